"""Carries what was changed in a page into its articles' trees; tags, notes and sections keep their places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from kanben.encode.differences import Change
from kanben.encode.ink import Element, Printed, printed_in
from kanben.encode.inserting import divide, insert_part, prune
from kanben.encode.marks import MARKS
from kanben.encode.splicing import insert_between, is_same_run, next_place, splice
from kanben.encode.wrapping import unwrap
from kanben.tei import TEI
from kanben.tei.printed import count_printed, marked, printed_text


@dataclass(frozen=True, slots=True)
class Shift:
    """At an offset of an article's printed characters some were taken out and others put in."""

    offset: int
    removed: int
    added: int


@dataclass(slots=True)
class Carried:
    """What carrying did: the shifts of each article, by its number, and the tags whose words are others now."""

    shifts: dict[int, list[Shift]] = field(default_factory=lambda: defaultdict(list))
    retagged: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Number of the article, element name, words before, words now (none if the tag is gone)."""
    new_articles: list[tuple[int, int]] = field(default_factory=list)
    """Number of the article before which one is put (in the order of the page), and its number among the fresh ones."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the page's new text inside one of its parts."""

    part: int
    start: int
    end: int
    is_whole: bool


def carry(
    changes: Sequence[Change],
    roots: Sequence[Element],
    fresh: Sequence[Element],
    *,
    whole_articles_only: bool = False,
) -> Carried:
    """Carry changes, from the articles' text to the page's, into the trees of articles.

    `fresh` are the trees that the page would have if it were encoded anew.
    """
    work = _Carrying(printed_in(roots), printed_in(fresh), len(roots), whole_articles_only)
    before = [
        (article, mark.element, printed_text(mark.element))
        for article, root in enumerate(roots)
        for mark in marked(root)
        if mark.start < mark.end
    ]
    for change in reversed(changes):
        work.apply(change)
    _tell_retagged(before, work.carried)
    prune(work.tei.parts[number] for number in sorted({place.part for place in work.tei.places}))
    return work.carried


class _Carrying:
    """Trees being changed from their end to their begin, so that the places before stay what they were."""

    def __init__(self, tei: Printed, new: Printed, articles: int, whole_articles_only: bool) -> None:
        self.tei = tei
        self.new = new
        self.carried = Carried()
        self._articles = articles
        self._whole_articles_only = whole_articles_only
        sizes = Counter(place.article for place in tei.places)
        self._starts = [0, *accumulate(sizes[number] for number in range(articles))]
        self._sizes = Counter(place.article for place in new.places)
        self._followers: dict[int, Element] = {}
        self._inline: set[int] = set()
        self._rests: dict[int, Element] = {}
        self._extent: dict[int, tuple[int, int]] = {}
        for offset, place in enumerate(new.places):
            start, _ = self._extent.get(place.part, (offset, offset))
            self._extent[place.part] = (start, offset + 1)

    def apply(self, change: Change) -> None:
        """Make one change."""
        pieces = self._whole_articles(change, self._pieces(change))
        if self._whole_articles_only:
            return
        groups = self._groups(change.start, change.end)
        paired = min(len(pieces), len(groups))
        for group in reversed(groups[paired:]):
            self._replace(*group, "")
        anchor = groups[paired - 1][1] if paired else change.start
        for piece in reversed(pieces[paired:]):
            self._put(piece, anchor, change)
        for piece, group in reversed(list(zip(pieces, groups, strict=False))):
            self._replace(*group, self._text(piece))

    def _pieces(self, change: Change) -> list[_Piece]:
        pieces: list[_Piece] = []
        offset = change.new_start
        while offset < change.new_end:
            part = self.new.places[offset].part
            start, end = self._extent[part]
            stop = min(end, change.new_end)
            pieces.append(_Piece(part, offset, stop, start == offset and stop == end))
            offset = stop
        return pieces

    def _groups(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return a stretch of the TEI's text divided by its parts."""
        groups: list[tuple[int, int]] = []
        for offset in range(start, end):
            if groups and self.tei.places[offset].part == self.tei.places[offset - 1].part:
                groups[-1] = (groups[-1][0], offset + 1)
            else:
                groups.append((offset, offset + 1))
        return groups

    def _text(self, piece: _Piece) -> str:
        """Return the text of a piece as the fresh encoding has it, without the white space at its ends."""
        return "".join(
            (self.new.spaces[offset] if offset > piece.start else "") + self.new.characters[offset]
            for offset in range(piece.start, piece.end)
        )

    def _whole_articles(self, change: Change, pieces: list[_Piece]) -> list[_Piece]:
        """Note the articles that are wholly new, where they come between two; return the pieces of the others."""
        article_of = {piece.part: self.new.places[piece.start].article for piece in pieces}
        put: dict[int, int] = defaultdict(int)
        for piece in pieces:
            put[article_of[piece.part]] += piece.end - piece.start
        new = [number for number, count in put.items() if count == self._sizes[number]]
        if change.start != change.end or not new or not self._is_between(change.start):
            return pieces
        before = (
            self.tei.places[change.start].article if change.start < len(self.tei.places) else self._articles
        )
        self.carried.new_articles += [(before, number) for number in reversed(new)]
        return [piece for piece in pieces if article_of[piece.part] not in new]

    def _is_between(self, offset: int) -> bool:
        """Whether an offset of the TEI's text lies between two articles, or before or behind all."""
        places = self.tei.places
        return offset in (0, len(places)) or places[offset - 1].article != places[offset].article

    def _replace(self, start: int, end: int, text: str) -> None:
        """Put a text in place of characters of one part."""
        first = self.tei.places[start]
        self._note(first.article, start, end - start, count_printed(text))
        for offset in reversed(range(start + 1, end)):
            before, place = self.tei.places[offset - 1], self.tei.places[offset]
            if is_same_run(before.run, place.run):
                splice(next_place(before), place.offset - before.offset, "")
            else:
                splice(place, 1, "")
        splice(first, 1, text)

    def _put(self, piece: _Piece, anchor: int, change: Change) -> None:
        """Put in a piece of new text behind the characters before `anchor`, or before those behind it."""
        places = self.tei.places
        starts = self._extent[piece.part][0] == piece.start
        text = self._text(piece)
        if (piece.is_whole and self._parted(anchor)) or not places:
            self._put_part(piece, anchor, change)
        elif not starts and anchor > 0 and piece.start == change.new_start:
            self._insert(anchor - 1, anchor, text, behind=True)
        elif anchor < len(places):
            self._insert(anchor - 1, anchor, text, behind=False)
        else:
            self._insert(anchor - 1, anchor, text, behind=True)

    def _parted(self, anchor: int) -> bool:
        """Whether a part ends before an offset; a paragraph is divided there if no tag stands in the way."""
        places = self.tei.places
        if not 0 < anchor < len(places) or places[anchor - 1].part != places[anchor].part:
            return True
        part = self.tei.parts[places[anchor].part]
        if anchor not in self._rests and part.tag == f"{TEI}p":
            rest = divide(part, next_place(places[anchor - 1]))
            if rest is not None:
                self._rests[anchor] = rest
        return anchor in self._rests

    def _insert(self, before: int, after: int, text: str, *, behind: bool) -> None:
        """Put a text between two characters, outside of tags that only one of them stands in."""
        places = self.tei.places
        anchor = places[before if behind else after]
        self._note(anchor.article, before + 1 if behind else after, 0, count_printed(text))
        if after in self._rests and not behind:
            self._rests[after].text = text + (self._rests[after].text or "")
        elif after in self._rests:
            splice(next_place(anchor), 0, text)
        elif before >= 0 and after < len(places) and places[before].part == places[after].part:
            insert_between(places[before], places[after], text)
        elif behind:
            splice(next_place(anchor), 0, text)
        else:
            splice(anchor, 0, text)

    def _put_part(self, piece: _Piece, anchor: int, change: Change) -> None:
        """Put in a new paragraph, or whatever the part is in the fresh encoding."""
        places = self.tei.places
        made = self.new.parts[piece.part]
        size = piece.end - piece.start
        behind = anchor > 0 and not (anchor < len(places) and self._opens_article(piece, anchor, change))
        neighbour = places[anchor - 1] if behind else places[min(anchor, len(places) - 1)]
        self._note(neighbour.article, anchor, 0, size)
        part = self.tei.parts[neighbour.part]
        follower = self._followers.get(anchor, None if behind else part)
        other = anchor if behind else anchor - 1
        beyond = self.tei.parts[places[other].part] if 0 <= other < len(places) else None
        if anchor in self._inline:
            put = None
        elif behind or follower is None:
            put = insert_part(part, made, behind=behind, other=beyond)
        else:
            put = insert_part(follower, made, behind=False, other=beyond)
        if put is not None:
            self._followers[anchor] = put
            return
        self._inline.add(anchor)
        if not behind and follower is not None and follower is not part:
            follower.text = self._text(piece) + (follower.text or "")
            return
        self.carried.shifts[neighbour.article].pop(0)
        self._insert(anchor - 1, anchor, self._text(piece), behind=behind)

    def _opens_article(self, piece: _Piece, anchor: int, change: Change) -> bool:
        """Whether a new part stands at the top of an article rather than at the end of the one before."""
        if not self._is_between(anchor):
            return False
        follower = change.new_end
        new = self.new.places
        return follower < len(new) and new[follower].article == new[piece.start].article

    def _note(self, article: int, offset: int, removed: int, added: int) -> None:
        self.carried.shifts[article].insert(0, Shift(offset - self._starts[article], removed, added))


def _tell_retagged(before: Sequence[tuple[int, Element, str]], carried: Carried) -> None:
    """Note the tags whose words changed; elements in whose place nothing stands any more are taken away."""
    for article, element, words in before:
        now = printed_text(element)
        if "".join(now.split()) == "".join(words.split()):
            continue
        if element.tag in MARKS:
            carried.retagged.append((article, etree.QName(element).localname, words, now.strip()))
        if not "".join(element.itertext()).strip():
            unwrap(element)
