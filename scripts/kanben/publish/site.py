"""The files of the static site, one at a time: pages in each language, downloads, feeds, the search index."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kanben.publish.days import Days
from kanben.publish.downloads import edition_downloads
from kanben.publish.feeds import feeds
from kanben.publish.imprint import Imprint
from kanben.publish.issues import Issues
from kanben.publish.options import SiteOptions
from kanben.publish.pages import Leaf
from kanben.publish.press import Plan, Press, make_part
from kanben.publish.search import Findable, search_index
from kanben.publish.sources import article_path
from kanben.publish.statics import static_files
from kanben.records import K, Records
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanben.workers import Workers

__all__ = ["Leaf", "site"]

_WORTHWHILE = 150  # parts, at some milliseconds each


def site(
    folder: Path,
    records: Records,
    imprint: Imprint,
    language: str = "zh-Hans",
    options: SiteOptions | None = None,
    workers: Workers | None = None,
) -> Iterator[Leaf]:
    """Yield every file of an edition's site, one at a time.

    `folder` is the edition (articles/, edition.xml, register.xml); `records` must hold its articles' records, its
    register and its order; without `options` the interface has the one `language`; `workers` share the work where the
    records are in a file. Raise what `parse_tei` raises for an article that cannot be read, StylesheetFailed for an
    edition's own stylesheet that does not compile.
    """
    options = options or SiteOptions(languages=(language,))
    yield from static_files(options)
    yield from edition_downloads(folder)
    lists = [*Issues(records, parse_tei(folder / "edition.xml")).paths(), *Days(records).paths()]
    yield from feeds(records, imprint, options, lists)
    press = Press(folder, records, imprint, options)
    made: Iterable[list[Leaf]]
    if workers and records.path:
        work = partial(make_part, Plan(folder, records.path, imprint, options))
        made = workers.map(work, press.parts(), worthwhile=_WORTHWHILE, what="making pages")
    else:
        made = map(press.make, press.parts())
    for leaves in made:
        yield from leaves
    if options.search:
        yield from search_index(findables(records))


def findables(records: Records) -> Iterator[Findable]:
    """Yield what the search knows of each article: its text, and its kind, page and names to filter by."""
    for article in records.article_ids():
        head = records.article(article)
        filters = {"kind": [head.get("kind", "report")]}
        place = records.place(article)
        if place:
            date = place.date.when or place.date.not_before
            filters |= {"issue": [place.date.date or date]} if date else {}
            filters |= {"page": [place.number]} if place.number else {}
        for entry in records.names(article):
            filters.setdefault(entry.kind, []).append(entry.label)
        yield Findable(article_path(article), head.findtext(f"{K}title", ""), records.text(article), filters)
