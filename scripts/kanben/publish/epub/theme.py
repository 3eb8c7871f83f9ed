"""How a book looks: its own style sheet and fonts, and what an edition puts beside or in place of them.

An edition may hold `static/epub.css`, which follows the book's own style sheet and so overrides it; the files that it
names with `url(…)` are taken along.  The templates and functions of its `xslt/epub.xsl` come before Kanben's.
"""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.files import read_bytes, resolved
from kanben.resources import resource
from kanben.transform import Stylesheet, stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OWN = "static/epub.css"
_URL = re.compile(r"""url\(\s*["']?([^"')#?]+)""")
_FONTS = {".otf": "font/otf", ".ttf": "font/ttf", ".woff": "font/woff", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A style sheet, font or picture of the theme."""

    href: str
    media_type: str
    content: bytes


def style_names(edition: Path) -> list[str]:
    """Return the style sheets that every document names, in their order."""
    own = ["static/own/epub.css"] if (edition / _OWN).is_file() else []
    return ["static/book.css", *own]


def theme_files(edition: Path, faces: str) -> Iterator[ThemeFile]:
    """Yield the theme's files; `faces` are @font-face rules to put before the book's own style sheet."""
    base = read_bytes(resource("xslt", "epub", "static", "book.css"))
    yield ThemeFile("static/book.css", "text/css", base + faces.encode())
    own = edition / _OWN
    if own.is_file():
        content = read_bytes(own)
        yield ThemeFile("static/own/epub.css", "text/css", content)
        folder = resolved(own.parent)
        for name in sorted(set(_URL.findall(content.decode("utf-8", "replace")))):
            path = resolved(folder / name.strip())
            if path.is_relative_to(folder) and path.is_file():
                kind = _FONTS.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0]
                if kind:
                    href = f"static/own/{path.relative_to(folder).as_posix()}"
                    yield ThemeFile(href, kind, read_bytes(path))


def font_face(file: str, characters: set[str]) -> str:
    """Return the rule that takes just these characters from an embedded font."""
    ranges = ", ".join(f"U+{ord(character):X}" for character in sorted(characters))
    return f'\n@font-face {{ font-family: "Kanben Rare"; src: url({file}); unicode-range: {ranges}; }}\n'


def book_stylesheet(edition: Path) -> Stylesheet:
    """Return the stylesheet that makes the book, with the edition's own templates before Kanben's."""
    own = edition / "xslt" / "epub.xsl"
    return stylesheet(resource("xslt", "epub.xsl"), own if own.is_file() else None)
