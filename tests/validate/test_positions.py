"""Places in a file, to the column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanben.validate.positions import Positions, Words

texts = st.text(
    st.characters(codec="utf-8", exclude_characters="<&>]\r", exclude_categories=("Cs", "Cc", "Cn"))
)


@given(texts, texts, texts)
def test_every_tag_attribute_and_text_is_found_where_it_stands(before: str, value: str, after: str) -> None:
    """Line and column count characters from 1, whatever the alphabet."""
    value = value.replace('"', "")
    source = f'<r>{before}<甲\n  a="x" 名="{value}">{after}</甲></r>'
    positions = Positions(source.encode(), None)
    lines = source.split("\n")

    def at(offset: int) -> str:
        line, column = positions.line_column(offset)
        return lines[line - 1][column - 1 :]

    inner = positions.nodes[1]
    assert at(inner.offset).startswith("<甲")
    assert at(inner.end).startswith("</甲>")
    assert at(positions.attribute_offset(inner, "名")).startswith('名="')
    for node in positions.nodes:
        for child in node.children:
            if isinstance(child, Words) and child.text.strip():
                assert at(child.offset).startswith(child.text.lstrip().split("\n")[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_columns_do_not_depend_on_the_encoding(encoding: str) -> None:
    """A document in an old encoding has the same places as in UTF-8."""
    source = "<r>漢字<x/></r>"
    positions = Positions(source.encode(encoding), encoding.removesuffix("-sig"))
    assert positions.line_column(positions.nodes[1].offset) == (1, 6)


def test_xpath_counts_siblings_of_one_name() -> None:
    """The path leads to one element."""
    positions = Positions(b"<r><x/><y/><x/></r>", None)
    assert [node.xpath for node in positions.nodes] == ["/r[1]", "/r[1]/x[1]", "/r[1]/y[1]", "/r[1]/x[2]"]


@pytest.mark.parametrize("inside", ["<q/>", "<p/>", '<p a="/>"/>', "/>", "<p></p>"])
def test_an_empty_tag_ends_where_it_begins(inside: str) -> None:
    """Even where the end tag of the element around it follows at once."""
    source = f"<r><p>{inside}</p></r>"
    positions = Positions(source.encode(), None)
    outer = positions.nodes[1]
    assert source[outer.end :] == "</p></r>"
    if inside.endswith("/>") and inside != "/>":
        assert positions.nodes[2].end == positions.nodes[2].offset
