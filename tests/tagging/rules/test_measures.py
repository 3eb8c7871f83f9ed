"""Tests of kanben.tagging.rules.measures and kanben.tagging.rules.dates."""

from __future__ import annotations

import pytest

from kanben.tagging.rules.dates import find_dates, find_times
from kanben.tagging.rules.measures import find_measures

MEASURES = {
    "捐 4000 万元": ("4000 万元", "40000000", "CNY"),
    "投入1亿元": ("1亿元", "100000000", "CNY"),
    "首笔 3.7 万美元": ("3.7 万美元", "37000", "USD"),
    "他 34 岁": ("34 岁", "34", "a"),
    "二十四小时": ("二十四小时", "24", "h"),
    "三千五百亩": ("三千五百亩", "3500", "mu"),
    "1,200 公里": ("1,200 公里", "1200", "km"),
    "150 万箱": ("150 万箱", "1500000", "箱"),
    "百分之十二点五": ("百分之十二点五", "12.5", "%"),
    "投资一点四亿元": ("一点四亿元", "140000000", "CNY"),
    "以7米68夺冠": ("7米68", "7.68", "m"),
    "提高了1秒27": ("1秒27", "1.27", "s"),
    "跑出2分09秒33": ("2分09秒33", "129.33", "s"),
    "成绩1小时02分15秒": ("1小时02分15秒", "3735", "s"),
    "零下三十五摄氏度": ("零下三十五摄氏度", "-35", "Cel"),
    "100 余人次": ("100 余人次", None, "人次"),
}


@pytest.mark.parametrize("text", MEASURES)
def test_measures_are_computed(text: str) -> None:
    """A measure carries its quantity in one base, so that amounts can be compared."""
    [found] = find_measures(text)
    values = dict(found.attributes)
    assert (text[found.start : found.end], values.get("quantity"), values["unit"]) == MEASURES[text]


DATES = {
    "2020 年 3 月 6 日": "2020-03-06",
    "3 月 3 日": "--03-03",
    "一九五八年十月一日": "1958-10-01",
    "2019年": "2019",
    "1998年12月": "1998-12",
    "31日": "---31",
}


@pytest.mark.parametrize("text", DATES)
def test_dates_say_when(text: str) -> None:
    """Dates are computed as far as the print goes, in W3C's forms."""
    [found] = find_dates(text)
    assert (found.start, found.end, dict(found.attributes)["when"]) == (0, len(text), DATES[text])


def test_times_of_day_count_from_midnight() -> None:
    """下午3时20分 is 15:20."""
    [found] = find_times("下午3时20分")
    assert dict(found.attributes)["when"] == "15:20:00"


def test_the_fineness_of_yarn_is_no_measure() -> None:
    """32支 before a word for yarn counts nothing."""
    assert not list(find_measures("32支纯棉普梳纱均价上涨"))
    assert list(find_measures("共有32支队伍参赛"))


@pytest.mark.parametrize(
    ("text", "day"), [("【新华社河间十日电】", "---10"), ("【中央社台南十一日電】", "---11")]
)
def test_datelines_carry_days_in_words(text: str, day: str) -> None:
    """A day in words before 电 is a date."""
    [found] = find_dates(text)
    assert dict(found.attributes)["when"] == day
