"""Makes the identifier of a page from its file's name."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The characters of an XML name without colon (https://www.w3.org/TR/xml-names/#NT-NCName).
_NOT_IN_NAMES = re.compile(r"[^\w.\-]+")
_BEFORE_NAMES = re.compile(r"[^\W\d_]")


def make_page_id(path: Path) -> str:
    """Return an `xml:id` made of the file's name: `2020-03-06 A5.txt` becomes `p2020-03-06_A5`."""
    name = "".join(c if c.isascii() or _is_name_character(c) else "_" for c in _readable(path.stem))
    name = _NOT_IN_NAMES.sub("_", name)
    return name if _BEFORE_NAMES.match(name) else f"p{name}"


def _is_name_character(character: str) -> bool:
    """Say whether XML allows a non-ASCII character in names: letters, not digits of other scripts."""
    return character.isalpha() and ("\u00c0" <= character <= "\u1fff" or "\u2c00" <= character <= "\ufaff")


def _readable(name: str) -> str:
    """Return a file name whose bytes are no UTF-8 as GB 18030 reads it, if it does: so archives of Chinese systems have it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(name).decode("gb18030")
        except UnicodeDecodeError:
            pass
    return name
