"""Tests of kanben.tagging.rules.offices and kanben.tagging.rules.localities."""

from __future__ import annotations

import pytest

from kanben.tagging.rules.localities import find_localities
from kanben.tagging.rules.offices import find_offices

OFFICES = {
    "要求交通局一周内提出书面报告": "交通局",
    "质疑环境保护署批出的报告": "环境保护署",
    "交通谘询会：须平衡各方利益": "交通谘询会",
    "控股股东云海投资控股集团拟减持": "云海投资控股集团",
    "白宫尚未表态。": "白宫",
    "总统在白宫宣布": "",
    "旅沪绍兴同乡会昨开会": "旅沪绍兴同乡会",
    "联赛第28轮，红狮队坐镇主场大胜来访的北原队，": "红狮队 北原队",
    "比赛中，志愿队、安保队、施工队，": "",
    "由管理委员会决定": "",
    "他当过公安局长": "",
}
PLACES = {
    "在303省道沿线": "303省道",
    "解放路与建设街交会处": "建设街",
    "对站前路、二七北路沿线停水": "站前路 二七北路",
    "连接高铁西站与软件园、大学城与人民医院": "高铁西站 软件园 大学城",
    "连接东堤码头与旧船坞": "东堤码头",
    "来到云帆智能装备产业园、工地": "云帆智能装备产业园",
    "全长303公里的道路": "",
    "记者在现场的码头、车站": "",
}


@pytest.mark.parametrize("text", OFFICES)
def test_offices_need_no_place_before_them(text: str) -> None:
    """Offices and teams are known by their field and what stands beside them; bare kinds are none."""
    found = sorted({(m.start, m.end) for m in find_offices(text)})
    assert " ".join(text[start:end] for start, end in found) == OFFICES[text]


@pytest.mark.parametrize("text", PLACES)
def test_roads_and_facilities_are_places(text: str) -> None:
    """Roads by number, the second of two streets, large facilities that somebody comes to."""
    found = sorted({(m.start, m.end) for m in find_localities(text)})
    assert " ".join(text[start:end] for start, end in found) == PLACES[text]
