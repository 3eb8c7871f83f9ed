from __future__ import annotations

from pathlib import Path

import pytest

from kanben.encode.body import article_body
from kanben.encode.divisions import GrowingArticle
from kanben.model import Page
from kanben.readers.blocks import cut_blocks
from kanben.segment import segment
from kanben.tei import NAMESPACES
from kanben.tei.elements import element

TABLES = {
    "wide": "日期　时间　停电范围\n4月24日　7:00—17:00　裕民巷全线\n4月25日　6:30—12:00　马塘新村",
    "single": "玩法 期号 号码\n福彩3D 2013303 407\n排列5 2013303 29916",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_cells_of_a_row_are_cells_whatever_divides_them(table: str) -> None:
    """Wide space or single spaces: each word of a row is a cell, and the space stays at its end."""
    text = f"粮价平稳\n\n昨日，本市粮价平稳，各店货源充足，市民不必抢购。\n\n{table}\n"
    (article,) = segment(Page("p", Path("p.txt"), cut_blocks(text)))
    rows = article_body(article, "../pages/p.txt", "").findall(".//tei:row", NAMESPACES)
    assert [len(row) for row in rows] == [3, 3, 3]
    assert ["".join(row.itertext()) for row in rows] == table.split("\n")


def test_no_closing_line_stands_under_a_picture_alone() -> None:
    """A division takes its closing line when it has text."""
    growing = GrowingArticle("report")
    growing.add_top(element("head"))
    growing.add_anywhere(element("figure"))
    assert not growing.takes_bottom(of_article=True)
    growing.add_text(element("p"))
    assert growing.takes_bottom(of_article=True)
    growing.begin_section()
    growing.add_anywhere(element("figure"))
    assert growing.takes_bottom(of_article=True)
    assert not growing.takes_bottom(of_article=False)
