"""A TEI file of an edition in memory: read once, and written back only over the bytes that were read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from kanben.files import replace_unchanged
from kanben.tei import parse_tei_bytes, read_document_bytes, serialize


def read_or_make(
    path: Path, make: Callable[[], etree._ElementTree]
) -> tuple[etree._ElementTree, bytes | None]:
    """Return a file's tree and the bytes it was parsed from; where there is no file, a tree that is made, and None.

    Raise what read_document_bytes and parse_tei_bytes raise.
    """
    if not path.exists():
        return make(), None
    content = read_document_bytes(path)
    return parse_tei_bytes(content, path), content


class TeiFile:
    """The tree of a file that is saved as a whole; `read` are the bytes that the tree comes from, None for a new file."""

    def __init__(self, path: Path, tree: etree._ElementTree, read: bytes | None) -> None:
        self.path = path
        self._tree = tree
        self._read = read
        self._changed = False

    @property
    def root(self) -> etree._Element:
        """The root of the tree."""
        return self._tree.getroot()

    def touch(self) -> None:
        """Have the tree count as changed."""
        self._changed = True

    def save(self) -> bool:
        """Write the file if its tree has changed; return whether it was written.

        Raise ChangedMeanwhile if someone else has saved it since it was read.
        """
        if not self._changed:
            return False
        content = serialize(self._tree)
        replace_unchanged(self.path, self._read, content)
        self._read = content
        self._changed = False
        return True
