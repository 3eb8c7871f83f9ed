"""What record.xsl gathers from an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kanben.resources import resource
from kanben.tei import TEI, parse_tei
from kanben.transform import Parameters, stylesheet
from tests.publish.sample import write_edition

K = "{urn:kanben:record}"
SHELL = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="q1-1" xml:lang="zh-Hans"><text><body>{}</body></text></TEI>'


def record(tree: etree._ElementTree) -> etree._Element:
    """Return an article's record."""
    sheet = stylesheet(resource("xslt", "record.xsl"))
    return etree.fromstring(sheet.transform(tree, Parameters(), "{urn:kanben:mode}record"))


def record_of(body: str) -> etree._Element:
    """Return the record of an article with that body."""
    return record(etree.fromstring(SHELL.format(body)).getroottree())


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    """The record of the sample's first article."""
    folder = write_edition(tmp_path_factory.mktemp("record") / "edition").folder
    return record(parse_tei(folder / "articles" / "q1-1.xml"))


def passages(found: etree._Element, ref: str) -> list[etree._Element]:
    """Return the passages that name an entry."""
    return found.findall(f"{K}passage[@ref='{ref}']")


def words(passage: etree._Element) -> str:
    """Return a passage with its hit in square brackets."""
    (hit,) = passage
    return f"{passage.text or ''}[{hit.text}]{hit.tail or ''}"


def test_headlines_and_sections_are_kept(flood: etree._Element) -> None:
    """Titles stand on one line; sections have the anchors of the page."""
    assert flood.findtext(f"{K}title") == "江城江水 涨过旧堤"
    assert flood.findtext(f"{K}kicker") == "连日大雨——"
    assert [(s.get("anchor"), s.text) for s in flood.iterfind(f"{K}section")] == [("s1", "“人人都来挑土”")]


def test_a_name_in_a_run_in_line_belongs_to_its_paragraph(flood: etree._Element) -> None:
    """The reporter's passage is the first sentence as printed, byline and all."""
    (byline, closer) = passages(flood, "person-wu-ming")
    assert words(byline).startswith("本报讯(记者 [吴明])昨日,江水上涨 12 尺")
    assert (byline.get("anchor"), byline.get("role"), byline.get("source")) == ("p1", "reporter", "true")
    assert (closer.get("anchor"), words(closer)) == ("c1", "([吴明])")


def test_a_name_across_columns_is_whole(flood: etree._Element) -> None:
    """The join of two columns leaves no trace in an index."""
    assert [p.get("form") for p in passages(flood, "org-he-wu-ju")] == ["江城河务局"]


def test_a_speaker_is_a_source(flood: etree._Element) -> None:
    """Quoted words are a passage of whoever said them."""
    named, spoken = passages(flood, "person-lu-ping")
    assert named.get("source") is None
    assert (spoken.get("role"), spoken.get("source")) == ("speaker", "true")


def test_editors_notes_are_no_printed_text() -> None:
    """Neither the context nor the count of characters has an editor's words."""
    found = record_of(
        '<div type="article"><p>他<note type="editorial">此处<persName ref="#person-x">某</persName>误</note>'
        '与<persName ref="#person-y">乙</persName>来</p></div>'
    )
    assert not passages(found, "person-x")
    assert [words(p) for p in passages(found, "person-y")] == ["他与[乙]来"]
    assert found.get("characters") == "4"


def test_context_is_the_sentence_and_says_where_it_was_cut() -> None:
    """Sentences before and after are left out; a long one is cut with a mark."""
    name = '<persName ref="#person-y">乙</persName>'
    found = record_of(
        f'<div type="article"><p>前一句。这里{name}来了！后一句。</p><p>{"长" * 100}{name}{"长" * 100}</p></div>'
    )
    short, long = map(words, passages(found, "person-y"))
    assert short == "这里[乙]来了！"
    assert long == f"…{'长' * 80}[乙]{'长' * 80}…"


_PIECES = st.lists(
    st.tuples(st.text("江水深。，a 1", max_size=6), st.text("吴明", min_size=1, max_size=3)), max_size=5
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=3))
def test_every_name_has_its_passage_where_it_stands(paragraphs: list[list[tuple[str, str]]]) -> None:
    """Whatever stands around names: each has one passage, with its own form and the anchor of its paragraph."""
    root = etree.fromstring(SHELL.format('<div type="article"/>'))
    division = next(root.iter(f"{TEI}div"))
    expected = []
    for number, pieces in enumerate(paragraphs, 1):
        paragraph = etree.SubElement(division, f"{TEI}p")
        paragraph.text = "头"
        for before, form in pieces:
            if len(paragraph):
                paragraph[-1].tail = f"文{before}"
            else:
                paragraph.text = f"文{before}"
            etree.SubElement(paragraph, f"{TEI}persName", ref="#person-y").text = form
            expected.append((f"p{number}", form))
    found = passages(record(root.getroottree()), "person-y")
    assert [(p.get("anchor"), p[0].text) for p in found] == expected
    lines = ["".join(map(str, p.itertext())) for p in division]
    assert all("".join(map(str, p.itertext())).strip("…") in "".join(lines) for p in found)


def test_real_articles_have_records(tmp_path: Path) -> None:
    """Each article of the sample is counted and placed on its page."""
    folder = write_edition(tmp_path / "edition").folder
    found = [record(parse_tei(path)) for path in sorted((folder / "articles").glob("*.xml"))]
    assert [element.get("kind") for element in found] == ["report", "picture", "feature", "verse"]
    assert all(int(element.get("characters", "0")) > 3 for element in found)


def test_an_article_is_as_long_as_its_print() -> None:
    """Neither the header nor white space nor an editor's note is counted."""
    note = '<note type="editorial" resp="#editor">按。</note>'
    assert (
        record_of(f'<div type="article"><head type="main">雨</head><p>昨日 有雨。{note}</p></div>').get(
            "characters"
        )
        == "6"
    )


def test_the_running_head_belongs_to_no_article() -> None:
    """The date above a page is not one that the article beside it mentions."""
    head = '<fw type="header">第2版 <date when="2020-03-06">3月6日</date></fw><head type="main">雨</head>'
    found = record_of(f'<div type="article">{head}<p><date when="2020-03-05">昨日</date>有雨。</p></div>')
    assert [date.get("when") for date in found.iterfind(f"{K}date")] == ["2020-03-05"]
    assert found.findtext(f"{K}title") == "雨"
