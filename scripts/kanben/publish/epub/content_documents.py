"""Makes the content documents of an article, several if it is long, and notes what the navigation needs of them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.epub.builder import ROOT
from kanben.publish.epub.front_matter import complete
from kanben.publish.shared.imprint import newest_change
from kanben.publish.shared.pictures import pictures
from kanben.records import K
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.publish.epub.builder import BookBuilder
    from kanben.publish.shared.pictures import Picture

_XHTML = "{http://www.w3.org/1999/xhtml}"


def article_documents(book: BookBuilder, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield an article's documents and the pictures it shows."""
    path = book.edition.article(name)
    tree = parse_tei(path)
    book.changes.append(newest_change(tree))
    complete(book.description, tree, is_only_one=len(book.articles) == 1)
    context = book.context(tree, name)
    for picture in pictures(tree, path, book.edition.folder):
        yield from _picture(book, picture, context)
    text = book.render_text(tree, "page", context)
    book.characters.update(text)
    is_first = name == book.articles[0]
    for number, content in enumerate(_parts(book, text, name), 1):
        stem = f"article-{name}" if number == 1 else f"article-{name}.{number}"
        landmark = {"landmark": "bodymatter"} if is_first and number == 1 else {}
        book.add_item(stem, f"{stem}.xhtml", spine="yes", **landmark)
        _note_places(book, content, name, f"{stem}.xhtml")
        yield f"{ROOT}{stem}.xhtml", content


def _picture(book: BookBuilder, picture: Picture, context: etree._Element) -> Iterator[tuple[str, bytes]]:
    element = etree.SubElement(context, f"{K}picture", url=picture.url, href=picture.href)
    element.set("width", str(picture.width))
    element.set("height", str(picture.height))
    if book.description.find(f"{K}item[@href='{picture.href}']") is None:
        number = sum(1 for _ in book.description.iter(f"{K}item"))
        book.add_item(f"picture-{number}", picture.href, picture.media_type)
        yield ROOT + picture.href, picture.content


def _parts(book: BookBuilder, text: str, name: str) -> list[bytes]:
    """Return an article's document, or the documents into which the stylesheet divides a long one."""
    content = text.encode()
    if len(content) <= book.settings.document_size:
        return [content]
    whole = etree.fromstring(content)
    whole.set("data-file", f"article-{name}")
    parts = etree.fromstring(book.render(whole.getroottree(), "parts"))
    return [_serialize(part) for part in list(parts)]


def _serialize(part: etree._Element) -> bytes:
    whole = deepcopy(part)
    etree.cleanup_namespaces(whole)
    return etree.tostring(
        whole, encoding="UTF-8", xml_declaration=True, doctype="<!DOCTYPE html>", with_tail=False
    )


def _note_places(book: BookBuilder, content: bytes, name: str, href: str) -> None:
    """Note where the anchors are; page breaks and pictures for the navigation."""
    anchors = book.anchors.setdefault(name, {})
    document = etree.fromstring(content)
    for identified in document.iterfind(".//*[@id]"):
        anchors.setdefault(identified.get("id", ""), href)
    for mark in document.iterfind(".//*[@role='doc-pagebreak']"):
        label = mark.get("title") or mark.get("aria-label") or ""
        etree.SubElement(book.description, f"{K}break", href=f"{href}#{mark.get('id')}", label=label)
    for figure in document.iterfind(f".//{_XHTML}figure[@id]"):
        caption = " ".join("".join(map(str, figure.itertext())).split())
        described = " ".join(image.get("alt", "") for image in figure.iterfind(f".//{_XHTML}img"))
        number = sum(1 for _ in book.description.iter(f"{K}picture")) + 1
        label = caption[:60] or described.strip() or str(number)
        etree.SubElement(book.description, f"{K}picture", href=f"{href}#{figure.get('id')}", label=label)
