from __future__ import annotations

from pathlib import Path

from hypothesis import given

from kanben.model import Article, ArticleKind, BreakKind
from kanben.readers import read_page
from kanben.segment import segment
from tests.segment.pages import PAGE_TEXTS, cut, kinds, make_page

REAL_PAGE = Path(__file__).parents[2] / "tei/pages/000_96995795001646cc.txt"


def real_articles() -> tuple[Article, ...]:
    """Return the articles of the page that this edition holds."""
    return segment(read_page(REAL_PAGE))


@given(PAGE_TEXTS)
def test_segmenting_keeps_every_printed_character_in_order(text: str) -> None:
    """The parts' texts together are the page's lines together."""
    page = make_page(text)
    printed = "".join(line for block in page.blocks for line in block.lines)
    assert "".join(part.text for article in segment(page) for part in article.parts) == printed


@given(PAGE_TEXTS)
def test_parts_are_never_empty_and_their_breaks_lie_inside(text: str) -> None:
    """Each part has text of one line, says its rule, and breaks only within itself and in order."""
    for article in cut(text):
        assert article.parts
        for part in article.parts:
            offsets = [each.offset for each in part.breaks]
            assert part.text
            assert "\n" not in part.text
            assert part.evidence
            assert offsets == sorted(offsets)
            assert all(0 <= offset < len(part.text) for offset in offsets)


def test_the_real_page_has_its_four_articles() -> None:
    """A feature, a picture, two reports, each with the parts an editor sees."""
    articles = real_articles()
    assert [article.kind for article in articles] == [
        ArticleKind.FEATURE,
        ArticleKind.PICTURE,
        ArticleKind.REPORT,
        ArticleKind.REPORT,
    ]
    feature, picture, donation, bank = ([str(part.kind) for part in article.parts] for article in articles)
    assert feature[:3] == ["kicker", "head", "paragraph"]
    assert feature.count("cross-head") == 5
    assert feature[-1] == "closer"
    assert picture == ["caption", "credit"]
    assert donation == ["head", "paragraph", "paragraph", "paragraph", "closer"]
    assert bank == ["head", "dateline", "byline", "paragraph", "paragraph", "paragraph"]


def test_the_real_page_has_four_paragraphs_joined_at_column_ends() -> None:
    """Each join is marked as a column break inside a word, where the page has the two halves."""
    joins = [
        (part.text[each.offset - 2 : each.offset + 2], each.inside_word)
        for article in real_articles()
        for part in article.parts
        for each in part.breaks
        if each.kind is BreakKind.COLUMN
    ]
    assert joins == [("却一如既", True), ("些口罩送", True), ("十字基金", True), ("自新冠肺", True)]


def test_the_real_page_s_bank_headline_was_three_printed_lines() -> None:
    """A break follows each space that stood for a line's end; the spaces stay."""
    head = real_articles()[3].parts[0]
    assert [(each.offset, each.kind) for each in head.breaks] == [(8, BreakKind.LINE), (15, BreakKind.LINE)]


def test_run_in_opening_is_split_from_its_paragraph() -> None:
    """Dateline and byline are parts of their own that run on into the paragraph."""
    opening = real_articles()[3].parts[1:4]
    assert [part.text for part in opening[:2]] == ["本报讯", "(记者 杨乐 通讯员 刘建玲 李青)"]
    assert [part.run_in for part in opening] == [True, True, False]


def test_a_page_of_one_sentence_is_one_paragraph() -> None:
    """A sentence alone is a paragraph of one article."""
    assert kinds("今天河水上涨，两岸平安。") == [["paragraph"]]


def test_a_page_of_one_short_line_is_one_headline() -> None:
    """A line without a sentence's end is a headline."""
    assert kinds("河水上涨") == [["head"]]
