"""Makes the pages of documents that are published together, in a site or in a book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from kanben.publish.document.images import Images
from kanben.publish.document.links import Library, addresses, link
from kanben.publish.document.plain_text import plain_text
from kanben.publish.document.prepare import Prepared, prepare
from kanben.publish.document.rendering import render
from kanben.publish.document.report import Report
from kanben.publish.document.source import DocumentFile
from kanben.publish.shared.pictures import Picture


@dataclass(frozen=True, slots=True)
class Made:
    """A document with its serialised pages by name, its plain text and its pictures."""

    document: Prepared
    file: DocumentFile
    pages: dict[str, str]
    text: str
    pictures: tuple[Picture, ...]


def interface_language(language: str) -> str:
    """Return the language of the interface for a document: Chinese for Chinese, else English."""
    if language.startswith("zh"):
        return "zh-Hant" if "Hant" in language or language[-2:] in ("TW", "HK", "MO") else "zh-Hans"
    return "en"


def prepare_together(
    files: Mapping[str, DocumentFile], page_name: Callable[[str, int], str]
) -> dict[str, Prepared]:
    """Prepare documents, which `files` names, and resolve the pointers in them and between them."""
    documents = {name: prepare(file.tree, name, page_name) for name, file in files.items()}
    library = Library(
        dict(addresses({files[name].path.name: document for name, document in documents.items()}))
    )
    for document in documents.values():
        link(document, library)
    return documents


def make_pages(
    documents: Mapping[str, Prepared],
    files: Mapping[str, DocumentFile],
    output: str,
    report: Report,
    pictures_below: str = "",
    language: str | None = None,
) -> Iterator[Made]:
    """Yield each prepared document with its pages in an output (`html`, `epub`); `report` takes the remarks on them.

    `pictures_below` is the way from a page to where the pictures are written, `language` that of the interface; without one
    each document has its own.  Raise StylesheetFailed.
    """
    for name, document in documents.items():
        images = Images(files[name].path, pictures_below)
        images.mark(document.tree)
        made = dict(render(document, output, language or interface_language(document.metadata.language)))
        pages = {page: made[page] for page in document.pages}
        parsed = [html.document_fromstring(page) for page in pages.values()]
        text = plain_text(parsed)
        report.add(files[name].path, document, parsed, text, images)
        yield Made(document, files[name], pages, text, tuple(images.used()))
