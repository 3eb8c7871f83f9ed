"""Reads a byline chunk by chunk: “本报记者 沈一舟 通讯员 陆平”, “记者王大文／台北報導”, “文／图 本报记者 尚可”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kanben.lexicon.characters import HAN
from kanben.segment.forms import MARKER, SPACE
from kanben.segment.surnames import is_person_name

_ROLE = re.compile(r"(?:记者)(?:站)?|通讯(?:员)|评论员|撰稿人?|实习生|特派员|摄影师|编译|主笔")
_ENDS_ROLE = re.compile(rf"(?:{_ROLE.pattern})$")
# What may stand before a role's word: the paper, the manner, the post abroad.
_BEFORE_ROLE = re.compile(
    rf"(?:本[报刊台网社版]|{HAN}{{1,10}}[社报网台]|央视|新华每日电讯|{HAN}{{2,8}}(?:频道|中心|客户端))?"
    rf"(?:特约|见习|实习|首席|资深|全媒体|融媒体?|特派|摄影|文字|体育|财经|驻{HAN}{{1,6}}|前方)*(?:通讯)?"
)
_DOING = re.compile(
    r"(?:现场|综合|联合|摄影|图文|文图)?(?:采写|采访|撰文|整理|编译|报道|报导)|(?:摄影|摄|文|图|文图|图文|文并摄|文字|图片|插图|制图)"
)
_ENDS_DOING = re.compile(rf"^(?P<rest>.*?)(?:{_DOING.pattern}|电|摄)$")
_LABEL = re.compile(
    r"作者|文字?|撰文|采写|采访|口述|(?:采访)?整理|受访专家|受访者|指导专家|指导教师|翻译|译者|译|供稿|图片?|摄影|插图|绘图|文图|图文|记录"
)
_SEPARATORS = re.compile(rf"({SPACE}+|[、,，;；:：/／|｜()（）与和]+)")
_LOOSE_NAME = re.compile(rf"{HAN}{{2,3}}|{HAN}{{1,8}}[·•‧]{HAN}{{1,12}}|[A-Z][A-Za-z.'’\-]+")
# After a role and a space, a name without a family name may be longer: “记者 多杰才让”.
_LONG_NAME = re.compile(rf"{HAN}{{4,6}}")
# Characters that text has and names have not.
_TELLS = re.compile(r"[的了在从到是和与及昨今日前近获悉报道]")
_LONGEST = 60


@dataclass(slots=True)
class _Reading:
    """What has been read of a line so far."""

    strict: bool
    after_role: bool = False
    roles: int = 0
    labels: int = 0
    names: int = 0
    single: str = ""
    strange: list[str] = field(default_factory=list)


def reads_as_byline(text: str, strict: bool = False) -> bool:
    """Say whether a text consists of roles, names, and what they did, and of nothing else.

    `strict` asks for a family name at the head of each name, as where text follows without a mark between.
    """
    if len(text) > _LONGEST:
        return False
    reading = _Reading(strict)
    marked = re.match(rf"(?:{MARKER}|[□◎○]){SPACE}*", text)
    chunks = _SEPARATORS.split(text[marked.end() :] if marked else text)
    for chunk in chunks[::2]:
        if chunk and not _read(reading, chunk):
            return False
    if reading.single or len(reading.strange) > 1:
        return False
    if reading.roles:
        return not reading.strange or reading.names > 0
    return reading.names > 0 and reading.labels > 0 and not reading.strange


def names_somebody(text: str) -> bool:
    """Say whether a text is a byline that goes on after the word for a role: not “本报记者” alone."""
    return reads_as_byline(text) and not _ENDS_ROLE.search(text)


def _read(reading: _Reading, chunk: str) -> bool:
    """Take one chunk between separators into a reading; say whether a byline may hold it."""
    role = _ROLE.search(chunk)
    if role is not None:
        read = _read_role(reading, chunk[: role.start()], chunk[role.end() :])
        reading.after_role = role.end() == len(chunk)
        return read
    if _LABEL.fullmatch(chunk) or _DOING.fullmatch(chunk):
        reading.labels += 1
        return True
    return _read_name(reading, chunk)


def _read_role(reading: _Reading, before: str, after: str) -> bool:
    """Take a chunk with a role's word: what stands before it must qualify it, what follows must be a name."""
    reading.roles += 1
    if before and not _BEFORE_ROLE.fullmatch(before):
        reading.strict = True
        if not re.fullmatch(rf"{HAN}{{1,8}}", before):
            return False
    next_role = _ROLE.search(after)
    if next_role is not None:
        name = after[: next_role.start()]
        return _read_name(reading, name) and _read_role(reading, "", after[next_role.end() :])
    if not reading.strict and _LONG_NAME.fullmatch(after) and not _TELLS.search(after):
        reading.names += 1
        return True
    return not after or _read_name(reading, after)


def _read_name(reading: _Reading, chunk: str) -> bool:
    """Take a chunk that should be a name: whole, or one of two characters set apart, or with what was done."""
    if reading.single:
        chunk, reading.single = reading.single + chunk, ""
    elif re.fullmatch(HAN, chunk):
        reading.single = chunk
        return True
    loose = not reading.strict and reading.roles and _LOOSE_NAME.fullmatch(chunk)
    if is_person_name(chunk) or loose or (reading.after_role and _LONG_NAME.fullmatch(chunk)):
        reading.names += 1
        return True
    done = _ENDS_DOING.match(chunk)
    if done is None or not done["rest"] or reading.strict:
        return False
    reading.labels += 1
    if is_person_name(done["rest"]):
        reading.names += 1
    elif reading.roles and re.fullmatch(rf"{HAN}{{2,8}}", done["rest"]):
        reading.strange.append(done["rest"])
    else:
        return False
    return True
