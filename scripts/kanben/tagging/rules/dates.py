"""Dates and times of day, with `@when` where it can be computed (W3C forms, as TEI's teidata.temporal.w3c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.dates import is_on_calendar
from kanben.lexicon.characters import HAN, SPACE
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.numerals import read_number
from kanben.tagging.rules.pattern import propose, scan

_S = f"{SPACE}*"
_N = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"(?:(?P<year>[0-9０-９]{{4}}|[一二三四五六七八九〇○零Ｏ]{{4}}){_S}年{_S})?(?P<month>{_N}){_S}月{_S}(?P<day>{_N}){_S}[日号號](?!线)"
    rf"|(?P<year2>[0-9０-９]{{4}}|[一二三四五六七八九〇○零Ｏ]{{4}}){_S}年(?:{_S}(?P<month2>{_N}){_S}月(?:份|(?!{HAN}?底)))?"
    rf"|(?<![0-9０-９.．])(?P<month3>{_N}){_S}月份"
    rf"|(?<![0-9０-９.．月])(?P<day4>[0-9０-９]{{1,2}}){_S}日(?!元|本|内|游|均|线)"
    rf"|(?<![一二三四五六七八九十月])(?P<day5>[一二三四五六七八九十]{{1,3}})日(?=[电電讯訊])"
)
_TIME = re.compile(
    rf"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|午夜|深夜)?{_S}"
    rf"(?P<hour>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}}){_S}(?P<mark>时|点|點|時|[:：])(?!间|候|期|代|钟头|击|评|名|燃)"
    rf"{_S}(?:(?P<minute>[0-9０-９]{{1,2}}){_S}分?(?!钟)|(?P<thirty>半))?"
)
_DIGIT = re.compile("[0-9０-９一二三四五六七八九十〇○零Ｏ]")
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "夜间", "深夜"})


def find_dates(text: str) -> Iterator[Mention]:
    """Propose dates: with year, without (`--03-03`), a month, a day of the month (`---03`)."""
    for match in scan(_DIGIT, _DATE, text):
        group = match.groupdict()
        year = _number(group["year"] or group["year2"])
        month = _number(group["month"] or group["month2"] or group["month3"])
        day = _number(group["day"] or group["day4"] or group["day5"])
        when = _when(year, month, day)
        yield propose(match.span(), MentionKind.DATE, "date", attributes=(("when", when),) if when else ())


def find_times(text: str) -> Iterator[Mention]:
    """Propose times of day; a bare “8点” needs a part of the day or minutes, since it may be a point of a list."""
    for match in _TIME.finditer(text):
        hour, minute = _number(match["hour"]), _number(match["minute"])
        colon = match["mark"] in ":："
        if hour is None or hour > 24 or (minute or 0) > 59 or (colon and not _is_clock(text, match)):
            continue
        if not (match["half"] or match["minute"] or match["thirty"]):
            continue
        if match["half"] in _AFTERNOON and hour < 12:
            hour += 12
        minutes = 30 if match["thirty"] else minute or 0
        start = match.start() + len(match.group()) - len(match.group().lstrip(" \u3000\xa0"))
        end = match.end() - (len(match.group()) - len(match.group().rstrip(" \u3000\xa0")))
        yield propose(
            (start, end), MentionKind.TIME, "time", attributes=(("when", f"{hour % 24:02}:{minutes:02}:00"),)
        )


def _is_clock(text: str, match: re.Match[str]) -> bool:
    minute = match["minute"] or ""
    return (
        len(minute) == 2
        and not re.match(r"[0-9０-９]|\s*[比:：]", text[match.end() :])
        and bool(match["half"])
    )


def _number(text: str | None) -> int | None:
    amount = read_number(text) if text else None
    return None if amount is None else int(amount)


def _when(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return a date as `@when` has it; None for one that no calendar has."""
    if year is None and month is None:
        when = f"---{day:02}"
    elif year is None:
        when = f"--{month:02}" + (f"-{day:02}" if day is not None else "")
    else:
        parts = (f"-{part:02}" for part in (month, day) if part is not None)
        when = f"{year:04}" + "".join(parts)
    return when if is_on_calendar(when) else None
