"""Finds fonts that have the characters of a text, and cuts them down to those characters.

The edition's own `fonts/` come first: with a font there, the same bytes are made on every machine.
"""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont, TTLibError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Faces for Chinese text, those of a newspaper's Song style first; parts of file names, in small letters.
_PREFERRED = (
    *("notoserifcjk", "notoserifsc", "sourcehanserif", "songti", "simsun", "stsong", "fandolsong"),
    *("jigmo", "babelstonehan", "hanamin", "notosanscjk", "notosanssc", "sourcehansans", "pingfang"),
    *("msyh", "wqy", "droidsansfallback"),
)
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_LICENCE, _FAMILY, _STYLE = 13, 1, 2  # name records, OpenType `name` table
_FREE = ("SIL Open Font License", "scripts.sil.org/OFL", "openfontlicense.org")


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file; `number` is its place in a collection."""

    path: Path
    number: int
    family: str
    is_free: bool

    @property
    def characters(self) -> frozenset[int]:
        """The code points it has glyphs for; read when first asked for, since that takes time."""
        return _characters(self.path, self.number)

    def has(self, text: set[str]) -> bool:
        """Whether the face has a glyph for every character."""
        return all(ord(character) in self.characters for character in text)


def system_folders() -> list[Path]:
    """Return where operating systems keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    shared = [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return [home / ".local/share/fonts", home / ".fonts", *shared]


def find_faces(own: Path, language: str = "zh-Hans") -> Iterator[Face]:
    """Yield the faces of the edition's folder `own`, then those of the system that are known to have Chinese.

    Regular faces come before bold ones, those of the language's region before others.
    """
    for path in sorted(own.rglob("*")) if own.is_dir() else ():
        if path.suffix.lower() in _ENDINGS:
            yield from _faces(path, language)
    for path in _system_fonts():
        yield from _faces(path, language)


@cache
def _system_fonts() -> tuple[Path, ...]:
    """Return the preferred fonts of this system, best first; their order does not depend on the folders' order."""
    found = []
    for folder in system_folders():
        for path in folder.rglob("*") if folder.is_dir() else ():
            name = path.name.lower().replace("-", "").replace("_", "").replace(" ", "")
            rank = next((n for n, part in enumerate(_PREFERRED) if part in name), None)
            if rank is not None and path.suffix.lower() in _ENDINGS:
                found.append((rank, "regular" not in name, len(name), path.name, path))
    return tuple(path for *_, path in sorted(found))


@cache
def _faces(path: Path, language: str) -> tuple[Face, ...]:
    """Return the faces of a font file, none if it cannot be read as one."""
    region = {"zh-Hans": "SC", "zh-Hant": "TC", "ja": "JP", "ko": "KR"}.get(language, "SC")
    try:
        if path.suffix.lower() in (".ttc", ".otc"):
            with TTCollection(path, lazy=True) as collection:
                faces = [_face(path, number, font) for number, font in enumerate(collection)]
        else:
            with TTFont(path, lazy=True) as font:
                faces = [_face(path, 0, font)]
    except (TTLibError, OSError, KeyError):
        return ()
    return tuple(sorted(faces, key=lambda face: (not face.family.endswith(region), "Mono" in face.family)))


def _face(path: Path, number: int, font: TTFont) -> Face:
    names = font["name"]
    licence = f"{names.getDebugName(_LICENCE)} {names.getDebugName(_LICENCE + 1)}"
    is_free = any(mark in licence for mark in _FREE)
    return Face(path, number, str(names.getDebugName(_FAMILY)), is_free)


@cache
def _characters(path: Path, number: int) -> frozenset[int]:
    """Return the code points that a face has glyphs for, none if its table cannot be read."""
    try:
        with TTFont(path, fontNumber=number, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, KeyError):
        return frozenset()


def cut_font(face: Face, characters: set[str]) -> bytes:
    """Return a font with only these characters of a face, the same bytes every time."""
    options = subset.Options(
        layout_features=["vert", "vrt2", "ccmp", "locl"],
        notdef_outline=True,
        hinting=False,
        recalc_timestamp=False,
    )
    with TTFont(face.path, fontNumber=face.number, lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(characters)))
        cutter.subset(font)
        target = io.BytesIO()
        font.save(target)
    return target.getvalue()
