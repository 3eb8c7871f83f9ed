from __future__ import annotations

from dataclasses import replace

import pytest

from kanben.segment import read_imprint, segment
from kanben.segment.imprint import Imprint, read_folio
from tests.segment.pages import make_page


@pytest.mark.parametrize(
    ("line", "title", "date", "page"),
    [
        ("2020年3月6日 星期五 第5版 责任编辑：王小明", "", "2020-03-06", "5"),
        ("人民胜利日报 一九五三年十月十二日 第二版", "人民胜利日报", "1953-10-12", "2"),
        ("中華民國二十四年三月八日 星期五 第二張", "", "1935-03-08", "2"),
        ("民國一○三年四月十二日 星期六 地方新聞 B2", "", "2014-04-12", "B2"),
        ("04 综合新闻 2024.3.22 星期五", "", "2024-03-22", "04"),
        ("纺机周报 2022-11-14 A6 技术·市场", "纺机周报", "2022-11-14", "A6"),
        ("2020年2月31日 第5版", "", "", "5"),
    ],
)
def test_a_folio_line_tells_title_date_and_page(line: str, title: str, date: str, page: str) -> None:
    """Dates in figures, in Chinese numerals and of the Republic become ISO; an impossible one is none."""
    imprint = read_folio(line)
    assert (imprint.title, imprint.date, imprint.page) == (title, date, page)


def test_a_folio_line_tells_its_editors() -> None:
    """Each duty with the names as printed."""
    assert read_folio("第5版 责任编辑：王小明 版式：李四、张三").editors == (
        ("责任编辑", "王小明"),
        ("版式", "李四、张三"),
    )


def test_front_matter_outranks_the_folio_line() -> None:
    """What a person wrote above the page holds; the folio line fills what is left."""
    page = make_page("河东日报 2020年3月6日 第5版\n\n新桥通车\n\n新桥昨日通车，两岸往来缩短为五分钟。")
    page = replace(page, front=(("date", "2020-03-07"),))
    assert read_imprint(page, segment(page)) == Imprint("河东日报", "2020-03-07", "5")
