"""Shows a proposed cut as an outline that a person can read and correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.model import BreakKind, Certainty
from kanben.segment.fixes import ARTICLE
from kanben.segment.forms import width
from kanben.segment.imprint import read_imprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanben.model import Article, Page, Part
    from kanben.segment.fixes import Fixes
    from kanben.segment.weights import Weighed

_FIRST, _LAST = 24, 10  # characters shown of a part's beginning and end
_MARKS = {Certainty.HIGH: "", Certainty.MEDIUM: " ?", Certainty.LOW: " ??"}
_JOINS = {BreakKind.COLUMN: "column", BreakKind.PAGE: "page", BreakKind.LINE: "line"}
_FENCE = "---"
_CHINESE = {
    "{n} article": "{n} 篇",
    "{n} articles": "{n} 篇",
    "{n} character": "{n} 字",
    "{n} characters": "{n} 字",
    "{n} column join": "接栏 {n} 处",
    "{n} column joins": "接栏 {n} 处",
    "{n} page join": "接版 {n} 处",
    "{n} page joins": "接版 {n} 处",
    "{n} line join": "接行 {n} 处",
    "{n} line joins": "接行 {n} 处",
    "a new article": "另起一篇",
    "no new article": "不另起",
    ", ": "，",
}


def outline(
    page: Page,
    articles: Sequence[Article],
    weighed: Mapping[int, Weighed] | None = None,
    language: str = "en",
) -> str:
    """Return the articles and parts of a page: line, kind, first and last words, the rule that says so.

    A `+` after the kind means that the next part follows on the same line; `?` that the rule may well err, `??` that it
    could as well be otherwise. Each line number can be used in a fix (`57=article`, `60=cross-head`). Below a headline that
    was `weighed` stands what spoke for a new article, and what it sums to. `language` is that of the words: en or zh.
    """
    say = _Words(language)
    lines = [f"{page.path}: {say.count(len(articles), 'article')}"]
    for article in articles:
        lines.append("")
        lines.append(f"{article.id}  {article.kind}{say(', ')}{say.count(_printed(article), 'character')}")
        for number, part in enumerate(article.parts):
            lines.append(_show(part, say))
            found = (weighed or {}).get(part.line)
            if found is not None and not part.run_in:
                lines.append(_weights(found, say(f"{'a' if number == 0 else 'no'} new article")))
    return "\n".join(lines) + "\n"


def front_matter(page: Page, articles: Sequence[Article], fixes: Fixes, height: int) -> str:
    """Return the front matter that says of a page what was read of it and how it is cut, to be corrected by a person.

    It has the `fixes` that are decided already.  It stands in place of a block of so many lines as `height`; the lines that
    `set` names are those of the file then.
    """
    told = [(name, value) for name, value in page.front if name != "set"]
    printed = read_imprint(page, articles)
    known = {name for name, _ in told}
    read = (("title", printed.title), ("date", printed.date), ("page", printed.page))
    entries = [*((name, value) for name, value in read if value and name not in known), *told]
    starts = {article.parts[0].line for article in articles[1:]}
    decided = [
        *((line, ARTICLE) for line in starts),
        *((line, verdict) for line, verdicts in fixes.items() for verdict in verdicts if verdict != ARTICLE),
    ]
    shift = len(entries) + 2 + bool(decided) - height
    if decided:
        numbered = (f"{line + shift}={verdict}" for line, verdict in sorted(decided))
        entries.append(("set", ", ".join(numbered)))
    return "\n".join([_FENCE, *(f"{name}: {value}" for name, value in entries), _FENCE]) + "\n"


def _weights(found: Weighed, decision: str) -> str:
    """Return the line that says why an article begins at a headline, or does not."""
    reasons = " ".join(found.weights)
    return f"{'':8}{decision}{_MARKS[found.certainty]}: {found.score:+g} = {reasons}"


def _show(part: Part, say: _Words) -> str:
    """Return the outline's line for a part."""
    kind = f"{part.kind}{'+' if part.run_in else ''}"
    words = _shorten(part.text)
    room = " " * max(0, 2 * (_FIRST + _LAST + 2) - int(2 * width(words)))
    why = f"{part.evidence}{_MARKS[part.certainty]}{_name_joins(part, say)}"
    return f"{part.line:6}  {kind:12} {words}{room}  {why}"


def _shorten(text: str) -> str:
    """Return a text's first and last words."""
    return text if len(text) <= _FIRST + _LAST + 3 else f"{text[:_FIRST]} … {text[-_LAST:]}"


def _name_joins(part: Part, say: _Words) -> str:
    """Return how many lines, columns or pages were joined in a part."""
    kinds = [each.kind for each in part.breaks]
    counts = [say.count(kinds.count(kind), f"{name} join") for kind, name in _JOINS.items() if kind in kinds]
    return f" ({say(', ').join(counts)})" if counts else ""


def _printed(article: Article) -> int:
    return sum(not character.isspace() for part in article.parts for character in part.text)


class _Words:
    """The outline's words in a language."""

    def __init__(self, language: str) -> None:
        self._words = _CHINESE if language == "zh" else {}

    def __call__(self, words: str) -> str:
        return self._words.get(words, words)

    def count(self, number: int, noun: str) -> str:
        """Return a number of things."""
        return self(f"{{n}} {noun}{'' if number == 1 else 's'}").format(n=number)
