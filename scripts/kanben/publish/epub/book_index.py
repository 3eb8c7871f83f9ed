"""Divides the indices of a book into documents that a reading device opens quickly, and says where entries stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.shared.record_documents import entry_element
from kanben.records import INDICES, RECORD_NAMESPACE, K

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kanben.record_types import Entry
    from kanben.records import Records

# What an entry, a passage and one without its words take in a document, in bytes, measured on full ones.
_ENTRY_SIZE, _PASSAGE_SIZE, _LOCATOR_SIZE = 700, 700, 250

MOST_PASSAGES = 60
"""An entry with more passages lists their places alone, as a printed index does: nobody reads so many in a row."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some passages of an entry, all but for the longest; `start` counts them from 0, `stop` is exclusive."""

    entry: Entry
    start: int
    stop: int
    is_brief: bool

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return _ENTRY_SIZE + (self.stop - self.start) * (_LOCATOR_SIZE if self.is_brief else _PASSAGE_SIZE)


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
            if stretches and size + stretch.size > limit:
                documents.append(IndexDocument(index, len(documents) + 1, tuple(stretches)))
                stretches, size = [], 0
            stretches.append(stretch)
            size += stretch.size
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
    for entry in records.entries(index):
        count = entry.count
        if articles is not None and count:
            places = records.locators(entry.id, sources=index == "sources")
            count = sum(article in articles for article, *_ in places)
        is_brief = count > MOST_PASSAGES
        most = max(1, (limit - _ENTRY_SIZE) // (_LOCATOR_SIZE if is_brief else _PASSAGE_SIZE))
        for start in range(0, count, most):
            yield Stretch(entry, start, min(start + most, count), is_brief)


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
        passages = _locators if stretch.is_brief else _passages
        found = (
            passage
            for passage in passages(records, stretch.entry.id, document.index)
            if articles is None or passage.get("article") in articles
        )
        element.extend(islice(found, stretch.start, stretch.stop))
        if stretch.start:
            element.set("continued", "true")
        if stretch.is_brief:
            element.set("brief", "true")
        root.append(element)
    return root.getroottree()


def _passages(records: Records, entry: str, index: str) -> Iterator[etree._Element]:
    return records.passages(entry, sources=index == "sources")


def _locators(records: Records, entry: str, index: str) -> Iterator[etree._Element]:
    for article, title, anchor in records.locators(entry, sources=index == "sources"):
        yield etree.Element(f"{K}passage", article=article, title=title, anchor=anchor)
