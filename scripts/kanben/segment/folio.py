"""Recognises what frames a page: folio line, masthead, the line of its editors."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN
from kanben.segment.forms import DIGITS, FULL_DATE, SPACE, width
from kanben.segment.rubrics import is_briefs_rubric

DUTY = (
    r"(?:(?:责任|本版|值班|美术|图片|执行|视觉|文字|版面|副)*(?:编辑(?!部)|主编辑|主编|总编|主任|统筹|设计|校对)|责编|美编|图编|本版责编"
    r"|版式设计|版式|版面|视觉|组版|制版|责校|检校|审校|校检|审读|审核|编审|终审|一读|二读)"
)
PERSON = rf"(?:{HAN}{SPACE}{HAN}(?!{HAN})|{HAN}{{1,4}}|[A-Za-z]+)"
_EDITOR = rf"{DUTY}{SPACE}*[:：/／|｜丨]?{SPACE}*{PERSON}(?:[、,，{SPACE[1:-1]}]+(?!{DUTY}){PERSON})*"
_CONTACT_LABEL = r"(?:本[版报刊社]|编辑部|新闻|投稿|电子|广告|发行|订阅|刊登|读者服务|读者|服务|总|编辑|采访|爆料)*(?:电话|热线|邮箱|电邮|信箱|投稿|来稿请寄|来稿|来函|专线|社址|社长|邮编|邮政编码|总机|广告|发行|零售|定价|每份|印刷|E-?mail|QQ|微信|网址|地址|传真)"
# What a label is followed by goes up to the next one, so that a line is read in one way only.
_CONTACT = (
    rf"{_CONTACT_LABEL}{SPACE}*[:：/／]?{SPACE}*(?>(?:(?!{_CONTACT_LABEL}|{DUTY})[\w@.\-—()（）:/×＊*])+)"
    rf"(?:[{SPACE[1:-1]}、]+[\d\-—×＊*]{{5,}})*"
)
_GLUE = rf"[{SPACE[1:-1]}|｜丨/／·•,，;；()（）\[\]【】■◎□●◇◆]*"
_EDITORS = re.compile(
    rf"(?:{_GLUE}{_CONTACT})*{_GLUE}(?:{_EDITOR})(?:{_GLUE}(?:{_EDITOR}|{_CONTACT}))*{_GLUE}", re.IGNORECASE
)

_PAGE_NUMBER = (
    rf"(?:第{SPACE}?[A-Z]?{DIGITS}{{1,3}}{SPACE}?[版页张]|(?<![A-Za-z\d])[A-Z]{{1,2}}\d{{1,2}}(?![A-Za-z\d])版?"
    rf"|(?<![^\s|｜/])\d{{1,2}}(?![^\s|｜/版])版?|(?<![^\s|｜/]){DIGITS}{{1,2}}版(?![^\s|｜/])|版次[:：]\w+|今日[\d一二三四五六七八九十]+版)"
)
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
TITLE = rf"{HAN}{{1,8}}(?:日报|晚报|周报|时报|商报|早报|晨报|快报|导报|都市报|报|周刊|月刊)"
_ISSUE = r"(?:总?第\d+期|国内统一(?:连续出版物|刊)号[:：]?\S+|CN\d\S*|邮发代号\S+|(?:农历|夏历|废历)\S{2,10}|本期.{1,3}版|题字[:：]\S{2,4})"
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
_PUBLISHER = (
    rf"(?:{TITLE})?{_GLUE}(?:主管主办|主办|主管|承办|出版)单位?[:：][^，。]{{2,40}}"
    r"|[^，。]{2,14}(?:印刷厂|印务\w{0,6})(?:印刷|承印)[^，。]{0,16}"
)
_CONTACTS = re.compile(
    rf"{_PUBLISHER}|(?:{TITLE})?{_GLUE}{_CONTACT}(?:{_GLUE}(?:{_CONTACT}|本[报版刊]法律顾问[:：][^，。]{{2,16}}))*{_GLUE}",
    re.IGNORECASE,
)
_MOVE = (
    rf"(?:[上下]一[版篇期条]|返回(?:目录|首页|列表|版面|顶部)|首页|版面(?:导航|目录|概览)|标题导航|往期(?:回顾|浏览)?|放大|缩小|默认|朗读|分享|打印|PDF版?"
    rf"|字号[:：]?|[大中小]|正文|版权声明|关于我们|联系我们|{TITLE}(?:社|数字[报版]|电子[报版])+|第?[A-Z]?\d{{1,3}}版[:：]?\w{{0,8}})"
)
_TRAIL = re.compile(r"[^，。>]{2,12}(?: ?[>＞»] ?[^，。>]{2,12}){1,4}")  # 本报 > 校园版 > 正文
_RIGHTS = re.compile(r"[^。；]{0,24}版权所有[^。；]{0,24}|未经[^。；]{2,12}(?:不得|禁止|严禁)[^。；]{2,8}")
_ARROWS = f"[<>《》«»{_GLUE[1:]}"
_NAVIGATION = re.compile(
    rf"{_GLUE}(?>{_MOVE})(?>(?:{_ARROWS}(?>{_MOVE}))+){_GLUE}|返回(?:目录|首页|列表)|[上下]一[版篇期]"
)
_SECTION = re.compile(
    rf"[A-Z]{{0,2}}\d{{1,2}}(?:版)?{SPACE}+{HAN}{{2,4}}(?:[·・/]?{HAN}{{2,4}})?|{HAN}{{2,4}}{SPACE}+[A-Z]?\d{{1,2}}版?"
)
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
    """Say whether a line tells who publishes the newspaper or how to reach it, and nothing else."""
    return width(text) <= _LONGEST_FOLIO and bool(_CONTACTS.fullmatch(text))


def is_navigation(text: str) -> bool:
    """Say whether a line is what an e-paper's web page has around the text: 上一版 下一版 返回目录, 版权所有."""
    return any(form.fullmatch(text) for form in (_NAVIGATION, _RIGHTS, _TRAIL))


def is_section(text: str) -> bool:
    """Say whether a line is a page's number with the name of its section: “04 对话”."""
    return bool(_SECTION.fullmatch(text))


def is_masthead(text: str) -> bool:
    """Say whether a line is a newspaper's title and nothing else."""
    return bool(_TITLE_ALONE.fullmatch(re.sub(SPACE, "", text))) and not is_briefs_rubric(text)


def is_weekday(text: str) -> bool:
    """Say whether a line is a day of the week and nothing else."""
    return bool(re.fullmatch(_WEEKDAY, text))


def is_date_line(text: str) -> bool:
    """Say whether a line is a date and nothing else."""
    return bool(re.fullmatch(rf"{FULL_DATE}(?:{_GLUE}{_WEEKDAY})?", re.sub(SPACE, "", text)))
