"""What goes wrong gets one clear message and exit code 2; nothing is half-written and no traceback is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kanben.edition import Edition
from tests.cli.running import kanben
from tests.conftest import REPOSITORY

ARTICLE = REPOSITORY / "tei" / "articles" / "p000_96995795001646cc-3.xml"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


PAGES: dict[str, tuple[bytes | None, str]] = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "empty"),
    "blank.txt": ("\n 　\n\n".encode(), "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), ""),
    "nul.txt": ("标题\n\n近日，天\x00晴。".encode(), "3"),
    "wrong.txt": ("标题\n\n近日，天晴。\n".encode() + b"\xff\xfe\xff\n", "4"),
    "page.docx": (b"PK\x03\x04", ".txt"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_cannot_be_read(edition: Edition, tmp_path: Path, name: str) -> None:
    """Missing, empty, binary, damaged, of another format: the message names the file, and the line where there is one."""
    content, expected = PAGES[name]
    page = tmp_path / name
    if content is not None:
        page.write_bytes(content)
    before = files(edition.folder / "articles")
    run = kanben("encode", "--edition", edition.folder, page)
    assert run.returncode == 2
    assert name in run.stderr
    assert expected in run.stderr
    assert "Traceback" not in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert files(edition.folder / "articles") == before


def test_a_folder_in_place_of_a_page(edition: Edition, tmp_path: Path) -> None:
    """The message says that it is a folder."""
    folder = tmp_path / "pages.txt"
    folder.mkdir()
    run = kanben("encode", "--edition", edition.folder, folder)
    assert (run.returncode, "is a folder" in run.stderr) == (2, True)


def test_a_page_with_one_line_is_an_article(tmp_path: Path) -> None:
    """The smallest page gives one valid article that holds it."""
    assert kanben("new", tmp_path / "edition").returncode == 0
    (tmp_path / "edition" / "pages" / "sample.txt").write_text("今日无报。\n", "utf-8")
    assert kanben("build", tmp_path / "edition").returncode == 0
    (article,) = (tmp_path / "edition" / "articles").iterdir()
    assert "今日无报。" in article.read_text("utf-8")


DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "text.xml": ("不是 XML".encode(), "well-formed"),
    "empty.xml": (b"", "well-formed"),
    "html.xml": (b"<html><body/></html>", "<html>"),
    "unclosed.xml": (f"{TEI}\n<text>\n</TEI>".encode(), "unclosed.xml:3:"),
    "encoding.xml": (b'<?xml version="1.0" encoding="UTF-8"?>' + f"{TEI}标题</TEI>".encode("gb18030"), "well-formed"),
    "entity.xml": (
        b'<!DOCTYPE TEI [<!ENTITY secret SYSTEM "file:///etc/passwd">]>' + f"{TEI}&secret;</TEI>".encode(),
        "&secret;",
    ),
    "bomb.xml": (
        b'<!DOCTYPE TEI [<!ENTITY a0 "haha">'
        + b"".join(b'<!ENTITY a%d "' % n + b"&a%d;" % (n - 1) * 30 + b'">' for n in range(1, 9))
        + f"]>{TEI}&a8;</TEI>".encode(),
        "without bound",
    ),
    "remote.xml": (b'<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">' + f"{TEI}</TEI>".encode(), "names no schema"),
}  # fmt: skip


@pytest.mark.parametrize(
    "command", [["validate"], ["transform", "--to", "html"], ["transform", "--to", "epub"]]
)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_is_not_closed_tei(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: list[str]
) -> None:
    """Not XML, not TEI, a DTD, an entity: one message with the place, no file read, nothing written."""
    content, expected = DOCUMENTS[name]
    if b"<!DOCTYPE" in content and command[0] == "transform":
        pytest.skip("what transform says of declarations: tests/document")
    (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    run = kanben(*command, tmp_path / name)
    output = run.stdout + run.stderr
    assert run.returncode == 2
    assert expected in output
    assert "root:" not in output
    assert "Traceback" not in output
    assert list(files(tmp_path)) == [name]


def test_an_entity_in_an_editions_article_is_not_published(edition: Edition) -> None:
    """A build reads nothing through an article either; the last output stays."""
    path = edition.articles_of("p000_96995795001646cc")[2]
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("<TEI", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<TEI', 1), "utf-8"
    )
    run = kanben("build", edition.folder)
    assert run.returncode == 2
    assert "document type declaration" in run.stderr
    assert not (edition.folder / "build").exists()


def test_an_invalid_article_stops_the_build_with_its_line(edition: Edition) -> None:
    """Exit code 1, the file and line of the fault, and nothing published."""
    path = edition.articles_of("p000_96995795001646cc")[2]
    lines = (
        path.read_text("utf-8")
        .replace("<closer>", "<closure>")
        .replace("</closer>", "</closure>")
        .splitlines()
    )
    path.write_text("\n".join(lines), "utf-8")
    line = next(number for number, text in enumerate(lines, start=1) if "<closure>" in text)
    run = kanben("build", edition.folder)
    assert run.returncode in (1, 2)  # the text of an unknown element is not part of the page
    assert f"{path.name}" in run.stdout + run.stderr
    validation = kanben("validate", path)
    assert validation.returncode == 1
    assert f"{path.name}:{line}:" in validation.stdout
    assert not (edition.folder / "build").exists()


def test_a_folder_that_is_no_edition(tmp_path: Path) -> None:
    """The message names the missing file and the command that makes an edition."""
    run = kanben("build", tmp_path)
    assert (run.returncode, "kanben new" in run.stderr) == (2, True)


def test_new_does_not_touch_a_folder_with_files(tmp_path: Path) -> None:
    """An existing folder is left as it is."""
    (tmp_path / "diary.txt").write_text("x")
    run = kanben("new", tmp_path)
    assert run.returncode == 2
    assert list(files(tmp_path)) == ["diary.txt"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "', 'titel = "', "did you mean “title”"),
        ("[[editor]]", "[editor]", "[[editor]]"),
        ('language = "zh-Hans"', "language = 3", "quotation marks"),
        ('language = "zh-Hans"', "language = ", "line"),
        ("000_96995795001646cc.txt", "other.txt", "other.txt"),
    ],
)
def test_wrong_settings_are_named(edition: Edition, old: str, new: str, expected: str) -> None:
    """A misspelt key, a wrong type, a missing page: the message says which, and how it should be."""
    path = edition.folder / "edition.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    run = kanben("build", edition.folder)
    assert run.returncode == 2
    assert "edition.toml" in run.stderr
    assert expected in run.stderr
    assert "Traceback" not in run.stderr


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    """`transform --output` never deletes what somebody else put there."""
    (tmp_path / "photo.jpg").write_bytes(b"x")
    run = kanben("transform", ARTICLE, "--to", "html", "--output", tmp_path)
    assert run.returncode == 2
    assert list(files(tmp_path)) == ["photo.jpg"]


def test_a_misspelt_command_is_answered_with_the_commands() -> None:
    """The list of commands helps more than the refusal."""
    run = kanben("biuld")
    assert (run.returncode, "build" in run.stderr) == (2, True)


def test_the_process_ends_with_the_message_and_the_code(tmp_path: Path) -> None:
    """`python -m kanben` says on standard error what is wrong, and nothing else."""
    page = tmp_path / "missing.txt"
    run = subprocess.run(
        [sys.executable, "-m", "kanben", "build", page],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"kanben: {page}: there is no such file or folder; check the name\n"


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No traceback meets a user, unless --verbose asks for it."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("what nobody expected")

    monkeypatch.setattr("kanben.cli.new.create_edition", fail)
    run = kanben("new", tmp_path / "new")
    assert run.returncode == 2
    assert (
        run.stderr
        == "kanben: a fault of Kanben itself (RuntimeError: what nobody expected); -v shows where\n"
    )
    with pytest.raises(RuntimeError):
        kanben("new", tmp_path / "new", "-v")


@pytest.mark.parametrize(
    ("command", "most"),
    [(["validate"], 256), (["transform", "--to", "html"], 100), (["transform", "--to", "epub"], 100)],
)
def test_a_document_nested_too_deeply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], most: int
) -> None:
    """More levels than can be read are one error, before any stylesheet is asked."""
    levels = most + 20
    (tmp_path / "deep.xml").write_text(
        "<?xml-model href='kanben.rng'?><?xml-model href='kanben.sch'?>"
        f"{TEI}{'<ab>' * levels}{'</ab>' * levels}</TEI>",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    run = kanben(*command, tmp_path / "deep.xml")
    assert run.returncode in (1, 2)
    assert str(most) in run.stdout + run.stderr
    assert "Saxon" not in run.stdout + run.stderr
    assert list(files(tmp_path)) == ["deep.xml"]
