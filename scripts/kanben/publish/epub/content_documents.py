"""Makes the content documents of an article, several if it is long, and notes what the navigation needs of them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.epub.builder import ROOT
from kanben.publish.epub.front_matter import complete, newest_change
from kanben.publish.shared.pictures import pictures
from kanben.records import K
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.publish.epub.builder import BookBuilder
    from kanben.publish.shared.pictures import Picture

_ID = re.compile(rb' id="([^"]+)"')
_XHTML = "{http://www.w3.org/1999/xhtml}"


def article_documents(binding: BookBuilder, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield an article's documents and the pictures it shows."""
    path = binding.edition.article(name)
    tree = parse_tei(path)
    binding.changes.append(newest_change(tree))
    complete(binding.description, tree, is_only_one=len(binding.articles) == 1)
    context = binding.context(etree.tostring(tree, encoding="UTF-8"), name)
    for picture in pictures(tree, path, binding.edition.folder):
        yield from _picture(binding, picture, context)
    text = binding.render_text(tree, "page", context)
    binding.characters.update(text)
    is_first = name == binding.articles[0]
    for number, content in enumerate(_parts(binding, text, name), 1):
        stem = f"article-{name}" if number == 1 else f"article-{name}.{number}"
        landmark = {"landmark": "bodymatter"} if is_first and number == 1 else {}
        binding.add_item(stem, f"{stem}.xhtml", spine="yes", **landmark)
        _note_places(binding, content, name, f"{stem}.xhtml")
        yield f"{ROOT}{stem}.xhtml", content


def _picture(binding: BookBuilder, picture: Picture, context: etree._Element) -> Iterator[tuple[str, bytes]]:
    element = etree.SubElement(context, f"{K}picture", url=picture.url, href=picture.href)
    element.set("width", str(picture.width))
    element.set("height", str(picture.height))
    if binding.description.find(f"{K}item[@href='{picture.href}']") is None:
        number = sum(1 for _ in binding.description.iter(f"{K}item"))
        binding.add_item(f"picture-{number}", picture.href, picture.media_type)
        yield ROOT + picture.href, picture.content


def _parts(binding: BookBuilder, text: str, name: str) -> list[bytes]:
    """Return an article's document, or the documents into which the stylesheet divides a long one."""
    content = text.encode()
    if len(content) <= binding.settings.document_size:
        return [content]
    whole = etree.fromstring(content)
    whole.set("data-file", f"article-{name}")
    parts = etree.fromstring(binding.render(whole.getroottree(), "parts"))
    return [_serialize(part) for part in list(parts)]


def _serialize(part: etree._Element) -> bytes:
    whole = deepcopy(part)
    etree.cleanup_namespaces(whole)
    return etree.tostring(
        whole, encoding="UTF-8", xml_declaration=True, doctype="<!DOCTYPE html>", with_tail=False
    )


def _note_places(binding: BookBuilder, content: bytes, name: str, href: str) -> None:
    """Note where the anchors are; page breaks and pictures for the navigation."""
    anchors = binding.anchors.setdefault(name, {})
    for anchor in _ID.findall(content):
        anchors.setdefault(anchor.decode(), href)
    if b"doc-pagebreak" not in content and b"<figure" not in content:
        return
    document = etree.fromstring(content)
    for mark in document.iterfind(".//*[@role='doc-pagebreak']"):
        label = mark.get("title") or mark.get("aria-label") or ""
        etree.SubElement(binding.description, f"{K}break", href=f"{href}#{mark.get('id')}", label=label)
    for figure in document.iterfind(f".//{_XHTML}figure[@id]"):
        caption = " ".join("".join(map(str, figure.itertext())).split())
        described = " ".join(image.get("alt", "") for image in figure.iterfind(f".//{_XHTML}img"))
        label = caption[:60] or described
        etree.SubElement(binding.description, f"{K}picture", href=f"{href}#{figure.get('id')}", label=label)
