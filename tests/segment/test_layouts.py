"""One test for each way in which the setting of a page says what its pieces are."""

from __future__ import annotations

from kanben.segment.style import study
from tests.segment.pages import cut, kinds, make_page, outline

PROSE = "昨日，东岸三公里河堤加固全部完工，沿岸居民从今天起不用再为汛期担心。"
MORE = "新桥今晨通车，两岸往来从四十分钟缩短为五分钟，市民纷纷前来参观拍照。"
THIRD = "县图书馆本月起延长开放时间，晚上九点闭馆，周一照常休息，读者可凭身份证入馆。"
INDENT = "\u3000\u3000"


def wrap(text: str, column: int) -> str:
    """Return a text as lines of a column, as a PDF gives them."""
    return "\n".join(text[start : start + column] for start in range(0, len(text), column))


def test_blank_lines_that_divide_articles_are_learned_from_the_page() -> None:
    """Where only articles have a blank line before them, the shortest headline after one begins an article."""
    items = [f"{head}\n{INDENT}{PROSE}\n{INDENT}{MORE}" for head in ("河堤完工", "通车", "启事", "天气")]
    text = "\n\n".join(items)
    assert study(make_page(text)).article_gap == 1
    assert kinds(text) == [["head", "paragraph", "paragraph"]] * 4


def test_inside_an_article_no_other_begins_where_wider_gaps_divide() -> None:
    """A signed paragraph in a column is not the end of it, when two blank lines divide articles."""
    column = f"各地传真\n\n●{PROSE}（王小明）\n\n●{MORE}（李青）\n\n●{THIRD}（周江）"
    text = f"河堤完工\n\n{PROSE}\n\n{MORE}\n\n\n{column}\n\n\n新桥通车\n\n{THIRD}"
    assert [article.parts[0].text for article in cut(text)] == ["河堤完工", "各地传真", "新桥通车"]


def test_a_blank_line_where_a_column_ends_divides_nothing() -> None:
    """The sentence goes on below it, and other blank lines still divide articles."""
    lines = wrap(PROSE + MORE, 16).split("\n")
    story = "\n".join((*lines, wrap(THIRD, 16)))
    divided = "\n".join((*lines[:1], "", *lines[1:], wrap(THIRD, 16)))
    text = f"河堤完工\n{divided}\n\n新桥通车\n{story}\n\n天气\n{story}"
    assert [article.parts[0].text for article in cut(text)] == ["河堤完工", "新桥通车", "天气"]


def test_what_is_indented_more_than_paragraphs_is_a_signature() -> None:
    """A short line set to the right signs the text above it, whatever name it is."""
    text = f"读者来信\n{INDENT}{PROSE}\n{INDENT}{MORE}\n{INDENT * 2}守堤人家"
    assert kinds(text)[0][-1] == "closer"


def test_rows_whose_cells_single_spaces_divide() -> None:
    """Figures in lines that follow each other make a table, the header with it; a sentence with figures is none."""
    table = "玩法 期号 号码\n福彩3D 2013303 407\n排列5 2013303 29916"
    assert kinds(f"开奖公告\n{table}\n{INDENT}{PROSE}")[0] == ["head", "row", "row", "row", "paragraph"]
    assert "row" not in kinds("河堤完工\n\n他 19 岁入伍，23 岁转业，\n\n在河边守了 40 年，从没有 离开过。")[0]


def test_rows_of_a_word_and_a_figure() -> None:
    """Three and more, with the header above them."""
    table = "币种 中间价\n美元 616.51\n欧元 823.95\n日元 6.5162"
    assert kinds(f"人民币汇率中间价\n\n{table}\n\n河堤完工\n\n{PROSE}")[0][-4:] == ["row"] * 4


def test_a_figure_stays_with_its_unit_over_the_end_of_a_line() -> None:
    """Even where the line seems short, because figures are narrow."""
    text = f"今起报名\n{wrap(PROSE, 16)}\n报名今日开始，11月14\n日结束。\n{wrap(MORE, 16)}"
    assert "报名今日开始，11月14日结束。" in outline(text)[0][1][1] + outline(text)[0][2][1]


def test_briefs_with_small_heads_that_only_space_sets_apart() -> None:
    """Under the title of a column, or where every paragraph has one."""
    briefs = f"城东：书屋开张 {PROSE}\n\n城西：路灯亮了 {MORE}\n\n城南：水压回升 {THIRD}"
    for title in ("法治快讯", "江边风物"):
        assert kinds(f"{title}\n\n{briefs}") == [["head", *["cross-head", "paragraph"] * 3]]


def test_a_caption_that_ends_in_its_credit() -> None:
    """On its own it is a picture; a report that somebody also photographed is none."""
    picture = f"{MORE[:-1]}。 本报记者 石砚 摄"
    assert kinds(f"银杏铺路\n\n{picture}")[0] == ["head", "caption", "credit"]
    assert kinds(f"河堤完工\n\n本报讯 {PROSE}（王小明 摄）")[0][:3] == ["head", "dateline", "paragraph"]


def test_navigation_of_an_e_paper_belongs_to_no_article() -> None:
    """Its words frame the page as a folio line does."""
    text = f"第A01版：头版 上一版 下一版\n\n河堤完工\n\n{PROSE}\n\n返回目录"
    assert kinds(text) == [["folio", "head", "paragraph", "folio"]]
    top = "县报数字报　首页　版面导航　往期回顾\n2019年5月23日　星期四　往期　上一版　字号：大 中 小"
    end = "县报社版权所有　未经许可不得转载"
    assert kinds(f"{top}\n\n河堤完工\n\n{PROSE}\n\n{end}") == [
        ["folio", "folio", "head", "paragraph", "folio"]
    ]


def test_sentences_may_end_with_a_half_width_full_stop() -> None:
    """Lines that do are paragraphs, not headlines, and nothing is joined to them."""
    text = "河堤完工\n" + PROSE.replace("，", ",").replace("。", ".") + "\n" + MORE.replace("。", ".")
    assert kinds(text) == [["head", "paragraph", "paragraph"]]


def test_a_headline_over_two_lines() -> None:
    """Two short lines alike, one that stops where no headline ends, or the tail of one broken at the column."""
    for first, second in (
        ("早一天算清", "早一天安心"),
        ("写给泥土的", "长信"),
        ("网购电暖器漏电伤人，", "该找谁赔？"),
    ):
        parts = outline(f"{first}\n{second}\n{INDENT}{PROSE}\n{INDENT}{MORE}")[0]
        assert parts[0] == ("head", first + second)


def test_two_headlines_are_not_joined_by_the_column() -> None:
    """A full line without marks and a shorter one below are kicker, headline or subhead, unless the first fills its line."""
    body = "\n".join(INDENT + wrap(text, 15) for text in (PROSE + MORE, THIRD + PROSE))
    parts = outline(f"全县防汛工作会召开三天\n要求盯紧每座小水库\n{body}")[0]
    assert [kind for kind, _ in parts[:2]] == ["head", "subhead"]


def test_a_long_line_above_a_shorter_one_is_its_kicker() -> None:
    """It tells what the headline is about, or who said it; one with a pause is a headline over its subhead."""
    for first, second, kind in (
        ("市政协专题协商城市老旧小区改造工作", "让老街坊住得更舒心", "kicker"),
        ("迎峰度夏 多发满发", "岚河电厂上半年发电量创新高", "kicker"),
        ("县长在全县春耕现场会上强调", "抢抓农时不松劲 千方百计促增收", "kicker"),
        ("凌晨三点，公交车厢变成“产房”", "司机一路绿灯母子平安", "head"),
    ):
        assert outline(f"{first}\n{second}\n\n{PROSE}")[0][0] == (kind, first)


def test_a_bracket_that_the_end_of_a_line_opens_is_closed_below() -> None:
    """However the next line is set."""
    text = f"河堤完工\n{INDENT}{PROSE}\n{INDENT}{MORE}（汪\n\u3000洁）"
    assert kinds(text) == [["head", "paragraph", "paragraph", "closer"]]


def test_a_line_that_ends_in_a_credit_is_a_caption() -> None:
    """Also without a full stop before the brackets."""
    assert kinds(f"工人连夜更换井盖（由市政设施管理处提供）\n\n河堤完工\n\n{PROSE}")[0][:2] == [
        "caption",
        "credit",
    ]


def test_lines_of_one_form_are_a_list() -> None:
    """What is declared lost, what people say, what is on today."""
    for items in (
        "刘建新遗失身份证，声明作废。\n阳丽遗失学生证，声明作废。",
        "“孩子愿意读，老师才教得起劲。”——教师梁艳\n“一线工人最清楚。”——炼铁工莫伟",
        "@东湖老艾：共享单车乱停，骑的人要自律。\n季春（大学生）：图书馆占座的那本书没翻过一页。",
        "19:35 中超：浙江队—武汉三镇\n20:00 男篮热身赛：中国队—新西兰队",
    ):
        assert kinds(f"声音\n{items}")[0][-2:] == ["item", "item"]


def test_text_goes_on_after_a_line_that_is_only_its_dateline() -> None:
    """However short the line is."""
    body = wrap(PROSE + MORE, 20)
    text = f"河堤完工\n本报讯（记者 王小明）\n{body}\n\n新桥通车\n{body}\n\n天气\n{body}"
    assert kinds(text)[0][:4] == ["head", "dateline", "byline", "paragraph"]


def test_entries_that_point_to_pages_are_a_list() -> None:
    """导读 heads it."""
    text = f"导读\n县图书馆延长开放时间（2版）\n守堤人的四季（3版）\n\n河堤完工\n\n{PROSE}"
    assert kinds(text)[0] == ["head", "item", "item"]


def test_lines_with_labels_of_their_own_are_a_list() -> None:
    """A prize list, a line-up; not the turns of a talk."""
    text = f"获奖名单\n\n{PROSE}\n\n金牌：柯以沙\n银牌：范小姜\n铜牌：丁大一"
    assert kinds(text)[0][-3:] == ["item"] * 3


def test_lines_that_count_or_label_what_they_say_are_a_list() -> None:
    """Tips, a calendar; not the paragraphs of a speech, nor short news with small heads."""
    tips = "一看合同。写明材质、尺寸、交货期。\n二看标识。查验说明书和报告。\n三看气味。柜内刺鼻的不要买。"
    calendar = "小麦：三叶一心时灌头水，追施尿素。\n水稻：四月中旬播种育秧，注意防低温。\n玉米：选用早熟品种，可推迟播种。"
    for items in (tips, calendar):
        assert kinds(f"四月农事提醒\n{items}")[0][-3:] == ["item"] * 3
    speech = "一要扩大内需。\n二要防范风险。\n三要改善民生。"
    assert "item" not in kinds(f"会议召开\n\n{PROSE}\n\n{speech}")[0]


def test_questions_that_readers_ask_and_experts_answer() -> None:
    """Each with who they are before the word for asking or answering."""
    asked = (
        "盐池县读者冒贵问：羔羊不爱吃奶，请问怎么治？\n畜牧兽医站兽医师虎占林答：应先把病羔隔离，再补液止泻。"
    )
    assert kinds(f"专家门诊\n{asked}")[0] == ["head", *["speaker", "paragraph"] * 2]


def test_readers_who_ask_one_expert() -> None:
    """Each time another asks, and the same answers."""
    talk = "读者赵女士：孩子咳嗽两周了，需要输液吗？\n陈立：一般不需要。\n读者周先生：冬天能打疫苗吗？\n陈立：可以，而且建议打。"
    assert kinds(f"专家坐诊\n\n{talk}")[0] == ["head", *["speaker", "paragraph"] * 4]


def test_a_school_before_a_name_makes_it_an_author() -> None:
    """Whatever the name is; the teacher's remark is a note."""
    text = (
        f"外公的修笔铺\n绍兴市春晖路小学六（4）班 宣若谷\n\n{PROSE}\n\n【点评】小作者善于观察，一句不动声色。"
    )
    assert kinds(text) == [["head", "byline", "paragraph", "note"]]


def test_a_label_in_heavy_brackets_heads_a_section() -> None:
    """【案情】 is no signature."""
    text = f"茶壶官司\n\n【案情】\n\n{PROSE}\n\n【裁判】\n\n{MORE}"
    assert kinds(text) == [["head", "cross-head", "paragraph", "cross-head", "paragraph"]]


def test_poems_under_one_title() -> None:
    """Each has a title of its own, which is no line of it."""
    poem = "雾从茶地里站起来\n像一个刚醒的人\n它并不急着走\n它在等澜沧江"
    more = "马蹄印里积着雨\n雨里有一小片天\n我从天上走过\n没有惊动一匹马"
    parts = kinds(
        f"{PROSE}\n\n\n山居两题\n法拉提\n晨雾\n{poem}\n驿道\n{more}\n\n\n河堤完工\n\n{PROSE}\n\n{MORE}"
    )[1]
    assert parts == ["head", "byline", "cross-head", *["verse"] * 4, "cross-head", *["verse"] * 4]


def test_traditional_characters_are_read_by_the_same_rules() -> None:
    """Every rule holds for both scripts, and the characters stay those of the page."""
    text = "責任編輯：甄佩玲 版面設計：冼國樑\n河堤完工\n【本報訊】（記者區煥文）昨日，東岸三公里河堤加固全部完工，居民不再擔心。"
    assert outline(text)[0] == [
        ("editors", "責任編輯：甄佩玲 版面設計：冼國樑"),
        ("head", "河堤完工"),
        ("dateline", "【本報訊】"),
        ("byline", "（記者區煥文）"),
        ("paragraph", "昨日，東岸三公里河堤加固全部完工，居民不再擔心。"),
    ]
