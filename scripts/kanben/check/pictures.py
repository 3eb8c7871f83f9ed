"""Names what could not be taken into the books: pictures that are not there, characters that no font has."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from kanben.check.finding import Finding
from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import BadPicture, BadSettings
from kanben.publish.epub.book_settings import book_settings
from kanben.publish.epub.cover import HEIGHT, WIDTH, own_cover
from kanben.publish.epub.embedded_fonts import rare_characters
from kanben.publish.shared.pictures import local_path, read_picture
from kanben.tei import TEI, parse_tei
from kanben.validate.violation import Place, Severity, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kanben.edition import Edition

_RANGE = re.compile(r"U\+([0-9A-F]+)")


def missing_pictures(edition: Edition, article: Path) -> Iterator[Violation]:
    """Yield the `graphic` elements of an article that name no picture of the edition, or one that cannot be shown."""
    tree = parse_tei(article)
    for graphic in tree.iter(f"{TEI}graphic"):
        url = graphic.get("url", "")
        path = local_path(url, article, edition.folder)
        place = Place(article, graphic.sourceline or 1, xpath=tree.getpath(graphic))
        if path is None:
            yield Violation(
                place,
                "picture-missing",
                f"there is no picture “{url}” in the edition, so books show its description instead",
                severity=Severity.WARNING,
                hint="put the picture into the edition's folder, and its path, relative to this file, into @url",
            )
            continue
        try:
            read_picture(url, path, edition.folder)
        except BadPicture as error:
            yield Violation(
                place,
                "picture-unfit",
                f"“{url}” cannot be shown, so its description is shown instead: {error.values['reason']}",
                severity=Severity.WARNING,
                hint="save the picture as JPEG, PNG or plain SVG",
            )


def small_cover(edition: Edition) -> Iterator[Violation]:
    """Yield a warning if the edition's own cover is smaller than shops and shelves ask for."""
    try:
        cover = own_cover(edition, book_settings(edition).cover)
    except BadSettings as error:
        yield _about_settings(edition, "cover-unfit", str(error.values["reason"]), Severity.ERROR)
        return
    if cover and (cover.width < WIDTH or cover.height < HEIGHT):
        size = f"{cover.width} × {cover.height}"
        message = f"the cover “{cover.url}” has {size} pixels; shops and large screens want {WIDTH} × {HEIGHT} or more"
        yield _about_settings(edition, "cover-small", message, Severity.WARNING)


def _about_settings(edition: Edition, name: str, message: str, severity: Severity) -> Violation:
    """Return a violation at the line of edition.toml that names the cover."""
    path = edition.folder / SETTINGS_FILE
    lines = path.read_text("utf-8-sig").splitlines()
    found = (number for number, line in enumerate(lines, 1) if line.replace(" ", "").startswith("cover="))
    return Violation(Place(path, next(found, 1)), name, message, severity=severity)


def unshown_characters(book: Path) -> Iterator[Finding]:
    """Yield the characters of a book that common devices lack and that its embedded font does not have."""
    with zipfile.ZipFile(book) as archive:
        style = (
            archive.read("EPUB/static/book.css").decode()
            if "EPUB/static/book.css" in archive.namelist()
            else ""
        )
        embedded = {chr(int(code, 16)) for code in _RANGE.findall(style)}
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                text = archive.read(name).decode()
                for character in sorted(rare_characters(text) - embedded):
                    ids = re.findall(r' id="([^"]+)"', text[: text.index(character)])
                    yield Finding(
                        id="character-rare",
                        severity=Severity.WARNING,
                        message=f"few devices can show “{character}” (U+{ord(character):X}), and no font here has it",
                        container=book,
                        path=name,
                        anchor=ids[-1] if ids else "",
                        clue=character,
                        hint="put a font that has it into the folder fonts/ of the edition, or encode it as <g>",
                    )
