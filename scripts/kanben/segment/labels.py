"""Says what each piece of a page is: the first rule of `RULES` that recognises it names its label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kanben.model import PartKind
from kanben.segment.credits import is_byline, is_credit, is_signature
from kanben.segment.forms import is_bracketed, is_prose
from kanben.segment.lines import Piece


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece with its label and the rule that gave it.

    HEAD stands for every kind of headline until the articles are cut.
    """

    piece: Piece
    kind: PartKind
    rule: str


Test = Callable[[Sequence[Piece], int], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named test of a piece among the page's pieces, and the label it gives."""

    name: str
    kind: PartKind
    test: Test


def _is_closing_bracket(pieces: Sequence[Piece], index: int) -> bool:
    return is_signature(pieces[index].text) and index > 0 and is_prose(pieces[index - 1].text)


RULES: tuple[Rule, ...] = (
    Rule("bracketed-signature", PartKind.CLOSER, _is_closing_bracket),
    Rule("credit-line", PartKind.CREDIT, lambda pieces, i: is_credit(pieces[i].text)),
    Rule("byline-line", PartKind.BYLINE, lambda pieces, i: is_byline(pieces[i].text)),
    Rule("prose", PartKind.PARAGRAPH, lambda pieces, i: is_prose(pieces[i].text)),
    Rule("short-line", PartKind.HEAD, lambda pieces, i: not is_bracketed(pieces[i].text)),
    Rule("otherwise", PartKind.PARAGRAPH, lambda pieces, i: True),
)


def label_pieces(pieces: list[Piece]) -> list[Labelled]:
    """Return the pieces with their labels; a paragraph right before a credit is a picture's caption."""
    labelled = [_label(pieces, index) for index in range(len(pieces))]
    for index, each in enumerate(labelled[1:], 1):
        before = labelled[index - 1]
        if each.kind is PartKind.CREDIT and before.kind is PartKind.PARAGRAPH:
            labelled[index - 1] = replace(before, kind=PartKind.CAPTION, rule="above-credit")
    return labelled


def _label(pieces: list[Piece], index: int) -> Labelled:
    for rule in RULES:
        if rule.test(pieces, index):
            return Labelled(pieces[index], rule.kind, rule.name)
    raise AssertionError("the last rule recognises every piece")
