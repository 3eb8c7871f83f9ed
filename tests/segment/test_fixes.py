from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanben.errors import BadFix
from kanben.model import BreakKind, Page
from kanben.segment import read_fixes, segment
from kanben.segment.fixes import VERDICTS
from tests.segment.pages import PAGE_TEXTS, make_page

TEXT = """河堤加固完工

昨日，东岸三公里河堤加固全部完工，沿岸居民不用再为汛

期担心。

新桥通车

新桥昨日通车，两岸往来缩短为五分钟，市民纷纷前来参观。
"""


def cut_as_told(*told: str) -> list[list[tuple[str, str]]]:
    """Return kind and beginning of each part of each article, cut with these fixes."""
    page = make_page(TEXT)
    articles = segment(page, read_fixes([page], told))
    return [[(str(part.kind), part.text[:4]) for part in article.parts] for article in articles]


def test_a_fix_begins_an_article_or_keeps_one_whole() -> None:
    """`article` and `same` decide whether an article begins at a line."""
    assert len(cut_as_told()) == 2
    assert [len(parts) for parts in cut_as_told("7=same")] == [4]
    assert cut_as_told("7=same")[0][2] == ("cross-head", "新桥通车")
    assert len(cut_as_told("3=article")) == 3


def test_a_fix_names_a_part() -> None:
    """Any kind of part can be given to a line, headlines of each kind too."""
    assert cut_as_told("7=paragraph")[0][-2:] == [("paragraph", "新桥通车"), ("paragraph", "新桥昨日")]
    assert cut_as_told("7=cross-head")[0][2] == ("cross-head", "新桥通车")
    assert cut_as_told("1=kicker")[0][0] == ("kicker", "河堤加固")
    assert cut_as_told("9=caption")[1][1] == ("caption", "新桥昨日")


def test_a_fix_joins_and_parts_paragraphs() -> None:
    """`join` and `apart` decide whether a paragraph goes on after a column's end."""
    assert [part.breaks[0].kind for part in segment(make_page(TEXT))[0].parts if part.breaks] == [
        BreakKind.COLUMN
    ]
    assert ("paragraph", "期担心。") in cut_as_told("5=apart")[0]
    joined = cut_as_told("9=join", "7=paragraph")
    assert joined[-1][-1] == ("paragraph", "新桥通车")


@pytest.mark.parametrize("fix", ["2=article", "99=article", "3=chapter", "article", "x=article"])
def test_a_fix_that_means_nothing_is_refused(fix: str) -> None:
    """A line without print, a line beyond the end, an unknown verdict: one clear error that names the fix."""
    with pytest.raises(BadFix, match=fix):
        read_fixes([make_page(TEXT)], [fix])


def test_front_matter_fixes_hold_without_being_given() -> None:
    """A page's own `set:` is obeyed; what it says of the file's other pages is not an error."""
    page = replace(make_page(TEXT), front=(("title", "河东日报"), ("set", "7=same, 77=article")))
    assert len(segment(page)) == 1
    with pytest.raises(BadFix, match="77=article"):
        read_fixes([page])


@given(PAGE_TEXTS, st.lists(st.tuples(st.integers(0, 40), st.sampled_from(VERDICTS)), max_size=8))
def test_no_fix_changes_a_printed_character(text: str, wishes: list[tuple[int, str]]) -> None:
    """Whatever an editor decides, the parts together are the page's lines together."""
    page: Page = make_page(text)
    lines = [block.line + i for block in page.blocks for i in range(len(block.lines))]
    told = [f"{lines[number % len(lines)]}={verdict}" for number, verdict in wishes]
    articles = segment(page, read_fixes([page], told))
    printed = "".join(line for block in page.blocks for line in block.lines)
    assert "".join(part.text for article in articles for part in article.parts) == printed
