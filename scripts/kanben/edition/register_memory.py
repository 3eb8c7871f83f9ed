"""What the program wrote of each register entry, kept in proposals/register.jsonl.

An entry that is another now is a person's; one that is gone was removed by a person, and stays away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kanben.errors import UnreadableSource
from kanben.files import read_bytes
from kanben.model import MentionKind


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
    written: dict[str, Written] = {}
    for number, line in enumerate(read_bytes(path).decode("utf-8", "replace").splitlines(), start=1):
        try:
            entry_id, kind, forms, digest = json.loads(line)
            written[str(entry_id)] = Written(MentionKind(kind), tuple(map(str, forms)), str(digest))
        except (ValueError, TypeError):
            reason = "expected [id, kind, [names], digest]; restore the line, or delete the file to keep all entries"
            raise UnreadableSource(path=path, line=number, reason=reason) from None
    return written


def written_lines(written: Mapping[str, Written]) -> bytes:
    """Return what was written as JSON Lines, in the order of the identifiers."""
    rows = ([entry_id, each.kind, each.forms, each.digest] for entry_id, each in sorted(written.items()))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
