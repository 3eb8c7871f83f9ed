"""Headlines as long as sentences are found by where they stand and how they end; paragraphs of that form are not taken for one."""

from __future__ import annotations

import pytest

from tests.segment.pages import outline

FOLIO = "江城日报 2024年3月6日 星期三 第2版"
LONG = "市政府召开第三季度经济运行分析暨重点项目推进会议要求确保完成全年各项目标任务并谋划好明年工作"
TALK = "东部战区新闻发言人就有关问题答记者问时强调“坚决捍卫国家主权和领土完整，时刻准备着”"
LEAD = "本报讯（记者 李明）3月5日，市政府召开会议，分析当前经济形势，研究部署下一步工作。"
MORE = "会议要求，各部门要加强协调，推动项目落地。"
PLAIN = "会议于昨日上午举行，听取了有关部门的报告，并进行了讨论。"
LAYOUTS = {"gaps": ("\n\n", ""), "indented": ("\n", "　　")}


def page(layout: str, *parts: str) -> str:
    """Return a page whose paragraphs stand between gaps, or are indented; headlines begin with `#`."""
    between, indent = LAYOUTS[layout]
    lines = [part[1:] if part.startswith("#") else indent + part for part in parts]
    return between.join([FOLIO, *lines]) + "\n"


def heads(text: str) -> list[list[str]]:
    """Return the headlines of each article."""
    return [
        [part for kind, part in article if kind in ("kicker", "head", "subhead")] for article in outline(text)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("head", [LONG, TALK, f"{LONG}{LONG}"])
def test_a_line_of_any_length_heads_a_lead(layout: str, head: str) -> None:
    """Above a dateline or byline, at the page's top and below a finished article."""
    text = page(layout, f"#{head}", LEAD, MORE, f"#{head}", LEAD, MORE)
    assert heads(text) == [[head], [head]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_line_without_an_end_heads_a_plain_paragraph(layout: str) -> None:
    """No dateline says that an article begins; the missing end and the gap or indentation do."""
    assert heads(page(layout, f"#{LONG}", PLAIN, MORE, f"#{LONG}", PLAIN, MORE)) == [[LONG], [LONG]]


def test_two_lines_are_one_headline(capsys: pytest.CaptureFixture[str]) -> None:
    """The first does not go to the article above."""
    text = page(
        "gaps", "#桥梁通车", LEAD, MORE, f"#{LONG}\n农民人均可支配收入年均增长百分之七点二", LEAD, MORE
    )
    assert heads(text) == [["桥梁通车"], [LONG, "农民人均可支配收入年均增长百分之七点二"]]


@pytest.mark.parametrize("label", ["【民生关注】", "［今日视点］"])
def test_a_label_above_a_headline_is_its_kicker(label: str) -> None:
    """It does not close the article above."""
    text = page("indented", "#桥梁通车", LEAD, MORE, f"#{label}", "#老旧小区改造惠及三万户居民", LEAD)
    assert heads(text) == [["桥梁通车"], [label, "老旧小区改造惠及三万户居民"]]


@pytest.mark.parametrize(
    "near",
    [
        f"{LONG}。",  # a sentence
        "会上，李明、王华、张强、赵亮、钱伟、孙立、周平、吴勇、郑军、冯涛、陈刚、褚建等十二人先后发言并",  # goes on
        "联系人：李明，联系电话：0571-88886666，地址：江城市中山路一百二十号三楼三百零六室办公室",  # a fact
        "图为昨日上午市民在新落成的江城大桥上参观拍照留念的情景其中不少是专程赶来的老年人。 李明 摄",  # a caption
    ],
)
def test_lines_that_only_look_alike_head_nothing(near: str) -> None:
    """A sentence, a piece of one, a fact, a caption."""
    assert all(near not in found for found in heads(page("gaps", "#桥梁通车", LEAD, near, MORE)))


def test_a_remark_still_closes_its_article() -> None:
    """完 in brackets is no kicker of what follows."""
    text = page("indented", "#桥梁通车", LEAD, MORE, "#【完】", "#老旧小区改造惠及三万户居民", LEAD)
    assert heads(text) == [["桥梁通车"], ["老旧小区改造惠及三万户居民"]]
