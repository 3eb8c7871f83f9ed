"""The files of the static site, one at a time: pages in each language, downloads, feeds, the search index.

Every page depends on its arguments and the stylesheet alone, so that a build may make them in any order.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kanben.publish.downloads import article_downloads, edition_downloads
from kanben.publish.feeds import feeds
from kanben.publish.imprint import Imprint
from kanben.publish.options import SiteOptions
from kanben.publish.pages import Leaf, Pages
from kanben.publish.pictures import Picture, pictures
from kanben.publish.search import Findable, search_index
from kanben.publish.sources import PageSource, Sources, article_path
from kanben.publish.statics import static_files
from kanben.records import K, Records
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Leaf", "site"]


def site(
    folder: Path,
    records: Records,
    imprint: Imprint,
    language: str = "zh-Hans",
    options: SiteOptions | None = None,
) -> Iterator[Leaf]:
    """Yield every file of an edition's site, one at a time.

    `folder` is the edition (articles/, edition.xml, register.xml); `records` must hold its articles' records, its
    register and its order; without `options` the interface has the one `language`. Raise what `parse_tei` raises
    for an article that cannot be read, StylesheetFailed for an edition's own stylesheet that does not compile.
    """
    options = options or SiteOptions(languages=(language,))
    yield from static_files(options)
    yield from edition_downloads(folder)
    yield from feeds(records, imprint, options)
    languages = [Pages(imprint, options, name) for name in options.languages]
    sources = Sources(records, imprint, options)
    for source in _sources_of_edition(folder, records, sources):
        yield from (pages.page(source) for pages in languages)
    for page in records.page_ids():
        made_of, shown = _sources_of_page(folder, records, sources, page)
        yield from (pages.page(source) for source in made_of for pages in languages)
        yield from (Leaf(picture.href, picture.content) for picture in shown)
    for article in records.article_ids():
        yield from article_downloads(folder, records, article, imprint, options)
    if options.search:
        yield from search_index(findables(records))


def _sources_of_edition(folder: Path, records: Records, sources: Sources) -> Iterator[PageSource]:
    """Yield what all pages are made of, but for those of articles."""
    yield from sources.whole_edition(parse_tei(folder / "edition.xml"))
    for entry in records.entry_ids():
        yield from sources.entry(entry)


def _sources_of_page(
    folder: Path, records: Records, sources: Sources, page: str
) -> tuple[list[PageSource], list[Picture]]:
    """Return what the articles of a printed page and that page are made of, and the pictures on it."""
    made_of: list[PageSource] = []
    trees: list[etree._ElementTree] = []
    shown: dict[str, Picture] = {}
    for article in records.page_articles(page):
        path = folder / "articles" / f"{article}.xml"
        tree = parse_tei(path)
        found = list(pictures(tree, path, folder))
        made_of.append(sources.article(tree, article, found))
        trees.append(tree)
        shown |= {picture.href: picture for picture in found}
    pictures_here = list(shown.values())
    return [*made_of, sources.printed_page(page, trees, pictures_here)], pictures_here


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
