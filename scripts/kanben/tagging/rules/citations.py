"""Newspapers and documents that the text cites: 《…》 where the context says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.lexicon.characters import HAN
from kanben.lexicon.roles import OWN_NAMES
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.rules.pattern import propose

_TITLE = re.compile(r"《(?P<title>[^《》\n]{1,60})》")
_BEFORE = re.compile(
    r"(?:据|按照|根据|依据|依照|引自|摘自|引述|援引|转自|来源[:：]|载于|刊于|发表在|印发|发布|公布|出台|颁布|通过|签署|下发|"
    r"颁发|制定|起草|修订|审议|违反)[^。！？；\n《》]{0,8}$"
)
_AFTER = re.compile(
    r"[^。！？；\n《》]{0,8}?(?:报道|刊登|刊载|发表|指出|写道|载|报导|评论|规定|提出|明确|要求|显示|称|说|介绍|消息|第.{1,4}条|实施|出台|刊发|发布|印发|公布|施行|通过|[讲曰云] ?[“：:]|有言|有云|一文)"
)
# A paper named as the origin without 《》: 来源：甘肃日报, 据甘肃日报报道, 转自人民网.
_ORIGIN = re.compile(
    rf"(?:来源|來源|稿源|原载|转自|摘自|据|據)[:：]?[ \u3000]*(?P<title>{HAN}{{1,8}}?(?:日报|晚报|时报|早报|晨报|商报|都市报|周刊|周报|网|报|在线|新闻|电视台|电台|广播|"
    r"客户端|公众号|日報|晚報|時報))(?=[)）\n 。，、]|$|\d|报道|消息|电|報道|報導)"
)
_JOURNAL = re.compile(
    r"(?:报|日报|晚报|时报|周刊|月刊|杂志|新闻|评论|通讯|电讯|早报|晨报|商报|导报|学报|画报|年鉴|刊|县志|市志|志)$"
)
_DOCUMENT = re.compile(
    r"(?:法|条例|办法|规定|决定|决议|通知|意见|建议|提案|议案|倡议书|方案|规划|计划|纲要|公报|报告|白皮书|标准|规范|细则|协定|协议|公约|宣言|声明|指南|预案|公告|通告|命令|守则|章程|手册|读本|指引|目录|清单|合同|合同书|备忘录|议定书|宪法)(?:[（(][^）)]*[）)])?$"
)


def find_citations(text: str) -> Iterator[Mention]:
    """Propose titles between 《》 that are newspapers, documents, or are cited by the words around them."""
    for match in _ORIGIN.finditer(text):
        if match["title"] not in OWN_NAMES:
            yield propose(match.span("title"), MentionKind.SOURCE, "origin")
    for match in _TITLE.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        cited = bool(_BEFORE.search(before)) + bool(_AFTER.match(text, match.end()))
        title = match["title"]
        if _JOURNAL.search(title):
            yield propose(match.span("title"), MentionKind.SOURCE, "cited-newspaper")
        elif _DOCUMENT.search(title):
            yield propose(match.span("title"), MentionKind.SOURCE, "cited-document")
        elif cited:
            sure = Certainty.HIGH if cited > 1 else Certainty.MEDIUM
            yield propose(match.span("title"), MentionKind.SOURCE, "cited-title", sure)
