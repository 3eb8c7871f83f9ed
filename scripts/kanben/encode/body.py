"""The body of an article's TEI: each kind of part has its element and its place.  TEI P5, DS.html"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from kanben.encode.divisions import GrowingArticle
from kanben.encode.milestones import fill
from kanben.model import Article, Part, PartKind
from kanben.tei.elements import element

Element = etree._Element

# What stands between a row's cells; it is kept at the end of the cell before.
_CELL = re.compile(r".+?(?:\s*[|｜│]\s*|\t+|　+| {2,}|$)")
_WORD = re.compile(r".+?(?:\s+|$)")
_FEWEST_CELLS = 2
_TOP = frozenset({PartKind.KICKER, PartKind.HEAD, PartKind.SUBHEAD, PartKind.BYLINE, PartKind.DATELINE})
_TEXT = frozenset(
    {
        PartKind.PARAGRAPH,
        PartKind.CROSS_HEAD,
        PartKind.ITEM,
        PartKind.ROW,
        PartKind.VERSE,
        PartKind.SPEAKER,
        PartKind.BOX_HEAD,
        PartKind.NOTE,
        PartKind.LEAD,
    }
)


class _Article(GrowingArticle):
    """A growing article that knows what is still to come."""

    def __init__(self, article: Article) -> None:
        super().__init__(str(article.kind))
        kinds = [part.kind for part in article.parts]
        first_text = next(
            (i for i, kind in enumerate(kinds) if kind in _TEXT - {PartKind.NOTE, PartKind.LEAD}), len(kinds)
        )
        self._last_top = _last(kinds[:first_text], _TOP)
        self._last_text = _last(kinds, _TEXT)
        self.index = -1

    @property
    def heads_follow(self) -> bool:
        """Whether a head or line of the article's top is still to come."""
        return self.index < self._last_top

    @property
    def text_is_over(self) -> bool:
        """Whether no text is to come any more."""
        return self.index > self._last_text


def _last(kinds: Sequence[PartKind], wanted: frozenset[PartKind]) -> int:
    return max((index for index, kind in enumerate(kinds) if kind in wanted), default=-1)


def article_body(article: Article, page_source: str, page_number: str = "") -> Element:
    """Return the `text` element of an article, without names.

    `page_source` is the page file's relative URI, `page_number` the printed one, if it is known.
    """
    growing = _Article(article)
    for growing.index, part in enumerate(article.parts):
        PLACES[part.kind](growing, part)
    page = element("pb", n=page_number or None, corresp=page_source)
    return element("text", None, element("body", None, page, growing.article.element))


Placing = Callable[[_Article, Part], None]


def _head(kind: str) -> Placing:
    def place(growing: _Article, part: Part) -> None:
        growing.add_top(fill(element("head", type=kind), part))

    return place


def _cross_head(growing: _Article, part: Part) -> None:
    growing.begin_section()
    growing.add_top(fill(element("head", type="cross"), part))


def _line(name: str) -> Placing:
    """A dateline or byline: before the text it introduces, or after the text that it ends."""

    def place(growing: _Article, part: Part) -> None:
        line = fill(element(name, rend="run-in" if part.run_in else None), part)
        if growing.text_is_over and growing.takes_bottom(of_article=True) and not part.run_in:
            growing.add_bottom(line, of_article=True)
        else:
            growing.add_top(line)

    return place


def _paragraph(growing: _Article, part: Part) -> None:
    """A paragraph, which a speaker's name may have begun."""
    turn = growing.continue_run("p")
    if turn is None:
        growing.add_text(fill(element("p"), part))
    else:
        fill(turn, part)
        growing.run = None


def _speaker(growing: _Article, part: Part) -> None:
    """The name before a turn of a conversation; its words follow on the same line."""
    turn = element("p", None, fill(element("label"), part))
    growing.add_text(turn)
    growing.run = turn if part.run_in else None


def _in_run(name: str, make: Callable[[Part], Element], **attributes: str) -> Placing:
    """Parts of one kind in a row share an element."""

    def place(growing: _Article, part: Part) -> None:
        run = growing.continue_run(name)
        if run is None:
            run = element(name, **attributes)
            growing.add_anywhere(run) if name == "figure" else growing.add_text(run)
            growing.run = run
        run.append(make(part))

    return place


def _row(part: Part) -> Element:
    cells = _CELL.findall(part.text)
    if len(cells) < _FEWEST_CELLS:
        cells = _WORD.findall(part.text)  # single spaces divide them
    return element("row", None, *(element("cell", text) for text in cells))


def _beside(kind: str) -> Placing:
    """An editor's note or a lead; above the head it can only be a note.  TEI P5, DS.html#DSFLT, CO.html#CONO"""

    def place(growing: _Article, part: Part) -> None:
        paragraph = fill(element("p"), part)
        if growing.heads_follow:
            growing.add_anywhere(element("note", None, paragraph, type="printed"))
            return
        body = growing.continue_run("body")
        around = None if body is None else body.getparent()
        if body is None or around is None or around.get("type") != kind:
            body = growing.begin_floating(kind)
        body.append(paragraph)
        growing.run = body

    return place


def _box_head(growing: _Article, part: Part) -> None:
    growing.begin_box(fill(element("head"), part))


def _closer(growing: _Article, part: Part) -> None:
    if (growing.text_is_over or growing.has_section) and growing.takes_bottom(
        of_article=growing.text_is_over
    ):
        closer = element("closer", None, fill(element("signed"), part))
        growing.add_bottom(closer, of_article=growing.text_is_over)
    else:
        growing.add_text(fill(element("p", rend="closer"), part))


def _editors(growing: _Article, part: Part) -> None:
    if growing.text_is_over and growing.takes_bottom(of_article=True):
        growing.add_bottom(fill(element("byline"), part), of_article=True)
    else:
        growing.add_anywhere(fill(element("fw", type="header"), part))


def _jump(growing: _Article, part: Part) -> None:
    """下转第4版 at the end of an article, 上接第1版 at its beginning."""
    pointer = fill(element("ref", type="jump"), part)
    if growing.text_is_over and growing.takes_bottom(of_article=True):
        growing.add_bottom(element("trailer", None, pointer), of_article=True)
    elif growing.heads_follow:
        growing.add_anywhere(element("note", None, element("p", None, pointer), type="printed"))
    else:
        growing.add_text(element("p", None, pointer))


def _forme_work(kind: str) -> Placing:
    """What belongs to the page rather than to an article.  TEI P5, PH.html#PHSK"""

    def place(growing: _Article, part: Part) -> None:
        growing.add_anywhere(fill(element("fw", type=kind), part))

    return place


# Where each kind of part goes; one row for each kind.
PLACES: dict[PartKind, Placing] = {
    PartKind.KICKER: _head("kicker"),
    PartKind.HEAD: _head("main"),
    PartKind.SUBHEAD: _head("sub"),
    PartKind.CROSS_HEAD: _cross_head,
    PartKind.DATELINE: _line("dateline"),
    PartKind.BYLINE: _line("byline"),
    PartKind.PARAGRAPH: _paragraph,
    PartKind.CAPTION: _in_run("figure", lambda part: fill(element("p"), part), type="photograph"),
    PartKind.CREDIT: _in_run("figure", lambda part: fill(element("byline"), part), type="photograph"),
    PartKind.CLOSER: _closer,
    PartKind.FOLIO: _forme_work("header"),
    PartKind.EDITORS: _editors,
    PartKind.NOTE: _beside("note"),
    PartKind.LEAD: _beside("lead"),
    PartKind.JUMP: _jump,
    PartKind.ITEM: _in_run("list", lambda part: fill(element("item"), part)),
    PartKind.ROW: _in_run("table", _row),
    PartKind.VERSE: _in_run("lg", lambda part: fill(element("l"), part)),
    PartKind.SPEAKER: _speaker,
    PartKind.BOX_HEAD: _box_head,
    PartKind.ORNAMENT: _forme_work("ornament"),
}
