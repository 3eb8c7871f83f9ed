"""Packs a TEI document as an EPUB 3 book: content documents, navigation, package.  EPUB 3.3"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from kanben.edition.statements import today
from kanben.publish.document.metadata import Metadata
from kanben.publish.document.prepare import Prepared
from kanben.publish.document.rendering import render_navigation
from kanben.publish.document.report import Report
from kanben.publish.document.source import DocumentFile
from kanben.publish.document.stylesheets import style_sheet
from kanben.publish.document.together import interface_language, make_pages, prepare_together
from kanben.publish.epub.ocf import CONTAINER, write_ocf
from kanben.publish.shared.pictures import Picture

_ROOT = "EPUB/"
_XHTML = "application/xhtml+xml"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_NAMESPACE = uuid.UUID("b3b0a3a7-1f4e-5d0c-8a53-5f6f2f8f2f55")  # of identifiers made here; never changes


def page_name(name: str, number: int) -> str:
    """Return the file name of a document's part by its number from 1."""
    return f"article-{name}.xhtml" if number == 1 else f"article-{name}.{number}.xhtml"


def write_book(files: Mapping[str, DocumentFile], title: str, target: Path, report: Report) -> None:
    """Write documents as one book; `files` gives each a name, `title` is that of a book of several.

    Raise StylesheetFailed.
    """
    write_ocf(target, _files(files, title, report))


def _files(files: Mapping[str, DocumentFile], title: str, report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the container; the package comes last, since it lists the others."""
    documents = prepare_together(files, page_name)
    several = list(documents.values())
    first = several[0]
    interface = interface_language(first.metadata.language)
    items: list[tuple[str, str, str]] = []  # href, media type, properties
    pictures: dict[str, Picture] = {}
    yield "META-INF/container.xml", CONTAINER
    for made in make_pages(documents, files, "epub", report, language=interface):
        for page, content in made.pages.items():
            items.append((page, _XHTML, "mathml" if "<math" in content else ""))
            yield f"{_ROOT}{page}", _xhtml(content)
        pictures |= {picture.href: picture for picture in made.pictures}
    for page, content in render_navigation(several, "epub", title, interface):
        items.append((page, _XHTML, "nav"))
        yield f"{_ROOT}{page}", _xhtml(content)
    for href, picture in sorted(pictures.items()):
        items.append((href, picture.media_type, ""))
        yield f"{_ROOT}{href}", picture.content
    items += [("document.css", "text/css", ""), ("toc.ncx", "application/x-dtbncx+xml", "")]
    yield f"{_ROOT}document.css", style_sheet("epub")
    metadata = first.metadata if len(several) == 1 else _of_all(several, title)
    identifier = _identifier(first.name, metadata)
    yield f"{_ROOT}toc.ncx", _serialize(_ncx(several, metadata, identifier))
    spine = [page for document in several for page in document.pages]
    yield f"{_ROOT}package.opf", _serialize(_package(metadata, first.direction, spine, identifier, items))


def _xhtml(content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{content}'.encode()


def _of_all(documents: Sequence[Prepared], title: str) -> Metadata:
    """Return the metadata of a book of several documents: everybody who wrote one, the newest change."""
    people = dict.fromkeys(
        one for document in documents for one in document.metadata.contributors if one.relator == "aut"
    )
    return Metadata(
        title=title,
        language=documents[0].metadata.language,
        contributors=tuple(people),
        modified=max(document.metadata.modified for document in documents),
        publisher=documents[0].metadata.publisher,
        licence=documents[0].metadata.licence,
    )


def _identifier(name: str, metadata: Metadata) -> str:
    """Return the document's own ISBN or DOI or address, else a URN made of its title and name."""
    for kind, value in metadata.identifiers:
        if kind.upper() in ("ISBN", "DOI", "URN", "UUID") or value.startswith(("http", "urn:")):
            return value
    return uuid.uuid5(_NAMESPACE, f"{name}\n{metadata.title}").urn


def _package(
    metadata: Metadata,
    direction: str,
    pages: Sequence[str],
    identifier: str,
    items: Sequence[tuple[str, str, str]],
) -> etree._Element:
    package = etree.Element(
        f"{{{_OPF}}}package",
        {
            "version": "3.0",
            "unique-identifier": "id",
            "{http://www.w3.org/XML/1998/namespace}lang": metadata.language or "en",
        },
        nsmap={None: _OPF, "dc": _DC},
    )
    described = etree.SubElement(package, f"{{{_OPF}}}metadata")
    _describe(
        described, metadata, identifier, has_images=any(kind.startswith("image/") for _, kind, _ in items)
    )
    manifest = etree.SubElement(package, f"{{{_OPF}}}manifest")
    ids = {href: f"item-{number}" for number, (href, _, _) in enumerate(items, 1)}
    for href, media_type, properties in items:
        item = etree.SubElement(
            manifest, f"{{{_OPF}}}item", {"id": ids[href], "href": href, "media-type": media_type}
        )
        if properties:
            item.set("properties", properties)
    spine = etree.SubElement(package, f"{{{_OPF}}}spine", toc=ids["toc.ncx"])
    if direction == "rtl":
        spine.set("page-progression-direction", "rtl")
    for page in pages:
        etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=ids[page])
    etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=ids["nav.xhtml"], linear="no")
    return package


def _describe(described: etree._Element, metadata: Metadata, identifier: str, *, has_images: bool) -> None:
    """Add Dublin Core, the roles of people, and the accessibility metadata (EPUB Accessibility 1.1)."""

    def dc(name: str, value: str, key: str = "") -> None:
        if value.strip():
            element = etree.SubElement(described, f"{{{_DC}}}{name}")
            element.text = " ".join(value.split())
            if key:
                element.set("id", key)

    def meta(name: str, value: str, refines: str = "", scheme: str = "") -> None:
        element = etree.SubElement(described, f"{{{_OPF}}}meta", property=name)
        element.text = value
        if refines:
            element.set("refines", f"#{refines}")
        if scheme:
            element.set("scheme", scheme)

    dc("identifier", identifier, "id")
    dc("title", metadata.title, "title")
    meta("title-type", "main", "title")
    if metadata.subtitle:
        dc("title", metadata.subtitle, "subtitle")
        meta("title-type", "subtitle", "subtitle")
    dc("language", metadata.language or "und")
    for number, one in enumerate(metadata.contributors, 1):
        key = f"contributor-{number}"
        dc("creator" if one.relator == "aut" else "contributor", one.name, key)
        meta("role", one.relator, key, "marc:relators")
    for name, value in (
        ("publisher", metadata.publisher),
        ("date", metadata.date),
        ("rights", metadata.licence or metadata.licence_url),
        ("source", metadata.source),
        ("description", metadata.description),
    ):
        dc(name, value)
    for keyword in metadata.keywords:
        dc("subject", keyword)
    if metadata.series:
        meta("belongs-to-collection", metadata.series)
    day = next((date for date in (metadata.modified, metadata.date) if len(date) == 10), today().isoformat())
    meta("dcterms:modified", f"{day}T00:00:00Z")
    for mode in ("textual", "visual") if has_images else ("textual",):
        meta("schema:accessMode", mode)
    meta("schema:accessModeSufficient", "textual")
    for feature in ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"):
        meta("schema:accessibilityFeature", feature)
    meta("schema:accessibilityHazard", "none")
    meta(
        "schema:accessibilitySummary",
        "Text with headings, contents and linked notes; made from TEI by Kanben.",
    )


def _ncx(documents: Sequence[Prepared], metadata: Metadata, identifier: str) -> etree._Element:
    """Return the contents for devices of EPUB 2; sections without text above them are not nested."""
    root = etree.Element(f"{{{_NCX}}}ncx", version="2005-1", nsmap={None: _NCX})
    head = etree.SubElement(root, f"{{{_NCX}}}head")
    etree.SubElement(head, f"{{{_NCX}}}meta", name="dtb:uid", content=identifier)
    title = etree.SubElement(root, f"{{{_NCX}}}docTitle")
    etree.SubElement(title, f"{{{_NCX}}}text").text = metadata.title
    nav_map = etree.SubElement(root, f"{{{_NCX}}}navMap")
    parents: list[tuple[int, etree._Element]] = [(0, nav_map)]
    lines = []
    for document in documents:
        lines.append((1, document.metadata.title, document.pages[0]))
        lines += [
            (s.depth + 1, s.title, f"{s.page or document.pages[0]}#{s.anchor}") for s in document.contents
        ]
    for order, (depth, text, href) in enumerate(lines, 1):
        while parents[-1][0] >= depth:
            parents.pop()
        point = etree.SubElement(
            parents[-1][1], f"{{{_NCX}}}navPoint", id=f"point-{order}", playOrder=str(order)
        )
        label = etree.SubElement(point, f"{{{_NCX}}}navLabel")
        etree.SubElement(label, f"{{{_NCX}}}text").text = text
        etree.SubElement(point, f"{{{_NCX}}}content", src=href)
        parents.append((depth, point))
    return root


def _serialize(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
