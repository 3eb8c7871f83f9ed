"""Checks the books and the site of an edition and gathers all findings into one report."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from kanben.check import ace, epubcheck
from kanben.check.links import book_links, site_links
from kanben.check.origin import Origins
from kanben.check.pictures import missing_pictures, small_cover, unshown_characters
from kanben.edition.settings import SETTINGS_FILE
from kanben.validate.violation import Place, Severity, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kanben.edition import Edition


def check_built(edition: Edition, language: str = "en") -> Iterator[Violation]:
    """Yield what is wrong in the edition's built books and site; a checker that cannot run is a warning, said once."""
    books = sorted((edition.output / "epub").glob("*.epub"))
    site = edition.output / "html"
    if not books and not site.is_dir():
        yield _not_run(edition, f"nothing is built yet: run `kanben build {edition.folder}`")
    yield from small_cover(edition)
    for article in sorted((edition.folder / "articles").glob("*.xml")):
        yield from missing_pictures(edition, article)
    yield from check_books(edition, books, language)
    if site.is_dir():
        yield from check_site(edition, site)


def check_books(edition: Edition, books: Sequence[Path], language: str = "en") -> Iterator[Violation]:
    """Yield what EPUBCheck, the links and Ace say of books made of the edition, each traced to its TEI."""
    origins = Origins(edition)
    for book in books:
        yield from map(origins.violation, book_links(book))
        yield from map(origins.violation, unshown_characters(book))
    if lacking := epubcheck.missing_part():
        yield _not_run(edition, f"EPUBCheck did not run: it needs {lacking}")
    elif books:
        yield from map(origins.violation, epubcheck.run_epubcheck(books, language))
    if lacking := ace.missing_part():
        yield _not_run(edition, f"Ace did not run: it needs {lacking}")
        return
    for book in books:
        try:
            yield from map(origins.violation, ace.run_ace(book))
        except (subprocess.SubprocessError, OSError) as error:
            yield _not_run(edition, f"Ace did not check {book.name}: {error}")


def check_site(edition: Edition, site: Path) -> Iterator[Violation]:
    """Yield the dead links of a site made of the edition."""
    origins = Origins(edition)
    yield from map(origins.violation, site_links(site))


def _not_run(edition: Edition, reason: str) -> Violation:
    place = Place(edition.folder / SETTINGS_FILE, 1)
    return Violation(place, "check-not-run", reason, severity=Severity.WARNING)
