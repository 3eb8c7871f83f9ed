"""Cuts an encoded page anew: what people tagged and noted stays where its text is, and articles keep their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from kanben.edition.statements import PROGRAM
from kanben.encode.drafts import Draft
from kanben.encode.headline import headline_of
from kanben.encode.ink import Element, Printed, printed_in
from kanben.encode.revise import Key
from kanben.encode.wrapping import insert_at, wrap
from kanben.model import Article
from kanben.tei import NAMESPACES, TEI
from kanben.tei.printed import TEXT_HOLDERS, body, count_printed, is_printed, printed_text

_MILESTONES = frozenset(f"{TEI}{name}" for name in ("lb", "cb", "pb"))
_NOTE = f"{TEI}note"
_OF_THE_CUT = ("extent", "classDecl", "textClass")  # what the header says of the article's length and kind
_DIVISION = etree.XPath(".//tei:div[@type = 'article']", namespaces=NAMESPACES)

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Recut:
    """Articles cut anew, the old ones that are part of another now, and tags (name, words) that have no place any more."""

    drafts: list[Draft]
    joined: tuple[Draft, ...]
    homeless: tuple[tuple[str, str], ...]


def recut(
    old: Sequence[Draft],
    cut: Sequence[Article],
    make: Callable[[Article], Draft],
    new_number: Callable[[int], int],
) -> Recut:
    """Return a page's articles as they are cut now.

    `old` give back the page's text.  A new article takes the name of the old one that it has most of; `new_number` gives the
    others theirs.
    """
    before, after = _extents(old), _extents([make(article) for article in cut])
    heirs = _heirs(before, after)
    drafts = []
    for number, article in enumerate(cut):
        heir = heirs.get(number)
        name = int(old[heir].path.stem.rpartition("-")[2]) if heir is not None else new_number(article.number)
        draft = make(replace(article, number=name))
        if heir is not None:
            _take_over(draft, old[heir])
        drafts.append(draft)
    homeless = _transplant(old, drafts)
    remembered = {
        _moved(key, start): value
        for d, (start, _) in zip(old, before, strict=True)
        for key, value in d.last.items()
    }
    for draft, (start, end) in zip(drafts, after, strict=True):
        draft.last = {
            _moved(key, -start): value
            for key, value in remembered.items()
            if start <= key[0] and key[1] <= end
        }
    joined = tuple(draft for number, draft in enumerate(old) if number not in heirs.values())
    return Recut(drafts, joined, tuple(homeless))


def _extents(drafts: Sequence[Draft]) -> list[Extent]:
    """Return where each article begins and ends among the printed characters of the page."""
    extents, offset = [], 0
    for draft in drafts:
        size = len(printed_in([draft.tree.getroot()]).characters)
        extents.append((offset, offset + size))
        offset += size
    return extents


def _heirs(before: Sequence[Extent], after: Sequence[Extent]) -> dict[int, int]:
    """Return the number of the old article that each new one continues: it has most of it."""
    shared = sorted(
        (
            (min(a[1], b[1]) - max(a[0], b[0]), -new, -number)
            for new, a in enumerate(after)
            for number, b in enumerate(before)
        ),
        reverse=True,
    )
    heirs: dict[int, int] = {}
    for size, new, number in shared:
        if size > 0 and -new not in heirs and -number not in heirs.values():
            heirs[-new] = -number
    return heirs


def _take_over(draft: Draft, old: Draft) -> None:
    """Have a draft continue an old article: its header, and what people wrote on its division."""
    root, before = draft.tree.getroot(), old.tree.getroot()
    headline, now = headline_of(old), draft.title
    header, known = root.find(f"{TEI}teiHeader"), before.find(f"{TEI}teiHeader")
    if header is not None and known is not None:
        root.replace(header, kept := deepcopy(known))
        kept.tail = header.tail
        for name in _OF_THE_CUT:
            mine, theirs = header.find(f".//tei:{name}", NAMESPACES), kept.find(f".//tei:{name}", NAMESPACES)
            around = None if theirs is None else theirs.getparent()
            if mine is not None and theirs is not None and around is not None:
                new = deepcopy(mine)
                new.tail = theirs.tail
                around.replace(theirs, new)
        for title in kept.iterfind(".//tei:title[@level='a']", NAMESPACES):
            if not len(title) and title.text in (headline, old.title):
                title.text = now
    for mine, theirs in zip(_DIVISION(root), _DIVISION(before), strict=False):
        for name, value in theirs.attrib.items():
            if name not in mine.attrib:
                mine.set(name, value)
    draft.read, draft.is_new, draft.carried = old.read, False, True


def _transplant(old: Sequence[Draft], drafts: Sequence[Draft]) -> list[tuple[str, str]]:
    """Put what stands in the old articles' parts, and the notes between them, into the new ones.

    Return the element names and words of what has no place any more: its text is in two parts now.
    """
    before, after = _printed(old), _printed(drafts)
    new_parts = {extent: part for part, extent in _parts(after)}
    homeless: list[tuple[str, str]] = []
    for part, extent in _parts(before):
        twin = new_parts.get(extent)
        if twin is not None and twin.tag == part.tag:
            new_parts[extent] = _replaced(twin, part)
            continue
        _transplant_children(part, extent[0], new_parts, homeless)
    for draft, (start, _) in zip(old, _extents(old), strict=True):
        for note, offset in _notes_between(draft.tree.getroot(), start):
            _put(note, max(offset - 1, 0), max(offset, 1), new_parts, at_end=True)
    return homeless


def _printed(drafts: Sequence[Draft]) -> Printed:
    return printed_in([draft.tree.getroot() for draft in drafts])


def _parts(printed: Printed) -> list[tuple[Element, Extent]]:
    """Return the parts that print something, with their extents."""
    extents: dict[int, Extent] = {}
    for offset, place in enumerate(printed.places):
        extents[place.part] = (extents.get(place.part, (offset, 0))[0], offset + 1)
    return [(printed.parts[number], extent) for number, extent in extents.items()]


def _replaced(part: Element, old: Element) -> Element:
    """Put a copy of an old part in the place of the new one, which says what kind of part it is; return the copy."""
    copy = deepcopy(old)
    for name, value in part.attrib.items():
        copy.set(name, value)
    copy.tail = part.tail
    parent = part.getparent()
    assert parent is not None  # a part stands in an article
    parent.replace(part, copy)
    return copy


def _transplant_children(
    element: Element, offset: int, parts: Mapping[Extent, Element], homeless: list[tuple[str, str]]
) -> None:
    """Put what stands inside an element, which begins at an offset of the page, into the parts that print it now."""
    offset += count_printed(element.text)
    for child in element:
        end = offset + (len("".join(printed_text(child).split())) if is_printed(child) else 0)
        is_kept = isinstance(child.tag, str) and child.tag not in _MILESTONES
        if is_kept and not _put(child, offset, end, parts):
            if child.get("resp") != f"#{PROGRAM}":
                homeless.append((etree.QName(child).localname, printed_text(child)))
            _transplant_children(child, offset, parts, homeless)
        offset = end + count_printed(child.tail)


def _put(
    element: Element, start: int, end: int, parts: Mapping[Extent, Element], *, at_end: bool = False
) -> bool:
    """Put a copy of an element around the characters that it has, or behind what it follows; return whether it could be.

    With `at_end` it comes to the end of the part that prints them.
    """
    first = start - 1 if start == end and start else start
    found = next((item for item in parts.items() if item[0][0] <= first and end <= item[0][1]), None)
    if found is None:
        return False
    (begin, _), part = found
    copy = deepcopy(element)
    copy.tail = None
    offsets = [offset for offset, character in enumerate(printed_text(part)) if not character.isspace()]
    if at_end:
        part.append(copy)
    elif start == end:
        insert_at(part, offsets[first - begin] + 1 if start else 0, copy)
    else:
        shell = etree.Element(copy.tag, nsmap=copy.nsmap)
        if not wrap(part, offsets[start - begin], offsets[end - begin - 1] + 1, shell):
            return False
        copy.tail = shell.tail
        around = shell.getparent()
        assert around is not None  # it was put around some of the part's text
        around.replace(shell, copy)
    return True


def _notes_between(root: Element, offset: int) -> Iterator[tuple[Element, int]]:
    """Yield the editorial notes that stand between the parts of an article, with the characters of the page before them."""
    for node in body(root).iter(f"{TEI}*"):
        if any(above.tag in TEXT_HOLDERS for above in node.iterancestors()):
            continue
        if node.tag in TEXT_HOLDERS:
            offset += count_printed(printed_text(node))
        elif node.tag == _NOTE and not is_printed(node):
            yield node, offset


def _moved(key: Key, by: int) -> Key:
    start, end, name = key
    return start + by, end + by, name
