"""The page files of an edition: what lies in pages/, how a file is pointed to, and that no two give the same names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kanben.errors import KanbenError, NameTooLong, PageNamesClash
from kanben.readers import READERS
from kanben.readers.naming import make_page_id

if TYPE_CHECKING:
    from kanben.edition import Edition

_LONGEST_NAME = 255  # bytes, on all common file systems
_LONGEST_ADDITIONS = len(
    ".-9999.jsonl.new.12345678"
)  # around a page's identifier; see `kanben.files.replace`
_TEMPORARY_ADDITIONS = len("..12345678")
_SHEET = re.compile(r"(?P<file>.+)_p\d+")


def find_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files in and below a folder that a reader reads, and those that none reads, both in order of their paths.

    Hidden files and folders are no pages; folders that are links are not gone into, and count as not read.
    """
    read: list[Path] = []
    unread: list[Path] = []
    for path in sorted(_files(folder)):
        (read if path.suffix.lower() in READERS and not path.is_dir() else unread).append(path)
    return read, unread


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(place)
        yield from (here / name for name in files if not name.startswith("."))
        yield from (here / name for name in folders if (here / name).is_symlink())


def make_file_id(relative: Path) -> str:
    """Return the identifier of the page in a file of pages/: its path there, joined by low lines, as an XML name."""
    return make_page_id(Path("_".join(relative.parts)))


def refuse_names(edition: Edition, files: Iterable[Path]) -> None:
    """Raise PageNamesClash or NameTooLong if articles of these files, or of the edition's, could not have their names."""
    known: dict[str, tuple[str, Path]] = {}
    for path in dict.fromkeys((*edition.pages, *files)):
        name = edition.page_id(path)
        _refuse_long(path, name)
        other_name, other = known.setdefault(_folded(name), (name, path))
        if other != path:
            raise PageNamesClash(path=path, name=name, other=other, other_name=other_name)
    for name, path in list(known.values()):
        sheet = _SHEET.fullmatch(name)
        base = known.get(_folded(sheet["file"])) if sheet else None
        if base is not None and name in _page_ids(edition, base[1]):
            raise PageNamesClash(path=path, name=name, other=base[1], other_name=name)


def _refuse_long(path: Path, name: str) -> None:
    for made, added in ((name, _LONGEST_ADDITIONS), (path.name, _TEMPORARY_ADDITIONS)):
        if len(os.fsencode(made)) + added > _LONGEST_NAME:
            raise NameTooLong(path=path, name=made, limit=_LONGEST_NAME)


def _folded(name: str) -> str:
    """Return a name as systems compare it that tell neither case nor composition apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _page_ids(edition: Edition, file: Path) -> set[str]:
    """Return the identifiers of a file's pages; none if it cannot be read, which is said when it is encoded."""
    try:
        return {page.id for page in edition.read_pages(file)}
    except KanbenError:
        return set()
