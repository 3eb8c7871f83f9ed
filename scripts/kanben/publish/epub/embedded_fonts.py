"""Characters that common reading devices lack, and fonts with just those of a book."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kanben.publish.epub.fonts import cut_font, find_faces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kanben.publish.epub.fonts import Face

# What the fonts of devices cover, by the character sets they were made for.
_COMMON = ("gbk", "big5hkscs", "cp932", "euc_kr")


def rare_characters(text: str) -> set[str]:
    """Return the Han and private-use characters of a text that no common character set has."""
    return {character for character in set(text) if _is_rare(character)}


def _is_rare(character: str) -> bool:
    if unicodedata.category(character) == "Co":
        return True
    if not character >= "\u2e80" or not unicodedata.name(character, "").startswith("CJK"):
        return False
    return not any(_encodes(character, encoding) for encoding in _COMMON)


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def embedded_fonts(own: Path, language: str, characters: set[str]) -> Iterator[tuple[bytes, set[str]]]:
    """Yield fonts that together have as many of the rare characters as can be had, and what is taken from each.

    The edition's own fonts may always be embedded; those of the system only if their licence is the SIL Open Font
    License.  The face with the most of what is still missing comes next, of equal ones the first.
    """
    missing = set(characters)
    while missing:
        best, found = _best_face(own, language, missing)
        if best is None:
            return
        yield cut_font(best, found), found
        missing -= found


def _best_face(own: Path, language: str, characters: set[str]) -> tuple[Face | None, set[str]]:
    """Return the face that has the most of the characters, and those."""
    best, most = None, set[str]()
    for face in find_faces(own, language):
        if not (face.is_free or face.path.is_relative_to(own)):
            continue
        found = {character for character in characters if ord(character) in face.characters}
        if len(found) > len(most):
            best, most = face, found
        if len(most) == len(characters):
            break
    return best, most
