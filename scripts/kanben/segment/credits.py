"""Recognises lines that say who wrote, photographed or supplied: bylines, credits, signatures."""

from __future__ import annotations

import re

from kanben.segment.forms import HAN, MARKER, SPACE, is_bracketed, strip_brackets, width
from kanben.segment.rubrics import is_rubric
from kanben.segment.surnames import are_person_names, is_person_name

_S = rf"{SPACE}*"
_NAME = rf"(?:{HAN}{SPACE}{HAN}(?!{HAN})|{HAN}{{2,4}}|{HAN}{{1,8}}[·•‧]{HAN}{{1,12}}|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+)*)"
NAMES = rf"{_NAME}(?:(?:{SPACE}+|[、,，/／和]){_NAME})*"
_PAPER = rf"(?:本[报報刊台网網社]|{HAN}{{1,10}}?(?:社|报|報|网|網|台|频道|中心|客户端))"
_MANNER = r"(?:特约|特約|见习|見習|实习|實習|首席|全媒体|融媒体|融媒|特派|摄影|攝影|驻[^，。]{1,6}|資深)"
ROLE = rf"(?:{_PAPER}{_S})?{_MANNER}*(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人?|摄影师?|实习生|通訊|编译|編譯)"
_PLACE = rf"{HAN}{{2,8}}"
_DOING = r"(?:摄影报道|攝影報道|图文报道|综合报道|综合整理|联合采写|采写|摄影|报道|報道|报导|報導|撰文|整理|编译|文并摄|[文图][、/／]?[图文]?|外電報導|電)"
_ITEM = rf"{ROLE}{_S}[:：/／]?{_S}{NAMES}"
_BYLINE = re.compile(
    rf"(?:{MARKER}|[□◎○]|[文图圖][/／:：]|[文图][/／、]?[图文]{SPACE}*[/／:：]?|图文[/／:：]?|採訪[/／:：]?|撰文[/／:：]?)?{_S}"
    rf"(?:{NAMES}[、,，]?{_S})?{_ITEM}(?:[{SPACE[1:-1]},，、;；/／和]*{_ITEM})*"
    rf"(?:{_S}[/／]?{_S}(?:{_PLACE}{_S})?{_DOING})?"
)
_AUTHOR = re.compile(
    rf"(?:作者|文|文字|撰文|采写|口述|整理|翻译|编译|供稿)(?:{_S}[:：/／|｜]{_S}|{SPACE}+){NAMES}"
    rf"(?:{SPACE}+(?:图|图片|摄影|插图|绘图|文|整理)(?:{_S}[:：/／|｜]{_S}|{SPACE}+){NAMES})*"
    rf"|{NAMES}{_S}[/／]{_S}(?:文|撰文|整理)(?:{SPACE}+{NAMES}{_S}[/／]{_S}(?:图|摄|绘))?"
    rf"|{NAMES}{_S}(?:文/图|图/文|文并摄|口述|撰文|编译)"
    rf"|(?:来源|稿件来源|文章来源|转自|摘自|据){_S}[:：]{_S}[^，。]{{2,20}}"
)
_MARKED_NAME = re.compile(rf"(?:{MARKER}|[□◎○]){_S}(?P<names>{NAMES})")
_SHOWING = r"(?:摄影报道|攝影報道|摄影|摄影/报道|摄|攝|供图|供圖|制图|製圖|绘图|绘|繪|漫画|图|翻拍|提供|供稿|资料图|书|篆刻)"
_CREDIT = re.compile(
    rf"(?:{_ITEM}|{NAMES}|{HAN}{{2,24}}{_S}{NAMES}){_S}[/／]?{_S}(?:{_SHOWING}){_S}(?:[/／]{_S}\S{{1,3}})?"
    rf"|{HAN}{{2,24}}{_S}(?:供图|供圖|供稿|制图|提供|提供图片)"
    rf"|(?:摄影|攝影|摄|图片|圖片|图|圖|漫画|制图|图片来源|图片提供|供图|绘图|插图|题图)(?:{_S}[:：/／|｜]{_S}|由){NAMES}(?:提供|摄)?"
    rf"|(?:图片|圖片|图|照片|图片来源|资料图片?)[:：]?(?:由|来自|来源于|為|为)?{_S}{HAN}{{2,16}}(?:提供|供图|资料图片?|资料|摄)?"
    rf"|(?:资料图片|资料照片|资料图|資料圖片|新华社发|新华社图|网络图片|效果图|示意图|AI制图)"
    rf"|新华社(?:发|记者){_S}[（(]?{NAMES}{_S}摄[)）]?"
)
_SOURCE = re.compile(
    rf"(?:综合|據|据|摘自|转自|转载自|原载|来源[:：]|数据来源[:：]|稿件来源[:：]|综合整理自){_S}.{{2,24}}"
    rf"|{HAN}{{2,24}}(?:供稿|整理|协办|主办|提供|报道|電|电|综合)"
    rf"|(?:本)?作者(?:单位|系|为|是|:|：).{{2,30}}|(?:本栏目|本版|本文|本报).{{2,30}}"
    r"|[全本]?完|待续|未完|連載.{0,6}|新华社.{0,20}"
)
_LONGEST_BYLINE, _LONGEST_SIGNATURE = 44, 40
_SIGNED = re.compile(rf"(?P<whence>.{{2,14}}?){SPACE}+(?P<name>{_NAME})")


def is_byline(text: str) -> bool:
    """Say whether a whole line, in brackets or not, names reporters, correspondents or authors."""
    inner = strip_brackets(text)
    if width(text) > _LONGEST_BYLINE or not inner:
        return False
    if found := _MARKED_NAME.fullmatch(inner):
        return are_person_names(found["names"])
    return bool(_BYLINE.fullmatch(inner) or _AUTHOR.fullmatch(inner))


def is_credit(text: str) -> bool:
    """Say whether a whole line credits a picture or a text to somebody (“…摄”, “…供图”)."""
    inner = strip_brackets(text)
    return bool(inner) and width(text) <= _LONGEST_SIGNATURE and bool(_CREDIT.fullmatch(inner))


def is_names(text: str) -> bool:
    """Say whether a whole line is one or a few persons' names and nothing else."""
    return width(text) <= 16 and are_person_names(text)


def is_signature(text: str) -> bool:
    """Say whether a whole bracketed text says whom the text before it is owed to."""
    if not is_bracketed(text) or width(text) > _LONGEST_SIGNATURE:
        return False
    inner = strip_brackets(text)
    return bool(inner) and (
        are_person_names(inner)
        or is_byline(inner)
        or bool(_CREDIT.fullmatch(inner) or _SOURCE.fullmatch(inner))
        or _is_name_and_place(inner)
    )


def is_open_signature(text: str) -> bool:
    """Say whether a line without brackets signs a letter or an article: a name, perhaps after whence it comes."""
    if width(text) > 20 or text[-1] in "。！？，：" or is_rubric(text):
        return False
    return (
        is_names(text)
        or _is_name_and_place(text)
        or bool(re.fullmatch(rf"{HAN}{{2,20}}(?:供稿|整理|综合)", text))
    )


def _is_name_and_place(text: str) -> bool:
    found = _SIGNED.fullmatch(text)
    return found is not None and is_person_name(found["name"])
