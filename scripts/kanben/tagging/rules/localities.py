"""Places below the gazetteer: towns, villages, streets, housing estates, bridges, parks."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN, han_but
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import alternatives, words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import word_forms
from kanben.tagging.rules.pattern import is_divided, places_after, propose, scan, scan_at

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters that do not occur in the name between a place and the word for its kind.
NO = "等的了在是和与及向对从由到为把被让将已也都还并而或但因所各每该本此全这那我你他她它们多新老一两个率实有出去来上下为乘问访驻"
_IN = han_but(NO)
# After a place, in a chain: 绿园区春城街道|迎新社区, 三台县潼川镇|老南街.
_IN_CHAIN = han_but("至" + "".join(char for char in NO if char not in "新老多实率那其下上"))
_IN_TO = han_but(NO + "到")
_IN_TOWN = han_but(NO + "到进回下入驻返离城扶帮旅")
_SETTLEMENT = "街道|社区|苏木|嘎查|自然村|村|镇|乡|屯|寨"
# Not 临街, 沿街: streets that somebody lives in, not names.
_STREET = "大街|大道|大路|胡同|里弄|路|街|巷"
_NOT_AFTER = (
    "(?![委长民官干道级办上里里况径线边头口牌容]|人[民大]|(?<=[临沿逛穿]街)|建设|振兴|教育|旅游|医|庄|友|企)"
)
_NUMBER = "[一二三四五六七八九十0-9]"
_NEXT = re.compile(
    rf"(?![侨故家城老水梦异他返回下山同]乡|[渔山农牧林古]村|华[人侨]|同乡|族|[乡农城]村|[城老新]区){_IN_CHAIN}{{1,4}}?(?:{_SETTLEMENT}){_NOT_AFTER}"
    rf"|{_IN_CHAIN}{{2,7}}族[乡镇]{_NOT_AFTER}"
    rf"|{_IN_CHAIN}{{1,4}}?(?:{_STREET}){_NOT_AFTER}"
    rf"|(?<=[路街巷庄])(?:社区|街道)|(?<=[路街])(?:{_NUMBER}|[东南西北中])段|(?<=村){_NUMBER}{{1,3}}[组社]"
)
_FACILITIES = vocabulary("facilities")
_BEFORE_FACILITY = re.compile(rf"{_IN_CHAIN}{{0,5}}")
_NO_FACILITY = re.compile("管理|建设|公司|集团|派出所|分局|委员会|业主")
_ENDINGS = (*words("facilities"), *_SETTLEMENT.split("|"), *_STREET.split("|"))
_LASTS = re.compile(f"[{''.join(sorted({word[-1] for word in _ENDINGS}))}]")
_LONGEST_NEXT = 5 + max(map(len, _ENDINGS))
_BEFORE = (
    r"(?:(?<=位于)|(?<=地处)|(?<=来到)|(?<=走进)|(?<=前往)|(?<=赶到)|(?<=抵达)|(?<=家住)|(?<=来自)|(?<=途经)|(?<=行至)|(?<=行经)|(?<=连接)"
    r"|(?<=[在到至从经、，。（(\n：；\u3000])|(?<=对)(?!阵))"
)
_VILLAGE = "镇|乡|村|屯|苏木|嘎查"
_PUBLIC = "大道|大街|小区|家属院|花园|公园|大桥|广场|路社区|街道|口岸|水库"
# Looked for first: most texts have none.
_KINDS = re.compile(f"{_VILLAGE}|{_PUBLIC}")
_ALONE = re.compile(
    rf"{_BEFORE}(?![经住往赴由沿据离距]|家住){_IN_TOWN}{{2,3}}(?:{_VILLAGE}){_NOT_AFTER}"
    rf"|{_BEFORE}(?![经住往赴由沿据离距连]|家住){_IN_TO}{{2,4}}(?:{_PUBLIC}){_NOT_AFTER}"
)


# The region at large, where a regional paper needs no name for it.
_REGION = re.compile(
    rf"(?<!{HAN})自治区|(?<=[力对在由向和及到从全])自治区(?!{HAN}{{0,6}}(?:厅|局|委|政府|党委|人大|政协|院|会|中心|集团|公司))"
)


# A town abroad that no list has: 在奥地利因斯布鲁克举行.
_SOUNDS = frozenset(words("transliteration"))
_FIRST_SOUNDS = _SOUNDS | {"因"}
_IN_COUNTRY = re.compile("[在到赴抵于从]")
_COUNTRIES = vocabulary("countries")
_AFTER_TOWN = re.compile("举行|召开|开幕|闭幕|结束|发生|访问|比赛|参加|建厂|附近|郊|市|州|[，。、]")


# 303省道, G104国道; 高铁西站.
_NUMBERED = re.compile(r"(?<![0-9A-Za-z.])[GSXYgsxy]?[0-9]{2,3}(?:国道|省道|县道|乡道)")
_ROAD_NUMBER = re.compile("[国省县乡]道")
_STATION = re.compile(
    r"(?:高铁[东西南北]|(?<=[在到至从和与、接往])(?:城[东西南北]|客运[东西南北]))(?:客运)?站(?!房|台|前)"
)
_STREETS = re.compile(f"{_STREET}")
# The second of two streets: 解放路与建设街, 站前路、二七北路.
_ROAD = re.compile(
    rf"(?<=[路街巷道][与和、至]){_IN}{{2,4}}?(?:{_STREET}){_NOT_AFTER}"
    rf"|(?:(?<=[对沿])|(?<=行经|途经|位于|租界))(?![其一两各]){_IN}{{2,4}}?[路街巷](?=[口、与和沿北南东西一二三四五六七八九十0-9，])"
    rf"|(?![其一两各]){_IN}{{2,4}}?(?:{_STREET})(?=以[东南西北]|两侧|沿线|交[会汇叉]|路口|（)"
)
# What a paper calls by its kind alone, between places or words of going: 高铁西站与软件园、大学城与人民医院.
_KINDS_ALONE = re.compile("软件园|大学城|科技城|体育中心|会展中心|奥体中心")
_KIND_ALONE = re.compile(rf"(?<=[接与至到、])(?:{_KINDS_ALONE.pattern})(?=[、，。与和])")
# Large facilities, by a name of up to eight characters, where somebody comes to them.
_FACILITY = re.compile(
    rf"(?:(?<=来到)|(?<=走进)|(?<=前往)|(?<=位于)|(?<=连接)|(?<=晚将在)|(?<=[在对、，]))(?![经住往赴由沿据离距连]){_IN_TO}{{2,8}}?"
    rf"(?:{alternatives('facilities-sure')})(?=[、，。和与及举首演上演召开办开幕进行以的建工]|一带)"
)


# The last characters of all that may stand before these; looked for first.
_TRIGGER = re.compile(r"[于处到进往达住自至经接在从、，。（(\n对与和沿界：；内 \u3000\t]")
_FIRST_OF_NUMBER = re.compile("[0-9GSXYgsxy]")


def _town_abroad(text: str, position: int) -> tuple[int, int] | None:
    """The span of three to eight characters that write foreign sounds, after a country."""
    for country in _COUNTRIES.matches(text, position):
        start = country + text.startswith("的", country)
        end = start + (text[start : start + 1] in _FIRST_SOUNDS)
        while start < end < start + 8 and text[end : end + 1] in _SOUNDS:
            end += 1
        for last in range(end, start + 2, -1):
            if _AFTER_TOWN.match(text, last):
                return start, last
    return None


def lengthen(text: str, end: int) -> int:
    """Return where the place that ends at `end` really ends: after the town, village, street that follows it."""
    # Most places are followed by nothing of the kind; to see that costs little.
    while _LASTS.search(text, end, end + _LONGEST_NEXT):
        last = match.end() if (match := _NEXT.match(text, end)) else _facility_end(text, end)
        if last == end or is_divided(text[end:last]):
            break
        end = last
    return end


def _facility_end(text: str, position: int) -> int:
    """Where the first facility ends that follows within a few characters; `position`, if none does."""
    reach = _BEFORE_FACILITY.match(text, position)
    for start in range(position, reach.end() + 1 if reach else position):
        for end in _FACILITIES.matches(text, start):
            if not _NO_FACILITY.match(text, end):
                return end
    return position


def find_localities(text: str) -> Iterator[Mention]:
    """Propose localities that stand alone, after a word of place or at the beginning of a phrase."""
    for match in _IN_COUNTRY.finditer(text):
        if town := _town_abroad(text, match.end()):
            yield propose(town, MentionKind.PLACE, "town-abroad", Certainty.MEDIUM)
    for match in _REGION.finditer(text) if "自治区" in text else ():
        yield propose(match.span(), MentionKind.PLACE, "region", Certainty.MEDIUM)
    places = places_after(_TRIGGER, text)
    streets = (
        scan(_FIRST_OF_NUMBER, _NUMBERED, text) if _ROAD_NUMBER.search(text) else (),
        _STATION.finditer(text),
        scan_at(places, _ROAD, text) if _STREETS.search(text) else (),
        scan_at(places, _KIND_ALONE, text) if _KINDS_ALONE.search(text) else (),
    )
    for match in chain.from_iterable(streets):
        yield propose(match.span(), MentionKind.PLACE, "street", Certainty.MEDIUM)
    facilities = scan_at(places, _FACILITY, text) if word_forms("facilities-sure").occur(text) else ()
    for match in chain(scan_at(places, _ALONE, text) if _KINDS.search(text) else (), facilities):
        if not is_divided(match.group()):
            yield propose(match.span(), MentionKind.PLACE, "locality", Certainty.MEDIUM)
