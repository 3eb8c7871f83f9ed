"""Who wrote, photographed, supplied or edited: bylines and editor lines, where the role stands first; signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.lexicon.characters import HAN, SPACE
from kanben.lexicon.divisions import divisions_by_form
from kanben.lexicon.roles import ROLES_AFTER, ROLES_BEFORE
from kanben.lexicon.vocabulary import Vocabulary
from kanben.lexicon.wordlists import alternatives, one_of, words
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.credits import credited
from kanben.tagging.rules.full_names import is_full_name, is_steppe_name, may_be_name
from kanben.tagging.rules.pattern import NAME, propose

_ROLE = one_of(ROLES_BEFORE)
_GAP = f"(?:{SPACE}|[、，,/／和])*"
_OPEN = re.compile(rf"(?P<role>{_ROLE}){SPACE}*[:：/／]?{SPACE}*(?={HAN})")
_SIGNATURE = re.compile(
    rf"[（(]{SPACE}*(?P<names>{NAME}(?:(?:{SPACE}|[、，,])+{NAME}){{0,4}}){SPACE}*[)）]{SPACE}*$",
    re.MULTILINE,
)
_ROLE_WORDS, _CREDIT_WORDS = Vocabulary(ROLES_BEFORE), Vocabulary(ROLES_AFTER)
_LONGEST_SIGNATURE, _LONGEST_NAME = 5, 3
_CLAUSE = frozenset("，。！？；,;!?”")
_IN_PLACE = re.compile(f"{HAN}{{2,3}}[省市县区旗]")
_DRAWN = ("摄", "绘")  # hardly ever the last character of a name
# What else stands in brackets at the end of a text.
_REMARKS = frozenset(words("remarks"))
_WORD = re.compile(NAME)
_TWO_NAMES = 6
_APART = frozenset(("", *"\n、／/ （(　【[□■◎●〇"))
_BETWEEN = re.compile(_GAP)
_PHOTOGRAPHED = re.compile(rf"{SPACE}*[/／]?{SPACE}*(?:摄影报道|摄影|摄|图)(?!{HAN}|[/／:：])")
_PHOTOGRAPHER = re.compile(rf"(?:摄影|图){SPACE}*[/／:：]{SPACE}*$")
# “记者李四武汉报道”
_FROM = re.compile(rf"{HAN}{{2,3}}(?:报道|报导|专电|电)$")
# “记者李四／台南报导”
_DATELINE = re.compile(
    rf"(?:{_ROLE})[^\n／/）〕)】]{{2,24}}[／/]{SPACE}*(?P<place>{HAN}{{2,4}}?){SPACE}*(?:综合|现场|专题)?(?:报导|报道|专电|电)(?=[〕）)】]|$)",
    re.MULTILINE,
)
_CITIES = frozenset(words("regions") + words("cities"))
# “（李四、记者张三）”: who is named first, without an office, wrote it with the reporter.
_WITHOUT_OFFICE = re.compile(
    rf"[（(]{SPACE}*(?P<names>{NAME}(?:(?:{SPACE}|[、，,])+{NAME}){{0,3}}?)(?:{SPACE}|[、，,])+(?=(?:{_ROLE}){SPACE}*{HAN})"
)
# “本报讯（敬大全 鲜梅）”: after a dateline brackets hold who wrote.
_AFTER_DATELINE = re.compile(
    rf"^{SPACE}*(?:本[报刊台]|{HAN}{{2,3}}社)?{HAN}{{0,4}}[讯电]{SPACE}*[（(]{SPACE}*(?P<names>{NAME}(?:(?:{SPACE}|[、，,])+{NAME}){{0,4}}){SPACE}*[)）]",
    re.MULTILINE,
)
# What ends a list of names in running text: the name is cut off before these words.
_VERB_AFTER = re.compile(alternatives("after-byline"))


def find_bylines(text: str) -> Iterator[Mention]:
    """Propose the people of bylines, editor lines and signatures, and who supplied, each with the role."""
    yield from _roles_before(text)
    yield from _before_role(text)
    for match in _DATELINE.finditer(text):
        if (
            not is_full_name(match["place"])
            or match["place"] in divisions_by_form()
            or match["place"] in _CITIES
        ):
            yield propose(match.span("place"), MentionKind.PLACE, "byline-place")
    for match in _AFTER_DATELINE.finditer(text):
        spans = [name.span() for name in _WORD.finditer(text, *match.span("names"))]
        if all(_signs(text, span, True) for span in spans):
            yield from (propose(span, MentionKind.PERSON, "byline", role="author") for span in spans)
    for match in _SIGNATURE.finditer(text):
        names = list(_WORD.finditer(text, *match.span("names")))
        spans = [name.span() for name in names]
        if len(spans) == 1 and spans[0][1] - spans[0][0] == _TWO_NAMES:
            # “（王书林周江波）”: two names of three characters without a space.
            start, end = spans[0]
            spans = [(start, start + 3), (start + 3, end)]
        alone = _stands_alone(text, match)
        if (alone or _has_clauses(text, match)) and all(_signs(text, span, alone) for span in spans):
            for span in spans:
                yield propose(span, MentionKind.PERSON, "signature", role="author")
        elif len(spans) == 1 and alone:
            yield from credited(text, spans[0], "supplier", "signature")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Say whether brackets are a line of their own, or stand after a sentence, so that they can only sign it."""
    before = text[: match.start()].rstrip(" \u3000")
    return not before or before[-1] in "\n。！？!?…”」"


def _has_clauses(text: str, match: re.Match[str]) -> bool:
    """Say whether the line that brackets end is text, not the header of a table: 产量（吉瓦时）."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not _CLAUSE.isdisjoint(line)


def _signs(text: str, span: tuple[int, int], alone: bool) -> bool:
    """Say whether a word in brackets at a line's end is somebody's name."""
    word = _letters(text[slice(*span)])
    if (
        _IN_PLACE.match(word)
        or word.endswith(_DRAWN)
        or (_CREDIT_WORDS.ends(word) and len(word) > _LONGEST_NAME)
    ):
        return False
    if is_full_name(word):
        return True
    named = may_be_name(word) and len(word) < _LONGEST_SIGNATURE and word not in _REMARKS
    return alone and named and not (_ROLE_WORDS.begins(word) or _CREDIT_WORDS.ends(word))


def _roles_before(text: str) -> Iterator[Mention]:
    for match in _OPEN.finditer(text):
        if not _stands_apart(match):
            continue
        role = ROLES_BEFORE[match["role"]]
        names, end = _names_from(text, match.end())
        # “记者 李四 摄”, “摄影/记者 李四”: what was done for this text outweighs the office.
        if _PHOTOGRAPHED.match(text, end) or _PHOTOGRAPHER.search(text, 0, match.start()):
            role = "photographer"
        if not names and role == "supplier" and (word := _WORD.match(text, match.end())):
            yield from credited(text, word.span(), role, "byline")
        for span in names:
            yield propose(span, MentionKind.PERSON, "byline", role=role)


def _before_role(text: str) -> Iterator[Mention]:
    for match in _WITHOUT_OFFICE.finditer(text):
        names = list(_WORD.finditer(text, *match.span("names")))
        if all(is_full_name(_letters(name.group())) for name in names):
            for name in names:
                yield propose(name.span(), MentionKind.PERSON, "byline", role="reporter")


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
    if (is_full_name(_letters(word)) or is_steppe_name(word)) and not _VERB_AFTER.search(word, 2):
        return end
    for length in (3, 2, 4):
        rest = word[length:]
        if (
            rest
            and is_full_name(word[:length])
            and (_VERB_AFTER.match(rest) or _FROM.match(rest) or _OPEN.match(text, start + length))
        ):
            return start + length
    return None


def _letters(word: str) -> str:
    return "".join(word.split())
