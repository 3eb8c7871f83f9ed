"""Draws the cover for devices that show no SVG: a PNG of 1600 × 2560 pixels, the size shops and shelves ask for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import resvg_py
from lxml import etree

from kanben.publish.fonts import find_faces

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.publish.fonts import Face

WIDTH, HEIGHT = 1600, 2560


def draw_cover(svg: bytes, own: Path, language: str) -> bytes | None:
    """Return the cover's SVG as PNG, drawn in the first face that has all its characters.

    `own` is the folder of the edition's fonts.  Return None if no font of this machine can write the cover: a cover
    of empty boxes is worse than the SVG alone, which the reader's own fonts can write.
    """
    text = {character for character in _words(svg) if not character.isspace()}
    face = next((face for face in find_faces(own, language) if face.has(text)), None)
    return None if face is None else _drawn(svg, face)


@lru_cache(maxsize=4)
def _drawn(svg: bytes, face: Face) -> bytes:
    """Return the SVG drawn in a face and its heavier siblings; kept, since a preview draws the same again and again."""
    family = face.path.stem.partition("-")[0]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg.decode(),
            serif_family=face.family,
            width=WIDTH,
            height=HEIGHT,
            font_files=[str(path) for path in sorted(face.path.parent.glob(f"{family}*"))],
            skip_system_fonts=True,
        )
    )


def _words(svg: bytes) -> str:
    return "".join(map(str, etree.fromstring(svg).xpath("//*[local-name() = 'text']//text()")))
