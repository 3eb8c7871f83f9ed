"""Parses pointers, which anyone may have written: whatever stands there, there is an answer and no exception.  RFC 3986

A pointer to a file is an IRI (RFC 3987): `escape_path` writes it, `parse_pointer` reads it, whatever the file is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

# What would end or divide a pointer, what no IRI has, and what XML cannot hold: lone surrogates are bytes that are no UTF-8.
_ESCAPED = re.compile(r"[\s\x00-\x1f\x7f-\x9f%#?\"<>{}|^`\[\]\\\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer in its parts, percent signs resolved; one that is no address has `well_formed` false and leads nowhere."""

    text: str
    scheme: str = ""
    path: str = ""
    fragment: str = ""
    well_formed: bool = True
    has_host: bool = False

    @property
    def is_local(self) -> bool:
        """Whether it names a file, or a place in this one, and no address of a network."""
        return self.scheme in ("", "file") and not self.has_host


@lru_cache(maxsize=4096)
def parse_pointer(text: str) -> Pointer:
    """Return a pointer in its parts; raise nothing."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return Pointer(text, well_formed=False)
    path = unquote(parts.path, errors="surrogateescape")
    return Pointer(text, parts.scheme, path, unquote(parts.fragment), True, bool(parts.netloc))


def escape_path(path: str) -> str:
    """Return a file's relative path as a pointer; letters of any script stay readable: `第一版 A5.txt` is `第一版%20A5.txt`."""
    escaped = _ESCAPED.sub(lambda found: quote(found[0].encode(errors="surrogateescape"), safe=""), path)
    return escaped if ":" not in escaped.partition("/")[0] else f"./{escaped}"


def pointed_file(folder: Path, pointer: str) -> Path:
    """Return the file that a pointer in a document of `folder` leads to; a name written as it is, unescaped, is read too."""
    literal = folder / pointer
    path = parse_pointer(pointer).path
    try:
        return literal if not is_file(folder / path) and is_file(literal) else folder / path
    except ValueError:
        return folder / path


def is_file(path: Path) -> bool:
    """Whether there is a file; false, too, for a name that no file can have (too long, a null in it)."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
