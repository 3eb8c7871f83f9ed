"""The files of the static site, one at a time: pages in each language, downloads, feeds, the search index."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kanben.files import read_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.addresses import article_path
from kanben.publish.site.calendar_pages import CalendarPages
from kanben.publish.site.character_tables import character_tables
from kanben.publish.site.date_pages import DatePages
from kanben.publish.site.downloads import edition_downloads
from kanben.publish.site.exports import register_exports
from kanben.publish.site.feeds import feeds
from kanben.publish.site.issue_pages import IssuePages
from kanben.publish.site.pages import Part, Plan, SitePages, make_part
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.search_index import Findable, search_index
from kanben.publish.site.search_names import name_files
from kanben.publish.site.site_settings import SiteOptions
from kanben.publish.site.static_files import static_files
from kanben.records import K, Records
from kanben.tei import parse_tei
from kanben.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["SiteFile", "site"]

_LARGEST_BOOK = 1 << 30  # bytes
_WORTHWHILE = 150  # parts, at some milliseconds each
_WHAT = "making pages"


def site(
    folder: Path,
    records: Records,
    imprint: Imprint,
    language: str = "zh-Hans",
    options: SiteOptions | None = None,
    workers: Workers | None = None,
    books: Sequence[Path] = (),
) -> Iterator[SiteFile]:
    """Yield every file of an edition's site, one at a time.

    `folder` is the edition (articles/, edition.xml, register.xml); `records` must hold its articles' records, its
    register and its order; `books` are those of the edition, which the site then offers; without `options` the interface has the one `language`; `workers` share the work where the
    records are in a file. Raise what `parse_tei` raises for an article that cannot be read, StylesheetFailed for an
    edition's own stylesheet that does not compile.
    """
    options = options or SiteOptions(languages=(language,))
    if books:
        options = replace(options, books=tuple((book.name, book.stat().st_size) for book in books))
        yield from (
            SiteFile(f"books/{book.name}", read_bytes(book, "a book", _LARGEST_BOOK)) for book in books
        )
    yield from static_files(options)
    if imprint.language.startswith("zh"):
        yield from character_tables(options.traditional)
    yield from edition_downloads(folder)
    yield from register_exports(records, options.url)
    yield from feeds(records, imprint, options, _lists(folder, records) if options.url else ())
    press = SitePages(folder, records, imprint, options)
    parts = press.parts()
    workers = workers or Workers(1)
    if records.path and workers.shares(len(parts), _WORTHWHILE):
        yield from _made_together(Plan(folder, records.path, imprint, options), parts, workers)
        return
    for leaves in workers.watch(map(press.make, parts), parts, _WHAT):
        yield from leaves
    if options.search:
        yield from _search_files(records)


def _lists(folder: Path, records: Records) -> list[str]:
    """Return the paths of the pages that list issues and dates, and of the calendar."""
    issues = IssuePages(records, parse_tei(folder / "edition.xml")).paths()
    return [*issues, *CalendarPages(records).paths(), *DatePages(records).paths()]


def _made_together(plan: Plan, parts: list[Part], workers: Workers) -> Iterator[SiteFile]:
    """Yield what several processes make; the search index takes long, so that it is begun first and waited for last."""
    index = workers.beside(_make_index, plan.records) if plan.options.search else list
    made = workers.spread(partial(make_part, plan), parts, len(parts))
    for leaves in workers.watch(made, parts, _WHAT):
        yield from leaves
    yield from index()


def _make_index(records: Path) -> list[SiteFile]:
    with Records(records) as opened:
        return list(_search_files(opened))


def _search_files(records: Records) -> Iterator[SiteFile]:
    yield from search_index(findables(records))
    yield from name_files(records)


def findables(records: Records) -> Iterator[Findable]:
    """Yield what the search knows of each article: its text, and its kind, page and names to filter by."""
    for article in records.article_ids():
        head = records.article(article)
        filters = {"kind": [head.get("kind", "report")]}
        place = records.place(article)
        day = (place.date.when or place.date.not_before) if place else ""
        said = place.date.date if place else ""
        if place:
            filters |= {"issue": [said or day]} if day else {}
            filters |= {"page": [place.number]} if place.number else {}
        for entry in records.names(article):
            filters.setdefault(entry.kind, []).append(entry.label)
        title = head.findtext(f"{K}title", "")
        yield Findable(article_path(article), title, records.text(article), filters, day, said)
