"""The articles of an edition that a person has checked, as texts with their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kanben.evaluate.pages import KINDS
from kanben.model import Certainty, Mention, MentionKind
from kanben.tei import parse_tei
from kanben.tei.printed import Element, article_text, body, marked

PROGRAM = "#kanben"


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article's text as taggers see it, and its outermost names."""

    path: Path
    text: str
    names: tuple[Mention, ...]


def read_checked(edition: Path) -> list[CheckedArticle]:
    """Return the checked articles of an edition: those in which a person answers for some element (@resp)."""
    articles = []
    for path in sorted((edition / "articles").glob("*.xml")):
        root = parse_tei(path).getroot()
        if is_checked(body(root)):
            text = article_text(root)
            articles.append(CheckedArticle(path, text, tuple(_names(root, text))))
    return articles


def is_checked(text: Element) -> bool:
    """Say whether a person answers for something in an article's text (@resp)."""
    return any(element.get("resp") not in (None, PROGRAM) for element in text.iter())


def _names(root: Element, text: str) -> list[Mention]:
    places = [offset for offset, char in enumerate(text) if not char.isspace()]
    names: list[Mention] = []
    for mark in marked(root):
        kind = KINDS.get(str(mark.element.tag))
        if kind is None or mark.end <= mark.start:
            continue
        start, end = places[mark.start], places[mark.end - 1] + 1
        inside = names and start < names[-1].end
        if not inside and "\n" not in text[start:end]:
            names.append(Mention(start, end, MentionKind(kind), Certainty.HIGH, "editor"))
    return names
