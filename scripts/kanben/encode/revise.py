"""Marks up an article's mentions, in a new document or one that people have worked on.

A later run is a three-way comparison: what the program proposed last time, what stands in the file, what it
proposes now.  What differs from the last proposals was done by a person and stays: a tag added, removed, moved,
re-typed or re-linked.  Only what stands as the program wrote it follows the new proposals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from kanben.edition.register import Register
from kanben.edition.register_entries import SHAPES
from kanben.edition.statements import PROGRAM
from kanben.encode.linking import Linker
from kanben.encode.marks import LINKED, MARKS, element_name, insert_mark, mark_attributes, remove_mark
from kanben.model import Certainty, Mention
from kanben.tei import TEI
from kanben.tei.printed import Marked, article_text, body, marked, printed_text, text_holders

Element = etree._Element
Key = tuple[int, int, str]  # printed offsets of start and end, element name
# With one of these a name says already whom it means.  TEI P5, REF-CLASSES-ATTS: att.canonical, att.global.linking
_LINKS = frozenset(("ref", "key", "corresp", "sameAs", "copyOf"))
Proposals = Mapping[Key, Mapping[str, str]]  # with the attributes that were written


@dataclass(slots=True)
class Revision:
    """What a run did to an article's mark-up; `withheld` lists proposals that gave way to a person's decision."""

    proposals: dict[Key, Mapping[str, str]] = field(default_factory=dict)
    dropped: set[Key] = field(default_factory=set)
    added: int = 0
    changed: int = 0
    withheld: list[Key] = field(default_factory=list)
    edits: list[tuple[str, str, str]] = field(default_factory=list)  # + - or ~, element name, its words
    relinked: list[tuple[str, str, str]] = field(default_factory=list)  # name, @ref before and now
    linked: list[tuple[str, str]] = field(
        default_factory=list
    )  # name that a person tagged, @ref it was given

    @property
    def touched(self) -> bool:
        """Whether the document was changed."""
        return bool(self.added or self.changed or self.dropped or self.linked)


def revise(root: Element, mentions: Iterable[Mention], last: Proposals, register: Register) -> Revision:
    """Bring an article's mark-up up to date, in place.

    `mentions` have offsets in `article_text(root)`; `last` are the proposals of the run before (none for a new
    document).
    """
    text = article_text(root)
    ink_before = list(accumulate((not character.isspace() for character in text), initial=0))
    wanted = {
        (ink_before[mention.start], ink_before[mention.end], element_name(mention)): mention
        for mention in mentions
        if not _is_rejected(mention, text, register)
    }
    linker = Linker(root, text, wanted.values(), register)
    revision = Revision()
    settled = _settle(root, wanted, last, linker, revision)
    parts = _Parts(root)
    for key, mention in sorted(wanted.items(), key=lambda item: (item[0][0], -item[0][1])):
        if key in settled:
            continue
        if key in last or any(_gives_way(key, mark) for mark in settled.values()):
            revision.withheld.append(key)
            revision.proposals[key] = last.get(key, {})
            continue
        part, origin = parts.at(mention.start)
        mark = insert_mark(part, mention.start - origin, mention.end - origin, mention)
        if mark is None:
            revision.withheld.append(key)
            revision.proposals[key] = {}
            continue
        mark.attrib.update(mark_attributes(mention, linker))
        revision.proposals[key] = dict(mark.attrib)
        revision.added += 1
        revision.edits.append(("+", key[2], text[mention.start : mention.end]))
    for key in last.keys() - settled.keys() - revision.dropped - revision.proposals.keys():
        revision.proposals[key] = last[key]  # a person removed it: remembered, so that it stays removed
    return revision


def _settle(
    root: Element,
    wanted: Mapping[Key, Mention],
    last: Proposals,
    linker: Linker,
    revision: Revision,
) -> dict[Key, Marked]:
    """Bring the marks that exist up to date; return those that stay, by key."""
    settled: dict[Key, Marked] = {}
    for mark in [mark for mark in marked(root) if mark.element.tag in MARKS]:
        key = (mark.start, mark.end, etree.QName(mark.element).localname)
        if not _is_own(mark.element, last.get(key)):
            settled[key] = mark
            if key in wanted:
                revision.proposals[key] = {}  # agreed on; remembered in case the person removes it later
            _link(mark.element, key, last.get(key, {}), linker, revision)
        elif key in wanted:
            mention = wanted[key]
            before = mark.element.get("ref", "")
            attributes = mark_attributes(mention, linker, before)
            settled[key] = mark
            if before and before != attributes.get("ref"):
                revision.relinked.append((printed_text(mark.element), before, attributes.get("ref", "")))
            if _meaning(dict(mark.element.attrib)) != _meaning(attributes):
                mark.element.attrib.clear()
                mark.element.attrib.update(attributes)
                revision.changed += 1
                revision.edits.append(("~", key[2], printed_text(mark.element)))
            revision.proposals[key] = dict(mark.element.attrib)
        else:
            revision.edits.append(("-", key[2], printed_text(mark.element)))
            remove_mark(mark.element)
            revision.dropped.add(key)
    return settled


def _is_rejected(mention: Mention, text: str, register: Register) -> bool:
    """Say whether a person removed the entry of a mention's name, so that it is not to be tagged."""
    full = dict(mention.attributes).get("full")
    return mention.kind in SHAPES and register.rejects(mention.kind, text[mention.start : mention.end], full)


def _link(mark: Element, key: Key, last: Mapping[str, str], linker: Linker, revision: Revision) -> None:
    """Give a name that a person tagged its entry, unless the person took the pointer away."""
    kind = LINKED.get(str(mark.tag))
    form = "".join(printed_text(mark).split())
    if kind is None or not form or mark.get("resp") == f"#{PROGRAM}" or not linker.register.grows:
        return
    if "ref" in last:
        revision.proposals[key] = last
        return
    if _LINKS & set(mark.keys()):
        return
    pointer = linker.entry(kind, form, Certainty.HIGH)
    if pointer is not None:
        given = dict(mark.attrib)
        mark.attrib.clear()
        mark.attrib.update({"ref": pointer, **given})
        revision.linked.append((form, pointer))
        revision.proposals[key] = {"ref": pointer}


def _meaning(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return what a mark says, without how it was found out: for that alone no file is touched."""
    return {name: value for name, value in attributes.items() if name != "evidence"}


def _is_own(mark: Element, last: Mapping[str, str] | None) -> bool:
    """Say whether a mark stands just as the program wrote it."""
    return mark.get("resp") == f"#{PROGRAM}" and last is not None and dict(mark.attrib) == dict(last)


def _gives_way(key: Key, mark: Marked) -> bool:
    """Say whether a new proposal would contradict a mark that a person decided on."""
    start, end, name = key
    if mark.element.get("resp") == f"#{PROGRAM}" or end <= mark.start or start >= mark.end:
        return False
    if mark.start <= start and end <= mark.end and (start, end) != (mark.start, mark.end):
        return mark.element.tag != f"{TEI}said"
    around = start <= mark.start and mark.end <= end and (start, end) != (mark.start, mark.end)
    return not (around and (name == "said" or (name == "orgName" and mark.element.tag == f"{TEI}placeName")))


class _Parts:
    """The parts of an article and where each begins in its text."""

    def __init__(self, root: Element) -> None:
        self.elements = list(text_holders(body(root)))
        lengths = (len(printed_text(part)) + 1 for part in self.elements)
        self.starts = [0, *accumulate(lengths)][: len(self.elements)]

    def at(self, offset: int) -> tuple[Element, int]:
        """Return the part that holds a text offset, and where the part begins."""
        index = bisect_right(self.starts, offset) - 1
        return self.elements[index], self.starts[index]
