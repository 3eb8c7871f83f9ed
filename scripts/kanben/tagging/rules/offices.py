"""Organisations without a place before them: 行政院, 环境保护署, 交通谘询会, 控股集团; shops; teams; seats of government."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.lexicon.characters import HAN, NOT_HAN, han_but
from kanben.lexicon.wordlists import alternatives
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.rules.pattern import is_divided, places_after, propose, scan_at

_NO = "的了在是和与及向对从由到为把被让将已也都还并而或但因所各每该本此其这那我你他她有出去来上下前后等两多几某说称同由于以"
_START = rf"(?:(?<!{HAN})|(?<=[由向到在经对与和及让请被据往从])|(?<=要求)|(?<=批评)|(?<=质疑)|(?<=邀请)|(?<=委托)|(?<=股东)|(?<=通过))"
_BEFORE = re.compile(rf"[\W\d_A-Za-z由向到在经对与和及让请被据往从求评疑请托东过](?={HAN})")
# What offices and bodies are called by their field alone.
_FIELD = alternatives("office-fields")
_OFFICE_END = re.compile(
    rf"[局署厅](?={NOT_HAN}|昨|今|日前|近日|拟|将|表示|指|说|称|一周|昼夜|批出|宣布|提出)"
)
_OFFICE = re.compile(
    rf"{_START}(?P<name>(?:{_FIELD}){{1,3}}(?:发展|拓展|保护|事务|管理|服务)?{_OFFICE_END.pattern})"
)
_BODY_END = re.compile(
    r"(?:(?:事务|管理)委员会|[谘咨]询(?:委员)?会|审议会|拓展署|保护署|同业公会|控股集团|实业集团"
    r"|出版社|文艺社|印书馆|交响乐团|基金会|律师事务所|研究学会)(?![长员])"
)
_BODY = re.compile(
    rf"{_START}(?P<name>(?!控股股东|股东|主管|附属|质疑|批评|要求|邀请|委托|通过){han_but(_NO)}{{2,8}}?{_BODY_END.pattern})"
)
_GENERAL = re.compile(
    r"^(?:业主|管理|家长|学术|党的|居民|村民|专家|筹备|组织|工作|仲裁|审查|评审|国有|大型|民营|一家|多家|知名|股东|常务|职工|监督|伦理)"
)
# “X队” in reports of matches, where a verb of sport or the ground stands beside it.
_SIDE = (
    r"(?P<name>(?!本|全|客|主|军|部|球|我|他|该|对|小|大|总|支|两|各|领|排|组|车|舰|船|乐|国家|代表|救援|志愿|一|男|女|分|施工|工程|巡逻|服务|舞|安保|医疗|消防|护|宣传|后勤)"
    rf"{HAN}{{2,3}}队)"
)
_TEAM = re.compile(
    rf"(?<=[，。：、\n]){_SIDE}"
    rf"(?=坐镇|主场|客场|以\d|\d|获胜|夺|战胜|击败|的{HAN}{{2,4}}(?:投出|射|踢|跑|跳|以|攻入|打进)|，提前|取得|两连|再)"
)
_OPPONENT = re.compile(
    rf"(?:(?<=[胜败负战克敌迎平])|(?<=对阵)|(?<=访的)|(?<=面对)){_SIDE}(?=[，、。\d以夺的])"
)
_MATCH = re.compile(r"比赛|联赛|锦标赛|决赛|冠军|参赛|球迷|进球|夺冠|主场|客场")
_SEAT = re.compile(
    r"(?<![在到至于往赴抵入访离的])(?:白宫|克里姆林宫|爱丽舍宫|唐宁街|五角大楼|青瓦台)(?=尚未|未|表示|称|说|宣布|发言人|发表|拒绝|方面|证实|否认|回应|当天|[0-9]+日|高级|官员|强调|警告)"
)
# “红龙”队: the name between quotation marks with the word after them.
_QUOTED = re.compile(rf"“{HAN}{{2,4}}”(?:队|号楼队)(?![员长伍])")
# Shops and houses that are called by a name of their own: 绿驹车行, 爱宠宠物医院.
_SHOP_KIND = (
    "宠物医院|口腔诊所|超市|车行|餐厅|大酒店|饭店|火锅店|烟酒店|药店|大药房|影院|小吃部|照相馆|书店|律所"
)
_SHOP_END = re.compile(_SHOP_KIND)
_SHOP = re.compile(
    rf"(?:(?<=[在到为由与和、，。：（\n])|(?<=来到)|(?<=走进)|(?<=位于))(?![一二两三几某多这那该各本全每家当附其大小新老]|集体|国营|个体|大型|中型|连锁|普通|高档)(?P<name>{han_but(_NO + '家间所座附近内外旁边')}{{2,4}}(?:{_SHOP_KIND})(?:{HAN}{{2,4}}店(?=店长|[用的，。、）已]))?)(?![老店经员里内外旁门])"
)
_SOCIETY = re.compile(rf"旅{HAN}(?P<rest>{HAN}{{2,4}}(?:同乡会|会馆))|(?P<whole>{HAN}{{2}}旅{HAN}同乡会)")


def find_offices(text: str) -> Iterator[Mention]:
    """Propose offices and bodies whose name begins with no place."""
    for ending, pattern in ((_OFFICE_END, _OFFICE), (_BODY_END, _BODY)):
        places = places_after(_BEFORE, text) if ending.search(text) else ()
        for match in scan_at(places, pattern, text):
            if not _GENERAL.match(match["name"]) and not is_divided(match["name"]):
                yield propose(match.span("name"), MentionKind.ORGANISATION, "office", Certainty.MEDIUM)
    for match in _SHOP.finditer(text) if _SHOP_END.search(text) else ():
        if not is_divided(match["name"]):
            yield propose(match.span("name"), MentionKind.ORGANISATION, "shop", Certainty.MEDIUM)
    for match in _SEAT.finditer(text):
        yield propose(match.span(), MentionKind.ORGANISATION, "seat", Certainty.HIGH)
    for match in _SOCIETY.finditer(text):
        yield propose(match.span(), MentionKind.ORGANISATION, "society", Certainty.HIGH)
    if _MATCH.search(text):
        for match in (*_TEAM.finditer(text), *_OPPONENT.finditer(text)):
            yield propose(match.span("name"), MentionKind.ORGANISATION, "team-alone", Certainty.MEDIUM)
        for match in _QUOTED.finditer(text):
            yield propose(match.span(), MentionKind.ORGANISATION, "team-quoted", Certainty.MEDIUM)
