"""Names what could not be taken into the books: pictures that are not there, characters that no font has."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from kanben.check.finding import Finding
from kanben.publish.pictures import local_path
from kanben.publish.rare import rare_characters
from kanben.tei import TEI, parse_tei
from kanben.validate.violation import Place, Severity, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kanben.edition import Edition

_RANGE = re.compile(r"U\+([0-9A-F]+)")


def missing_pictures(edition: Edition, article: Path) -> Iterator[Violation]:
    """Yield the `graphic` elements of an article that name no picture of the edition."""
    tree = parse_tei(article)
    for graphic in tree.iter(f"{TEI}graphic"):
        url = graphic.get("url", "")
        if local_path(url, article, edition.folder) is None:
            yield Violation(
                Place(article, graphic.sourceline or 1, xpath=tree.getpath(graphic)),
                "picture-missing",
                f"there is no picture “{url}” in the edition, so books show its description instead",
                severity=Severity.WARNING,
                hint="put the picture into the edition's folder, and its path, relative to this file, into @url",
            )


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
