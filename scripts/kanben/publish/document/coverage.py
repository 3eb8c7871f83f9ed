"""Compares the words of a document with those that its pages show, so that no text is lost in silence."""

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


def _texts(root: Element) -> Iterable[tuple[Element, str]]:
    """Yield each text node with the element it stands in, but for parts that are no text."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_tail = stack.pop()
        parent = element.getparent()
        if is_tail:
            if element.tail and parent is not None:
                yield parent, element.tail
            continue
        if not is_element(element) or element.tag in _APART:
            continue
        if element.text:
            yield element, element.text
        for child in reversed(element):
            stack += [(child, True), (child, False)]
