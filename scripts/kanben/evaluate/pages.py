"""Reads documents from TEI: the articles of a page, one after the other, are one document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.errors import NotFound
from kanben.evaluate.documents import Document, Name, Stretch, without_space
from kanben.tei import NAMESPACES, TEI, parse_tei
from kanben.tei.printed import Element, body, marked, printed_text, text_holders

KINDS = {f"{TEI}persName": "PER", f"{TEI}placeName": "LOC", f"{TEI}orgName": "ORG"}
_NUMBERED = re.compile(r"(?P<page>.+)-(?P<number>\d+)$")


def read_pages(path: Path) -> list[Document]:
    """Return the pages of a TEI file, of a folder of TEI files, or of an edition (its `articles`)."""
    if not path.is_dir():
        files: Iterable[Path] = [path]
    else:
        folder = path / "articles" if (path / "articles").is_dir() else path
        files = (file for file in folder.glob("*.xml") if file.stem not in ("register", "edition"))
    pages: dict[str, list[tuple[int, Path]]] = {}
    for file in files:
        numbered = _NUMBERED.match(file.stem)
        page = numbered["page"] if numbered else file.stem
        pages.setdefault(page, []).append((int(numbered["number"]) if numbered else 0, file))
    if not pages:
        raise NotFound(path=path / "*.xml")
    return [_page(page, [file for _, file in sorted(found)]) for page, found in sorted(pages.items())]


@dataclass(slots=True)
class _Gathered:
    """What was read of a page so far."""

    characters: str = ""
    names: list[Name] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    parts: list[Stretch] = field(default_factory=list)


def _page(identifier: str, files: Iterable[Path]) -> Document:
    page = _Gathered()
    for file in files:
        _gather(page, parse_tei(file).getroot())
    return Document(identifier, page.characters, tuple(page.names), tuple(page.articles), tuple(page.parts))


def _gather(page: _Gathered, root: Element) -> None:
    offset = len(page.characters)
    page.articles.append(offset)
    for mark in marked(root):
        if kind := _kind(mark.element):
            role = mark.element.get("role")
            page.names.append(Name(offset + mark.start, offset + mark.end, kind, role))
    for part in text_holders(body(root)):
        text = without_space(printed_text(part))
        page.parts.append(Stretch(len(page.characters), len(page.characters) + len(text), _label(part)))
        page.characters += text


def _kind(element: Element) -> str | None:
    if kind := KINDS.get(str(element.tag)):
        return kind
    cited = element.tag == f"{TEI}title" and element.xpath(
        "boolean(ancestor::tei:bibl[@type='source'])", namespaces=NAMESPACES
    )
    own = element.tag == f"{TEI}rs" and element.get("type") == "newspaper"
    return "SOURCE" if cited or own else None


def _label(part: Element) -> str:
    """The part's element; heads with their type, paragraphs of a photograph as its caption."""
    name = etree.QName(part).localname
    if name == "head":
        return f"head.{part.get('type', 'main')}"
    parent = part.getparent()
    if name == "p" and parent is not None and parent.tag == f"{TEI}figure":
        return "caption"
    return name
