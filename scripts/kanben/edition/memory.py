"""What the program remembers of a file that it writes and people change: its memory, kept in proposals/.

A file and its memory are written so that a kill in between leaves both old or both new: the memory is first written
aside, with the digest of the file that it belongs to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lxml import etree

from kanben.errors import UnreadableSource
from kanben.files import read_bytes, refuse_changed, replace_unchanged, write_bytes

T = TypeVar("T")

ASIDE = ".new"


def digest(said: etree._Element) -> str:
    """Return a digest of what an element says; how its file is laid out makes no difference."""
    nodes = [
        (str(node.tag), sorted(node.attrib.items()), _words(node.text), _words(node.tail))
        for node in said.iter(etree.Element)
    ]
    nodes[0] = (*nodes[0][:3], "")
    return hashlib.sha256(json.dumps(nodes, ensure_ascii=False).encode()).hexdigest()[:32]


def read_rows(path: Path, read: Callable[[Any], T], expected: str) -> list[T]:
    """Return the rows of a memory, JSON Lines, as `read` makes them; raise UnreadableSource for a line it cannot read.

    `expected` says how a line is, and what becomes of it without the file.
    """
    rows = []
    for number, line in enumerate(read_bytes(path).decode("utf-8", "replace").splitlines(), start=1):
        try:
            rows.append(read(json.loads(line)))
        except (ValueError, TypeError, AttributeError, LookupError):
            raise UnreadableSource(path=path, line=number, reason=expected) from None
    return rows


def rows_as_lines(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as JSON Lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def write_with_memory(
    file: Path, read: bytes | None, content: bytes | None, memory: Path, lines: bytes | None
) -> None:
    """Write a file (unless None) and its memory (unless None).

    `read` are the file's bytes as they were read, None of a new one; raise ChangedMeanwhile if it has others now.
    """
    if content is not None and lines is not None:
        named = hashlib.sha256(content).hexdigest()
        refuse_changed(file, read)
        write_bytes(_aside(memory), f"{named}\n".encode() + lines)
        try:
            replace_unchanged(file, read, content)
        finally:
            settle(file, memory)
    elif content is not None:
        replace_unchanged(file, read, content)
    elif lines is not None:
        write_bytes(memory, lines)


def settle(file: Path, memory: Path) -> None:
    """Put a memory that stands aside in place if its file was written, else away."""
    aside = _aside(memory)
    named, _, lines = read_bytes(aside).partition(b"\n")
    if file.exists() and hashlib.sha256(read_bytes(file)).hexdigest().encode() == named:
        write_bytes(memory, lines)
    aside.unlink(missing_ok=True)


def _aside(memory: Path) -> Path:
    return memory.with_name(f"{memory.name}{ASIDE}")


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
