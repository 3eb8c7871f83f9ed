"""Precision, recall and F1: of names, exact and overlapping; of article boundaries; and how many parts are right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Set
from dataclasses import dataclass

from kanben.evaluate.documents import Document, Name, outermost

NAMES = ("PER", "LOC", "ORG")


@dataclass(frozen=True, slots=True)
class Score:
    """How many of `gold` were found, and how many of `predicted` are right."""

    found: int = 0
    gold: int = 0
    right: int = 0
    predicted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.gold + other.gold,
            self.right + other.right,
            self.predicted + other.predicted,
        )

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of the predicted that is right."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def exact(gold: Set[Hashable], predicted: Set[Hashable]) -> Score:
    """Count what is the same on both sides."""
    same = len(gold & predicted)
    return Score(same, len(gold), same, len(predicted))


def score_names(gold: Document, predicted: Document) -> dict[str, Score]:
    """Score the outermost names of each kind and of all three together; roles and sources with those nested."""
    scores: dict[str, Score] = {}
    wanted, given = outermost(gold.names), outermost(predicted.names)
    for kind in (*NAMES, "SOURCE"):
        one, other = _of(wanted, {kind}), _of(given, {kind})
        scores[f"{kind} exact"] = exact(set(map(_key, one)), set(map(_key, other)))
        scores[f"{kind} overlapping"] = _overlapping(one, other)
    one, other = _of(wanted, set(NAMES)), _of(given, set(NAMES))
    scores["names exact"] = exact(set(map(_key, one)), set(map(_key, other)))
    scores["names overlapping"] = _overlapping(one, other)
    if any(name.role for name in (*gold.names, *predicted.names)):
        scores["roles"] = exact(_roles(gold.names), _roles(predicted.names))
        scores["sources"] = exact(_sources(gold.names), _sources(predicted.names))
    return scores


def score_segmentation(gold: Document, predicted: Document) -> dict[str, Score]:
    """Score where articles begin (the page's own beginning aside), and the parts by their span and label."""
    return {
        "article boundaries": exact(set(gold.articles) - {0}, set(predicted.articles) - {0}),
        "parts": exact(set(gold.parts), set(predicted.parts)),
    }


def _key(name: Name) -> tuple[int, int, str]:
    return name.start, name.end, name.kind


def _of(names: Iterable[Name], kinds: Set[str]) -> list[Name]:
    return [name for name in names if name.kind in kinds]


def _roles(names: Iterable[Name]) -> set[tuple[int, int, str]]:
    """Roles of people and organisations; that a cited paper is a newspaper says nothing new."""
    return {(name.start, name.end, name.role) for name in names if name.role and name.kind in NAMES}


def _sources(names: Iterable[Name]) -> set[tuple[int, int]]:
    return {(name.start, name.end) for name in names if name.role or name.kind == "SOURCE"}


def _overlapping(gold: list[Name], predicted: list[Name]) -> Score:
    """A name counts where the other side has one of its kind that shares a character with it."""
    return Score(_touched(gold, predicted), len(gold), _touched(predicted, gold), len(predicted))


def _touched(names: list[Name], others: list[Name]) -> int:
    """Both lists are in text order and hold no nested names, so one walk suffices."""
    count = 0
    for kind in {name.kind for name in names}:
        mine, theirs = _of(names, {kind}), _of(others, {kind})
        position = 0
        for name in mine:
            while position < len(theirs) and theirs[position].end <= name.start:
                position += 1
            count += position < len(theirs) and theirs[position].start < name.end
    return count
