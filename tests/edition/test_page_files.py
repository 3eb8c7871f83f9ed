"""Page files of any name and folder: read, pointed to, named when they are not read, refused when they would clash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kanben.edition import Edition
from kanben.edition.contents import Contents
from kanben.tei.pointers import escape_path, parse_pointer, pointed_file
from tests.cli.running import kanben

TEXT = "江城晚报  2020年3月6日\n\n{title}\n本报讯（记者 李明）{title}，市民说：“很好。”\n"
ODD_NAMES = (
    "2020-03-06 A5.txt",
    "第一版.txt",
    "a\tb.txt",
    "全\u3000角.txt",
    "#1.txt",
    "what?.txt",
    "50%.txt",
    "%41.txt",
    "\"quoted\" 'name'.txt",
    "c:d.txt",
    "<&>.txt",
    "{a}|[b]^`.txt",
    os.fsdecode("第三版.txt".encode("gb18030")),
)


@pytest.fixture
def paper(tmp_path: Path) -> Edition:
    """A new edition without pages."""
    assert kanben("new", tmp_path / "paper").returncode == 0
    for sample in (tmp_path / "paper" / "pages").iterdir():
        sample.unlink()
    return Edition(tmp_path / "paper")


def add(edition: Edition, *names: str) -> None:
    """Add pages of these names, each with its own headline."""
    for number, name in enumerate(names, 1):
        path = edition.page_folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(TEXT.format(title=f"第{number}号大桥通车"), "utf-8")


def state(edition: Edition) -> set[str]:
    """The articles and register that there are."""
    return {path.name for path in edition.folder.glob("articles/*")} | {
        path.name for path in edition.folder.glob("*.xml")
    }


def test_pages_of_any_name_are_encoded_validated_and_built(paper: Edition) -> None:
    """White space, marks of addresses, quotation marks, bytes that are no UTF-8: all lead to their file, all is published."""
    add(paper, *ODD_NAMES)
    run = kanben("encode", "--edition", paper.folder, "--taggers", "rules")
    assert run.returncode == 0, run.stderr
    run = kanben("validate", paper.folder)
    assert run.returncode == 0, run.stdout
    assert "0 error(s), 0 warning(s)" in run.stdout
    run = kanben("build", paper.folder)
    assert run.returncode == 0, run.stdout + run.stderr
    names = set()
    for article in paper.folder.glob("articles/*.xml"):
        (pointer,) = etree.parse(article).xpath("//*[local-name() = 'pb']/@corresp")
        file = pointed_file(article.parent, pointer)
        assert file.is_file()
        names.add(file.name)
    assert names == set(ODD_NAMES)
    before = {path: path.read_bytes() for path in paper.folder.glob("articles/*")}
    assert kanben("encode", "--edition", paper.folder, "--taggers", "rules").returncode == 0
    assert {path: path.read_bytes() for path in paper.folder.glob("articles/*")} == before


def test_a_pointer_keeps_letters_readable() -> None:
    """Only what would end or divide an address is escaped."""
    assert escape_path("../pages/第一版 A5.txt") == "../pages/第一版%20A5.txt"
    assert escape_path('a%b#c?"d.txt') == "a%25b%23c%3F%22d.txt"
    assert escape_path(os.fsdecode(b"\xb5\xda.txt")) == "%B5%DA.txt"


@given(st.binary(min_size=1, max_size=20).filter(lambda name: b"/" not in name and b"\0" not in name))
def test_any_file_name_comes_back_from_its_pointer(name: bytes) -> None:
    """What escape_path writes, parse_pointer reads, and XML holds it."""
    path = f"../pages/{os.fsdecode(name)}"
    pointer = escape_path(path)
    etree.Element("a").set("corresp", pointer)
    assert parse_pointer(pointer).path == path
    assert len(pointer.split()) == 1


@pytest.mark.parametrize("name", ["2020-03-06 A5.txt", "a#1.txt", "%41.txt"])
def test_names_written_as_they_are_are_still_read(paper: Edition, name: str) -> None:
    """An edition whose pointers hold the file's name unescaped is valid and stays as it is."""
    add(paper, name)
    assert kanben("encode", "--edition", paper.folder, "--taggers", "rules").returncode == 0
    for path in (*paper.folder.glob("articles/*.xml"), paper.contents):
        path.write_text(path.read_text("utf-8").replace(escape_path(name), name), "utf-8")
    run = kanben("validate", paper.folder)
    assert run.returncode == 0, run.stdout
    assert [page.articles for page in Contents(paper).pages()] == [
        paper.articles_of(paper.page_id(paper.pages[0]))
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1.txt", "p1.txt"),
        ("A.txt", "a.txt"),
        ("a.txt", "a.text"),
        ("a b.txt", "a_b.txt"),
        ("x/1.txt", "x_1.txt"),
    ],
)
def test_names_that_clash_are_refused_before_anything_is_written(
    paper: Edition, first: str, second: str
) -> None:
    """Two files whose articles would take each other's place: one message that names both, and nothing else."""
    add(paper, "0.txt", first, second)
    before = state(paper)
    for command in (("encode", "--edition", paper.folder), ("build", paper.folder)):
        run = kanben(*command)
        assert run.returncode == 2
        assert first in run.stderr
        assert second in run.stderr
        assert len(run.stderr.splitlines()) == 1, run.stderr
        assert state(paper) == before
    run = kanben("validate", paper.folder, "--lang", "zh")
    assert run.returncode != 0


def test_sheets_of_one_file_do_not_clash_with_another_file(paper: Edition) -> None:
    """A form feed makes p1_p1 and p1_p2 of 1.txt; 1_p2.txt would be the same."""
    add(paper, "1.txt", "1_p2.txt")
    assert kanben("encode", "--edition", paper.folder, "--taggers", "rules", "--check").returncode == 1
    path = paper.page_folder / "1.txt"
    path.write_text(TEXT.format(title="甲") + "\f" + TEXT.format(title="乙"), "utf-8")
    run = kanben("encode", "--edition", paper.folder)
    assert run.returncode == 2
    assert "1.txt" in run.stderr
    assert "1_p2.txt" in run.stderr
    assert not list(paper.folder.glob("articles/*"))


def test_a_name_that_is_too_long_is_refused(paper: Edition) -> None:
    """A name is refused from which no article's file could be named, before anything is written."""
    add(paper, "0.txt", "版" * 80 + ".txt")
    run = kanben("encode", "--edition", paper.folder)
    assert run.returncode == 2
    assert "shorter name" in run.stderr
    assert not list(paper.folder.glob("articles/*"))
    (paper.page_folder / ("版" * 80 + ".txt")).rename(paper.page_folder / ("版" * 70 + ".txt"))
    run = kanben("build", paper.folder)
    assert run.returncode == 0, run.stderr


def test_subfolders_of_pages_are_read(paper: Edition) -> None:
    """Years of issues fit: a page's identifier is its path; edition.toml lists it with its folder."""
    add(paper, "2023-03-14/01.txt", "2023-03-15/01.TXT", "2023-03-15/deep/02.text", "00.txt")
    settings = paper.folder / "edition.toml"
    listed = '[[issue]]\ndate = 2023-03-15\npages = ["2023-03-15/01.TXT"]\n'
    settings.write_text(settings.read_text("utf-8") + listed, "utf-8")
    (paper.page_folder / "2023-03-14" / "scan.tif").write_bytes(b"")
    (paper.page_folder / "2023-03-14" / ".hidden.txt").write_bytes(b"")
    run = kanben("build", paper.folder)
    assert run.returncode == 0, run.stderr + run.stdout
    assert "no reader reads 2023-03-14/scan.tif; left out" in run.stderr
    assert {path.stem for path in paper.folder.glob("articles/*")} == {
        "p2023-03-14_01-1",
        "p2023-03-15_01-1",
        "p2023-03-15_deep_02-1",
        "p00-1",
    }
    issues = {page.id: page.issue for page in Contents(paper).pages()}
    assert issues["p2023-03-15_01"] == "issue-1"
    assert kanben("validate", paper.folder).returncode == 0
    (paper.folder / "build" / "html" / "articles" / "p2023-03-14_01-1.html").read_bytes()


def test_unread_files_are_named_in_one_line(paper: Edition) -> None:
    """A folder full of pictures does not fill the screen."""
    add(paper, "1.txt")
    for number in range(9):
        (paper.page_folder / f"scan{number}.tif").write_bytes(b"")
    for command in (("encode", "--edition", paper.folder, "--taggers", "rules"), ("build", paper.folder)):
        lines = [line for line in kanben(*command).stderr.splitlines() if "scan" in line]
        assert len(lines) == 1
        assert "and 4 more" in lines[0]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\xfd", b"---\ndate: 2021-13-45\n---\n\xe7\x89\x88\n", b"\x01\n"]
)
def test_a_refused_page_is_not_left_in_pages(paper: Edition, tmp_path: Path, content: bytes) -> None:
    """What cannot be read is not copied into the edition."""
    page = tmp_path / "new page.txt"
    page.write_bytes(content)
    run = kanben("encode", page, "--edition", paper.folder)
    assert run.returncode == 2, run.stdout
    assert list(paper.page_folder.iterdir()) == []
    page.write_text(TEXT.format(title="甲"), "utf-8")
    assert kanben("encode", page, "--edition", paper.folder, "--set", "99=article").returncode == 2
    assert list(paper.page_folder.iterdir()) == []
    assert kanben("encode", page, "--edition", paper.folder, "--taggers", "rules").returncode == 0
    assert [path.name for path in paper.page_folder.iterdir()] == ["new page.txt"]
