"""Gold pages, the ways in which people have them as text, and how well a cut agrees with them.

A gold page is written one part a line: a letter for the part's kind (`>` after it: run-in before the next), a space,
the text (`␣` is a space at its end). `==` and a kind begin an article. From that, `LAYOUTS` make the page's text.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kanben.model import PartKind
from kanben.segment.forms import width
from tests.segment.pages import cut

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS = {
    "K": PartKind.KICKER,
    "H": PartKind.HEAD,
    "S": PartKind.SUBHEAD,
    "X": PartKind.CROSS_HEAD,
    "D": PartKind.DATELINE,
    "B": PartKind.BYLINE,
    "P": PartKind.PARAGRAPH,
    "C": PartKind.CAPTION,
    "R": PartKind.CREDIT,
    "Z": PartKind.CLOSER,
    "F": PartKind.FOLIO,
    "E": PartKind.EDITORS,
    "N": PartKind.NOTE,
    "L": PartKind.LEAD,
    "J": PartKind.JUMP,
    "I": PartKind.ITEM,
    "T": PartKind.ROW,
    "V": PartKind.VERSE,
    "Q": PartKind.SPEAKER,
    "G": PartKind.BOX_HEAD,
    "O": PartKind.ORNAMENT,
}
_INDENTED = frozenset("PCDBNLXQI")
_ENDINGS = frozenset("ZREJ")
_TIGHT = frozenset("VTI")
_HALF = str.maketrans("，。！？：；（）", ",。!?:;()")
_NEVER_FIRST = frozenset("，、。；：？！,;:?!）)」』》”’…")


@dataclass(frozen=True)
class GoldPart:
    """A part as the gold page has it."""

    letter: str
    text: str
    run_in: bool
    begins_article: bool


@dataclass(frozen=True)
class Layout:
    """A way to print parts as lines: blank lines between paragraphs and articles, indentation, column width."""

    between_parts: int
    between_articles: int
    indent: bool = False
    columns: int = 0
    half_width: bool = False
    cuts: bool = False


LAYOUTS = {
    "blank2": Layout(1, 2),
    "blank1": Layout(1, 1),
    "half-width": Layout(1, 1, half_width=True),
    "cut": Layout(1, 3, cuts=True),
    "indent1": Layout(0, 1, indent=True),
    "indent0": Layout(0, 0, indent=True),
    "flat1": Layout(0, 1),
    "flat0": Layout(0, 0),
    "wrap22": Layout(0, 1, indent=True, columns=22),
    "wrap30": Layout(0, 0, indent=True, columns=30),
    "wrap16": Layout(1, 1, columns=16),
}


def read_gold(path: Path) -> list[GoldPart]:
    """Return the parts of a gold page."""
    parts, begins = [], True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            begins = True
            continue
        code, _, text = line.partition(" ")
        if code:
            parts.append(GoldPart(code[0], text.replace("␣", " "), code.endswith(">"), begins))
            begins = code == "F"
    return parts


def print_page(parts: list[GoldPart], layout: Layout, seed: int = 0) -> str:
    """Return the text of a page in a layout."""
    chance = random.Random(seed)
    lines: list[str] = []
    line, first = "", True
    before = ""
    for index, part in enumerate(parts):
        text = part.text.translate(_HALF) if layout.half_width else part.text
        if not line:
            opening, first = part, part.begins_article
        following = parts[index + 1] if index + 1 < len(parts) else None
        run_on = following is not None and (
            following.run_in if following.letter in _ENDINGS else part.run_in and part.letter not in _ENDINGS
        )
        line += _cut_somewhere(text, chance) if layout.cuts and part.letter == "P" else text
        if run_on:
            continue
        blanks = layout.between_articles if first else layout.between_parts
        if opening.letter == before and before in _TIGHT:
            blanks = 0
        before = opening.letter
        if lines:
            lines.extend([""] * blanks)
        indent = "\u3000\u3000" if layout.indent and opening.letter in _INDENTED else ""
        lines.extend(_wrap(indent + line, layout.columns) if layout.columns else [indent + line])
        line = ""
    return "\n".join(lines) + "\n"


def _cut_somewhere(text: str, chance: random.Random) -> str:
    """Return a long paragraph cut in two as a column's end does, now and then, between two characters."""
    if len(text) < 80 or chance.random() < 0.5:
        return text
    places = [i for i in range(25, len(text) - 25) if text[i - 1].isalpha() and text[i].isalpha()]
    place = chance.choice(places)
    return f"{text[:place]}\n\n{text[place:]}"


def _wrap(text: str, columns: int) -> list[str]:
    """Return a text as lines of a column, with no closing mark at a line's beginning."""
    lines, line = [], ""
    for character in text:
        if width(line + character) > columns and character not in _NEVER_FIRST:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def _spans(parts: Iterable[tuple[PartKind, str]]) -> list[tuple[int, int, PartKind]]:
    """Return start, end and kind of each part, counted in characters other than white space."""
    spans, start = [], 0
    for kind, text in parts:
        end = start + len("".join(text.split()))
        spans.append((start, end, kind))
        start = end
    return spans


@dataclass
class Score:
    """Counts of article beginnings (the page's first is none) and of parts with the right extent and kind."""

    found: int = 0
    proposed: int = 0
    true: int = 0
    parts: int = 0
    right: int = 0

    def add(self, other: Score) -> None:
        """Add the counts of another page."""
        for name in ("found", "proposed", "true", "parts", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def boundary_f1(self) -> float:
        """Return the F1 of the article beginnings."""
        return 2 * self.found / (self.proposed + self.true) if self.proposed + self.true else 1.0

    @property
    def part_accuracy(self) -> float:
        """Return the share of parts that were found as they are."""
        return self.right / self.parts


def measure(gold: list[GoldPart], layout: Layout, report: list[str] | None = None) -> Score:
    """Return how well a printed gold page is cut; `report` takes the differences."""
    seed = zlib.crc32(gold[0].text.encode())
    articles = cut(print_page(gold, layout, seed))
    wanted = _spans((KINDS[part.letter], part.text) for part in gold)
    got = _spans((part.kind, part.text) for article in articles for part in article.parts)
    first_parts = accumulate((len(article.parts) for article in articles[:-1]), initial=0)
    starts = {got[index][0] for index in first_parts}
    true = {span[0] for span, part in zip(wanted, gold, strict=True) if part.begins_article}
    if gold[0].letter == "F":
        true.discard(wanted[1][0])
    starts.discard(0)
    true.discard(0)
    right = set(wanted) & set(got)
    if report is not None:
        text = "".join("".join(part.text.split()) for part in gold)
        for sign, spans in (("-", set(wanted) - right), ("+", set(got) - right)):
            report.extend(
                f"{s:5} {sign} {kind:10} {text[s:e][:18]} … {text[s:e][-8:]}" for s, e, kind in sorted(spans)
            )
        report.extend(f"{s:5} = missed article {text[s : s + 18]}" for s in sorted(true - starts))
        report.extend(f"{s:5} = false article {text[s : s + 18]}" for s in sorted(starts - true))
        report.sort()
    return Score(len(starts & true), len(starts), len(true), len(wanted), len(right))
