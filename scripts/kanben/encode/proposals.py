"""What the program proposed for an article last time, kept with the edition as JSON Lines.

Without it a later run could not tell a tag that a person removed from one that was never proposed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from kanben.edition import Edition
from kanben.encode.revise import Key, Proposals
from kanben.errors import UnreadableSource
from kanben.files import read_bytes, refuse_changed, replace_unchanged, write_bytes

_ASIDE = ".new"


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
    """Write an article (unless None) and its proposals (unless None) so that a kill between leaves both old or both new.

    `read` are the article's bytes as they were read, None of a new one; raise ChangedMeanwhile if it has others now.
    The proposals are first written aside with the digest of the article that they belong to; `settle` then decides.
    """
    if content is not None and proposals is not None:
        digest = hashlib.sha256(content).hexdigest()
        refuse_changed(article, read)
        write_bytes(_aside(path), f"{digest}\n".encode() + _lines(proposals))
        try:
            replace_unchanged(article, read, content)
        finally:
            settle(article, path)
    elif content is not None:
        replace_unchanged(article, read, content)
    elif proposals is not None:
        write_bytes(path, _lines(proposals))


def settle_all(edition: Edition) -> None:
    """Settle the proposals that a killed run left aside; only the edition's writer may."""
    for aside in (edition.folder / "proposals").glob(f"*{_ASIDE}"):
        memory = aside.with_name(aside.name.removesuffix(_ASIDE))
        settle(edition.article(memory.stem), memory)


def settle(article: Path, path: Path) -> None:
    """Put proposals that stand aside in place if the article was written, else away."""
    aside = _aside(path)
    digest, _, lines = read_bytes(aside).partition(b"\n")
    if article.exists() and hashlib.sha256(read_bytes(article)).hexdigest().encode() == digest:
        write_bytes(path, lines)
    aside.unlink(missing_ok=True)


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}{_ASIDE}")


def _lines(proposals: Proposals) -> bytes:
    """Return the proposals in the order of the text, one a line."""
    rows = (
        json.dumps([*key, dict(attributes)], ensure_ascii=False)
        for key, attributes in sorted(proposals.items())
    )
    return "".join(f"{row}\n" for row in rows).encode()
