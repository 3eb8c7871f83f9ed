"""One test for each form that pages have and that is easy to get wrong."""

from __future__ import annotations

from kanben.model import ArticleKind, BreakKind
from tests.segment.pages import cut, kinds, outline

PROSE = "昨日，东岸三公里河堤加固全部完工，沿岸居民从今天起不用再为汛期担心。"
MORE = "新桥昨日通车，两岸往来从四十分钟缩短为五分钟，市民纷纷前来参观拍照。"
THIRD = "县图书馆本月起延长开放时间，晚上九点闭馆，周一照常休息，读者可凭身份证入馆。"


def heads(text: str) -> list[list[str]]:
    """Return the headlines of each article with their kinds."""
    wanted = {"kicker", "head", "subhead", "cross-head"}
    return [[f"{kind}:{words}" for kind, words in article if kind in wanted] for article in outline(text)]


def test_two_short_items_in_a_row_are_two_articles() -> None:
    """Each has its headline and its opening, with no wider gap between them."""
    text = f"河堤加固完工\n\n本报讯 {PROSE}\n\n新桥正式通车\n\n本报讯 {MORE}"
    assert kinds(text) == [["head", "dateline", "paragraph"]] * 2


def test_an_item_without_headline_begins_with_its_dateline() -> None:
    """What opens as only articles do begins one."""
    text = f"河堤加固完工\n\n{PROSE}\n\n本报讯（记者 王小明）{MORE}"
    assert kinds(text) == [["head", "paragraph"], ["dateline", "byline", "paragraph"]]


def test_a_headline_that_ends_with_a_dash_leads_to_the_next() -> None:
    """It is the kicker of the headline below."""
    text = f"来自堤岸的报告——\n\n三公里的变迁\n\n{PROSE}"
    assert heads(text) == [["kicker:来自堤岸的报告——", "head:三公里的变迁"]]


def test_a_headline_that_begins_with_a_dash_follows_the_main_one() -> None:
    """It is the subhead."""
    text = f"三公里的变迁\n\n——东岸河堤加固记\n\n{PROSE}"
    assert heads(text) == [["head:三公里的变迁", "subhead:——东岸河堤加固记"]]


def test_a_question_and_a_quotation_are_headlines() -> None:
    """Their marks do not make them sentences of the text."""
    assert heads(f"河堤加固，钱从哪来？\n\n{PROSE}") == [["head:河堤加固，钱从哪来？"]]
    assert heads(f"“我不是英雄，我只是水工”\n\n{PROSE}") == [["head:“我不是英雄，我只是水工”"]]
    assert heads(f"“我们做到了！”\n\n{PROSE}") == [["head:“我们做到了！”"]]


def test_a_cross_head_may_look_like_a_sentence() -> None:
    """Between paragraphs of one story a quoted sentence heads a section."""
    story = f"{PROSE}\n\n“不下水，怎么知道水深？”\n\n他说，河堤加固那年，东岸居民都来帮忙，三公里河堤一天就完工一段。"
    assert heads(f"守堤人\n\n{story}") == [["head:守堤人", "cross-head:“不下水，怎么知道水深？”"]]


def test_a_brief_of_one_paragraph_is_an_article() -> None:
    """Headline, one paragraph, no signature; and its kind says so."""
    articles = cut(f"河堤加固完工\n\n{PROSE}\n\n\n新桥正式通车\n\n{MORE}")
    assert [article.kind for article in articles] == [ArticleKind.BRIEF] * 2


def test_a_column_of_briefs_is_one_article_with_inline_heads() -> None:
    """Each item's head is printed before its text on the same line."""
    text = f"要闻简报\n\n●河堤加固完工 {PROSE}\n\n●新桥正式通车 {MORE}\n\n●图书馆晚关门 {THIRD}"
    [parts] = outline(text)
    assert [kind for kind, _ in parts] == ["head", *["cross-head", "paragraph"] * 3]
    assert parts[1][1] == "●河堤加固完工 "


def test_a_column_of_briefs_with_heads_of_their_own_lines_is_one_article_too() -> None:
    """The rubric says that what follows are its items."""
    text = f"简讯\n\n河堤加固完工\n\n{PROSE}\n\n新桥正式通车\n\n{MORE}"
    assert kinds(text) == [["head", "cross-head", "paragraph", "cross-head", "paragraph"]]


def test_lines_broken_at_a_column_s_width_are_one_paragraph() -> None:
    """Each line's end is marked as a break inside a word."""
    text = PROSE + MORE
    lines = ["\u3000\u3000" + text[:14], *(text[start : start + 16] for start in range(14, len(text), 16))]
    [article] = cut("河堤加固完工\n" + "\n".join(lines))
    paragraph = article.parts[-1]
    assert paragraph.text == text
    assert {(each.kind, each.inside_word) for each in paragraph.breaks} == {(BreakKind.LINE, True)}


def test_latin_words_at_a_line_s_end_stay_two() -> None:
    """The break between them is not inside a word."""
    text = "\n".join(
        [
            "新桥采用了最新的 high strength",
            "steel 作为主梁的材料，在全国属于",
            "首次，工程师们为此准备了三年时间。",
        ]
    )
    [article] = cut("新桥正式通车\n\n" + text)
    assert not article.parts[-1].breaks[0].inside_word


def test_a_paragraph_cut_by_a_column_is_joined_only_when_form_says_so() -> None:
    """A closed sentence or an indented line is no cut."""
    cut_text = f"河堤加固完工\n\n{PROSE[:20]}\n\n{PROSE[20:]}"
    assert kinds(cut_text) == [["head", "paragraph"]]
    assert kinds(f"河堤加固完工\n\n{PROSE}\n\n{MORE}") == [["head", "paragraph", "paragraph"]]


def test_jump_lines_are_found_at_both_ends() -> None:
    """下转 ends an article, 上接 begins one."""
    text = f"河堤加固完工\n\n{PROSE}（下转第四版）\n\n（上接第一版）{MORE}\n\n（紧接第二版）"
    assert kinds(text)[0] == ["head", "paragraph", "jump"]
    assert kinds(text)[1][:2] == ["jump", "paragraph"]


def test_notes_leads_and_boxes_stand_beside_the_text() -> None:
    """编者按, 核心提示 and 链接 with what belongs to them."""
    text = f"河堤加固完工\n\n编者按：{MORE}\n\n核心提示：{THIRD}\n\n{PROSE}\n\n相关链接\n\n东岸河堤建于一九五八年，全长三公里。"
    assert kinds(text) == [["head", "note", "lead", "paragraph", "box-head", "paragraph"]]


def test_a_label_on_its_own_line_governs_the_paragraph_below() -> None:
    """The note's text is a note too."""
    assert kinds(f"编者按\n\n{MORE}\n\n河堤加固完工\n\n{PROSE}") == [["note", "note", "head", "paragraph"]]


def test_lists_tables_and_verse_are_kept_in_lines() -> None:
    """Each line is a part of its own."""
    listing = "1.带好身份证；\n2.提前半小时到场；\n3.不带易燃物品。"
    table = "品种\t均价\t环比\n大米\t5.2\t+1%\n面粉\t4.1\t-2%"
    verse = "白露\n风把信\n一封一封\n投进门前的小河\n河水读了又读\n读给芦花听\n芦花就白了头"
    assert kinds(f"入场须知\n\n观众须注意以下几点：\n\n{listing}")[0][2:] == ["item"] * 3
    assert kinds(f"粮价平稳\n\n{PROSE}\n\n{table}")[0][2:] == ["row"] * 3
    assert kinds(f"秋天的信\n\n{verse}") == [["head", "byline", *["verse"] * 6]]


def test_the_turns_of_an_interview_have_their_speakers() -> None:
    """Named speakers and 问/答 alike; the article is an interview."""
    for one, other in (("记者", "唐仲谦"), ("问", "答"), ("本报", "唐局长")):
        text = f"加装电梯，钱从哪来\n\n{PROSE}" + "".join(
            f"\n\n{one}：今年有什么变化？\n\n{other}：变化主要有三个方面，一是补贴，二是审批，三是公积金。"
            for _ in range(2)
        )
        [article] = cut(text)
        assert article.kind is ArticleKind.INTERVIEW
        assert [part.text for part in article.parts if part.kind == "speaker"] == [
            f"{one}：",
            f"{other}：",
        ] * 2


def test_notices_and_advertisements_are_told_from_reports() -> None:
    """By what heads them, and by the contact they give."""
    notice, advert = cut(
        "遗失声明\n\n张桂兰不慎将残疾证丢失，声明作废。\n\n诚聘英才\n\n本公司诚聘销售工程师五名，待遇面议。\n\n电话：0571-5550198"
    )
    assert notice.kind is ArticleKind.NOTICE
    assert advert.kind is ArticleKind.ADVERTISEMENT


def test_the_folio_line_and_the_editors_are_no_text() -> None:
    """They frame the page."""
    text = f"2020年3月6日 星期五 第5版\n\n河堤加固完工\n\n{PROSE}\n\n责任编辑：王小明 版式：李四"
    assert kinds(text) == [["folio", "head", "paragraph", "editors"]]


def test_traditional_characters_are_cut_alike() -> None:
    """Datelines, bylines and credits of Hong Kong and Taiwan."""
    body = "東堤海濱長廊昨日提前開放，大批市民扶老攜幼到場參觀。"
    assert kinds(f"長廊提前開放\n\n【本報訊】{body}")[0] == ["head", "dateline", "paragraph"]
    assert kinds(f"長廊提前開放\n\n（記者周柏翰／台東報導）\n\n{body}")[0] == ["head", "byline", "paragraph"]
    assert kinds(f"{body}\n\n記者周柏翰攝") == [["caption", "credit"]]


def test_a_page_without_marks_has_paragraphs() -> None:
    """Republican print set no full stops; length tells text from headlines."""
    body = (
        "本埠電車公司以近來乘客日增原有車輛不敷應用特於昨日下午二時在公司會議室召集董事會議決增購新車二十輛"
    )
    assert kinds(f"電車公司議增車輛\n\n{body}\n\n\n米價續漲\n\n{body}云") == [["head", "paragraph"]] * 2
