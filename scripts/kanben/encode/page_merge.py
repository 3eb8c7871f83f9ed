"""Makes the articles of a page agree with its text again when one of them was corrected: a three-way comparison.

The three are the page, its articles, and the text that both had when they last agreed.  What the page alone changed is
carried into the articles; what the TEI alone changed is a person's slip or a correction, and waits for a decision; what
both changed at one place is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from kanben.encode.carrying import Carried, Shift, carry
from kanben.encode.differences import Change, Merge, Starts, find_changes, merge, unchanged
from kanben.encode.drafts import Draft
from kanben.encode.headline import follow_text, headline_of
from kanben.encode.ink import Element, Ink, Printed, ink_of, printed_in
from kanben.encode.inserting import grammar, make_valid
from kanben.encode.kept_pages import KeptPage
from kanben.encode.revise import Key, Proposals
from kanben.encode.splicing import set_spaces
from kanben.errors import TextConflict
from kanben.model import Article, Page
from kanben.tei import TEI

_CONTEXT = 6  # characters shown on each side of a change


class Side(Enum):
    """Whose words hold where page and TEI differ: nobody's is told, the page's, or the TEI's."""

    NEITHER = "neither"
    PAGE = "page"
    TEI = "tei"


@dataclass(frozen=True, slots=True)
class PageChange:
    """What was carried: the line of the page's file, the words before and now with some around them, and the article."""

    line: int
    before: str
    now: str
    article: str


@dataclass(frozen=True, slots=True)
class TagChange:
    """A tag whose words were changed with the page's: none are left if the tag is gone."""

    article: str
    element: str
    before: str
    now: str


@dataclass(slots=True)
class Agreement:
    """Articles that agree with their page again, in its order, and what was done for it."""

    drafts: list[Draft]
    changes: tuple[PageChange, ...] = ()
    tags: tuple[TagChange, ...] = ()
    emptied: tuple[Draft, ...] = ()
    restored: tuple[Draft, ...] = ()
    into_page: tuple[PageChange, ...] = ()
    is_recut: bool = False
    for_page: tuple[Change, ...] = ()
    """From the articles' text to the page's: what is to be taken into the page's file."""

    def __bool__(self) -> bool:
        """Whether anything was done."""
        return bool(
            self.is_recut
            or self.changes
            or self.tags
            or self.emptied
            or self.restored
            or self.into_page
            or self.for_page
        )


MakeDraft = Callable[[Article], Draft]


@dataclass(slots=True)
class PageAgreement:
    """A page to be brought to agreement: its cut as if it were new, and how drafts are made of that."""

    page: Page
    cut: Sequence[Article]
    make: MakeDraft
    kept: KeptPage | None
    new_number: Callable[[int], int]
    """Takes the number that an article has in the cut, and returns one that no article of the page ever had."""

    def restore(self, drafts: Sequence[Draft]) -> Agreement:
        """Return the articles with those that are gone from the disk made anew where the page has them."""
        fresh = [self.make(article) for article in self.cut]
        tei, ink = _printed(drafts), ink_of(self.page)
        changes = find_changes(tei.characters, ink.characters, (), _starts(ink, fresh))
        carried = carry(
            [change for change in changes if change.start == change.end],
            _roots(drafts),
            _roots(fresh),
            whole_articles_only=True,
        )
        whole, new = self._with_new(drafts, carried)
        return Agreement(whole, restored=tuple(new))

    def agree(self, drafts: Sequence[Draft], side: Side) -> Agreement:
        """Return the articles with the page's changes carried in.

        With `side` the differences that are not the page's alone are settled: PAGE carries them in, too, TEI lists them in
        `for_page` and carries nothing.  Without it raise TextConflict; what only the TEI changed stays as it is.
        """
        ink, tei = ink_of(self.page), _printed(drafts)
        fresh = [self.make(article) for article in self.cut]
        found = self._compare(ink, tei, fresh, side)
        if side is Side.TEI and (found.of_tei or found.conflicts):
            ours = tuple(sorted((*found.of_tei, *found.conflicts)))
            told = tuple(_turned(self._tell(change, drafts, ink, tei)) for change in ours)
            return Agreement(list(drafts), told, for_page=ours)
        if found.conflicts and side is Side.NEITHER:
            raise self._conflict(found.conflicts[0], drafts, ink, tei)
        of_page = found.of_page if side is Side.NEITHER else (*found.of_page, *found.of_tei, *found.conflicts)
        new_text = _printed(fresh)
        changes = list(_by_article(_behind_folio(sorted(of_page), tei, new_text), new_text))
        told = tuple(self._tell(change, drafts, ink, tei) for change in changes)
        sound = [draft for draft in drafts if grammar().validate(draft.tree.getroot())]
        before = [(len(_printed([draft]).characters), headline_of(draft)) for draft in drafts]
        carried = carry(changes, _roots(drafts), _roots(fresh))
        for number, draft in enumerate(drafts):
            if shifts := carried.shifts.get(number):
                draft.carried = True
                draft.last = _shifted(draft.last, shifts)
        whole, new = self._with_new(drafts, carried)
        names = {
            number: draft.path.name
            for (_, number), draft in zip(carried.new_articles, reversed(new), strict=True)
        }
        told = tuple(
            replace(what, article=names.get(_article_at(fresh, change), what.article))
            for what, change in zip(told, changes, strict=True)
        )
        self._set_spaces(whole, changes, ink, found)
        for draft, (length, headline) in zip(drafts, before, strict=True):
            if draft.carried:
                follow_text(draft, length, headline)
        for draft in sound:
            if draft.carried:
                make_valid(draft.tree.getroot())
        emptied = [draft for draft in whole if not _printed([draft]).characters]
        tags = tuple(TagChange(drafts[number].path.name, *rest) for number, *rest in carried.retagged)
        return Agreement([d for d in whole if d not in emptied], told, tags, tuple(emptied), tuple(new))

    def _compare(self, ink: Ink, tei: Printed, fresh: Sequence[Draft], side: Side) -> Merge:
        starts = _starts(ink, fresh)
        if self.kept is None or side is Side.PAGE:
            changes = tuple(find_changes(tei.characters, ink.characters, (), starts))
            return Merge(of_page=changes) if side is Side.PAGE else Merge(of_tei=changes)
        kept = self.kept.ink
        return merge(
            find_changes(kept.characters, ink.characters, (kept.line_starts,), starts),
            find_changes(kept.characters, tei.characters, (kept.line_starts,)),
            ink.characters,
            tei.characters,
        )

    def _set_spaces(self, drafts: Sequence[Draft], changes: Sequence[Change], ink: Ink, found: Merge) -> None:
        """Bring white space to the page's where something was carried in, and where the page's has changed."""
        printed = _printed(drafts)
        if printed.characters != ink.characters:
            return  # the TEI has changes of its own, which the identity check will name
        near = {offset for change in changes for offset in range(change.new_start, change.new_end + 1)}
        if self.kept is not None and not found.of_tei:
            kept = self.kept.ink
            same = unchanged(find_changes(kept.characters, ink.characters), len(kept.characters))
            near |= {new for old, new in same if kept.spaces[old] != ink.spaces[new]}
        for number in set_spaces(printed, ink, near):
            drafts[number].carried = True

    def _with_new(self, drafts: Sequence[Draft], carried: Carried) -> tuple[list[Draft], list[Draft]]:
        """Return the drafts with the new articles in their places, and the new ones."""
        whole: list[Draft] = []
        new: list[Draft] = []
        for number in range(len(drafts) + 1):
            for before, which in reversed(carried.new_articles):
                if before == number:
                    article = self.cut[which]
                    draft = self.make(replace(article, number=self.new_number(article.number)))
                    whole.append(draft)
                    new.append(draft)
            whole += drafts[number : number + 1]
        return whole, new

    def _conflict(self, change: Change, drafts: Sequence[Draft], ink: Ink, tei: Printed) -> TextConflict:
        told = self._tell(change, drafts, ink, tei)
        assert self.kept is not None  # without it nothing is known to be changed on both sides
        return TextConflict(
            path=drafts[0].path.with_name(told.article),
            page=self.page.path,
            line=told.line,
            expected=told.now,
            found=told.before,
            before=self._kept_words(change, ink),
        )

    def _kept_words(self, change: Change, ink: Ink) -> str:
        """Return what was there before page and TEI were changed."""
        assert self.kept is not None
        kept = self.kept.ink
        same = list(unchanged(find_changes(kept.characters, ink.characters), len(kept.characters)))
        start = max((old + 1 for old, new in same if new < change.new_start), default=0)
        end = min((old for old, new in same if new >= change.new_end), default=len(kept.characters))
        return _excerpt(kept.characters, start, max(start, end))

    def _tell(self, change: Change, drafts: Sequence[Draft], ink: Ink, tei: Printed) -> PageChange:
        """Return a change for people to read."""
        place = tei.places[min(change.start, len(tei.places) - 1)]
        if change.start == change.end and change.start:
            place = tei.places[change.start - 1]
        return PageChange(
            ink.lines[min(change.new_start, len(ink.lines) - 1)],
            _excerpt(tei.characters, change.start, change.end),
            _excerpt(ink.characters, change.new_start, change.new_end),
            drafts[place.article].path.name,
        )


def _behind_folio(changes: Sequence[Change], tei: Printed, new: Printed) -> Iterator[Change]:
    """Yield changes; an article put between a page's folio line and its first article takes the folio line with it."""
    for change in changes:
        top = change.start
        while 0 < top < len(tei.places) and _is_folio(tei, top - 1, change.start):
            top -= 1
        start = change.new_start - (change.start - top)
        if change.start == change.end and top < change.start and _is_article(new, start, change.new_end):
            yield Change(top, top, start, change.new_end)
            yield Change(top, change.start, change.new_end, change.new_end)
        else:
            yield change


def _by_article(changes: Iterable[Change], new: Printed) -> Iterator[Change]:
    """Yield changes; what is put in at one place and goes to several articles is several."""
    for change in changes:
        start = change.new_start
        for offset in range(start + 1, change.new_end) if change.start == change.end else ():
            if new.places[offset - 1].article != new.places[offset].article:
                yield replace(change, new_start=start, new_end=offset)
                start = offset
        yield replace(change, new_start=start)


def _is_folio(tei: Printed, offset: int, of: int) -> bool:
    """Whether a character stands in a folio line of the article that the one at `of` stands in."""
    place = tei.places[offset]
    return tei.parts[place.part].tag == f"{TEI}fw" and place.article == tei.places[of].article


def _is_article(new: Printed, start: int, end: int) -> bool:
    """Whether a stretch of the page is a whole article, or several, as the page is cut now."""
    places = new.places
    return (
        start >= 0
        and (start == 0 or places[start - 1].article != places[start].article)
        and (end == len(places) or places[end - 1].article != places[end].article)
    )


def _turned(change: PageChange) -> PageChange:
    """Return a change of the articles' words to the page's as one of the page's words to the articles'."""
    return replace(change, before=change.now, now=change.before)


def _excerpt(text: str, start: int, end: int) -> str:
    """Return a stretch of a text with some characters around it; a long one is shortened."""
    inside = text[start:end]
    if len(inside) > 12 * _CONTEXT:
        inside = f"{inside[: 6 * _CONTEXT]} … {inside[-3 * _CONTEXT :]}"
    return f"{text[max(start - _CONTEXT, 0) : start]}{inside}{text[end : end + _CONTEXT]}"


def _article_at(fresh: Sequence[Draft], change: Change) -> int:
    """Return the number of the article that what a change puts in is wholly part of, as the page is cut now; else -1."""
    places = _printed(fresh).places[change.new_start : change.new_end]
    return places[0].article if len({place.article for place in places}) == 1 else -1


def _roots(drafts: Sequence[Draft]) -> list[Element]:
    return [draft.tree.getroot() for draft in drafts]


def _printed(drafts: Sequence[Draft]) -> Printed:
    return printed_in(_roots(drafts))


def _starts(ink: Ink, fresh: Sequence[Draft]) -> Starts:
    """Return where articles, parts and lines begin in a page's text."""
    places = _printed(fresh).places
    articles = {n for n, place in enumerate(places) if not n or places[n - 1].article != place.article}
    parts = {n for n, place in enumerate(places) if not n or places[n - 1].part != place.part}
    return frozenset(articles), frozenset(parts), ink.line_starts


def _shifted(last: Proposals, shifts: Sequence[Shift]) -> dict[Key, Mapping[str, str]]:
    """Return what was proposed last time, with its places where the text stands now; what is gone is forgotten."""
    moved: dict[Key, Mapping[str, str]] = {}
    for (start, end, name), attributes in last.items():
        new_start = _moved(start, shifts, at_end=False)
        new_end = _moved(end, shifts, at_end=True)
        if new_start < new_end:
            moved[new_start, new_end, name] = attributes
    return moved


def _moved(offset: int, shifts: Sequence[Shift], *, at_end: bool) -> int:
    """Return where the begin or the end of a stretch stands after shifts; what is put in at its edge is outside."""
    growth = 0
    for shift in shifts:
        behind = shift.offset + shift.removed
        if behind < offset or (behind == offset and (shift.removed or not at_end)):
            growth += shift.added - shift.removed
        elif shift.offset < offset:  # inside of what was replaced
            return shift.offset + growth + (shift.added if at_end else 0)
    return offset + growth
