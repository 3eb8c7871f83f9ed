"""What the program proposed for an article last time, kept with the edition as JSON Lines.

Without it a later run could not tell a tag that a person removed from one that was never proposed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kanben.edition import Edition
from kanben.edition.header_fields import Fields
from kanben.edition.memory import ASIDE, read_rows, rows_as_lines, settle, write_with_memory
from kanben.encode.revise import Key, Proposals

_HEADER = "header"
_EXPECTED = (
    "expected [start, end, element, attributes]; restore the line, or delete the file to keep all tags"
)


def read_proposals(path: Path) -> dict[Key, Mapping[str, str]]:
    """Return the proposals by place and element; none if there is no file; raise UnreadableSource for a wrong line."""
    return read_memory(path)[1]


def read_memory(path: Path) -> tuple[Fields | None, dict[Key, Mapping[str, str]]]:
    """Return what was written in the article's header (None: that is not remembered), and the proposals.

    Raise UnreadableSource for a wrong line.
    """
    fields: Fields | None = None
    proposals: dict[Key, Mapping[str, str]] = {}
    for key, said in read_rows(path, _read_row, _EXPECTED) if path.exists() else ():
        if key is None:
            fields = said
        else:
            proposals[key] = said
    return fields, proposals


def _read_row(row: Any) -> tuple[Key | None, dict[str, str]]:
    """Return a row's place and element, None for that of the header, and what was written there."""
    *place, said = row
    written = {str(name): str(value) for name, value in said.items()}
    if place == [_HEADER]:
        return None, written
    start, end, name = place
    return (int(start), int(end), str(name)), written


def write_with_proposals(
    article: Path,
    read: bytes | None,
    content: bytes | None,
    path: Path,
    proposals: Proposals | None,
    header: Fields | None = None,
) -> None:
    """Write an article (unless None) and its proposals (unless None) with its header's fields: see write_with_memory."""
    write_with_memory(article, read, content, path, None if proposals is None else _lines(proposals, header))


def settle_all(edition: Edition) -> None:
    """Settle the memories that a killed run left aside; only the edition's writer may."""
    for aside in (edition.folder / "proposals").glob(f"*{ASIDE}"):
        memory = aside.with_name(aside.name.removesuffix(ASIDE))
        is_register = memory == edition.register_memory
        settle(edition.register if is_register else edition.article(memory.stem), memory)


def _lines(proposals: Proposals, header: Fields | None) -> bytes:
    """Return the header's fields, then the proposals in the order of the text, one a line."""
    first = () if header is None else ([_HEADER, dict(header)],)
    return rows_as_lines([*first, *([*key, dict(said)] for key, said in sorted(proposals.items()))])
