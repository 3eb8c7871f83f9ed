"""Weighs whether a headline begins an article or is a cross-head of the one before.

Each row of `WEIGHTS` is one observation about form with what it is worth: above zero for a new article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.model import Certainty, PartKind
from kanben.segment.briefs import find_small_heads, goes_on_in_briefs
from kanben.segment.cohesion import measure_cohesion
from kanben.segment.endings import find_ending
from kanben.segment.forms import DIGITS, is_open_ended
from kanben.segment.jumps import is_jump_from
from kanben.segment.kinds import announces
from kanben.segment.openings import opens_article
from kanben.segment.prose import ends_in_contact, is_quotation
from kanben.segment.rubrics import is_briefs_rubric, is_rubric
from kanben.segment.signs import BRACKETED_LABEL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanben.segment.sheet import Labelled
    from kanben.segment.style import Style

_LONG_HEAD, _SHORT_HEAD, _VERY_SHORT_HEAD = 13, 9, 5
_HAN_NUMBER = "[一二三四五六七八九十]"
_NUMBERED = re.compile(
    rf"[(（]?{_HAN_NUMBER}{{1,3}}[、.．)）]|[(（]?\d{{1,2}}[、.．)）]|[①-⑳ⅠⅡⅢⅣ]|0\d\s?|(?:第|其){_HAN_NUMBER}|PART\s?\d",
    re.IGNORECASE,
)
_DAY = rf"(?:{DIGITS}{{1,3}} ?日|昨[日天晚晨]|近日|日前|今[日天晨晚]|前[日天])"
_LEDE = re.compile(
    rf"[^，。]{{0,26}}{_DAY}|{DIGITS}{{1,2}} ?月|近期|连日|日来|即日起|截至|记者|据|为[^了]{{3,}}[，,]|进入"
)
_GOES_ON = re.compile(
    r"[他她它]|这|此外|同时|另外|如今|当时|当年|后来|于是|然而|不过|但|除了|除此|其实|随后|接着|“|「"
)
ENDS = {PartKind.CLOSER, PartKind.EDITORS, PartKind.JUMP}
_NEAR, _ENOUGH_TEXT = 40, 600  # pieces and characters in which words are compared
_PICTURE = {PartKind.CAPTION, PartKind.CREDIT, PartKind.HEAD}


@dataclass(frozen=True, slots=True)
class Case:
    """A headline to weigh: the article before it, the headlines in a row, what follows up to the next headline.

    `gaps` are the numbers of blank lines before all headlines of the page, `openers` says of each article opening
    on the page (a dateline, a byline) whether there are others.
    """

    group: Sequence[Labelled]
    heads: Sequence[Labelled]
    body: Sequence[Labelled]
    style: Style
    gaps: Sequence[int]
    openers: int

    @property
    def size(self) -> float:
        """The width of the first headline."""
        return self.heads[0].piece.width

    @property
    def gap(self) -> int:
        """The blank lines before the headline."""
        return self.heads[0].piece.gap


@dataclass(frozen=True, slots=True)
class Weight:
    """An observation about a headline, and what it is worth when it holds."""

    name: str
    worth: float
    holds: Callable[[Case], bool]


def has_ended(group: Sequence[Labelled]) -> bool:
    """Say whether an article's last piece is one that ends it: a signature, editors, a jump to another page."""
    last = group[-1]
    if last.kind in ENDS and last.rule != "dashed-signature":
        return not is_jump_from(last.text)
    if last.kind not in {PartKind.PARAGRAPH, PartKind.NOTE}:
        return False
    ending = find_ending(last.text)
    return ending is not None and ending[1].kind in ENDS


def _follows_picture(case: Case) -> bool:
    return case.group[-1].kind is PartKind.CREDIT and all(each.kind in _PICTURE for each in case.group)


def _stands_between_verse(case: Case) -> bool:
    """Say whether a headline is the title of one poem of several: no gap divides it from the one before."""
    before = case.group[-1]
    follows = bool(case.body) and case.body[0].kind is PartKind.VERSE
    return follows and before.kind is PartKind.VERSE and case.gap <= before.piece.gap


def is_opened(body: Sequence[Labelled]) -> bool:
    """Say whether what follows a headline begins as only articles do."""
    if not body:
        return False
    first = body[0]
    return first.kind in {PartKind.BYLINE, PartKind.LEAD} or (
        first.kind is PartKind.PARAGRAPH and opens_article(first.text)
    )


def _has_cross_heads_alike(case: Case) -> bool:
    """Say whether a cross-head before has the same width, or both stand in quotation marks, or both ask."""
    others = [each for each in case.group[1:] if each.kind is PartKind.HEAD and each is not case.group[1]]
    head = case.heads[0].text
    return any(
        abs(each.piece.width - case.size) <= 1 or each.text[-1] == head[-1] in "”？」" for each in others
    )


def _is_in_briefs(case: Case) -> bool:
    """Say whether a headline goes on in a column of briefs, whose items have no bylines of their own below their heads."""
    has_byline = bool(case.body) and case.body[0].kind is PartKind.BYLINE
    return not has_byline and goes_on_in_briefs(case.group, case.heads[0])


def _other_gap(case: Case) -> int:
    """Return the least gap before a headline of the page, or the usual one if there is no other headline."""
    return min(case.gaps) if len(case.gaps) > 1 else case.style.usual_gap


def _measure_case(case: Case) -> float:
    earlier = "".join(each.text for each in case.group[-_NEAR:])
    text = "".join(each.text for each in (*case.heads, *case.body[:_NEAR]))
    return measure_cohesion(text[:_ENOUGH_TEXT], earlier[-4 * _ENOUGH_TEXT :])


WEIGHTS: tuple[Weight, ...] = (
    Weight("article-had-ended", 4, lambda case: has_ended(case.group)),
    Weight("after-picture", 4, _follows_picture),
    Weight("after-credit", 1, lambda case: case.group[-1].kind is PartKind.CREDIT),
    Weight("after-verse", 4, lambda case: case.group[-1].kind is PartKind.VERSE),
    Weight("between-verse", -8, _stands_between_verse),
    Weight("article-gap", 5, lambda case: case.style.divides(case.gap)),
    Weight("inside-gap", -4, lambda case: case.gap < case.style.article_gap),
    Weight("wide-gap", 2, lambda case: case.gap > case.style.usual_gap and not case.style.article_gap),
    Weight("wider-gap", 2, lambda case: case.gap > max(case.style.usual_gap, _other_gap(case))),
    Weight(
        "narrower-gap", -2, lambda case: case.gap < max(case.gaps) and max(case.gaps) > case.style.usual_gap
    ),
    Weight("several-headlines", 2.5, lambda case: len(case.heads) > 1),
    Weight("opened", 4, lambda case: is_opened(case.body)),
    Weight("not-opened-as-others", -1, lambda case: case.openers >= 2 and not is_opened(case.body)),
    Weight("above-caption", 3, lambda case: bool(case.body) and case.body[0].kind is PartKind.CAPTION),
    Weight("above-note", 2, lambda case: bool(case.body) and case.body[0].kind is PartKind.NOTE),
    Weight("above-verse", 3, lambda case: bool(case.body) and case.body[0].kind is PartKind.VERSE),
    Weight("above-list", 2, lambda case: bool(case.body) and case.body[0].kind is PartKind.ITEM),
    Weight("above-briefs", 4, lambda case: find_small_heads(case.body) is not None),
    Weight("announces", 5, lambda case: announces(case.heads[-1].text)),
    Weight("long", 1, lambda case: case.size >= _LONG_HEAD),
    Weight("short", -1, lambda case: case.size <= _SHORT_HEAD),
    Weight("very-short", -1, lambda case: case.size <= _VERY_SHORT_HEAD),
    Weight("rubric", 2, lambda case: is_rubric(case.heads[0].text)),
    Weight("briefs-rubric", 5, lambda case: is_briefs_rubric(case.heads[0].text)),
    Weight("lede", 2, lambda case: bool(case.body) and bool(_LEDE.match(case.body[0].text))),
    Weight("goes-on", -1.5, lambda case: bool(case.body) and bool(_GOES_ON.match(case.body[0].text))),
    Weight("numbered", -4, lambda case: bool(_NUMBERED.match(case.heads[0].text))),
    Weight("in-briefs", -6, lambda case: _is_in_briefs(case)),
    Weight("bracketed", -4, lambda case: case.heads[0].rule == BRACKETED_LABEL),
    Weight("quoted", -2, lambda case: is_quotation(case.heads[0].text)),
    Weight("sentence-open", -3, lambda case: _stops_in_sentence(case.group[-1], case.style)),
    Weight("headless-before", 2, lambda case: case.group[0].kind is PartKind.PARAGRAPH),
    Weight("after-box", 1, lambda case: any(each.kind is PartKind.BOX_HEAD for each in case.group)),
    Weight("alike", -1, _has_cross_heads_alike),
    Weight("other-words", 1.5, lambda case: _measure_case(case) < 0.1),
    Weight("same-words", -1, lambda case: _measure_case(case) > 0.2),
)
_BIAS = -1.0
_SURE, _UNSURE = 2.0, 1.0


def _stops_in_sentence(each: Labelled, style: Style) -> bool:
    return (
        style.punctuates
        and each.kind is PartKind.PARAGRAPH
        and is_open_ended(each.text)
        and not ends_in_contact(each.text)
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """A headline's line in its file, what speaks for a new article there (above zero) or against it, and the weights."""

    line: int
    score: float
    weights: tuple[str, ...]

    @property
    def certainty(self) -> Certainty:
        """How sure the decision is: a score near zero could as well have been on the other side."""
        if abs(self.score) >= _SURE:
            return Certainty.HIGH
        return Certainty.MEDIUM if abs(self.score) >= _UNSURE else Certainty.LOW


def weigh(case: Case) -> tuple[float, list[str]]:
    """Return what speaks for a new article (above zero) or against it, and the names of the weights that count."""
    counted = [weight for weight in WEIGHTS if weight.holds(case)]
    names = [f"{weight.name} {weight.worth:+g}" for weight in counted]
    return _BIAS + sum(weight.worth for weight in counted), [f"bias {_BIAS:+g}", *names]
