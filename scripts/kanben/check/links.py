"""Looks for links, pictures and style sheets that are not where a built page says they are."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from kanben.check.finding import Finding
from kanben.validate.violation import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PAGES = (".xhtml", ".html", ".opf", ".ncx")


def book_links(book: Path) -> Iterator[Finding]:
    """Yield the dead links of an EPUB."""
    with zipfile.ZipFile(book) as archive:
        pages = {name: archive.read(name) for name in archive.namelist() if name.endswith(_PAGES)}
        yield from _dead(book, pages, set(archive.namelist()))


def site_links(folder: Path) -> Iterator[Finding]:
    """Yield the dead links of a static site; pages are held in memory one by one, their anchors all."""
    files = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    pages = {name: path.read_bytes() for name, path in files.items() if name.endswith(_PAGES)}
    yield from _dead(folder, pages, set(files))


def _dead(container: Path, pages: Mapping[str, bytes], files: set[str]) -> Iterator[Finding]:
    trees = {name: _parse(name, content) for name, content in pages.items()}
    anchors = {name: {str(mark) for mark in tree.xpath("//@id | //a/@name")} for name, tree in trees.items()}
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            link = element.get("href") or element.get("src")
            if link and not _leads(link, name, anchors, files):
                nearest = element.xpath("string((ancestor-or-self::*/@id | preceding::*/@id)[last()])")
                yield Finding(
                    id="link-dead",
                    severity=Severity.ERROR,
                    message=f"the link “{link}” leads nowhere",
                    container=container,
                    path=name,
                    anchor=str(nearest),
                    clue=link,
                    hint="correct the pointer in the TEI, or add what it points to",
                )


def _parse(name: str, content: bytes) -> etree._Element:
    if name.endswith(".html"):
        return etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _leads(link: str, page: str, anchors: Mapping[str, set[str]], files: set[str]) -> bool:
    """Whether a link leads to a file of the container and, if it says so, to an anchor in it; links out of it do."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no address at all
        return False
    if parts.scheme or parts.netloc:
        return True
    target = page
    if parts.path:
        folder = "" if parts.path.startswith("/") else posixpath.dirname(page)
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
        if parts.path.endswith("/") or target == ".":
            target = posixpath.normpath(posixpath.join(target, "index.html"))
    fragment = unquote(parts.fragment)
    return target in files and (not fragment or target not in anchors or fragment in anchors[target])
