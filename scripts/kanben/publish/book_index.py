"""Divides the indices of a book into documents that a reading device opens quickly, and says where entries stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.documents import entry_element
from kanben.records import INDICES, RECORD_NAMESPACE, K

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kanben.records import Records
    from kanben.rows import Entry

# What an entry and a passage take in a document, in bytes, measured on full ones.
_ENTRY_SIZE, _PASSAGE_SIZE = 700, 700

INDEX_OF = {kind: index for index, kind in INDICES.items()}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some passages of an entry, all but for the longest; `start` counts them from 0, `stop` is exclusive."""

    entry: Entry
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One document of an index; `number` counts the index's documents from 1."""

    index: str
    number: int
    stretches: tuple[Stretch, ...]

    @property
    def href(self) -> str:
        """The document's file."""
        return f"{self.index}.xhtml" if self.number == 1 else f"{self.index}-{self.number}.xhtml"

    @property
    def initials(self) -> str:
        """The initials the document covers."""
        first, last = self.stretches[0].entry.initial, self.stretches[-1].entry.initial
        return first if first == last else f"{first}–{last}"


def plan_indices(
    records: Records, articles: Collection[str] | None, limit: int
) -> dict[str, list[IndexDocument]]:
    """Return the documents of each index, none larger than `limit` bytes; entries without a passage are left out.

    `articles` are those of the book, or None for all.
    """
    plan: dict[str, list[IndexDocument]] = {}
    for index in INDICES:
        documents: list[IndexDocument] = []
        stretches: list[Stretch] = []
        size = 0
        for stretch in _stretches(records, index, articles, limit):
            needed = _ENTRY_SIZE + _PASSAGE_SIZE * (stretch.stop - stretch.start)
            if stretches and size + needed > limit:
                documents.append(IndexDocument(index, len(documents) + 1, tuple(stretches)))
                stretches, size = [], 0
            stretches.append(stretch)
            size += needed
        if stretches:
            documents.append(IndexDocument(index, len(documents) + 1, tuple(stretches)))
        plan[index] = documents
    return plan


def entry_places(plan: dict[str, list[IndexDocument]]) -> dict[str, str]:
    """Return where in the book each entry stands: in the index of its kind, else among the sources."""
    places: dict[str, str] = {}
    for index in reversed(INDICES):
        for document in plan[index]:
            for stretch in document.stretches:
                if stretch.start == 0:
                    places[stretch.entry.id] = f"{document.href}#{stretch.entry.id}"
    return places


def _stretches(
    records: Records, index: str, articles: Collection[str] | None, limit: int
) -> Iterator[Stretch]:
    most = max(1, (limit - _ENTRY_SIZE) // _PASSAGE_SIZE)
    for entry in records.entries(index):
        count = entry.count if articles is None else len(_passages(records, entry, index, articles))
        for start in range(0, count, most):
            yield Stretch(entry, start, min(start + most, count))


def _passages(
    records: Records, entry: Entry, index: str, articles: Collection[str] | None
) -> list[etree._Element]:
    found = records.passages(entry.id, sources=index == "sources")
    return [passage for passage in found if articles is None or passage.get("article") in articles]


def index_tree(
    records: Records, document: IndexDocument, articles: Collection[str] | None
) -> etree._ElementTree:
    """Return k:index with the document's entries and passages."""
    root = etree.Element(
        f"{K}index",
        {"kind": document.index, "initials": document.initials},
        nsmap={"k": RECORD_NAMESPACE},
    )
    for stretch in document.stretches:
        element = entry_element(stretch.entry)
        element.extend(
            _passages(records, stretch.entry, document.index, articles)[stretch.start : stretch.stop]
        )
        if stretch.start:
            element.set("continued", "true")
        root.append(element)
    return root.getroottree()
