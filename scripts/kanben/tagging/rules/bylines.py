"""Who wrote, photographed, supplied or edited: bylines, credits, editor lines, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.model import Mention, MentionKind
from kanben.tagging.lexicon.roles import ROLES_AFTER, ROLES_BEFORE
from kanben.tagging.lexicon.wordlists import alternatives
from kanben.tagging.rules.full_names import is_full_name
from kanben.tagging.rules.pattern import HAN, SPACE, propose

_ROLE = "|".join(sorted(ROLES_BEFORE, key=len, reverse=True))
_DONE = "|".join(sorted(ROLES_AFTER, key=len, reverse=True))
_GAP = f"(?:{SPACE}|[、，,/／和])*"
# A name: characters without a break, or single characters set apart to the width of three (“李 青”).
_NAME = f"(?:[{HAN}]{SPACE}+[{HAN}](?![{HAN}])|[{HAN}]{{2,12}})"
_LAZY = f"(?:[{HAN}]{SPACE}+[{HAN}](?![{HAN}])|[{HAN}]{{2,12}}?)"
_OPEN = re.compile(rf"(?P<role>{_ROLE}){SPACE}*[:：]?{SPACE}*(?=[{HAN}])")
_CREDIT = re.compile(
    rf"(?:^|(?<=[（(。！？”\n\u3000 ]))(?P<names>{_LAZY}(?:(?:{SPACE}|[、，,])+{_LAZY}){{0,5}}?)"
    rf"(?:{SPACE}|[/／])*(?P<role>{_DONE})(?={SPACE}*(?:[)）\n；;，,]|$)|{SPACE}+{_NAME}{SPACE}*(?:{_DONE}))",
    re.MULTILINE,
)
_BY = re.compile(
    rf"(?:图片?|照片|本文|稿件|资料|视频|素材)[均皆]?由(?P<names>{_NAME}(?:、{_NAME})*?)(?:提供|供图|供稿)"
)
_SLASH = re.compile(
    rf"(?P<role>图文|文图|文|图|摄影|摄|编辑|制图|供图)[/／]{SPACE}*(?P<names>{_NAME}(?:{SPACE}+{_NAME}){{0,3}}?)"
    rf"(?={SPACE}|\n|$|[)）])"
)
_NAME_SLASH = re.compile(rf"(?P<names>{_NAME})[/／](?P<role>图文|文图|文|图|摄影|摄|制图|供图)(?![一-龥])")
_SIGNATURE = re.compile(
    rf"[（(]{SPACE}*(?P<names>{_NAME}(?:(?:{SPACE}|[、，,])+{_NAME}){{0,4}}){SPACE}*[)）]{SPACE}*$",
    re.MULTILINE,
)
_WORD = re.compile(_NAME)
_APART = frozenset(("", *"\n （(　【[□■◎●〇"))
_BETWEEN = re.compile(_GAP)
_PHOTOGRAPHED = re.compile(rf"{SPACE}*[/／]?{SPACE}*(?:摄影报道|摄影|摄|攝)(?![一-龥])")
_SLASH_ROLES = {"图文": "author", "文图": "author", "文": "author", "图": "photographer"}
_ORGANISATION = re.compile(rf"(?:{alternatives('organisation-endings')})$")
# What ends a list of names in running text: the name is cut off before these words.
_VERB_AFTER = re.compile(alternatives("after-byline"))


def find_bylines(text: str) -> Iterator[Mention]:
    """Propose the people and organisations of bylines and credits, each with its role."""
    yield from _roles_before(text)
    for match in _CREDIT.finditer(text):
        if "由" in match["names"]:
            continue
        role = ROLES_AFTER[match["role"]]
        yield from _credited(text, match.span("names"), role, "credit")
    for match in _BY.finditer(text):
        yield from _credited(text, match.span("names"), "supplier", "supplied-by")
    for pattern in (_SLASH, _NAME_SLASH):
        for match in pattern.finditer(text):
            role = _SLASH_ROLES.get(match["role"]) or ROLES_AFTER.get(match["role"], "author")
            yield from _credited(text, match.span("names"), role, "slash-credit")
    for match in _SIGNATURE.finditer(text):
        names = list(_WORD.finditer(text, *match.span("names")))
        if all(is_full_name(_letters(name.group())) for name in names):
            for name in names:
                yield propose(name.span(), MentionKind.PERSON, "signature", role="author")


def _roles_before(text: str) -> Iterator[Mention]:
    for match in _OPEN.finditer(text):
        if not _stands_apart(match):
            continue
        names, end = _names_from(text, match.end())
        # “记者 李四 摄”: what was done for this text outweighs the office.
        role = "photographer" if _PHOTOGRAPHED.match(text, end) else ROLES_BEFORE[match["role"]]
        for span in names:
            yield propose(span, MentionKind.PERSON, "byline", role=role)


def _stands_apart(match: re.Match[str]) -> bool:
    """In running text an editor or author is somebody spoken of; reporters and correspondents speak."""
    if ROLES_BEFORE[match["role"]] in ("reporter", "correspondent") or match.end() > match.end("role"):
        return True
    return match.string[match.start() - 1 : match.start()] in _APART


def _names_from(text: str, position: int) -> tuple[list[tuple[int, int]], int]:
    """Read full names one after the other; return their spans and where the last one ends."""
    names: list[tuple[int, int]] = []
    last = position
    while (word := _WORD.match(text, position)) and not _OPEN.match(text, position):
        end = _name_end(text, word.start(), word.end())
        if end is None:
            break
        names.append((word.start(), end))
        gap = _BETWEEN.match(text, end)
        last, position = end, gap.end() if gap else end
        if position == end:
            break
    return names, last


def _name_end(text: str, start: int, end: int) -> int | None:
    """Where the full name that begins at `start` ends, if one does: at a break, a role word or a verb."""
    word = text[start:end]
    if is_full_name(_letters(word)) and not _VERB_AFTER.search(word, 2):
        return end
    for length in (2, 3, 4):
        rest = word[length:]
        if (
            rest
            and is_full_name(word[:length])
            and (_VERB_AFTER.match(rest) or _OPEN.match(text, start + length))
        ):
            return start + length
    return None


def _credited(text: str, span: tuple[int, int], role: str, rule: str) -> Iterator[Mention]:
    for name in _WORD.finditer(text, *span):
        letters = _letters(name.group())
        if is_full_name(letters):
            yield propose(name.span(), MentionKind.PERSON, rule, role=role)
        elif _ORGANISATION.search(letters):
            yield propose(name.span(), MentionKind.ORGANISATION, rule, role=role)


def _letters(word: str) -> str:
    return "".join(word.split())
