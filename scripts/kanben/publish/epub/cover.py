"""The cover: the edition's own picture, or one that is drawn: a PNG of 1600 × 2560 pixels for what shows no SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import resvg_py
from lxml import etree

from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import BadPicture, BadSettings, NotFound
from kanben.files import read_bytes, resolved
from kanben.publish.epub.fonts import find_faces
from kanben.publish.shared.pictures import Picture, opened

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.edition import Edition
    from kanben.publish.epub.fonts import Face

WIDTH, HEIGHT = 1600, 2560
"""The size that shops and shelves ask for, in pixels."""

_FORMATS = {
    "JPEG": ("image/jpeg", "jpg"),
    "MPO": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
}  # MPO: of cameras


def own_cover(edition: Edition, name: str) -> Picture | None:
    """Return the picture that the setting `cover` names, as it is; None for no name.

    Raise BadSettings if it is not inside the edition's folder, or not a JPEG or PNG file.
    """
    if not name:
        return None
    settings, folder = edition.folder / SETTINGS_FILE, resolved(edition.folder)
    try:
        path = resolved(folder / name)
        is_there = path.is_relative_to(folder) and path.is_file()
    except (OSError, ValueError, NotFound):  # no name that a file can have
        is_there = False
    if not is_there:
        reason = f"[epub] cover: there is no picture “{name}” in the edition's folder"
        raise BadSettings(path=settings, reason=reason)
    try:
        with opened(path) as image:
            if image.format not in _FORMATS:
                raise BadPicture(path=path, reason=f"is {image.format}")
            media_type, ending = _FORMATS[image.format]
            content = read_bytes(path, expected="a picture")
            return Picture(name, f"images/cover.{ending}", media_type, content, *image.size)
    except BadPicture as error:
        reason = f"[epub] cover: “{name}” should be a JPEG or PNG picture ({error.values['reason']})"
        raise BadSettings(path=settings, reason=reason) from None


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
