"""Looks for links inside a book that lead nowhere."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping


def dead_links(book: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return (document, link) for each link, picture or style sheet that is not in the book."""
    trees = {
        path: etree.fromstring(content)
        for path, content in book.items()
        if path.endswith((".xhtml", ".ncx", ".opf"))
    }
    anchors = {(path, str(mark)) for path, tree in trees.items() for mark in tree.xpath("//@id")}
    dead = []
    for path, tree in trees.items():
        for link in map(str, tree.xpath("//@href | //@src")):
            if urlsplit(link).scheme:
                continue
            file, _, mark = link.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
            )
            if target not in book or (mark and (target, mark) not in anchors):
                dead.append((path, link))
    return dead
