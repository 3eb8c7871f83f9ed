from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kanben.errors import (
    EmptySource,
    IsADirectory,
    NotFound,
    SeveralPages,
    UndecodableByte,
    UnknownEncoding,
    UnknownPageFormat,
    UnprintableCharacter,
    UnsureEncoding,
    WrongEncoding,
)
from kanben.readers import read_page, read_pages

if TYPE_CHECKING:
    from pathlib import Path

SIMPLIFIED = "河堤加固完工\n\n本报讯 昨日，东岸三公里河堤加固全部完工，沿岸居民不用再为汛期担心。\n"
TRADITIONAL = "河堤加固完工\n\n本報訊 昨日，東岸三公里河堤加固全部完工，沿岸居民不用再為汛期擔心。\n"


def write(folder: Path, content: bytes, name: str = "page.txt") -> Path:
    """Write a page's file."""
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_text_is_recognised_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    """The same page comes out of each encoding, without being told which it is."""
    page = read_page(write(tmp_path, SIMPLIFIED.encode(encoding)))
    assert "\n\n".join("\n".join(block.lines) for block in page.blocks) == SIMPLIFIED.strip()


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "big5hkscs", "gb18030", "utf-16"])
def test_traditional_text_is_recognised_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    """Big5 and GB 18030 are told apart by what the text reads like."""
    page = read_page(write(tmp_path, TRADITIONAL.encode(encoding)))
    assert page.blocks[1].lines[0].startswith("本報訊")


def test_named_encoding_overrides(tmp_path: Path) -> None:
    """Two characters cannot be told apart; the user can say what they are."""
    path = write(tmp_path, "你好".encode("gb18030"))
    with pytest.raises(UnsureEncoding):
        read_page(path)
    assert read_page(path, "gb18030").blocks[0].lines == ("你好",)


def test_a_wrong_named_encoding_is_refused_where_the_bytes_do_not_fit(tmp_path: Path) -> None:
    """The message has line and column of the first byte that does not fit."""
    with pytest.raises(UndecodableByte, match=r"page\.txt:1:1: .*utf-8"):
        read_page(write(tmp_path, SIMPLIFIED.encode("gb18030")), "utf-8")


def test_a_wrong_named_encoding_is_refused_where_it_gives_garbled_text(tmp_path: Path) -> None:
    """Bytes that decode into rare characters are not accepted as text."""
    with pytest.raises(WrongEncoding, match="--encoding utf-8"):
        read_page(write(tmp_path, "河堤加固完工了。".encode()), "utf-16-le")


def test_an_unknown_named_encoding_is_refused(tmp_path: Path) -> None:
    """A misspelt encoding is an error, not a default."""
    with pytest.raises(UnknownEncoding):
        read_page(write(tmp_path, b"text"), "gb-18031")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """An image is not a page."""
    with pytest.raises(UndecodableByte):
        read_page(write(tmp_path, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256))))


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\x00", "U.0000 is a control character"),
        ("\x07", "U.0007 is a control character"),
        ("\x85", "U.0085 is a control character"),
        ("\ue5e5", "U.E5E5 is a private-use character"),
        ("\U000f0000", "U.F0000 is a private-use character"),
        ("\ufdd0", "U.FDD0 is not a character"),
        ("\uffff", "U.FFFF is not a character"),
        ("\ufffd", "U.FFFD is the mark of a character lost earlier"),
    ],
)
def test_an_unprintable_character_is_named_with_its_place(
    tmp_path: Path, character: str, message: str
) -> None:
    """Line and column point at the character, and nothing is dropped quietly."""
    path = write(tmp_path, f"第一行\r\n第二{character}行".encode("utf-16"))
    with pytest.raises(UnprintableCharacter, match=rf":2:3: {message}"):
        read_page(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_lone_surrogate_is_refused(tmp_path: Path, encoding: str) -> None:
    """Half of a surrogate pair is an error of the bytes, with its place."""
    path = write(tmp_path, "河堤加\ud842固".encode(encoding, "surrogatepass"))
    with pytest.raises(UndecodableByte, match=":1:4:"):
        read_page(path, encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(tmp_path: Path, end: str) -> None:
    """Pages of other systems have the same blocks and line numbers."""
    page = read_page(write(tmp_path, f"一{end}{end}二{end}三".encode()))
    assert [(block.lines, block.line) for block in page.blocks] == [(("一",), 1), (("二", "三"), 3)]


@pytest.mark.parametrize("content", [b"", b"\n\n", "\u3000 \r\n\f\t".encode(), b"\xef\xbb\xbf"])
def test_a_page_without_a_printed_character_is_empty(tmp_path: Path, content: bytes) -> None:
    """White space alone is no page."""
    with pytest.raises(EmptySource):
        read_page(write(tmp_path, content))


def test_missing_files_folders_and_foreign_formats_are_refused(tmp_path: Path) -> None:
    """Each has its own error."""
    with pytest.raises(NotFound):
        read_page(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(IsADirectory):
        read_page(tmp_path / "folder.txt")
    with pytest.raises(UnknownPageFormat, match=r"\.pdf"):
        read_page(write(tmp_path, b"", "page.pdf"))


def test_form_feeds_divide_pages(tmp_path: Path) -> None:
    """Each page has its own identifier and counts lines in the file; empty ones are left out."""
    path = write(tmp_path, "一版\n\f\n二版\f\f三版".encode())
    pages = read_pages(path)
    assert [(page.id, page.blocks[0].lines, page.blocks[0].line) for page in pages] == [
        ("page_p1", ("一版",), 1),
        ("page_p2", ("二版",), 3),
        ("page_p3", ("三版",), 3),
    ]
    with pytest.raises(SeveralPages):
        read_page(path)
