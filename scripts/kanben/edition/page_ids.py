"""Which page a file holds whose name was changed: its articles keep the names that they were given first."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from kanben.edition.page_files import make_file_id
from kanben.errors import KanbenError
from kanben.tei import NAMESPACES, XML_ID, parse_tei_bytes, read_document_bytes
from kanben.tei.pointers import pointed_file

_SHEET = re.compile(r"_p\d+$")
_PAGES = etree.XPath("//tei:listBibl[@type = 'page'][@corresp]", namespaces=NAMESPACES)
_PAGE_BEGIN = etree.XPath("//tei:text//tei:pb[@corresp][1]/@corresp", namespaces=NAMESPACES)


def base_id(page_id: str, file_id: str) -> str:
    """Return the identifier of a file's pages without the number of the sheet, if it is one of several."""
    return _SHEET.sub("", page_id) if _SHEET.sub("", page_id) == file_id else page_id


def read_given_ids(contents: Path, pages: Path, others: dict[str, Path]) -> dict[str, str]:
    """Return the identifiers of pages, by the path of their file in pages/, where they are not made of that path.

    `contents` is edition.xml; what it does not list is asked of the articles in `others`, one for each page.
    """
    found = list(_listed(contents, pages))
    listed = {page_id for page_id, _ in found}
    found += [
        (page_id, name)
        for page_id, article in others.items()
        if page_id not in listed
        for name in _named_by(article, pages)
    ]
    sheets = Counter(name for _, name in found)
    given: dict[str, str] = {}
    for page_id, name in found:
        made = make_file_id(Path(name))
        if base_id(page_id, made) != made:
            given[name] = _SHEET.sub("", page_id) if sheets[name] > 1 else page_id
    return given


def _listed(contents: Path, pages: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages that edition.xml lists, each with the path of its file in pages/."""
    if not contents.exists():
        return
    tree = parse_tei_bytes(read_document_bytes(contents), contents)
    for page in _PAGES(tree):
        yield from ((page.get(XML_ID, ""), name) for name in _name(contents, page.get("corresp"), pages))


def _named_by(article: Path, pages: Path) -> Iterator[str]:
    """Yield the path in pages/ that an article names as its page; nothing if it names none or cannot be read."""
    try:
        tree = parse_tei_bytes(read_document_bytes(article), article)
    except KanbenError:
        return
    for pointer in _PAGE_BEGIN(tree):
        yield from _name(article, str(pointer), pages)


def _name(document: Path, pointer: str, pages: Path) -> Iterator[str]:
    file = Path(os.path.normpath(pointed_file(document.parent, pointer).absolute()))
    folder = Path(os.path.normpath(pages.absolute()))
    if file.is_relative_to(folder):
        yield file.relative_to(folder).as_posix()
