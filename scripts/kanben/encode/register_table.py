"""The register as a table (CSV) that a spreadsheet opens and saves; names are corrected there and taken back.

UTF-8 with a byte order mark, by which spreadsheets know it.  RFC 4180.  A cell that a spreadsheet would take for a formula
begins with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.contents import tei_files
from kanben.edition.entry_edits import give_names, names_of
from kanben.edition.lock import writing
from kanben.edition.register import Register
from kanben.edition.register_entries import SHAPES, entry
from kanben.encode.proposals import settle_all
from kanben.errors import BadTable
from kanben.files import read_bytes, write_bytes
from kanben.model import Certainty
from kanben.tei import XML_ID, parse_tei
from kanben.tei.pointers import parse_pointer

COLUMNS = ("id", "kind", "name", "variants", "by", "mentions")
_SEPARATOR = "; "
_KINDS = {shape[1]: kind for kind, shape in SHAPES.items()}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class TableChange:
    """An entry whose names a table changes (`before` and `now`), or that it adds (nothing before)."""

    entry: str
    before: str
    now: str


def export_table(edition: Edition, file: Path) -> int:
    """Write the register as a table; return how many entries it has.  `by` is the entry's @resp, `mentions` a count."""
    mentions = _count_mentions(edition)
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    count = 0
    for kind, found in Register.of(edition, grows=False).entries():
        main, *variants = names_of(found) or [""]
        entry_id = found.attrib[XML_ID]
        by = found.get("resp", "").replace("#", "")
        row = (entry_id, SHAPES[kind][1], main, _SEPARATOR.join(variants), by, str(mentions[entry_id]))
        table.writerow(map(_safe, row))
        count += 1
    write_bytes(file, text.getvalue().encode("utf-8-sig"))
    return count


def import_table(edition: Edition, file: Path, *, check: bool = False) -> list[TableChange]:
    """Take the names of a table over into the register; return what changes.  With `check`, write nothing.

    A row without `id` adds an entry; an entry without a row stays.  Raise BadTable for a row that cannot be taken over:
    then nothing is.
    """
    with writing(edition.folder):
        if not check:
            settle_all(edition)
        register = Register.of(edition)
        changes = [change for number, row in _rows(file) if (change := _take(register, file, number, row))]
        if changes and not check:
            register.touch()
            register.save()
    return changes


def _take(register: Register, file: Path, number: int, row: Mapping[str, str]) -> TableChange | None:
    """Bring an entry's names to those of a row; return the change, if it is one."""
    names = [row["name"], *(each.strip() for each in row["variants"].replace("；", ";").split(";"))]
    names = [name for name in dict.fromkeys(names) if name]
    if not row["name"]:
        raise BadTable(path=file, row=number, reason="has no name")
    kind = _KINDS.get(row["kind"])
    if row["id"]:
        if row["id"] not in register:
            raise BadTable(path=file, row=number, reason=f"the register has no entry “{row['id']}”")
        found = register.entry(row["id"])
        before = names_of(found)
        if names == before:
            return None
        give_names(found, names)
        return TableChange(row["id"], _SEPARATOR.join(before), _SEPARATOR.join(names))
    if kind is None:
        raise BadTable(
            path=file, row=number, reason=f"kind is “{row['kind']}”, not one of {', '.join(_KINDS)}"
        )
    made = entry(kind, "", names, Certainty.HIGH)
    for attribute in ("resp", "cert"):
        del made.attrib[attribute]
    return TableChange(register.insert(made), "", _SEPARATOR.join(names))


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that are not empty, with their numbers; raise BadTable where a column is missing."""
    content = read_bytes(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:  # spreadsheets in China save CSV like this
        text = content.decode("gb18030", "replace")
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    needed = COLUMNS[:4]
    missing = [name for name in needed if name not in (table.fieldnames or ())]
    if missing:
        raise BadTable(path=file, row=1, reason=f"has no column {', '.join(missing)}")
    for number, cells in enumerate(table, start=2):
        row = {name: _plain((cells.get(name) or "").strip()) for name in needed}
        if any(row.values()):
            yield number, row


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _count_mentions(edition: Edition) -> Counter[str]:
    """Return how often articles point to each entry."""
    counted: Counter[str] = Counter()
    for path in tei_files(edition):
        if path not in (edition.contents, edition.register):
            for value in parse_tei(path).xpath("//@ref | //@who"):
                counted.update(
                    parse_pointer(pointer).fragment for pointer in value.split() if "register.xml#" in pointer
                )
    return counted
