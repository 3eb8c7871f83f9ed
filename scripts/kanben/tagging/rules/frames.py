"""Lines and brackets that hold nothing but who did what for a text: there any word may be a name, whatever its form.

“（记者 逄丽 文/图）”, “编辑 佘丽华 美编 丑强”, “本报记者 操家骏 摄”: every word is a role, a name or a label, so that a
name needs no known surname.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN, SPACE
from kanben.lexicon.roles import ROLES_AFTER, ROLES_BEFORE, SLASH_ROLES
from kanben.lexicon.vocabulary import Vocabulary, vocabulary
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.full_names import may_be_name
from kanben.tagging.rules.pattern import propose

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRETCH = re.compile(
    r"(?:(?<=[（(【〔\[])|^)(?P<inside>[^\n（）()【】〔〕\[\]。！？；“”《》]{2,72})(?=[（(）)】〕\]]|$)",
    re.MULTILINE,
)
_TOKEN = re.compile(rf"{HAN}(?:·?{HAN})*|[A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+)*|[0-9]+")
_MARKS = re.compile(rf"(?:{SPACE}|\t|[、，,/／:：|｜丨□◎■●·—\-])*")
_SINGLE = re.compile(rf"{HAN}{SPACE}+{HAN}(?!{HAN})")
_BEFORE = Vocabulary(ROLES_BEFORE)
_AFTER = Vocabulary(ROLES_AFTER)
_ANY_ROLE = re.compile("记者|员|编|摄|文|图|供|撰|作者|责|版|校|实习|整理|策划|统筹|主|播|审|设计|报道")
# What may stand before a role's word: the paper, the agency, the manner.
_WHOSE = re.compile(
    r"(?:本[报刊台网社版]|[报社网台刊站团]|频道|客户端|中心|学生|校园|特邀|特约|见习|实习|首席|资深|全媒体|融媒体?|特派|前方|驻.{1,4}|讯|电)$"
)
# How duties end that the list of roles does not have: 学生编辑, 校检.
_DUTY = re.compile("(?:编辑|校对|校检|检校|设计|统筹|策划|主编|总编|主任|审|编|校|记者)$")
_SLASHES = frozenset("/／")
_COLONS, _SHORT = frozenset(":："), re.compile(f"{HAN}{{2,3}}")
_LABEL_MARKS = ("/", "／", ":", "：")
# Words of a byline that name nobody.
_LABELS = vocabulary("byline-labels")
_ORGANISATIONS = vocabulary("organisation-endings")


@dataclass(slots=True)
class _Reading:
    """What was read of a stretch so far: the role that was named last, the names with their roles."""

    role: str | None = None
    roles: int = 0
    names: list[tuple[tuple[int, int], MentionKind, str | None]] = field(default_factory=list)

    def add(self, span: tuple[int, int], kind: MentionKind, role: str | None = None) -> None:
        """Take a name; without a role of its own it has the one named before it."""
        self.names.append((span, kind, role or self.role))

    def credit(self, role: str) -> None:
        """Give a role that stands after the names: to those that have none, else to the last one, if it photographed."""
        self.roles += 1
        without = [index for index, name in enumerate(self.names) if name[2] is None]
        if not without and role == "photographer" and self.names:
            without = [len(self.names) - 1]
        for index in without:
            self.credit_one(index, role)

    def credit_one(self, index: int, role: str) -> None:
        """Give a role to one of the names."""
        span, kind, _ = self.names[index]
        self.names[index] = (span, kind, role)

    def credit_last(self, role: str) -> None:
        """Give a role to the last name alone; who stands before it without a role wrote: 李四 张三摄."""
        last = self.names.pop()
        self.credit("author" if role == "photographer" else role)
        self.names.append(
            (last[0], last[1], role if self.role is None or role == "photographer" else last[2])
        )


def find_frames(text: str) -> Iterator[Mention]:
    """Propose the people and bodies of lines and brackets in which there is nothing else."""
    for stretch in _STRETCH.finditer(text):
        if _ANY_ROLE.search(text, *stretch.span("inside")):
            reading = _read(text, *stretch.span("inside"))
            if reading is not None and reading.roles:
                first = next((role for _, _, role in reading.names if role), None)
                for span, kind, role in reading.names:
                    if named := role or first:
                        yield propose(span, kind, "byline-frame", role=named)


def _read(text: str, start: int, end: int) -> _Reading | None:
    """Read a stretch word by word; None as soon as one is no part of a byline."""
    reading = _Reading()
    position = _skip(text, start, end)
    while position < end:
        two = _SINGLE.match(text, position, end)
        token = two or _TOKEN.match(text, position, end)
        if token is None:
            return None
        last = token.end()
        label = _labels(text, last, end)
        if not (two and _take_name(reading, text, two.span())) and not _take(
            reading, text, token.span(), label
        ):
            return None
        position = _skip(text, last, end)
    return reading


def _labels(text: str, last: int, end: int) -> bool:
    """Say whether a word is a label of what follows its slash or colon: 图/潘硕, but not 文/图 behind a name."""
    if text[last : last + 1] not in _LABEL_MARKS:
        return False
    after = _TOKEN.match(text, _skip(text, last, end), end)
    return after is not None and after.group() not in SLASH_ROLES


def _skip(text: str, position: int, end: int) -> int:
    marks = _MARKS.match(text, position, end)
    return marks.end() if marks else position


def _take(reading: _Reading, text: str, span: tuple[int, int], is_label: bool) -> bool:
    """Take one word into a reading, whether a role, a name, both, or a label; False where it is none."""
    start, end = span
    word = text[start:end]
    if word in ROLES_BEFORE and (is_label or word not in ROLES_AFTER or not reading.names):
        reading.role, reading.roles = ROLES_BEFORE[word], reading.roles + 1
        return True
    if is_label and text[end] in ":：" and (duty := _DUTY.search(word)):
        reading.role, reading.roles = ("reporter" if duty[0] == "记者" else "editor"), reading.roles + 1
        return True
    if is_label and word in SLASH_ROLES:
        reading.role, reading.roles = SLASH_ROLES[word], reading.roles + 1
        return True
    if word in ROLES_AFTER:
        reading.credit(ROLES_AFTER[word])
        return True
    behind = bool(reading.names) and text[reading.names[-1][0][1] : start] in _SLASHES
    if SLASH_ROLES.get(word) == "photographer" and behind:
        reading.credit_one(len(reading.names) - 1, "photographer")  # 记者李四/文 张三/图
        return True
    if word in SLASH_ROLES and any(role is None for _, _, role in reading.names):
        reading.credit(SLASH_ROLES[word])
        return True
    if word in _LABELS or word.isdigit():
        return True
    for at in range(len(word) - 1):
        for last in _BEFORE.matches(text, start + at):
            if last < end and (not at or _WHOSE.search(word[:at])):
                reading.role, reading.roles = ROLES_BEFORE[text[start + at : last]], reading.roles + 1
                return _take_credited(reading, text, (last, end))
            if last == end and at and _WHOSE.search(word[:at]):
                reading.role, reading.roles = ROLES_BEFORE[text[start + at : last]], reading.roles + 1
                return True
    return _take_credited(reading, text, span)


def _take_credited(reading: _Reading, text: str, span: tuple[int, int]) -> bool:
    """Take a name, perhaps with the word for what was done right behind it: 励明远摄."""
    start, end = span
    done = _AFTER.last(text[start:end])
    if done and start < end - len(done) and _take_name(reading, text, (start, end - len(done))):
        reading.credit_last(ROLES_AFTER[done])
        return True
    return _take_name(reading, text, span)


def _take_name(reading: _Reading, text: str, span: tuple[int, int]) -> bool:
    word = "".join(text[slice(*span)].split())
    labelled = text[span[0] - 1 : span[0]] in _COLONS
    if may_be_name(word) or (labelled and reading.role and _SHORT.fullmatch(word)):
        reading.add(span, MentionKind.PERSON)
        return True
    if _ORGANISATIONS.ends(word) and len(word) > 2 and "由" not in word:
        reading.add(span, MentionKind.ORGANISATION)
        return True
    return False
