"""What the program proposed for an article last time, kept with the edition as JSON Lines.

Without it a later run could not tell a tag that a person removed from one that was never proposed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.memory import ASIDE, settle, write_with_memory
from kanben.encode.revise import Key, Proposals
from kanben.errors import UnreadableSource
from kanben.files import read_bytes


def read_proposals(path: Path) -> dict[Key, Mapping[str, str]]:
    """Return the proposals by place and element; none if there is no file; raise UnreadableSource for a wrong line."""
    if not path.exists():
        return {}
    proposals: dict[Key, Mapping[str, str]] = {}
    for number, line in enumerate(read_bytes(path).decode("utf-8", "replace").splitlines(), start=1):
        try:
            start, end, name, attributes = json.loads(line)
            proposals[int(start), int(end), str(name)] = {str(k): str(v) for k, v in attributes.items()}
        except (ValueError, TypeError, AttributeError):
            reason = "expected [start, end, element, attributes]; restore the line, or delete the file to keep all tags"
            raise UnreadableSource(path=path, line=number, reason=reason) from None
    return proposals


def write_with_proposals(
    article: Path, read: bytes | None, content: bytes | None, path: Path, proposals: Proposals | None
) -> None:
    """Write an article (unless None) and its proposals (unless None): see write_with_memory."""
    write_with_memory(article, read, content, path, None if proposals is None else _lines(proposals))


def settle_all(edition: Edition) -> None:
    """Settle the memories that a killed run left aside; only the edition's writer may."""
    for aside in (edition.folder / "proposals").glob(f"*{ASIDE}"):
        memory = aside.with_name(aside.name.removesuffix(ASIDE))
        is_register = memory == edition.register_memory
        settle(edition.register if is_register else edition.article(memory.stem), memory)


def _lines(proposals: Proposals) -> bytes:
    """Return the proposals in the order of the text, one a line."""
    rows = (
        json.dumps([*key, dict(attributes)], ensure_ascii=False)
        for key, attributes in sorted(proposals.items())
    )
    return "".join(f"{row}\n" for row in rows).encode()
