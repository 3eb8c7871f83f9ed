"""What the trained tagger sees of each character: the characters around it, and what the other taggers said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kanben.lexicon.reading import reading
from kanben.lexicon.wordlists import words
from kanben.tagging.neural import ModelTagger, cut
from kanben.tagging.rules import RulesTagger
from kanben.tagging.stages import find
from kanben.tagging.tagger import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.model import Mention
    from kanben.tagging.tagger import Tagger

OUTSIDE = "O"


def sentences(text: str) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield for each line of a text its offset and the features of its characters."""
    read = reading(text)
    model = _model_tags(read)
    others = labels(len(text), [m for m in find(text, _others()) if m.kind in NAME_KINDS])
    start = 0
    for line in read.split("\n"):
        if line.strip():
            end = start + len(line)
            yield start, _features(line, model[start:end], others[start:end])
        start += len(line) + 1


def labels(length: int, mentions: list[Mention]) -> list[str]:
    """Write mentions as one label for each character (B-PER, I-PER, O); of overlapping ones the longest counts."""
    found = [OUTSIDE] * length
    for mention in sorted(mentions, key=lambda m: (m.end - m.start, -m.start, m.kind)):
        kind = mention.kind.value
        found[mention.start : mention.end] = [f"B-{kind}", *[f"I-{kind}"] * (mention.end - mention.start - 1)]
    return found


def _model_tags(text: str) -> list[str]:
    tags = [""] * len(text)
    for sentence in cut(text):
        for start, end, tag, _ in sentence:
            tags[start:end] = [f"B{tag}", *[f"I{tag}"] * (end - start - 1)]
    return tags


def _features(line: str, model: list[str], others: list[str]) -> list[list[str]]:
    kinds = [_kind(char) for char in line]
    # Two empty places on each side stand for the beginning and the end of the line.
    chars, model, others = (["", "", *row, "", ""] for row in (list(line), model, others))
    rows = []
    for at, kind in enumerate(kinds, 2):
        before, here, after = chars[at - 1], chars[at], chars[at + 1]
        rows.append(
            [
                f"c={here}",
                f"b={before}",
                f"a={after}",
                f"b2={chars[at - 2]}{before}",
                f"a2={after}{chars[at + 2]}",
                f"bc={before}{here}",
                f"ca={here}{after}",
                f"m={model[at]}",
                f"mb={model[at - 1]}{model[at]}",
                f"ma={model[at]}{model[at + 1]}",
                f"r={others[at]}",
                f"rb={others[at - 1]}{others[at]}",
                f"ra={others[at]}{others[at + 1]}",
                f"mr={model[at]}{others[at]}",
                f"k={kind}",
            ]
        )
    return rows


def _kind(char: str) -> str:
    if char in _surnames():
        return "surname"
    if char.isdigit():
        return "digit"
    if char.isspace():
        return "space"
    return "word" if char.isalpha() else "mark"


@cache
def _others() -> tuple[Tagger, ...]:
    return RulesTagger(), ModelTagger()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))
