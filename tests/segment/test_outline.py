from __future__ import annotations

from hypothesis import given

from kanben.segment import outline, segment
from tests.segment.pages import PAGE_TEXTS, make_page

TEXT = """河堤加固完工

本报讯（记者 王小明）昨日，东岸三公里河堤加固全部完工，沿岸居民从今天起不用再为汛

期担心。

李四 摄
"""


def test_the_outline_tells_article_part_words_and_why() -> None:
    """Each part has its line, kind, first and last words, the rule's name, and the joins in it."""
    page = make_page(TEXT)
    lines = outline(page, segment(page)).splitlines()
    assert lines[0] == "p1.txt: 1 article"
    assert lines[2].startswith("p1-1  ")
    assert [line.split()[:2] for line in lines[3:]] == [
        ["1", "head"],
        ["3", "dateline+"],
        ["3", "byline+"],
        ["3", "paragraph"],
        ["7", "credit"],
    ]
    assert lines[-2].endswith("(1 column join)")
    assert lines[-1].split() == ["7", "credit", "李四", "摄", "credit-line"]


@given(PAGE_TEXTS)
def test_every_part_has_its_line_in_the_outline(text: str) -> None:
    """The outline has one line a part, one an article and a blank one before it, and the file's."""
    page = make_page(text)
    articles = segment(page)
    count = 1 + sum(2 + len(article.parts) for article in articles)
    assert len(outline(page, articles).splitlines()) == count
