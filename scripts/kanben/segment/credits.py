"""Recognises lines that say who wrote, photographed or supplied: bylines, credits, signatures."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN
from kanben.segment.bylines import reads_as_byline
from kanben.segment.forms import FULL_DATE, MARKER, SPACE, is_bracketed, strip_brackets, width
from kanben.segment.offices import is_supplier
from kanben.segment.rubrics import is_column_title, is_rubric
from kanben.segment.surnames import are_person_names, is_person_name

_S = rf"{SPACE}*"
_MARKED_NAME = re.compile(rf"(?:{MARKER}|[□◎○]){_S}(?P<names>\S.*)")
_INTERVIEWED = re.compile(r"(?:受访专家|受访者|受访嘉宾|采访对象|指导专家|本期专家)[:：][^。；]{2,36}")
_ORIGIN = re.compile(rf"(?:来源|稿件来源|文章来源|转自|摘自|据|原载){_S}[:：]{_S}[^，。]{{2,20}}")
_SHOWING = r"(?:摄影报道|图文报道|摄影/报道|摄影|摄|供图|制图|绘图|绘|漫画|图|翻拍|提供|资料图|篆刻|(?<=[/／ \u3000])[书画作])"
_SHOWN_BY = re.compile(rf"(?P<who>.{{2,30}}?){_S}[/／]?{_S}(?:{_SHOWING})(?:[/／]\S{{1,3}})?")
# “读者李四 摄于人民公园”, “李四 摄（中新社供图）”
_SHOWN_WHERE = re.compile(rf"(?P<who>.{{2,16}}?){_S}(?:摄于.{{2,16}}|摄{_S}[(（].{{2,12}}[)）])")
_SHOWN_LABEL = re.compile(
    rf"(?:图片来源|图片提供|摄影|摄|图片|图|漫画|制图|供图|绘图|插图|题图)(?:{_S}[:：/／|｜]{_S}|由){_S}"
    r"(?P<who>[^，。：:]{2,20}?)(?:提供|摄)?"
)
_ALL_PICTURES = re.compile(
    r"(?:本版|本文|文中)?(?:图片|照片|图)[^，。]{0,8}(?:均|皆|都)?(?:由|为)[^，。]{2,20}(?:提供|摄)?|由[^，。]{2,20}(?:提供|供图)"
)
# “图／绿岛国小提供 文／易孟庭”
_BOTH = re.compile(rf"图{_S}[/／:：][^，。]{{2,16}}{SPACE}+文{_S}[/／:：][^，。]{{2,8}}")
_NOT_CREDIT = re.compile(r"[。！？，；]|文[/／、并]|[/／]文|^文[:：]")
_READER = re.compile(r"^(?:本报)?(?:读者|网友|市民|影友|影像志愿者|受访者|小记者)(?=.{2})")
_PICTURE = re.compile(
    r"(?:图片|照片|资料图片?)(?:由|来自|来源于)[^，。]{2,20}"
    r"|(?:新华社|中新社|本报|资料)(?:图片|照片|传真)|资料照片|资料图|资料图片|资料照片|新华社发|新华社图|网络图片|网络图|效果图|示意图|AI制图|(?:新华社|中新社)发[（(].{2,12}[)）]"
)
_SUPPLIED = re.compile(rf"{HAN}{{2,24}}{_S}(?:供图|供稿|提供图片|提供)")
_SOURCE = re.compile(
    rf"(?:综合|据|摘自|转自|转载自|原载|来源[:：]|来源|数据来源[:：]|稿件来源[:：]|资料来源[:：]){_S}.{{2,24}}"
    rf"|{HAN}{{2,24}}(?:供稿|整理|协办|主办|提供|报道|电|综合|选编|摘编)"
    rf"|(?:本文)?作者(?:单位|系|为|是|:|：).{{2,30}}|(?:本栏目|本栏|本版|本文|本报).{{2,30}}"
    r"|[全本]?完|待续|未完.{0,4}|连载.{0,6}|新华社.{0,20}|有删节|下略"
)
_BARE_NAME = re.compile(rf"(?!.*(?:化名|除外|不含|含税|笔名|[完略图上中下])$){HAN}{{2,3}}")
_BETWEEN = re.compile(rf"[、,，]|{SPACE}+")
_SCHOOL = re.compile(r"(?:[院校班系]|[大中小]学|幼儿园|研究所)$")
_LONGEST_BYLINE, _LONGEST_SIGNATURE, _LONGEST_TITLE = 44, 40, 6
_SIGNED = re.compile(rf"(?P<whence>[^，。：:；！？“”]{{2,24}}?){SPACE}+(?P<name>\S.*)")
_SIGNED_AND_DATED = re.compile(rf"[^，。：:；]{{2,20}}{SPACE}+{FULL_DATE}")
_SUPPLIER_LINE = re.compile(
    rf"(?:供稿|来源|整理|供图)[:：]{_S}[^，。]{{2,16}}|{HAN}{{2,20}}{_S}(?:供稿|整理|综合)"
)


def is_byline(text: str) -> bool:
    """Say whether a whole line, in brackets or not, names reporters, correspondents or authors."""
    inner = strip_brackets(text)
    if width(text) > _LONGEST_BYLINE or not inner or inner[-1] in "。！？，：":
        return False
    if len(inner) <= _LONGEST_TITLE and is_column_title(inner):
        return False
    if _INTERVIEWED.fullmatch(inner):
        return True
    if (found := _MARKED_NAME.fullmatch(inner)) and are_person_names(found["names"]):
        return True
    return reads_as_byline(inner) or bool(_ORIGIN.fullmatch(inner))


def is_credit(text: str) -> bool:
    """Say whether a whole line credits a picture or a text to somebody (“…摄”, “…供图”)."""
    inner = strip_brackets(text)
    if inner and _BOTH.fullmatch(inner):
        return True
    if not inner or width(text) > _LONGEST_SIGNATURE or _NOT_CREDIT.search(inner):
        return False
    if _PICTURE.fullmatch(inner) or _SUPPLIED.fullmatch(inner) or _ALL_PICTURES.fullmatch(inner):
        return True
    found = _SHOWN_BY.fullmatch(inner) or _SHOWN_WHERE.fullmatch(inner) or _SHOWN_LABEL.fullmatch(inner)
    return found is not None and _is_whoever(found["who"].strip())


def _is_whoever(text: str) -> bool:
    """Say whether a text names persons, with what they are or whence they come before the name."""
    text = _READER.sub("", text)
    if are_person_names(text) or reads_as_byline(text):
        return True
    return bool(re.fullmatch(rf"{HAN}{{2,4}}", text)) or is_name_and_place(text)


def is_supplied(text: str) -> bool:
    """Say whether a credit is for a text rather than a picture (供稿)."""
    return strip_brackets(text).endswith(("供稿", "整理"))


def is_of_all(text: str) -> bool:
    """Say whether a credit is for the pictures of a whole page or article: 本版图片除署名外均由…提供."""
    return bool(_ALL_PICTURES.fullmatch(strip_brackets(text)))


def is_names(text: str) -> bool:
    """Say whether a whole line is one or a few persons' names and nothing else."""
    return width(text) <= 16 and are_person_names(text)


def is_signature(text: str) -> bool:
    """Say whether a whole bracketed text says whom the text before it is owed to."""
    if not is_bracketed(text) or width(text) > _LONGEST_SIGNATURE:
        return False
    inner = strip_brackets(text)
    if not inner:
        return False
    return (
        _are_authors(inner)
        or bool(_BARE_NAME.fullmatch(inner))
        or is_byline(inner)
        or is_credit(inner)
        or bool(_SOURCE.fullmatch(inner))
        or is_name_and_place(inner)
        or is_supplier(inner)
    )


def _are_authors(text: str) -> bool:
    """Say whether a text is short words side by side, one of them with a family name at least."""
    names = _BETWEEN.split(text)
    return are_person_names(text) or (
        all(_BARE_NAME.fullmatch(name) for name in names) and any(map(is_person_name, names))
    )


def is_open_signature(text: str) -> bool:
    """Say whether a line without brackets signs a letter or an article: a name, perhaps after whence it comes."""
    if width(text) > 20 or text[-1] in "。！？，：" or is_rubric(text):
        return False
    return is_names(text) or is_name_and_place(text) or bool(_SUPPLIER_LINE.fullmatch(text))


def is_signed_and_dated(text: str) -> bool:
    """Say whether a line is who gives notice, and the date: “市水务集团 2013年11月6日”."""
    return width(text) <= _LONGEST_SIGNATURE and bool(_SIGNED_AND_DATED.fullmatch(text))


def is_name_and_place(text: str) -> bool:
    """Say whether a line is a person's name after a place, office or quality (“读者 卫东平”)."""
    found = _SIGNED.fullmatch(text)
    if found is None:
        return False
    sure = _SCHOOL.search(found["whence"]) and all(
        _BARE_NAME.fullmatch(n) for n in _BETWEEN.split(found["name"])
    )
    return is_person_name(found["name"]) or bool(sure)
