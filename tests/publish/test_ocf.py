"""The container is the same for the same files, and whole or not there."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanben.errors import FileNameClash, NotPermitted
from kanben.publish.epub.ocf import write_ocf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = [
    ("META-INF/container.xml", b"<container/>"),
    ("EPUB/text.xhtml", b"<html/>" * 50),
    ("EPUB/a.png", b"\x89"),
]


def test_book_opens_with_a_stored_mimetype(tmp_path: Path) -> None:
    """Reading systems recognise an EPUB by its first, uncompressed entry, at a fixed place in the file."""
    write_ocf(tmp_path / "book.epub", FILES)
    content = (tmp_path / "book.epub").read_bytes()
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(tmp_path / "book.epub") as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the clock, the user or the system gets into the archive."""
    write_ocf(tmp_path / "one" / "book.epub", FILES)
    write_ocf(tmp_path / "two" / "other.epub", FILES)
    assert (tmp_path / "one" / "book.epub").read_bytes() == (tmp_path / "two" / "other.epub").read_bytes()


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.(xhtml|png)", fullmatch=True), st.binary(max_size=200)))
def test_every_file_comes_back_unchanged(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    """What goes into a book can be read out of it, in the order given."""
    path = tmp_path_factory.mktemp("ocf") / "book.epub"
    write_ocf(path, files.items())
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()[1:]} == files
        assert archive.namelist()[1:] == list(files)


def test_failure_leaves_the_last_book(tmp_path: Path) -> None:
    """A book that cannot be finished does not replace the one that was there, nor leave a part of itself."""

    def broken() -> Iterator[tuple[str, bytes]]:
        yield FILES[0]
        raise RuntimeError

    path = tmp_path / "book.epub"
    write_ocf(path, FILES)
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        write_ocf(path, broken())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("other", ["EPUB/Text.xhtml", "EPUB/text.xhtml"])
def test_names_that_only_some_systems_tell_apart_are_refused(tmp_path: Path, other: str) -> None:
    """Two names that differ in case alone would overwrite each other when a reader unpacks the book."""
    with pytest.raises(FileNameClash, match="text"):
        write_ocf(tmp_path / "book.epub", [*FILES, (other, b"")])
    assert not list(tmp_path.iterdir())


def test_unwritable_place_gives_one_clear_error(tmp_path: Path) -> None:
    """A file where a folder should be is reported with its path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(NotPermitted, match="file"):
        write_ocf(tmp_path / "file" / "book.epub", FILES)
