"""The pictures of an edition's articles: found inside the edition, checked, sized for reading devices."""

from __future__ import annotations

import hashlib
import io
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from kanben.errors import BadPicture, NotFound
from kanben.files import is_inside, open_file, read_bytes, resolved
from kanben.publish.shared.drawings import read_drawing
from kanben.tei import TEI
from kanben.tei.pointers import parse_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

# EPUB 3.3, sec-core-media-types
_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
# Not those for which Pillow runs other programs.
_READ = (*_MEDIA_TYPES, "TIFF", "BMP", "JPEG2000", "PPM")
_LARGEST_KEPT = 32 * 2**20  # bytes of a file that is taken as it is; larger ones are made smaller
_MOST_PIXELS = 100_000_000  # a broadsheet at 300 dpi; 300 MB in colour
LONGEST_SIDE = 2000  # pixels; devices refuse or drop pictures of some more
_JPEG_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the book; `url` is how the TEI names it, sizes are in pixels."""

    url: str
    href: str
    media_type: str
    content: bytes
    width: int
    height: int


def pictures(tree: etree._ElementTree, article: Path, edition: Path) -> Iterator[Picture]:
    """Yield the pictures that the article's `graphic` elements name.

    A picture that is on the web, outside the edition's folder, missing or unfit is left out: the page then shows its
    description, and `kanben check` names it.
    """
    seen = set()
    for graphic in tree.iter(f"{TEI}graphic"):
        url = graphic.get("url", "")
        path = local_path(url, article, edition)
        if url not in seen and path is not None:
            seen.add(url)
            with suppress(BadPicture):
                yield read_picture(url, path, edition)


def local_path(url: str, article: Path, edition: Path) -> Path | None:
    """Return the file of the edition that a `graphic` names; None if it names none."""
    try:
        parts = parse_pointer(url)
        if parts.scheme or parts.has_host or not parts.path:
            return None
        path = resolved(article.parent / parts.path)
        return path if is_inside(path, edition) and path.is_file() else None
    except (ValueError, OSError, NotFound):  # no address, or no name a file can have
        return None


def read_picture(url: str, path: Path, edition: Path) -> Picture:
    """Return the picture in a file of the edition, sized; raise BadPicture for a file that is none or is unsafe."""
    name = path.relative_to(resolved(edition))
    if path.suffix.lower() == ".svg":
        if path.stat().st_size > _LARGEST_KEPT:
            raise BadPicture(path=path, reason="the drawing is far too large")
        content, size = read_drawing(read_bytes(path, "a drawing"), path)
        return Picture(url, _href(name, "image/svg+xml"), "image/svg+xml", content, *size)
    with opened(path) as image:
        is_heavy = max(image.size) > LONGEST_SIDE or path.stat().st_size > _LARGEST_KEPT
        if image.format not in _MEDIA_TYPES or is_heavy:
            content, media_type, size = _converted(image)
        else:
            content = read_bytes(path, "a picture", _LARGEST_KEPT)
            media_type, size = _MEDIA_TYPES[image.format], image.size
    return Picture(url, _href(name, media_type), media_type, content, *size)


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """Give the picture in a file, read to its end; raise BadPicture if there is none, or one of too many pixels.

    Raise what open_file raises.
    """
    try:
        with open_file(path, "a picture") as stream, Image.open(stream, formats=_READ) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise BadPicture(path=path, reason="the picture is far too large")
            image.load()
            yield image
    except UnidentifiedImageError:
        raise BadPicture(path=path, reason="the file is no picture") from None
    except Image.DecompressionBombError:
        raise BadPicture(path=path, reason="the picture is far too large") from None
    except (OSError, ValueError, SyntaxError):  # what Pillow's formats raise for files that break off
        raise BadPicture(path=path, reason="the picture is damaged") from None


def _href(name: Path, media_type: str) -> str:
    """Return a file name that every system and URL can take, and that no other picture of the edition has."""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", name.with_suffix("").as_posix()).strip("-")[:60]
    digest = hashlib.sha256(name.as_posix().encode()).hexdigest()[:8]
    return f"images/{stem or 'picture'}-{digest}.{_ENDINGS[media_type]}"


def _converted(image: Image.Image) -> tuple[bytes, str, tuple[int, int]]:
    """Return a picture made small enough, as PNG if it has few colours or transparency, else as JPEG."""
    is_drawing = image.mode in ("1", "P", "LA", "RGBA")
    picture = image.convert("RGBA" if "A" in image.mode else "L" if image.mode in ("1", "L") else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    if is_drawing:
        picture.save(target, "PNG", optimize=True)
    else:
        picture.save(target, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return target.getvalue(), "image/png" if is_drawing else "image/jpeg", picture.size
