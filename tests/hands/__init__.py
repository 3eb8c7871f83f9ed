"""Pages written and tagged by other hands than those that wrote the rules: how they are read, and how they are scored.

A gold page (`pages/NAME.gold`) has one part a line: a letter for the part's kind as in `tests.segment.measure`, `>` after
it where the next part follows on the same line, a space, the text (`␣` is a space at its end). `==` and a kind begin an
article. Names are marked `{P|张三}` (person), `{L|…}` (place), `{O|…}` (organisation), `{S|…}` (cited newspaper or document),
with a role where the one named is a source: `{P:reporter|张三}`. The page itself is `pages/NAME.txt`.
"""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from kanben.evaluate.documents import Document, Name, Stretch, without_space
from kanben.evaluate.scores import Score, score_names, score_segmentation
from kanben.readers import read_pages
from kanben.segment import segment
from kanben.tagging import tag
from kanben.tagging.jsonl import KINDS
from tests.segment.measure import KINDS as PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanben.model import Article
    from kanben.tagging import Tagger

PAGES = Path(__file__).parent / "pages"
SETS = {
    "a": "everyday",
    "b": "everyday",
    "c": "past and traditional",
    "d": "hard layouts",
    "e": "everyday and past",
    "f": "everyday and past",
    "g": "everyday",
    "h": "past and everyday",
    "i": "trades, rare names",
    "j": "all sections, rare names",
    "k": "everyday",
    "l": "everyday",
}
_MARK = re.compile(r"\{(?P<kind>[POLS])(?::(?P<role>\w+))?\||\}")
_KINDS = {"P": "PER", "L": "LOC", "O": "ORG", "S": "SOURCE"}
_LINE = re.compile(r"(?P<letter>[A-Z])>? (?P<text>.*)")


def gold_pages(sets: Iterable[str] = SETS) -> list[Path]:
    """Return the gold files of some sets, in order."""
    return sorted(path for path in PAGES.glob("*.gold") if path.stem[0] in set(sets))


def read_gold(path: Path) -> Document:
    """Return a gold page as a document: its printed characters, names, articles and parts."""
    text, begins = "", True
    names: list[Name] = []
    parts: list[Stretch] = []
    articles: list[int] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("=="):
            begins = True
        elif found := _LINE.fullmatch(line):
            plain, marks = _read_marks(found["text"].replace("␣", " "))
            start, frames = len(text), found["letter"] in "FE"
            if begins and not (frames and not articles):
                # What frames the page above its first article belongs to it.
                articles.append(start if articles else 0)
                begins = False
            names += [Name(start + a, start + b, kind, role) for a, b, kind, role in marks]
            text += without_space(plain)
            parts.append(Stretch(start, len(text), PARTS[found["letter"]]))
    return Document(path.stem, text, tuple(names), tuple(articles), tuple(parts))


def _read_marks(marked: str) -> tuple[str, list[tuple[int, int, str, str | None]]]:
    """Take the marks off a line; return its text, and the marked stretches in printed characters."""
    plain, at = "", 0
    opened: list[tuple[int, str, str | None]] = []
    found = []
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        if mark["kind"]:
            opened.append((len(without_space(plain)), _KINDS[mark["kind"]], mark["role"]))
        else:
            start, kind, role = opened.pop()
            found.append((start, len(without_space(plain)), kind, role))
    return plain + marked[at:], found


def read_predicted(path: Path, taggers: Sequence[Tagger]) -> Document:
    """Return a page as the program cuts and tags it; a speaker's role is left out, for the gold does not mark it."""
    text = ""
    names: list[Name] = []
    parts: list[Stretch] = []
    articles: list[int] = []
    for page in read_pages(path.with_suffix(".txt")):
        for article in segment(page):
            articles.append(len(text))
            names += _names(article, len(text), taggers)
            for part in article.parts:
                start, text = len(text), text + without_space(part.text)
                parts.append(Stretch(start, len(text), part.kind))
    return Document(path.stem, text, tuple(names), tuple(articles), tuple(parts))


def _names(article: Article, offset: int, taggers: Sequence[Tagger]) -> Iterable[Name]:
    printed = list(accumulate((not char.isspace() for char in article.text), initial=offset))
    for mention in tag(article.text, taggers) if taggers else ():
        if mention.kind in KINDS:
            role = None if mention.role == "speaker" else mention.role
            yield Name(printed[mention.start], printed[mention.end], mention.kind.value, role)


def score(pages: Iterable[Path], taggers: Sequence[Tagger]) -> dict[str, Score]:
    """Return the scores of the program on some pages, added up."""
    scores: dict[str, Score] = {}
    for path in pages:
        gold, predicted = read_gold(path), read_predicted(path, taggers)
        assert gold.characters == predicted.characters
        for name, found in (score_names(gold, predicted) | score_segmentation(gold, predicted)).items():
            scores[name] = scores.get(name, Score()) + found
    return scores
