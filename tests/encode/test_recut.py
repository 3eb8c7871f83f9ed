"""A page can be cut anew after it was worked on: people's tags and notes stay, articles keep their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.edition import Edition
from tests.encode.test_page_merge import article, articles, edit, encode, page, valid
from tests.encode.test_page_merge import paper as paper  # the fixture

SECOND = "7"  # the line of 二号渡口停航


@pytest.fixture
def worked(paper: Edition) -> Edition:
    """The edition of three articles, worked on in each."""
    edit(
        paper.article("p1-1"),
        "三百米",
        '<hi>三百米</hi><note type="editorial" resp="#editor">一说二百米</note>',
    )
    edit(paper.article("p1-2"), "停航。</p>", "<choice><sic>停航</sic><corr>停驶</corr></choice>。</p>")
    edit(
        paper.article("p1-3"),
        "</closer>" if "</closer>" in article(paper, 3) else "开放。",
        '<persName resp="#editor">开放</persName>。',
    )
    encode(paper)
    assert page(paper).read_text("utf-8").split("\n")[int(SECOND) - 1] == "二号渡口停航"
    return paper


def test_articles_are_joined_and_divided_again(worked: Edition) -> None:
    """Joined, the second's name is free but never given again; divided, what was tagged is still there."""
    encode(worked, page(worked), "--recut", "--set", f"{SECOND}=same")
    assert articles(worked) == ["p1-1", "p1-3"]
    assert (worked.folder / "removed" / "p1-2.xml").exists()
    first = article(worked, 1)
    assert "<hi>三百米</hi>" in first
    assert "一说二百米" in first
    assert "<corr>停驶</corr>" in first
    valid(worked)
    encode(worked, page(worked), "--recut")
    assert articles(worked) == ["p1-1", "p1-4", "p1-3"]
    assert "<corr>停驶</corr>" in article(worked, 4)
    assert "一说二百米" in article(worked, 1)
    assert 'resp="#editor">开放</persName>' in article(worked, 3)
    valid(worked)


def test_a_recut_that_changes_nothing_keeps_all(worked: Edition) -> None:
    """The same cut: the articles' bodies are what they were."""
    bodies = [article(worked, n).partition("<text>")[2] for n in (1, 2, 3)]
    encode(worked, page(worked), "--recut")
    assert [article(worked, n).partition("<text>")[2] for n in (1, 2, 3)] == bodies
    valid(worked)


def test_a_tag_that_stays_away_stays_away_when_cut_anew(worked: Edition) -> None:
    """What a person untagged is remembered with its place in the new cut."""
    text = article(worked, 2)
    start, end = text.index("<placeName"), text.index("</placeName>")
    inner = text[text.index(">", start) + 1 : end]
    worked.article("p1-2").write_text(text[:start] + inner + text[end + len("</placeName>") :], "utf-8")
    encode(worked)
    before = sum(article(worked, n).count("<placeName") for n in (1, 2))
    encode(worked, page(worked), "--recut", "--set", f"{SECOND}=same")
    assert article(worked, 1).count("<placeName") == before
    valid(worked)


def test_recut_and_set_need_their_page(worked: Edition) -> None:
    """An encoded page is not cut anew by chance."""
    run = encode(worked, "--recut", code=2)
    assert "name them" in run.stderr
    run = encode(worked, page(worked), "--set", f"{SECOND}=same", code=2)
    assert "--recut" in run.stderr
    run = encode(worked, page(worked), "--recut", "--set", f"{SECOND}=same", "--check", code=1)
    assert articles(worked) == ["p1-1", "p1-2", "p1-3"]
    assert not (worked.folder / "removed").exists()


def test_a_part_may_become_another(worked: Edition, tmp_path: Path) -> None:
    """A paragraph set as a cross-head keeps the tags inside it."""
    encode(worked, page(worked), "--recut", "--set", "5=cross-head")
    first = article(worked, 1)
    assert 'type="cross"' in first
    assert "<hi>三百米</hi>" in first
    assert "一说二百米" in first
    valid(worked)
