"""`kanben encode` on the command line: the report, the plan, fixes, checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.edition import Edition, create_edition
from tests.cli.running import kanben

PAGE = """新桥通车

本报讯（记者 沈一舟）3月5日，连接两岸的新桥正式通车，全长八百米。

雨季将至

近日，市气象台发布预报，未来一周多雨。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page outside any edition."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE, "utf-8")
    return file


@pytest.fixture
def new(tmp_path: Path) -> Edition:
    """A new edition, without pages."""
    create_edition(tmp_path / "new", "New")
    (tmp_path / "new" / "pages" / "sample.txt").unlink()
    return Edition(tmp_path / "new")


def encode(edition: Edition, *arguments: object) -> str:
    """Encode without the model, and return what is printed."""
    run = kanben("encode", "--edition", edition.folder, "--taggers", "register,rules", *arguments)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_a_page_from_elsewhere_comes_into_the_edition_unchanged(new: Edition, page: Path) -> None:
    """The file is copied, its articles are made, and the report says that the text is whole."""
    report = encode(new, page)
    assert (new.folder / "pages" / "page.txt").read_bytes() == page.read_bytes()
    assert len(list((new.folder / "articles").iterdir())) == 2
    assert "2 article(s), 60 characters, all as printed" in report


def test_another_page_of_the_same_name_is_refused(new: Edition, page: Path) -> None:
    """A page is never replaced by another."""
    encode(new, page)
    page.write_text("另一版。\n", "utf-8")
    run = kanben("encode", "--edition", new.folder, page)
    assert (run.returncode, "another page of that name" in run.stderr) == (2, True)


def test_a_plan_shows_the_cut_and_writes_nothing(new: Edition, page: Path) -> None:
    """Article, part, first and last words, why; with the line to fix it by."""
    plan = encode(new, "--plan", page)
    assert "2 articles" in plan
    assert "head" in plan
    assert "short-line" in plan
    assert not (new.folder / "articles").exists()


def test_a_fix_changes_the_cut(new: Edition, page: Path) -> None:
    """What the editor sets holds; for a page that is encoded already the command says what to do."""
    assert "1 article" in encode(new, "--plan", page, "--set", "5=same")
    encode(new, page, "--set", "5=same")
    assert len(list((new.folder / "articles").iterdir())) == 1
    run = kanben("encode", "--edition", new.folder, page, "--set", "5=article")
    assert (run.returncode, "is encoded already" in run.stderr) == (2, True)
    run = kanben("encode", "--plan", page, "--set", "5=nonsense")
    assert (run.returncode, "nonsense" in run.stderr) == (2, True)


def test_check_says_what_would_change(new: Edition, page: Path) -> None:
    """Exit code 1 while there is something to do, 0 afterwards; nothing is written."""
    assert kanben("encode", "--check", "--edition", new.folder, page).returncode == 1
    assert not (new.folder / "articles").exists()
    encode(new, page)
    assert kanben("encode", "--check", "--edition", new.folder, "--taggers", "register,rules").returncode == 0


def test_the_edition_around_a_page_is_found(new: Edition) -> None:
    """A page inside an edition needs no --edition."""
    file = new.folder / "pages" / "page.txt"
    file.write_text(PAGE, "utf-8")
    assert kanben("encode", "-q", "--taggers", "register,rules", file).returncode == 0
    assert (new.folder / "articles" / "page-1.xml").exists()


def test_the_folder_of_an_edition_stands_for_all_of_its_pages(new: Edition) -> None:
    """From wherever it is called."""
    (new.folder / "pages" / "page.txt").write_text(PAGE, "utf-8")
    run = kanben("encode", new.folder, "--taggers", "register,rules")
    assert run.returncode == 0, run.stderr
    assert len(list((new.folder / "articles").iterdir())) == 2
