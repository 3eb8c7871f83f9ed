"""The files of the static site, one at a time: pages in each language, downloads, feeds, the search index.

Every page depends on its arguments and the stylesheet alone, so that a build may make them in any order.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kanben.publish.downloads import article_downloads, edition_downloads, plain_text
from kanben.publish.feeds import feeds
from kanben.publish.imprint import Imprint
from kanben.publish.options import SiteOptions
from kanben.publish.pages import Leaf, Pages, article_path
from kanben.publish.pictures import Picture, pictures
from kanben.publish.search import Findable, search_index
from kanben.publish.statics import static_files
from kanben.records import INDICES, K, Records
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    languages = [Pages(records, imprint, options, name) for name in options.languages]
    for pages in languages:
        yield from _pages(folder, records, pages)
    for page in records.page_ids():
        yield from _page_with_articles(folder, records, languages, page)
    for article in records.article_ids():
        yield from article_downloads(folder, records, article, imprint, options)
    if options.search:
        yield from search_index(findables(folder, records))


def _pages(folder: Path, records: Records, pages: Pages) -> Iterator[Leaf]:
    """Yield the pages of one language, but for those of articles."""
    yield from pages.edition_pages(parse_tei(folder / "edition.xml"))
    for index in INDICES:
        yield from pages.index_pages(index)
    for entry in records.entry_ids():
        yield from pages.entry_pages(entry)
    yield pages.dates_page()
    yield pages.map_page()
    yield from pages.reference_pages()


def _page_with_articles(
    folder: Path, records: Records, languages: Sequence[Pages], page: str
) -> Iterator[Leaf]:
    """Yield the articles of a printed page and that page, in each language, and the pictures on it.

    An article is read once for all languages.
    """
    trees: list[etree._ElementTree] = []
    shown: dict[str, Picture] = {}
    for article in records.page_articles(page):
        path = folder / "articles" / f"{article}.xml"
        tree = parse_tei(path)
        found = list(pictures(tree, path, folder))
        source = languages[0].article_source(tree, article, found)
        yield from (pages.article_page(source) for pages in languages)
        trees.append(tree)
        shown |= {picture.href: picture for picture in found}
    yield from (pages.printed_page(page, trees, list(shown.values())) for pages in languages)
    yield from (Leaf(picture.href, picture.content) for picture in shown.values())


def findables(folder: Path, records: Records) -> Iterator[Findable]:
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
        text = plain_text(parse_tei(folder / "articles" / f"{article}.xml"))
        yield Findable(article_path(article), head.findtext(f"{K}title", ""), text, filters)
