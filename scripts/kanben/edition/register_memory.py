"""What the program wrote of each register entry, kept in proposals/register.jsonl.

An entry that is another now is a person's; one that is gone was removed by a person, and stays away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanben.edition.memory import read_rows, rows_as_lines
from kanben.model import MentionKind

_EXPECTED = "expected [id, kind, [names], digest]; restore the line, or delete the file to keep all entries"


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as the program wrote it: its kind, its names (the main one first), the digest of the whole."""

    kind: MentionKind
    forms: tuple[str, ...]
    digest: str


def read_written(path: Path) -> dict[str, Written] | None:
    """Return what was written, by the entries' identifiers; None if nothing is remembered.

    Raise UnreadableSource for a wrong line.
    """
    if not path.exists():
        return None
    return dict(read_rows(path, _read_row, _EXPECTED))


def _read_row(row: Any) -> tuple[str, Written]:
    entry_id, kind, forms, last = row
    return str(entry_id), Written(MentionKind(kind), tuple(map(str, forms)), str(last))


def written_lines(written: Mapping[str, Written]) -> bytes:
    """Return what was written as JSON Lines, in the order of the identifiers."""
    rows = ([entry_id, each.kind, each.forms, each.digest] for entry_id, each in sorted(written.items()))
    return rows_as_lines(rows)
