"""How printed text is found in a TEI tree, and how stretches of it are marked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kanben.encode.wrapping import unwrap, wrap
from kanben.tei import TEI_NAMESPACE
from kanben.tei.elements import element
from kanben.tei.printed import article_text, body, marked, printed_text, text_holders


def part(content: str) -> etree._Element:
    """A paragraph with this content."""
    return etree.fromstring(f'<p xmlns="{TEI_NAMESPACE}">{content}</p>')


def source(node: etree._Element) -> str:
    """An element's content, serialised without the namespace."""
    text = etree.tostring(node, encoding="unicode", with_tail=False).replace(f' xmlns="{TEI_NAMESPACE}"', "")
    return text.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("content", "start", "end", "expected"),
    [
        ("甲乙丙丁", 1, 3, "甲<orgName>乙丙</orgName>丁"),
        ("甲乙", 0, 2, "<orgName>甲乙</orgName>"),
        ("<placeName>甲</placeName>乙丙", 0, 2, "<orgName><placeName>甲</placeName>乙</orgName>丙"),
        ("甲<placeName>乙</placeName>", 0, 2, "<orgName>甲<placeName>乙</placeName></orgName>"),
        ("甲<cb/>乙丙", 0, 2, "<orgName>甲<cb/>乙</orgName>丙"),
        ("<said>甲乙丙</said>丁", 0, 2, "<said><orgName>甲乙</orgName>丙</said>丁"),
        ("<said>甲<date>乙</date></said>丙", 0, 3, "<orgName><said>甲<date>乙</date></said>丙</orgName>"),
        ("<sic>甲</sic><note type='editorial'>注</note>乙", 1, 2,
         '<sic>甲</sic><note type="editorial">注</note><orgName>乙</orgName>'),
        ("<choice><sic>甲</sic><corr>乙</corr></choice>丙", 0, 2,
         "<orgName><choice><sic>甲</sic><corr>乙</corr></choice>丙</orgName>"),
    ],
)  # fmt: skip
def test_a_stretch_is_wrapped_where_elements_nest(content: str, start: int, end: int, expected: str) -> None:
    """The new element goes around or into those that are there, and never shifts a character."""
    node = part(content)
    assert wrap(node, start, end, element("orgName"))
    assert source(node) == expected


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [("甲<date>乙丙</date>丁", 0, 2), ("甲<date>乙丙</date>丁", 2, 4), ("<said>甲<b>乙</b></said><b>丙</b>", 1, 3),
     ("甲", 1, 1), ("甲", 3, 5)],
)  # fmt: skip
def test_a_stretch_that_would_cross_an_element_is_refused(content: str, start: int, end: int) -> None:
    """Nothing is changed when the stretch begins inside an element and ends outside it, or is empty."""
    node = part(content)
    before = source(node)
    assert not wrap(node, start, end, element("orgName"))
    assert source(node) == before


def test_editorial_text_is_not_printed_text() -> None:
    """An editor's correction, regularisation and note are left out; what is corrected stays."""
    node = part(
        "甲<choice><sic>乙</sic><corr>丙</corr></choice><!--注-->丁<note type='editorial'>戊<date>己</date></note>庚"
    )
    assert printed_text(node) == "甲乙丁庚"


stretches = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8)


@given(st.text("甲乙丙丁 ", min_size=1, max_size=12), stretches)
def test_marking_up_never_changes_the_text(text: str, pairs: list[tuple[int, int]]) -> None:
    """Whatever stretches are wrapped in whatever order, the printed characters stay the same."""
    node = part(text)
    for start, end in pairs:
        wrap(node, start, end, element("orgName"))
    assert printed_text(node) == text
    while len(node):
        unwrap(node[0])
    assert node.text == text


@given(st.text("甲乙丙 ", min_size=1, max_size=12), stretches)
def test_marks_are_found_again_where_they_were_put(text: str, pairs: list[tuple[int, int]]) -> None:
    """The printed offsets of a mark count the characters before it that are not white space."""
    root = etree.fromstring(
        f'<TEI xmlns="{TEI_NAMESPACE}"><text><body><p>序</p><p>{text}</p></body></text></TEI>'
    )
    node = list(text_holders(body(root)))[1]
    expected = set()
    for start, end in pairs:
        if wrap(node, start, end, element("orgName")):
            expected.add((1 + len("".join(text[:start].split())), 1 + len("".join(text[:end].split()))))
    assert {(mark.start, mark.end) for mark in marked(root)} == expected
    assert article_text(root) == f"序\n{text}"
