"""Columns of short news under titles of their own, long names in bylines, what follows a table."""

from __future__ import annotations

from tests.segment.pages import kinds, outline


def test_marked_headlines_under_a_title_form_one_column() -> None:
    """A title no list knows, and under it headlines with one marker: one article with cross-heads."""
    text = (
        "要人行蹤\n\n▲孫部長昨赴京\n\n鐵道部長孫君，昨晚乘夜快車離滬，到站歡送者十餘人。\n\n"
        "▲顧公使抵港\n\n駐外公使顧君，乘輪返國，昨晨過港，三日後可以抵滬。\n\n▲馮旅長就職\n\n新任旅長馮君，昨在旅部宣誓就職，各界觀禮者甚眾。"
    )
    pairs = ["cross-head", "paragraph"] * 3
    assert kinds(text) == [["head", *pairs]]


def test_a_single_marked_headline_makes_no_column() -> None:
    """One marked line below a headline belongs to that headline."""
    text = "湖滨公园改造完工\n\n▲新增步道三公里\n\n昨日，湖滨公园改造工程完工，步道向市民开放，沿途设有座椅和路灯。"
    assert "cross-head" not in kinds(text)[0]


def test_a_byline_may_hold_long_names() -> None:
    """Names that write the sounds of another language have no family name and up to eight characters."""
    text = (
        "大会筹备忙\n\n本报讯（记者 阿拉腾其木格 王磊）昨日，大会筹备工作全部完成，十二户牧民报名接待游客。"
    )
    assert outline(text)[0][2] == ("byline", "（记者 阿拉腾其木格 王磊）")


def test_what_follows_a_table_is_no_cell_of_it() -> None:
    """A sentence on the line after a table's last row is a paragraph, though no blank line divides them."""
    text = (
        "寒假活动预告\n日期　活动　地点\n1月15日　绘本故事会　少儿阅览室\n1月22日　剪纸体验课　二楼活动室\n"
        "1月29日　青少年书法展　一楼展厅\n以上活动免费参加，额满为止。\n"
    )
    assert kinds(text) == [["head", "row", "row", "row", "row", "paragraph"]]
