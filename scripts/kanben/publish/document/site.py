"""Writes TEI documents as a site: a page of contents, each document's pages, its TEI, plain text and citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kanben.files import read_bytes
from kanben.publish.document.citing import citation_files
from kanben.publish.document.rendering import render_navigation
from kanben.publish.document.report import Report
from kanben.publish.document.source import DocumentFile
from kanben.publish.document.stylesheets import style_sheet
from kanben.publish.document.together import Made, interface_language, make_pages, prepare_together
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_settings import SiteOptions
from kanben.publish.site.static_files import static_files

_FOLDER = "articles"
# Of what editions share: scripts and characters for what documents have not.
_NOT_NEEDED = (
    "reader.js",
    "characters.js",
    "map.js",
    "setting.js",
    "search.js",
    "search-text.js",
    "variants.json",
)


def page_name(name: str, number: int) -> str:
    """Return the file name of a document's page by its number from 1."""
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def document_site(files: Mapping[str, DocumentFile], title: str, report: Report) -> Iterator[SiteFile]:
    """Yield the files of a site of documents; `files` gives each a name that is unique and fit for an address.

    `title` is that of several documents, `report` takes the remarks on each.  Raise StylesheetFailed.
    """
    documents = prepare_together(files, page_name)
    pictures: dict[str, bytes] = {}
    for made in make_pages(documents, files, "html", report, "../"):
        yield from _document(made)
        pictures |= {picture.href: picture.content for picture in made.pictures}
    several = list(documents.values())
    interface = interface_language(several[0].metadata.language)
    for page, content in render_navigation(several, "html", title, interface):
        yield SiteFile(page, f"<!DOCTYPE html>\n{content}".encode())
    yield from (SiteFile(href, content) for href, content in sorted(pictures.items()))
    yield SiteFile("static/document.css", style_sheet("html"))
    yield from (file for file in static_files(SiteOptions()) if not file.path.endswith(_NOT_NEEDED))


def _document(made: Made) -> Iterator[SiteFile]:
    """Yield the pages of a document, its TEI, plain text and citations."""
    name = made.document.name
    for page, content in made.pages.items():
        yield SiteFile(f"{_FOLDER}/{page}", f"<!DOCTYPE html>\n{content}".encode())
    yield SiteFile(f"{_FOLDER}/{name}.xml", read_bytes(made.file.path, expected="TEI"))
    yield SiteFile(f"{_FOLDER}/{name}.txt", made.text.encode())
    for suffix, citation in citation_files(name, made.document.metadata):
        yield SiteFile(f"{_FOLDER}/{name}.{suffix}", citation)
