"""Parses pointers, which anyone may have written: whatever stands there, there is an answer and no exception.  RFC 3986"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit


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
    return Pointer(text, parts.scheme, unquote(parts.path), unquote(parts.fragment), True, bool(parts.netloc))


def is_file(path: Path) -> bool:
    """Whether there is a file; false, too, for a name that no file can have (too long, a null in it)."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
