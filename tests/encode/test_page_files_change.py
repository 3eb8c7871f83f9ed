"""Page files that are renamed, gone, or taken out of the edition: no article is lost, no address changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.edition import Edition
from kanben.edition.contents import Contents
from tests.cli.running import Run, kanben

_PAGE = """江城晚报  2020年3月{n}日  第{n}版

第{n}号大桥通车
本报讯（记者 {name}）昨日，江城市第{n}号大桥通车，长{n}00米，这是全市第{n}座大桥。

第{n}号渡口停航
本报讯（记者 {name}）江城市第{n}号渡口昨日停航，今后船只改走第{n}号码头。
"""
NAMES = ("李明", "王芳", "赵强")


@pytest.fixture
def paper(tmp_path: Path) -> Edition:
    """An edition of three pages with two articles each, encoded by the rules."""
    assert kanben("new", tmp_path / "paper").returncode == 0
    for sample in (tmp_path / "paper" / "pages").iterdir():
        sample.unlink()
    settings = tmp_path / "paper" / "edition.toml"
    settings.write_text('taggers = ["rules"]\n' + settings.read_text("utf-8"), "utf-8")
    edition = Edition(tmp_path / "paper")
    for number, name in enumerate(NAMES, 1):
        (edition.page_folder / f"{'abc'[number - 1]}.txt").write_text(
            _PAGE.format(n=number, name=name), "utf-8"
        )
    encode(edition)
    return edition


def encode(edition: Edition, *options: object, code: int = 0) -> Run:
    """Encode the edition."""
    run = kanben("encode", "--edition", edition.folder, *options)
    assert run.returncode == code, run.stdout + run.stderr
    return run


def articles(edition: Edition) -> list[str]:
    """The articles listed, in order."""
    return [path.stem for each in Contents(Edition(edition.folder)).pages() for path in each.articles]


def valid(edition: Edition) -> None:
    """The edition has no error, and a second run changes nothing."""
    run = kanben("validate", edition.folder)
    assert run.returncode == 0, run.stdout
    before = {path: path.read_bytes() for path in edition.folder.rglob("*") if path.is_file()}
    encode(edition)
    assert {path: path.read_bytes() for path in edition.folder.rglob("*") if path.is_file()} == before


ALL = ["a-1", "a-2", "b-1", "b-2", "c-1", "c-2"]


@pytest.mark.parametrize("command", ["encode", "build"])
def test_a_renamed_page_keeps_its_articles(paper: Edition, command: str) -> None:
    """Its text tells which page it is; the articles' names and what a person changed stay, their pointers follow."""
    path = paper.article("b-1")
    path.write_text(path.read_text("utf-8").replace("座大桥", "<hi>座</hi>大桥"), "utf-8")
    (paper.page_folder / "b.txt").rename(paper.page_folder / "2020-03-02 B.txt")
    run = kanben(command, paper.folder)
    assert run.returncode == 0, run.stdout + run.stderr
    assert sorted(articles(paper)) == ALL
    assert "<hi>座</hi>" in path.read_text("utf-8")
    assert 'corresp="../pages/2020-03-02%20B.txt"' in path.read_text("utf-8")
    valid(paper)


def test_a_page_renamed_and_corrected_at_once(paper: Edition) -> None:
    """The correction is carried into its articles."""
    (paper.page_folder / "b.txt").rename(paper.page_folder / "x.txt")
    page = paper.page_folder / "x.txt"
    page.write_text(page.read_text("utf-8").replace("昨日停航", "昨天停航"), "utf-8")
    encode(paper)
    assert sorted(articles(paper)) == ALL
    assert "昨天" in paper.article("b-2").read_text("utf-8")
    valid(paper)
    paper.contents.unlink()  # what the articles say suffices
    encode(paper)
    assert sorted(articles(paper)) == ALL
    valid(paper)


def test_two_pages_that_change_names(paper: Edition) -> None:
    """Moved into a folder, both are known by their texts."""
    (paper.page_folder / "2020").mkdir()
    for name in "ab":
        (paper.page_folder / f"{name}.txt").rename(paper.page_folder / "2020" / f"{name}.txt")
    encode(paper)
    assert sorted(articles(paper)) == ALL
    valid(paper)


@pytest.mark.parametrize("command", [("encode", "--edition"), ("validate",), ("build",)])
def test_a_page_file_that_is_gone_is_an_error(paper: Edition, command: tuple[str, ...]) -> None:
    """Nothing is taken out or published; the message names the file; put back, all is well."""
    content = (paper.page_folder / "b.txt").read_bytes()
    (paper.page_folder / "b.txt").unlink()
    run = kanben(*command, paper.folder)
    assert run.returncode != 0
    assert "b.txt" in run.stdout + run.stderr
    assert not (paper.folder / "build").exists()
    assert sorted(articles(paper)) == ALL
    (paper.page_folder / "b.txt").write_bytes(content)
    valid(paper)


def test_an_unmounted_folder_is_an_error(paper: Edition) -> None:
    """All pages gone: no article is touched."""
    paper.page_folder.rename(paper.folder / "elsewhere")
    paper.page_folder.mkdir()
    encode(paper, code=2)
    assert sorted(articles(paper)) == ALL


@pytest.mark.parametrize("is_there", [True, False])
def test_drop_takes_a_page_out(paper: Edition, *, is_there: bool) -> None:
    """Its articles lie in removed/, entries that only they used are gone, those of others and a person's are not."""
    register = paper.register.read_text("utf-8")
    assert "王芳" in register
    assert "李明" in register
    if not is_there:
        (paper.page_folder / "b.txt").unlink()
    run = encode(paper, "--drop", paper.page_folder / "b.txt")
    assert "b-1.xml" in run.stdout
    assert articles(paper) == ["a-1", "a-2", "c-1", "c-2"]
    assert {path.name for path in (paper.folder / "removed").iterdir()} >= {"b-1.xml", "b-2.xml"}
    register = paper.register.read_text("utf-8")
    assert "王芳" not in register
    assert "李明" in register
    assert "江城市" in register
    valid(paper)


def test_drop_by_identifier_and_of_nothing(paper: Edition) -> None:
    """A page is named by its file or its identifier; what is no page is an error."""
    encode(paper, "--drop", "nothing.txt", code=2)
    encode(paper, "--drop", "b")
    assert articles(paper) == ["a-1", "a-2", "c-1", "c-2"]
    valid(paper)


def test_links_to_a_page_that_is_dropped_are_taken_away(paper: Edition) -> None:
    """What ran on to it stays as printed words, without a target that is not there."""
    path = paper.article("a-1")
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("座大桥。", '座大桥。<ref type="jump" target="b-1.xml#b-1">下转第2版</ref>').replace(
            "下转第2版", ""
        ),
        "utf-8",
    )
    encode(paper, "--drop", "b")
    assert "b-1" not in path.read_text("utf-8")
    valid(paper)


def test_a_page_from_elsewhere_that_would_clash_is_not_copied(paper: Edition, tmp_path: Path) -> None:
    """A.txt beside a.txt: one message that names both, and no copy."""
    other = tmp_path / "A.txt"
    other.write_text(_PAGE.format(n=7, name="周平"), "utf-8")
    before = {path: path.read_bytes() for path in paper.folder.rglob("*") if path.is_file()}
    run = encode(paper, other, code=2)
    assert "A.txt" in run.stderr
    assert "a.txt" in run.stderr
    assert {path: path.read_bytes() for path in paper.folder.rglob("*") if path.is_file()} == before
