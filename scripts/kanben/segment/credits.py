"""Recognises who is thanked for text or picture: bylines, credits, closers."""

from __future__ import annotations

import re

from kanben.segment.forms import CLOSE_BRACKET, HAN, NAME, OPEN_BRACKET, is_bracketed, width

NAMES = rf"{NAME}(?:[ \u3000、,，/／]+{NAME})*"
_REPORTER = (
    rf"(?:本报|本刊|本台|新华社|中新社|人民网|{HAN}{{2,10}}[报社网台])?"
    rf"(?:特约|见习|实习|全媒体|首席|驻{HAN}{{1,6}}|特派|融媒体?)*(?:记者|通讯员|通訊員|记者站|記者|特派员|评论员|撰稿人?)"
)
_BYLINE = re.compile(
    rf"(?:◎|□|■|●|▲|○|◇|◆|文[/／]|文[:：])?\s*"
    rf"(?:{_REPORTER}[:：\s]*{NAMES}(?:[ \u3000,，、;；]*{_REPORTER}[:：\s]*{NAMES})*"
    rf"(?:[ \u3000]*(?:文[/／]图|文并摄|采写|撰文|报道|整理|文|图))?"
    rf"|(?:作者|文|撰文|采写|口述|整理)[:：][ \u3000]*{NAMES}"
    rf"|{NAMES}[ \u3000]*[/／]?[ \u3000]*文(?:[ \u3000]+{NAMES}[ \u3000]*[/／]?[ \u3000]*[图摄])?)"
)
_VERB = r"(?:摄影报道|摄影|摄|攝|供图|供圖|供稿|制图|製圖|绘|绘图|漫画|图片|图)"
_CREDIT = re.compile(
    rf"(?:(?:{_REPORTER}|{HAN}{{2,20}})[:：\s]*)?{NAMES}[ \u3000]*[/／]?{_VERB}"
    rf"|{HAN}{{2,24}}[ \u3000]*(?:供图|供圖|供稿|制图|提供)"
    rf"|(?:摄影|图片|图片来源|供图|摄|资料图片|资料照片)[:：/／]?[ \u3000]*{HAN}{{0,20}}(?:[ \u3000]{NAMES})*"
)
_LONGEST = 40


def _strip_brackets(text: str) -> str:
    return text[1:-1].strip() if is_bracketed(text) else text


def is_byline(text: str) -> bool:
    """Say whether a whole line names reporters, correspondents or authors."""
    return width(text) <= _LONGEST and bool(_BYLINE.fullmatch(_strip_brackets(text)))


def is_credit(text: str) -> bool:
    """Say whether a whole line credits a picture or a text to somebody (“…摄”, “…供稿”)."""
    return width(text) <= _LONGEST and bool(_CREDIT.fullmatch(_strip_brackets(text)))


def is_signature(text: str) -> bool:
    """Say whether a whole line is a bracketed name or supplier, as stands below an article."""
    return is_bracketed(text) and bool(
        re.fullmatch(rf"{OPEN_BRACKET}\s*{NAMES}\s*{CLOSE_BRACKET}", text)
        or is_credit(text)
        or is_byline(text)
    )
