"""Texts whose names were marked by hand: `[text|KIND]`, `[text|KIND:role]`, nested where a place lies in a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kanben.evaluate.documents import Document, Name, without_space
from kanben.tagging import tag
from kanben.tagging.jsonl import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanben.tagging import Tagger

FOLDER = Path(__file__).parent


def articles(name: str) -> Iterator[str]:
    """Yield the marked articles of a gold file; a line that begins with == opens one, # is a remark."""
    article: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("=="):
            if article:
                yield "\n".join(article)
            article = []
        elif not line.startswith("#"):
            article.append(line)
    yield "\n".join(article)


def read_marks(marked: str) -> tuple[str, list[tuple[int, int, str, str | None]]]:
    """Take the marks off; return the text and the marked stretches as (start, end, kind, role)."""
    text: list[str] = []
    opened: list[int] = []
    found = []
    position = 0
    while position < len(marked):
        char = marked[position]
        if char == "[":
            opened.append(len(text))
        elif char == "|" and opened:
            end = marked.index("]", position)
            kind, _, role = marked[position + 1 : end].partition(":")
            found.append((opened.pop(), len(text), kind, role or None))
            position = end
        else:
            text.append(char)
        position += 1
    return "".join(text), found


def gold_and_tagged(name: str, taggers: Sequence[Tagger]) -> tuple[list[Document], list[Document]]:
    """Return the documents of a gold file, and the same documents as the taggers see them."""
    gold, tagged = [], []
    for number, article in enumerate(articles(name)):
        text, marks = read_marks(article)
        found = [(m.start, m.end, m.kind.value, m.role) for m in tag(text, taggers) if m.kind in KINDS]
        gold.append(_document(f"{number}", text, marks))
        tagged.append(_document(f"{number}", text, found))
    return gold, tagged


def _document(identifier: str, text: str, found: Sequence[tuple[int, int, str, str | None]]) -> Document:
    names = tuple(
        Name(len(without_space(text[:start])), len(without_space(text[:end])), kind, role)
        for start, end, kind, role in found
    )
    return Document(identifier, without_space(text), names)
