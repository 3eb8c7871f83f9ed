from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanben.lexicon.reading import reading
from kanben.segment.credits import is_byline, is_credit, is_signature
from kanben.segment.folio import is_editors, is_folio, is_navigation
from kanben.segment.openings import find_openings

BYLINES = [
    "本报记者 王小明",
    "本报记者　杨 乐　通讯员　刘建玲",
    "记者李明、通讯员王五",
    "见习记者 庄晓萌",
    "特约通讯员 柴敏",
    "首席记者 龙飞雪",
    "新华社记者高远、林晓棠",
    "河东日报记者 王小明",
    "辛迪、记者伍月",
    "（记者 杨乐 通讯员 刘建玲 李青）",
    "(记者周柏翰／台东报道)",
    "【本報記者溫紹倫報道】",
    "作者：钟离秋",
    "□ 俞鸣",
    "◎ 宋明月",
    "文／图 本报记者 尚可",
    "文/包文君 图/米南",
    "王小明/文 李四/图",
    "记者 买买提·艾力 文/图",
]
CREDITS = [
    "李炜 张扩 摄",
    "本报记者 阮征 摄",
    "记者柳依依攝",
    "王小明摄影报道",
    "（资料图片）",
    "新华社发（易安摄）",
    "图片由剧院提供",
    "王小明 供图",
    "摄影：王小明",
    "图/王小明",
    "县融媒体中心供图",
    "李四 制图",
    "本版图片除署名外均由县融媒体中心提供",
    "（由市政设施管理处提供）",
]
SIGNATURES = [
    "(郑理)",
    "（自治区司法厅供稿）",
    "（记者 石青 通讯员 葛根）",
    "（城关区 傅春和）",
    "（据新华社）",
    "（作者系媒体评论员）",
    "（夏侯磊 从容）",
]
NEITHER = [
    "河堤加固完工",
    "记者昨日获悉",
    "“我们能行！”",
    "县人大常委会",
    "新桥 通车",
    "文明创建进行时",
    "图书馆延长开放",
]


@pytest.mark.parametrize("text", BYLINES)
def test_bylines_in_all_usual_forms(text: str) -> None:
    """Reporters, correspondents, authors, with and without brackets, marks and spaces."""
    assert is_byline(reading(text))


@pytest.mark.parametrize("text", CREDITS)
def test_credits_in_all_usual_forms(text: str) -> None:
    """Photographers, agencies, suppliers of pictures."""
    assert is_credit(reading(text))


@pytest.mark.parametrize("text", SIGNATURES)
def test_signatures_in_brackets(text: str) -> None:
    """Names, suppliers and sources below a text."""
    assert is_signature(text)


@pytest.mark.parametrize("text", NEITHER)
def test_headlines_are_neither_bylines_nor_credits(text: str) -> None:
    """Words that occur in bylines do not make one."""
    assert not is_byline(text)
    assert not is_credit(text)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("本报讯 河堤完工。", "本报讯 "),
        ("本报讯（记者 王小明）河堤完工。", "本报讯（记者 王小明）"),
        ("新华社北京3月2日电 河堤完工。", "新华社北京3月2日电 "),
        ("新华社海城3月2日电（记者高远、林晓棠）河堤完工。", "新华社海城3月2日电（记者高远、林晓棠）"),
        ("据新华社海城3月2日电 河堤完工。", "据新华社海城3月2日电 "),
        ("中新社海城三月二日电 河堤完工。", "中新社海城三月二日电 "),
        ("本报北京3月2日电 河堤完工。", "本报北京3月2日电 "),
        ("本报海城讯 河堤完工。", "本报海城讯 "),
        ("【本报讯】河堤完工。", "【本报讯】"),
        ("【新华社海城二日电】河堤完工。", "【新华社海城二日电】"),
        ("晚报讯（首席记者 龙飞雪）河堤完工。", "晚报讯（首席记者 龙飞雪）"),
        ("本报讯 记者王小明报道：河堤完工。", "本报讯 记者王小明报道："),
        ("本报讯 记者 杨乐 通讯员 刘建玲 日前，河堤完工。", "本报讯 记者 杨乐 通讯员 刘建玲 "),
        ("【中央社台南十一日電】河堤完工。", "【中央社台南十一日電】"),
        ("（本报记者 王小明）河堤完工。", "（本报记者 王小明）"),
        ("本报讯（敬大全 鲜梅）河堤完工。", "本报讯（敬大全 鲜梅）"),
    ],
)
def test_run_in_openings_in_all_usual_forms(text: str, opening: str) -> None:
    """Datelines and bylines end where the text begins."""
    found = find_openings(reading(text))
    assert text[: found[-1][0]] == opening


@pytest.mark.parametrize(
    "text",
    [
        "据新华社报道，河堤完工。",
        "本报记者昨日获悉，河堤完工。",
        "通讯员制度由来已久。",
        "资讯发达的今天，河堤完工。",
    ],
)
def test_sentences_that_speak_of_papers_have_no_opening(text: str) -> None:
    """An agency or reporter in the sentence is part of it."""
    assert find_openings(text) == []


@given(st.text(alphabet="本报记者通讯员王小明摄文图报道、，：/（）() 　新华社电讯供稿", max_size=60))
def test_any_row_of_byline_words_is_read_in_time(text: str) -> None:
    """No line, however strange, makes recognition fail or hang."""
    if text.strip():
        is_byline(text)
        is_credit(text)
        is_signature(text)
        find_openings(text)


@pytest.mark.parametrize(
    "text",
    [
        "上一版" + " 《> " * 40 + "x",
        "电话1" * 34 + "x",
        "编辑张电话1" * 16 + "。x",
        "数字报" * 40,
        "第5版" * 40 + "。",
    ],
)
def test_lines_of_what_frames_a_page_are_read_in_time(text: str) -> None:
    """However often a word of them is repeated."""
    assert not any(recognises(text) for recognises in (is_navigation, is_editors, is_folio))
