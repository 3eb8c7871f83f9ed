"""The reading text of a document as plain text, taken from its pages: without notes, readings, contents and header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import html

_APART = frozenset(
    {
        "t-readings",
        "t-other",
        "noteref",
        "notes",
        "contents",
        "header",
        "cite",
        "t-more",
        "t-title",
        "unseen",
        "no-picture",
        "t-n",
    }
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "tr",
        "blockquote",
        "figure",
        "figcaption",
        "section",
        "pre",
        "caption",
        "br",
        "table",
    ]
)


def plain_text(pages: Iterable[html.HtmlElement]) -> str:
    """Return the reading text of parsed pages: a blank line between blocks, a line break where the text has one."""
    blocks: list[str] = []
    for page in pages:
        for text in page.find_class("document") or page.iter("body"):
            blocks += _blocks(text)
    return "\n\n".join(blocks) + "\n"


def _blocks(body: html.HtmlElement) -> list[str]:
    text = "".join(_pieces(body))
    lines = (" ".join(block.split()) for block in text.split("\n\x00"))
    return [line for line in lines if line]


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts of an element, and a mark where a block begins or ends."""
    if not isinstance(element.tag, str) or element.tag in ("script", "del", "rp"):
        return
    if _APART.intersection(element.get("class", "").split()):
        return
    is_block = (
        element.tag in _BLOCKS
        or "b" in element.get("class", "").split()
        or "t-l" in element.get("class", "").split()
    )
    if is_block:
        yield "\n\x00"
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if is_block:
        yield "\n\x00"
