"""Makes the pages of a site part by part; processes can make any part on their own.

Every page depends on the edition, its records and the stylesheet alone, so that parts may be made in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.pictures import Picture, pictures
from kanben.publish.site.downloads import article_downloads
from kanben.publish.site.page_sources import PageSource, Sources
from kanben.publish.site.rendering import PageRenderer, SiteFile
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import INDICES, Records
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree


class Part(NamedTuple):
    """What is made at once: a printed page with its articles, an entry, a list, or what is about the whole edition."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What site is to be made: of the edition in `folder`, with the records in the file `records`."""

    folder: Path
    records: Path
    imprint: Imprint
    options: SiteOptions


class SitePages:
    """Makes the parts of one edition's site in all languages of its interface."""

    def __init__(self, folder: Path, records: Records, imprint: Imprint, options: SiteOptions) -> None:
        self._folder = folder
        self._records = records
        self._imprint = imprint
        self._options = options
        self._sources = Sources(records, imprint, options)

    @cached_property
    def _languages(self) -> list[PageRenderer]:
        return [PageRenderer(self._imprint, self._options, name) for name in self._options.languages]

    def parts(self) -> list[Part]:
        """Return all parts of the site."""
        return [
            Part("edition"),
            *(Part("index", index) for index in INDICES),
            *(Part("entry", entry) for entry in self._records.entry_ids()),
            *(Part("page", page) for page in self._records.page_ids()),
        ]

    def make(self, part: Part) -> list[SiteFile]:
        """Return the files of a part; raise what `parse_tei` raises, and StylesheetFailed."""
        match part.kind:
            case "edition":
                edition = parse_tei(self._folder / "edition.xml")
                return self._pages(self._sources.whole_edition(edition))
            case "index":
                return self._pages(self._sources.index(part.id))
            case "entry":
                return self._pages(self._sources.entry(part.id))
            case "page":
                return list(self._printed_page(part.id))
        raise ValueError(part)

    def _pages(self, sources: Iterable[PageSource]) -> list[SiteFile]:
        return [pages.page(source) for source in sources for pages in self._languages]

    def _printed_page(self, page: str) -> Iterator[SiteFile]:
        """Yield a printed page, its articles with their downloads, and the pictures on it."""
        trees: list[etree._ElementTree] = []
        shown: dict[str, Picture] = {}
        for article in self._records.page_articles(page):
            path = self._folder / "articles" / f"{article}.xml"
            tree = parse_tei(path)
            found = list(pictures(tree, path, self._folder))
            yield from self._pages([self._sources.article(tree, article, found)])
            yield from article_downloads(self._folder, self._records, article, self._imprint, self._options)
            trees.append(tree)
            shown |= {picture.href: picture for picture in found}
        yield from self._pages([self._sources.printed_page(page, trees, list(shown.values()))])
        yield from (SiteFile(picture.href, picture.content) for picture in shown.values())


def make_part(plan: Plan, part: Part) -> list[SiteFile]:
    """Return the files of a part of the site that is planned; for processes, each of which opens a press once."""
    return _site_pages(plan).make(part)


@lru_cache(maxsize=1)
def _site_pages(plan: Plan) -> SitePages:
    return SitePages(plan.folder, Records(plan.records), plan.imprint, plan.options)
