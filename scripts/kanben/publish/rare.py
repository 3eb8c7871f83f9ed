"""Characters that common reading devices lack, and a font with just those of a book."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kanben.publish.fonts import cut_font, find_faces

if TYPE_CHECKING:
    from pathlib import Path

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


def rare_font(own: Path, language: str, characters: set[str]) -> tuple[bytes, set[str]]:
    """Return a font for rare characters, and those for which none was found (of an empty set an empty font).

    The edition's own fonts may always be embedded; those of the system only if their licence is the SIL Open Font
    License.  The first face that has the most of the characters is taken.
    """
    best, most = None, 0
    for face in find_faces(own, language):
        count = sum(ord(character) in face.characters for character in characters)
        if count > most and (face.is_free or face.path.is_relative_to(own)):
            best, most = face, count
    if best is None:
        return b"", characters
    found = {character for character in characters if ord(character) in best.characters}
    return cut_font(best, found), characters - found
