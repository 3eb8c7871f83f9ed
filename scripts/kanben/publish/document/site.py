"""Writes TEI documents as a site: a page of contents, each document's pages, its TEI, plain text and citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kanben.files import read_bytes
from kanben.publish.document.citing import citation_files
from kanben.publish.document.images import Images
from kanben.publish.document.plain_text import plain_text
from kanben.publish.document.prepare import Library, Prepared, addresses, link, prepare
from kanben.publish.document.rendering import render, render_navigation
from kanben.publish.document.report import Report
from kanben.publish.document.source import read_document
from kanben.publish.site.rendering import SiteFile
from kanben.resources import resource

_FOLDER = "articles"


def interface_language(language: str) -> str:
    """Return the language of the interface for a document: Chinese for Chinese, else English."""
    if language.startswith("zh"):
        return "zh-Hant" if "Hant" in language or language[-2:] in ("TW", "HK", "MO") else "zh-Hans"
    return "en"


def page_name(name: str, number: int) -> str:
    """Return the file name of a document's page by its number from 1."""
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def document_site(files: Mapping[str, Path], title: str, report: Report) -> Iterator[SiteFile]:
    """Yield the files of a site of documents; `files` gives each a name that is unique and fit for an address.

    `title` is that of several documents, `report` takes what is noteworthy of each.  Raise what read_document raises, and
    StylesheetFailed.
    """
    prepared = {name: prepare(read_document(path), name, page_name) for name, path in files.items()}
    library = Library(dict(addresses({files[name].name: document for name, document in prepared.items()})))
    pictures: dict[str, bytes] = {}
    for name, document in prepared.items():
        link(document, library)
        images = Images(files[name], "../")
        images.mark(document.tree)
        yield from _document(document, files[name], report, images)
        pictures |= {picture.href: picture.content for picture in images.used()}
    documents = list(prepared.values())
    for page, content in render_navigation(
        documents, "html", title, interface_language(documents[0].metadata.language)
    ):
        yield SiteFile(page, f"<!DOCTYPE html>\n{content}".encode())
    yield from (SiteFile(href, content) for href, content in sorted(pictures.items()))
    yield from _static()


def _document(document: Prepared, file: Path, report: Report, images: Images) -> Iterator[SiteFile]:
    """Yield the pages of a document and what can be taken home of it."""
    pages = dict(render(document, "html", interface_language(document.metadata.language)))
    report.add(file, document, list(pages.values()), images)
    for page, content in pages.items():
        yield SiteFile(f"{_FOLDER}/{page}", f"<!DOCTYPE html>\n{content}".encode())
    yield SiteFile(f"{_FOLDER}/{document.name}.xml", read_bytes(file, expected="TEI"))
    yield SiteFile(f"{_FOLDER}/{document.name}.txt", plain_text(pages.values()).encode())
    for suffix, content_ in citation_files(document.name, document.metadata):
        yield SiteFile(f"{_FOLDER}/{document.name}.{suffix}", content_)


def _static() -> Iterator[SiteFile]:
    for path in sorted(resource("xslt", "html", "static").iterdir()):
        if path.suffix in (".css", ".svg") or path.name == "choices.js":
            yield SiteFile(f"static/{path.name}", read_bytes(path))
