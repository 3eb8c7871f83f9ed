"""Tells sentences from headlines, labels and other short lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.segment.forms import CLAUSE_END, width

if TYPE_CHECKING:
    from kanben.segment.style import Style

_LONGEST_HEAD = 40
_LONGEST_PLAIN_HEAD = 26  # without any mark or space
_ANY_MARK = re.compile(r"[^\w]")
# Republican pages set no marks; their headlines are one or two short lines.
_LONGEST_HEAD_WITHOUT_MARKS = 14
_MANY_CLAUSES_FROM = 24
_QUOTATION = re.compile(r"“[^“”]+”|「[^「」]+」|‘[^‘’]+’|\"[^\"]+\"")
_LONGEST_QUOTATION = 18
_INNER_END = re.compile(r"[。；;](?!$)")
_ENDS_SENTENCE = re.compile(r"(?:[。；;：:]|[。！？!?…][”’」』])$")
_ENDS_IN_CLAUSE = re.compile(r"[，,、]$")
# Labelled facts, as notices have them: “联系电话：0571-5550198”.
_FACT = re.compile(
    r"[^，。：:]{0,4}(?:电话|热线|地址|地点|时间|日期|联系人|联络人|邮箱|网址|邮编|厂址|厂长|校址|社址|经理|账号|帐号|开户行|开户银行|电报挂号|电挂|传真|主办|承办|票价|规格|价格|名额|对象)[:：]."
    r"|[^，。：:]{2,8}[:：].*(?:\d{5,}|\d-\d{3}|@|www\.)"
)
_CONTACT = re.compile(r"(?:电话|联系人|地址|手机|微信)[:：].*(?:电话|手机|微信|地址)[:：]?\S")
_ENDS_IN_CONTACT = re.compile(r"(?:\d[\d\-—－]{6,}|@[\w.]+)[^，。\d]{0,8}$")


def is_prose(text: str, style: Style) -> bool:
    """Say whether a text reads as sentences rather than as a headline, credit or label."""
    size = width(text)
    if size > _LONGEST_HEAD:
        return True
    if not style.punctuates:
        return size > _LONGEST_HEAD_WITHOUT_MARKS
    if size > _LONGEST_PLAIN_HEAD and not _ANY_MARK.search(text):
        return True
    if _ENDS_SENTENCE.search(text):
        return not _is_short_exclamation(text, size)
    if _INNER_END.search(text) or (_ENDS_IN_CLAUSE.search(text) and size > 16) or is_fact(text):
        return True
    return size > _MANY_CLAUSES_FROM and len(CLAUSE_END.findall(text[:-1])) >= 2


def is_quotation(text: str) -> bool:
    """Say whether a text is a quotation and nothing else, short enough for a headline."""
    return bool(_QUOTATION.fullmatch(text)) and width(text) <= _LONGEST_QUOTATION


def is_fact(text: str) -> bool:
    """Say whether a line is a labelled fact, as notices have them: a telephone number, a place, a time."""
    return bool(_FACT.match(text) or _CONTACT.search(text))


def ends_in_contact(text: str) -> bool:
    """Say whether a text ends with a telephone number or an address, after which no full stop need stand."""
    return bool(_ENDS_IN_CONTACT.search(text[-40:]))


def _is_short_exclamation(text: str, size: float) -> bool:
    """Say whether a text is one short quoted cry or question, as headlines are: “我们能行！”."""
    return size <= 8 and text[0] in '“「『"' and text[-1] in '”」』"' and "，" not in text
