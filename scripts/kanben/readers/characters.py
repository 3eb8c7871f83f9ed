"""Unifies line ends, and finds what no page prints: controls, private-use characters, lone surrogates."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kanben.errors import UnprintableCharacter

if TYPE_CHECKING:
    from pathlib import Path

# XML 1.0 cannot hold most of them (https://www.w3.org/TR/xml/#charsets); private use means no fixed glyph.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"
    "\U000f0000-\U0010ffff]"
)
_KINDS = {
    "\ufffd": "the mark of a character lost earlier",
    "Cc": "a control character",
    "Co": "a private-use character",
    "Cs": "a lone surrogate",
}


def unify_line_ends(text: str) -> str:
    """Return the text with every line end of Windows, old Macs and Unicode as a newline."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def refuse_unprintable(text: str, path: Path) -> None:
    """Raise `UnprintableCharacter`, with line and column, at the first character that is no text."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return
    line, column = locate(text, found.start())
    kind = _KINDS.get(found[0]) or _KINDS.get(unicodedata.category(found[0]), "not a character")
    raise UnprintableCharacter(path=path, line=line, column=column, code=f"U+{ord(found[0]):04X}", kind=kind)


def count_unprintable(text: str) -> int:
    """Return how many characters of a text no page prints."""
    return len(_UNPRINTABLE.findall(text))


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return line and column (both from 1) of an offset in a text whose lines end with newlines."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
