"""What an editor decides about the cut of a page before it is encoded: `57=article`, `60=cross-head`.

A fix names a line of the page's file and says what begins there: `article`, `same` (no new article), `join` (the
paragraph before goes on), `apart` (it does not), or any kind of part. Fixes come from `--set` and from `set:` in a
page's front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kanben.errors import BadFix
from kanben.model import PartKind

if TYPE_CHECKING:
    from kanben.model import Page

ARTICLE, SAME, JOIN, APART = "article", "same", "join", "apart"
VERDICTS = (ARTICLE, SAME, JOIN, APART, *PartKind)
_FIX = re.compile(r"(?P<line>\d+)=(?P<verdict>[\w-]+)")
_BETWEEN = re.compile(r"[,，;；\s]+")

Fixes = Mapping[int, frozenset[str]]
"""The verdicts on each line that has any; a line may both begin an article and be of a kind."""


def read_fixes(pages: Sequence[Page], extra: Iterable[str] = ()) -> Fixes:
    """Return the fixes of a file's front matter and those given besides, such as `("57=article",)`.

    `pages` are all pages of one file. Raises `BadFix` for what cannot be understood and for lines where nothing is
    printed on any of them.
    """
    fixes: dict[int, frozenset[str]] = {}
    printed = {block.line + i for page in pages for block in page.blocks for i in range(len(block.lines))}
    written = [value for name, value in pages[0].front if name == "set"]
    for fix in filter(None, _BETWEEN.split(" ".join([*written, *extra]))):
        found = _FIX.fullmatch(fix)
        if found is None or found["verdict"] not in VERDICTS or int(found["line"]) not in printed:
            raise BadFix(path=pages[0].path, fix=fix, known=", ".join(VERDICTS))
        line = int(found["line"])
        fixes[line] = fixes.get(line, frozenset()) | {found["verdict"]}
    return fixes


def read_own_fixes(page: Page) -> Fixes:
    """Return the fixes of a page's front matter, which may speak of other pages of the same file too."""
    if not any(name == "set" for name, _ in page.front):
        return {}
    lines = {block.line + i for block in page.blocks for i in range(len(block.lines))}
    mine = [
        fix
        for name, value in page.front
        if name == "set"
        for fix in filter(None, _BETWEEN.split(value))
        if (found := _FIX.fullmatch(fix)) is None or int(found["line"]) in lines
    ]
    return read_fixes([replace(page, front=())], mine)


def parts_from_before(fixes: Fixes, line: int) -> bool:
    """Say whether an editor has decided that something begins at a line, so that nothing before it goes on there."""
    return bool(fixes.get(line, frozenset()) - {SAME, JOIN})


def find_kind(fixes: Fixes, line: int) -> PartKind | None:
    """Return the kind of part that a fix gives to a line."""
    return next(
        (PartKind(verdict) for verdict in sorted(fixes.get(line, ())) if verdict in set(PartKind)), None
    )
