"""Compares the words of a document with those that its pages show, so that no text is lost or moved in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree, html

from kanben.publish.document.names import Element, is_element
from kanben.tei import TEI

_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+")
# Header parts that describe the encoding to programs, and what is no text of the document.
_APART = frozenset(
    f"{TEI}{name}"
    for name in ("rendition", "styleDefDecl", "xenoData", "charDecl", "binary", "prefixDef", "mapping")
)


@dataclass(frozen=True, slots=True)
class Loss:
    """A run of words that no page shows: the element around it and its line in the file."""

    element: str
    line: int
    words: str


def words(text: str) -> list[str]:
    """Return the words of a text, each Han character as one."""
    return _WORD.findall(text)


def missing_words(root: Element, pages: Iterable[html.HtmlElement]) -> list[Loss]:
    """Return the texts of a document of which a word is shown on no page as often as it stands in the document.

    `pages` are parsed HTML or XHTML.
    """
    shown: Counter[str] = Counter()
    joined: Counter[str] = Counter()  # words of which a page shows parts in several elements
    for page in pages:
        texts = [str(text) for text in page.itertext()]
        shown.update(words(" ".join(texts)))
        joined.update(words("".join(texts)))
    found: list[Loss] = []
    for element, text in _texts(root):
        own = words(text)
        lost = [word for word in own if shown[word] <= 0 and joined[word] <= 0]
        for word in own:
            shown[word] -= 1
            joined[word] -= 1
        if lost:
            found.append(Loss(etree.QName(element).localname, element.sourceline or 0, " ".join(own)[:80]))
    return found


# What has a place of its own on a page, other than where it stands in the file.
_ELSEWHERE = frozenset(
    f"{TEI}{name}"
    for name in [
        "app",
        "choice",
        "facsimile",
        "figDesc",
        "fw",
        "index",
        "listApp",
        "listWit",
        "note",
        "rdg",
        "sourceDoc",
        "standOff",
        "subst",
        "teiHeader",
        "witDetail",
    ]
)
_LONG = 5  # words: shorter texts recur
_MOST_MISSES = 20  # each looks through all that follows


def misplaced_words(root: Element, pages: Iterable[html.HtmlElement]) -> list[Loss]:
    """Return the texts of `text` that stand before what precedes them in the document; `pages` are in reading order.

    Notes, apparatus, alternatives and descriptions have places of their own, and are not looked at.
    """
    bodies = (body for page in pages for body in page.find_class("document") or page.iter("body"))
    shown = f" {' '.join(words(' '.join(text for body in bodies for text in _strings(body))))} "
    found: list[Loss] = []
    at = misses = 0
    for element, text in _texts(root, _ELSEWHERE):
        own = words(text)
        if len(own) < _LONG or misses == _MOST_MISSES:
            continue
        place = shown.find(f" {' '.join(own)} ", at)
        if place >= 0:
            at = place
            continue
        misses += 1
        if f" {' '.join(own)} " in shown:
            found.append(Loss(etree.QName(element).localname, element.sourceline or 0, " ".join(own)[:80]))
    return found


def _strings(body: html.HtmlElement) -> Iterable[str]:
    """Yield the texts of a page's body but for its navigation, which repeats headings."""
    return map(str, body.xpath(".//text()[not(ancestor::nav)]"))


def _texts(root: Element, apart: frozenset[str] = _APART) -> Iterable[tuple[Element, str]]:
    """Yield each text node with the element it stands in, but for those in elements of `apart`."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_tail = stack.pop()
        parent = element.getparent()
        if is_tail:
            if element.tail and parent is not None:
                yield parent, element.tail
            continue
        if not is_element(element) or element.tag in apart:
            continue
        if element.text:
            yield element, element.text
        for child in reversed(element):
            stack += [(child, True), (child, False)]
