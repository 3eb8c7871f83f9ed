"""Who photographed, supplied, drew: the role stands after the names, or beside them with a slash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN, SPACE, word
from kanben.lexicon.roles import ROLES_AFTER, SLASH_ROLES
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import one_of
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.full_names import is_full_name
from kanben.tagging.rules.pattern import NAME, propose

if TYPE_CHECKING:
    from collections.abc import Iterator

_DONE = one_of(ROLES_AFTER)
_SHORTEST = f"(?:{HAN}{SPACE}+{HAN}(?!{HAN})|{word(12)}?)"
_AFTER_NAMES = re.compile(
    rf"(?:^|(?<=[（(。！？”\n\u3000 ]))(?P<names>{_SHORTEST}(?:(?:{SPACE}|[、，,])+{_SHORTEST}){{0,5}}?)"
    rf"(?:{SPACE}|[/／])*(?P<role>{_DONE})(?={SPACE}*(?:[)）\n；;，,]|$)|{SPACE}+{NAME}{SPACE}*(?:{_DONE}))",
    re.MULTILINE,
)
_SLASHED = one_of(SLASH_ROLES)
_BEFORE_SLASH = re.compile(
    rf"(?P<role>{_SLASHED})[/／]{SPACE}*(?P<names>{NAME}(?:{SPACE}+{NAME}){{0,3}}?)(?={SPACE}|\n|$|[)）])"
)
_AFTER_SLASH = re.compile(
    rf"(?P<names>{NAME}(?:{SPACE}+{NAME}){{0,3}})[/／](?P<role>{_SLASHED})(?!{HAN}|[/／])"
)
_SUPPLIED_BY = re.compile(
    rf"(?:(?:图片?|照片|本文|稿件|资料|视频|素材)(?:除署名外)?[均皆]?|(?<=[（(]))由(?P<names>{NAME}(?:、{NAME})*?)(?:提供|供图|供稿)"
)
_ORIGIN = re.compile(rf"(?:来源|稿源){SPACE}*[:：]{SPACE}*(?P<names>{NAME})(?!{HAN}|·)", re.MULTILINE)
_WORD = re.compile(NAME)
_NEWSPAPER = re.compile(r"(?:[日晚早晨时商]报|周刊|杂志)$")
_ORGANISATIONS = vocabulary("organisation-endings")


def find_credits(text: str) -> Iterator[Mention]:
    """Propose the people and organisations of credits, each with its role."""
    for match in _AFTER_NAMES.finditer(text):
        if "由" not in match["names"]:
            yield from _in_credit(text, match)
    for pattern in (_BEFORE_SLASH, _AFTER_SLASH) if "/" in text or "／" in text else ():
        for match in pattern.finditer(text):
            yield from credited(text, match.span("names"), SLASH_ROLES[match["role"]], "slash-credit")
    for match in _SUPPLIED_BY.finditer(text):
        yield from credited(text, match.span("names"), "supplier", "supplied-by")
    for match in _ORIGIN.finditer(text):
        if not is_full_name(match["names"]) and not _NEWSPAPER.search(match["names"]):
            yield from credited(text, match.span("names"), "supplier", "origin")


def _in_credit(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """In （李四 张三摄） at the end of a report only who stands next to 摄 took the picture; the other wrote."""
    start, end = match.span("names")
    role = ROLES_AFTER[match["role"]]
    names = list(_WORD.finditer(text, start, end))
    closed = text[start - 1 : start] in ("（", "(") and text[match.end() : match.end() + 1] in ("）", ")")
    if role == "photographer" and closed and len(names) == 2 and end == match.start("role"):
        yield from credited(text, names[0].span(), "author", "credit")
        start = names[1].start()
    yield from credited(text, (start, end), role, "credit")


def credited(text: str, span: tuple[int, int], role: str, rule: str) -> Iterator[Mention]:
    """Propose the full names of people and the organisations among the words of a stretch."""
    for name in _WORD.finditer(text, *span):
        letters = "".join(name.group().split())
        if is_full_name(letters):
            yield propose(name.span(), MentionKind.PERSON, rule, role=role)
        elif _ORGANISATIONS.ends(letters) or _NEWSPAPER.search(letters):
            yield propose(name.span(), MentionKind.ORGANISATION, rule, role=role)
