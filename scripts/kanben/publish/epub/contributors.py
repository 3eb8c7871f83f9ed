"""Who had a part in a book's texts: by what the articles themselves say, and by what their TEI headers add."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from kanben.order import sort_key
from kanben.record_types import line
from kanben.records import K
from kanben.tei import TEI

if TYPE_CHECKING:
    from kanben.records import Records

RELATORS = {
    "author": "aut",
    "reporter": "rpt",
    "correspondent": "ctb",
    "supplier": "ctb",
    "photographer": "pht",
    "editor": "edt",
}
"""Roles of the encoding and the MARC relators that say the same (https://id.loc.gov/vocabulary/relators)."""

MARKUP_EDITOR = "mrk"

_HEADER_ROLES = {"author": "aut", "editor": "edt"}


def sort_title(title: str) -> str:
    """Return the pinyin that a title or name is sorted by, without its punctuation."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", sort_key(title).partition("\t")[0]).split())


def contributors(records: Records, articles: frozenset[str] | None = None) -> list[etree._Element]:
    """Return a k:contributor for each person or organisation whose role has a relator, by their pinyin.

    `articles` are those of the book, or None for all.
    """
    found = []
    for entry in records.entries("sources"):
        roles = set(entry.roles.split(",")) if articles is None else _roles(records, entry.id, articles)
        relators = sorted({RELATORS[role] for role in roles if role in RELATORS})
        if relators:
            found.append(_contributor(entry.label, " ".join(relators), entry.sort.partition("\t")[0]))
    return found


def _roles(records: Records, entry: str, articles: frozenset[str]) -> set[str]:
    """Return the roles in which some articles owe their text to an entry."""
    passages = records.passages(entry, sources=True)
    return {passage.get("role", "") for passage in passages if passage.get("article") in articles}


def add_contributors(book: etree._Element, header: etree._Element) -> None:
    """Add to k:book the authors and editors that an article's fileDesc names and the text does not."""
    for role, relator in _HEADER_ROLES.items():
        for person in header.iterfind(f"{TEI}titleStmt/{TEI}{role}"):
            name = line(person)
            known = (contributor.get("name") for contributor in book.iterfind(f"{K}contributor"))
            if name and name not in known:
                book.append(_contributor(name, relator, sort_title(name)))


def _contributor(name: str, relator: str, sort: str) -> etree._Element:
    return etree.Element(f"{K}contributor", {"name": name, "relator": relator, "file-as": sort})
