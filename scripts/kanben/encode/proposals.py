"""What the program proposed for an article last time, kept with the edition as JSON Lines.

Without it a later run could not tell a tag that a person removed from one that was never proposed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.header_fields import Fields
from kanben.edition.memory import ASIDE, settle, write_with_memory
from kanben.encode.revise import Key, Proposals
from kanben.errors import UnreadableSource
from kanben.files import read_bytes

_HEADER = "header"


def read_proposals(path: Path) -> dict[Key, Mapping[str, str]]:
    """Return the proposals by place and element; none if there is no file; raise UnreadableSource for a wrong line."""
    return read_memory(path)[1]


def read_memory(path: Path) -> tuple[Fields | None, dict[Key, Mapping[str, str]]]:
    """Return what was written in the article's header (None: that is not remembered), and the proposals.

    Raise UnreadableSource for a wrong line.
    """
    fields: Fields | None = None
    proposals: dict[Key, Mapping[str, str]] = {}
    if not path.exists():
        return fields, proposals
    for number, line in enumerate(read_bytes(path).decode("utf-8", "replace").splitlines(), start=1):
        try:
            row = json.loads(line)
            if row[0] == _HEADER:
                fields = {str(k): str(v) for k, v in row[1].items()}
                continue
            start, end, name, attributes = row
            proposals[int(start), int(end), str(name)] = {str(k): str(v) for k, v in attributes.items()}
        except (ValueError, TypeError, AttributeError, LookupError):
            reason = "expected [start, end, element, attributes]; restore the line, or delete the file to keep all tags"
            raise UnreadableSource(path=path, line=number, reason=reason) from None
    return fields, proposals


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
    first = "" if header is None else json.dumps([_HEADER, dict(header)], ensure_ascii=False) + "\n"
    rows = (
        json.dumps([*key, dict(attributes)], ensure_ascii=False)
        for key, attributes in sorted(proposals.items())
    )
    return (first + "".join(f"{row}\n" for row in rows)).encode()
