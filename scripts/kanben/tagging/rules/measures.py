"""Measures: a number and a unit, computed to one base (4000 万元 = 40000000 CNY)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kanben.lexicon.characters import SPACE
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.numerals import plain, read_number
from kanben.tagging.rules.pattern import propose

# Printed unit → unit in `@unit` (ISO 4217, SI and UCUM symbols where they exist; counted things keep their word).
UNITS = {
    "元人民币": "CNY",
    "元": "CNY",
    "块钱": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "日元": "JPY",
    "港元": "HKD",
    "港币": "HKD",
    "英镑": "GBP",
    "马克": "DEM",
    "法郎": "FRF",
    "卢布": "RUB",
    "韩元": "KRW",
    "台币": "TWD",
    "新台币": "TWD",
    "澳元": "AUD",
    "加元": "CAD",
    "平方公里": "km2",
    "平方千米": "km2",
    "平方米": "m2",
    "立方米": "m3",
    "公顷": "ha",
    "亩": "mu",
    "公里": "km",
    "千米": "km",
    "厘米": "cm",
    "毫米": "mm",
    "米": "m",
    "海里": "nmi",
    "吨": "t",
    "公斤": "kg",
    "千克": "kg",
    "克": "g",
    "斤": "jin",
    "升": "L",
    "千瓦时": "kWh",
    "千瓦": "kW",
    "度电": "kWh",
    "摄氏度": "Cel",
    "℃": "Cel",
    "%": "%",
    "％": "%",
    "个百分点": "percentage-point",
    "岁": "a",
    "周岁": "a",
    "多小时": "h",
    "小时": "h",
    "个小时": "h",
    "分钟": "min",
    "秒": "s",
    "秒钟": "s",
    "天": "d",
    "个月": "mo",
    "个星期": "wk",
    "周年": "a",
    "年": "a",
    "人次": "人次",
    "人": "人",
    "名": "人",
    "位": "人",
    "户": "户",
    "个": "个",
    "家": "家",
    "箱": "箱",
    "辆": "辆",
    "台": "台",
    "套": "套",
    "件": "件",
    "只": "只",
    "头": "头",
    "项": "项",
    "次": "次",
    "座": "座",
    "所": "所",
    "条": "条",
    "场": "场",
    "幢": "幢",
    "栋": "栋",
    "艘": "艘",
    "架": "架",
    "枚": "枚",
    "册": "册",
    "篇": "篇",
    "份": "份",
    "批": "批",
    "支": "支",
    "棵": "棵",
    "株": "株",
    "页": "页",
}
_UNIT = "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True))
_DIGITS = r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
_WORDS = r"[一二两三四五六七八九十百千][一二两三四五六七八九十百千万亿零〇]*(?:点[一二三四五六七八九零〇]+[百千万亿]*)?"
# Number words count with units that nothing else looks like; “一个”, “三次” stay words.
_SURE = "|".join(
    sorted(
        (
            re.escape(u)
            for u, code in UNITS.items()
            if code.isascii() and u not in ("年", "天", "克", "升", "米", "度电")
        ),
        key=len,
        reverse=True,
    )
)
_MEASURE = re.compile(
    rf"(?<![0-9０-９.．第])(?:(?P<digits>{_DIGITS}){SPACE}*(?P<weight>(?:[十百千]?[万亿]|[十百千])?){SPACE}*(?P<about>[多余]?){SPACE}*(?P<unit>{_UNIT})"
    rf"|(?P<words>{_WORDS})(?P<about2>[多余]?)(?P<unit2>{_SURE}))(?![份度]{SPACE}*[0-9０-９])"
)
# “32支纱”: the fineness of yarn counts nothing.
_YARN = re.compile(r"(?:纯棉|普梳|精梳|棉|涤|纱|股|紧密|混纺)")
_BELOW_ZERO = re.compile(r"零下$")
# Results as sports pages print them: 7米68, 1秒27, 2分09秒33, 1小时02分15秒.
_DISTANCE = re.compile(r"(?<![0-9.])(?P<metres>[0-9]{1,3})米(?P<rest>[0-9]{2})(?![0-9])")
_DURATION = re.compile(
    r"(?<![0-9.])(?:(?P<hours>[0-9]{1,2})小时)?(?:(?P<minutes>[0-9]{1,2})分(?:钟)?)?(?P<seconds>[0-9]{1,2})秒(?P<rest>[0-9]{1,3})?(?![0-9])"
)
_PERCENT = re.compile(rf"百分之(?P<number>{_WORDS}(?:点[一二三四五六七八九零]+)?|{_DIGITS})")
_YEAR = re.compile(r"[12][0-9]{3}$")


def find_measures(text: str) -> Iterator[Mention]:
    """Propose measures; `quantity` is absent where the print itself is vague (100 余人次)."""
    results = list(_results(text))
    yield from results
    taken = [(found.start, found.end) for found in results]
    for match in _MEASURE.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        unit = match["unit"] or match["unit2"]
        digits = match["digits"]
        if unit == "年" and (digits is None or (_YEAR.match(digits) and not match["weight"])):
            continue
        if unit == "支" and _YARN.match(text, match.end()):
            continue
        vague = match["about"] or match["about2"]
        amount = (
            None if vague else read_number((digits or "") + (match["weight"] or "") + (match["words"] or ""))
        )
        start = match.start()
        if UNITS[unit] == "Cel" and (below := _BELOW_ZERO.search(text, max(0, start - 2), start)):
            start, amount = below.start(), None if amount is None else -amount
        quantity = () if amount is None else (("quantity", plain(amount)),)
        yield propose(
            (start, match.end()),
            MentionKind.MEASURE,
            "measure",
            attributes=(*quantity, ("unit", UNITS[unit])),
        )
    yield from _percentages(text)


def _percentages(text: str) -> Iterator[Mention]:
    for match in _PERCENT.finditer(text):
        amount = read_number(match["number"])
        quantity = () if amount is None else (("quantity", plain(amount)),)
        yield propose(match.span(), MentionKind.MEASURE, "percent", attributes=(*quantity, ("unit", "%")))


def _results(text: str) -> Iterator[Mention]:
    """Distances and times with the fraction after the unit, or with several units."""
    for match in _DISTANCE.finditer(text) if "米" in text else ():
        yield _result(match.span(), Decimal(f"{match['metres']}.{match['rest']}"), "m")
    for match in _DURATION.finditer(text) if "秒" in text else ():
        if match["minutes"] or match["rest"]:
            whole = int(match["hours"] or 0) * 3600 + int(match["minutes"] or 0) * 60 + int(match["seconds"])
            yield _result(match.span(), Decimal(f"{whole}.{match['rest'] or 0}"), "s")


def _result(span: tuple[int, int], amount: Decimal, unit: str) -> Mention:
    return propose(
        span, MentionKind.MEASURE, "result", attributes=(("quantity", plain(amount)), ("unit", unit))
    )
