"""Articles that stand alone: a page for each, with the entries that it names below the text, and nothing else of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kanben.edition import Edition
from kanben.publish.shared.folder import write_folder
from kanben.publish.shared.imprint import Imprint, imprint_of
from kanben.publish.shared.pictures import pictures
from kanben.publish.shared.record_documents import edition_document
from kanben.publish.site.downloads import article_downloads
from kanben.publish.site.page_sources import PageSource, Sources
from kanben.publish.site.rendering import PageRenderer, SiteFile
from kanben.publish.site.site_settings import SiteOptions, read_options
from kanben.publish.site.static_files import static_files
from kanben.records import Records
from kanben.tei import parse_tei
from kanben.transform import Source

_NOT_NEEDED = ("characters.js", "map.js", "search.js", "search-text.js", "variants.json")


def write_articles_alone(edition: Edition, records: Records, path: Path) -> list[Path]:
    """Write the pages of an edition's articles into a folder; return it.

    Raise what `articles_alone` and `write_folder` raise.
    """
    settings = edition.settings
    options = replace(read_options(settings.html, settings.language, edition.folder), search=False)
    files = articles_alone(edition.folder, records, imprint_of(edition), options)
    write_folder(path, ((leaf.path, leaf.content) for leaf in files))
    return [path]


def articles_alone(
    folder: Path, records: Records, imprint: Imprint, options: SiteOptions
) -> Iterator[SiteFile]:
    """Yield the pages of an edition's articles with their downloads and pictures; of several, a page that lists them.

    Raise what `parse_tei` raises, and StylesheetFailed.
    """
    renderer = PageRenderer(imprint, options, options.languages[0], alone=True)
    sources = Sources(records, imprint, options)
    yield from (file for file in static_files(options) if not file.path.endswith(_NOT_NEEDED))
    articles = records.article_ids()
    for article in articles:
        path = folder / "articles" / f"{article}.xml"
        tree = parse_tei(path)
        shown = list(pictures(tree, path, folder))
        yield renderer.page(sources.article(tree, article, shown, with_days=False))
        yield from article_downloads(folder, records, article, imprint, options)
        yield from (SiteFile(picture.href, picture.content) for picture in shown)
    if len(articles) > 1:
        whole = edition_document(records, parse_tei(folder / "edition.xml"), imprint)
        yield renderer.page(PageSource("index.html", "front", Source(whole)))
