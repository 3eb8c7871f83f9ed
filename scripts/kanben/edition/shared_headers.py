"""The headers of edition.xml and register.xml follow the settings, and name the editors who answer for something.

What was last written in them is kept in proposals/edition.jsonl, with the heads of the issues in edition.xml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanben.edition import Edition
from kanben.edition.contents import Contents, empty_contents
from kanben.edition.header_fields import Fields, answering, declare, fields_of, renew
from kanben.edition.memory import read_rows, rows_as_lines
from kanben.edition.register import Register, empty_register
from kanben.edition.tei_file import TeiFile
from kanben.files import write_bytes
from kanben.tei import TEI, XML_ID

_EXPECTED = "expected [file, {field: digest}]; restore the line, or delete the file to keep both headers"


@dataclass(frozen=True, slots=True)
class HeaderChange:
    """A field of a file's header that was renewed, or left as a person changed it."""

    path: Path
    field: str
    renewed: bool


class SharedHeaders:
    """The two headers in one run: renewed when it begins, saved with their files."""

    def __init__(self, edition: Edition, contents: Contents, register: Register) -> None:
        """Renew both headers in memory; raise UnreadableSource if what was last written cannot be read."""
        self._editors = edition.settings.editor
        self._files: Mapping[str, TeiFile] = {
            edition.contents.name: contents,
            edition.register.name: register,
        }
        self._path = edition.contents_memory
        self._read = _read(self._path)
        self._fields: dict[str, dict[str, str]] = {}
        self.changes: list[HeaderChange] = []
        for name, made in zip(self._files, (empty_contents, empty_register), strict=True):
            file, wanted = self._files[name], made(edition).getroot().find(f"{TEI}teiHeader")
            header = file.root.find(f"{TEI}teiHeader")
            if header is None or wanted is None:
                continue
            last = self._read.get(name)
            done = renew(header, wanted, fields_of(wanted) if last is None else last)
            self._note(file, done.renewed, done.kept)
            self._fields[name] = {**(last or {}), **done.fields}
        contents.issue_heads = self._fields.setdefault(edition.contents.name, {})

    def save(self, seen: Iterable[str]) -> None:
        """Name the editors who answer for tags in the articles of the run (`seen`), and keep what was written."""
        for name, file in self._files.items():
            header = file.root.find(f"{TEI}teiHeader")
            if header is None:
                continue
            stated = {str(each.get(XML_ID)) for each in header.iter(f"{TEI}respStmt")}
            others = set(seen) if isinstance(file, Contents) else answering(file.root)
            done = declare(header, self._editors, stated | others, self._fields.get(name, {}))
            self._note(file, done.renewed, done.kept)
            self._fields.setdefault(name, {}).update(done.fields)

    def keep(self) -> None:
        """Write what the headers say now, after their files were written."""
        if self._fields != self._read:
            write_bytes(self._path, rows_as_lines(self._fields.items()))
            self._read = {name: dict(fields) for name, fields in self._fields.items()}

    def _note(self, file: TeiFile, renewed: Iterable[str], kept: Iterable[str]) -> None:
        new = [HeaderChange(file.path, field, renewed=True) for field in renewed]
        if new:
            file.touch()
        self.changes += [*new, *(HeaderChange(file.path, field, renewed=False) for field in kept)]


def _read(path: Path) -> dict[str, Fields]:
    if not path.exists():
        return {}
    return dict(read_rows(path, _read_row, _EXPECTED))


def _read_row(row: Any) -> tuple[str, Fields]:
    name, said = row
    return str(name), {str(field): str(value) for field, value in said.items()}
