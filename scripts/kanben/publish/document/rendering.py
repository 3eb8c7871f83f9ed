"""Renders a prepared document: the description that its stylesheet reads, and the pages that come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from kanben.publish.document.metadata import Metadata
from kanben.publish.document.names import PREPARED, P
from kanben.publish.document.prepare import Prepared
from kanben.publish.document.stylesheets import document_stylesheet, genres_of
from kanben.publish.shared.json_text import script_json
from kanben.transform import Parameters

_PAGE = "<?page "
_MANY = 50  # documents of which the contents list no divisions


@dataclass(frozen=True, slots=True)
class DocumentParameters(Parameters):
    """The parameters of document-html.xsl and document-epub.xsl: `context` is p:document (xslt/document/pages.xsl)."""

    context: etree._ElementTree | None = None


def describe(document: Prepared) -> etree._ElementTree:
    """Return p:document: what a document's header says, its pages and contents."""
    metadata = document.metadata
    root = etree.Element(
        f"{P}document",
        {
            "name": document.name,
            "title": metadata.title,
            "subtitle": metadata.subtitle,
            "authors": ", ".join(metadata.named("aut")),
            "language": metadata.language,
            "direction": document.direction,
        },
        nsmap={"p": PREPARED},
    )
    for name, value in _meta(metadata):
        etree.SubElement(root, f"{P}meta", name=name).text = value
    described = script_json(schema_org(metadata))
    etree.SubElement(root, f"{P}meta", json="yes").text = described
    if metadata.licence_url.startswith("http"):
        etree.SubElement(root, f"{P}meta", rel="license").text = metadata.licence_url
    for style, cite in (("Chicago", _cite_chicago), ("GB/T 7714", _cite_gbt7714)):
        etree.SubElement(root, f"{P}citation", style=style).text = cite(metadata)
    for number, page in enumerate(document.pages):
        made = etree.SubElement(root, f"{P}page", name=page, title=document.page_titles.get(page, ""))
        for attribute, applies in (
            ("first", number == 0),
            ("last", number == len(document.pages) - 1),
            ("headed", page in document.headed),
        ):
            if applies:
                made.set(attribute, "yes")
    for section in document.contents:
        etree.SubElement(
            root,
            f"{P}section",
            depth=str(section.depth),
            title=section.title,
            page=section.page or document.pages[0],
            anchor=section.anchor,
        )
    return root.getroottree()


def _cite_chicago(metadata: Metadata) -> str:
    """Return a citation as a Chicago bibliography has it: author, title, publisher, date."""
    authors = metadata.named("aut")
    names = " and ".join(authors) if len(authors) < 3 else f"{', '.join(authors[:-1])}, and {authors[-1]}"
    where = ", ".join(filter(None, (metadata.publisher, metadata.date)))
    return " ".join(
        part if part.endswith(".") else f"{part}." for part in (names, metadata.title, where) if part
    )


def _cite_gbt7714(metadata: Metadata) -> str:
    """Return a citation as GB/T 7714 has it: 作者. 题名[M/OL]. 出版者, 日期."""
    authors = metadata.named("aut")
    names = ", ".join([*authors[:3], *(["等"] if len(authors) > 3 else [])])
    where = ", ".join(filter(None, (metadata.publisher, metadata.date)))
    return ". ".join(part for part in (names, f"{metadata.title}[M/OL]", where) if part) + "."


def navigation(documents: Sequence[Prepared], title: str) -> etree._ElementTree:
    """Return p:document with the contents of several documents, each below a line of its own if there are several."""
    first = documents[0]
    root = describe(first).getroot()
    for element in [*root.iter(f"{P}section"), *root.iter(f"{P}meta"), *root.iter(f"{P}citation")]:
        root.remove(element)
    if len(documents) > 1:
        root.set("title", title)
        root.set("authors", "")
    for document in documents:
        metadata = document.metadata
        line = etree.SubElement(
            root, f"{P}section", depth="1", title=metadata.title, page=document.pages[0], anchor=""
        )
        line.set("language", metadata.language)
        if len(documents) > 1:
            line.set("authors", ", ".join(metadata.named("aut")))
        for section in document.contents if len(documents) < _MANY else ():
            page = section.page or document.pages[0]
            made = etree.SubElement(
                root, f"{P}section", page=page, anchor=section.anchor, title=section.title
            )
            made.set("depth", str(section.depth + 1))
            made.set("language", metadata.language)
        for page, anchor, number in document.breaks:
            etree.SubElement(root, f"{P}break", page=page, anchor=anchor, n=number)
    return root.getroottree()


def render_navigation(
    documents: Sequence[Prepared], output: str, title: str, language: str
) -> Iterator[tuple[str, str]]:
    """Yield the page of contents of several documents: index.html, or nav.xhtml of a book."""
    tree = navigation(documents, title)
    sheet = document_stylesheet(output, ())
    text = sheet.transform(tree, DocumentParameters(language, tree), "{urn:kanben:mode}navigation")
    yield from _cut(text)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and content of each page that a stylesheet has made."""
    for piece in text.split(_PAGE)[1:]:
        name, _, content = piece.partition(">")
        yield name.rstrip("? "), content.removeprefix("<!DOCTYPE HTML>")


def _meta(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield what reference managers read: names of the Highwire tags and their values."""
    yield "citation_title", metadata.title
    for author in metadata.named("aut"):
        yield "citation_author", author
    for editor in metadata.named("edt"):
        yield "citation_editor", editor
    for name, value in (
        ("citation_publisher", metadata.publisher),
        ("citation_publication_date", metadata.date.replace("-", "/")),
        ("citation_language", metadata.language),
        ("citation_keywords", "; ".join(metadata.keywords)),
        ("description", metadata.description[:300]),
    ):
        if value:
            yield name, value


def schema_org(metadata: Metadata) -> dict[str, object]:
    """Return a document as schema.org's CreativeWork; what is not known is left out."""
    roles = {
        "aut": "author",
        "edt": "editor",
        "trl": "translator",
        "ctb": "contributor",
        "fnd": "funder",
        "spn": "sponsor",
    }
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": metadata.title,
    }
    for relator, key in roles.items():
        people = [one for one in metadata.contributors if one.relator == relator]
        if people:
            found[key] = [
                {
                    "@type": "Organization" if one.is_body else "Person",
                    "name": one.name,
                    **({"sameAs": one.identifier} if one.identifier.startswith("http") else {}),
                }
                for one in people
            ]
    optional = {
        "alternativeHeadline": metadata.subtitle,
        "inLanguage": metadata.language,
        "publisher": {"@type": "Organization", "name": metadata.publisher} if metadata.publisher else "",
        "datePublished": metadata.date,
        "dateModified": metadata.modified,
        "license": metadata.licence_url or metadata.licence,
        "keywords": list(metadata.keywords),
        "identifier": [value for _, value in metadata.identifiers],
        "isPartOf": metadata.series,
        "abstract": metadata.description,
    }
    return found | {key: value for key, value in optional.items() if value}


def render(document: Prepared, output: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each page's name and its serialised HTML or XHTML; `language` is that of the interface.

    Raise StylesheetFailed.
    """
    sheet = document_stylesheet(output, genres_of(document.used))
    parameters = DocumentParameters(language, describe(document))
    yield from _cut(sheet.transform(document.tree, parameters, "{urn:kanben:mode}document"))
