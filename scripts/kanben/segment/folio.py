"""Recognises what frames a page: folio line, masthead, the line of its editors."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN
from kanben.segment.forms import DIGITS, FULL_DATE, SPACE, width
from kanben.segment.rubrics import is_briefs_rubric

DUTY = (
    r"(?:责任编辑|责任编辑|本版责编|本版编辑|值班编辑|值班主任|值班总编|执行主编|本版主编|主编|主编辑|编辑|责编|副主编|统筹|"
    r"版式设计|版式|版面设计|版面|美术编辑|美编|视觉设计|视觉|设计|图片编辑|图编|组版|制版|校对|责校|检校|审校|审读|审核|编审|终审|一读|二读)"
)
PERSON = rf"(?:{HAN}{{1,4}}|[A-Za-z]+)"
_EDITOR = rf"{DUTY}{SPACE}*[:：/／|｜丨]?{SPACE}*{PERSON}(?:[、,，{SPACE[1:-1]}]+(?!{DUTY}){PERSON})*"
_CONTACT = (
    r"(?:本[版报刊]|编辑部|新闻|投稿|电子|广告|发行|订阅)*(?:电话|热线|邮箱|电邮|信箱|投稿|E-?mail|QQ|微信|网址|地址|传真)"
    rf"{SPACE}*[:：/／]?{SPACE}*[\w@.\-—()（）:/×＊*]+"
)
_GLUE = rf"[{SPACE[1:-1]}|｜丨/／·•,，;；()（）\[\]【】■◎□●◇◆]*"
_EDITORS = re.compile(rf"{_GLUE}(?:{_EDITOR})(?:{_GLUE}(?:{_EDITOR}|{_CONTACT}))*{_GLUE}", re.IGNORECASE)

_PAGE_NUMBER = (
    rf"(?:第{SPACE}?[A-Z]?{DIGITS}{{1,3}}{SPACE}?[版页张]|(?<![A-Za-z\d])[A-Z]{{1,2}}\d{{1,2}}(?![A-Za-z\d])版?"
    rf"|(?<![^\s|｜/])\d{{1,2}}(?![^\s|｜/版])版?|(?<![^\s|｜/]){DIGITS}{{1,2}}版(?![^\s|｜/])|版次[:：]\w+|今日[\d一二三四五六七八九十]+版)"
)
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
TITLE = rf"{HAN}{{1,8}}(?:日报|晚报|周报|时报|商报|早报|晨报|快报|导报|都市报|报|周刊|月刊)"
_ISSUE = r"(?:总?第\d+期|国内统一(?:连续出版物|刊)号[:：]?\S+|CN\d\S*|邮发代号\S+|(?:农历|夏历|废历)\S{2,10})"
_COMPONENTS = {
    "date": FULL_DATE,
    "weekday": _WEEKDAY,
    "page": _PAGE_NUMBER,
    "issue": _ISSUE,
    "editors": rf"{_EDITOR}|{_CONTACT}",
}
_FOLIO_PARTS = re.compile(
    "|".join(f"(?P<{name}>{form})" for name, form in _COMPONENTS.items()), re.IGNORECASE
)
_CONTACTS = re.compile(
    rf"{_GLUE}{_CONTACT}(?:{_GLUE}(?:{_CONTACT}|本[报版刊]法律顾问[:：][^，。]{{2,16}}))*{_GLUE}",
    re.IGNORECASE,
)
_SECTION = re.compile(rf"[A-Z]{{0,2}}\d{{1,2}}(?:版)?{SPACE}+{HAN}{{2,4}}(?:[·・/]?{HAN}{{2,4}})?")
_TITLE_ALONE = re.compile(TITLE)
_LONGEST_FOLIO, _LONGEST_REST = 90, 24


def is_editors(text: str) -> bool:
    """Say whether a line names the editors of a page or article and nothing else."""
    return width(text) <= _LONGEST_FOLIO and bool(_EDITORS.fullmatch(text))


def is_folio(text: str) -> bool:
    """Say whether a line tells the page's date, number or title: at least two of them, or one and nothing else."""
    if width(text) > _LONGEST_FOLIO or text[-1] in "。！？":
        return False
    found = {match.lastgroup for match in _FOLIO_PARTS.finditer(text)}
    if not found & {"date", "page", "weekday", "issue"}:
        return False
    rest = _FOLIO_PARTS.sub("", text)
    rest_title = bool(_TITLE_ALONE.search(rest))
    rest = re.sub(rf"{_GLUE}", "", rest)
    if re.search(r"[，。！？；“”《》]", rest):
        return False
    if len(found) + rest_title >= 2:
        return width(rest) <= _LONGEST_REST
    if found == {"issue"}:
        return not rest
    return width(rest) <= 6 and found == {"page"} and bool(re.search(r"版|^[A-Z]\d", text))


def is_contact(text: str) -> bool:
    """Say whether a line tells how to reach the newspaper, and nothing else."""
    return width(text) <= _LONGEST_FOLIO and bool(_CONTACTS.fullmatch(text))


def is_section(text: str) -> bool:
    """Say whether a line is a page's number with the name of its section: “04 对话”."""
    return bool(_SECTION.fullmatch(text))


def is_masthead(text: str) -> bool:
    """Say whether a line is a newspaper's title and nothing else."""
    return bool(_TITLE_ALONE.fullmatch(re.sub(SPACE, "", text))) and not is_briefs_rubric(text)


def is_date_line(text: str) -> bool:
    """Say whether a line is a date and nothing else."""
    return bool(re.fullmatch(rf"{FULL_DATE}(?:{_GLUE}{_WEEKDAY})?", re.sub(SPACE, "", text)))
