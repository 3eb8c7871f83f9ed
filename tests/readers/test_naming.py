from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kanben.readers.naming import make_page_id


@pytest.mark.parametrize(
    ("name", "page_id"),
    [
        ("000_96995795001646cc.txt", "p000_96995795001646cc"),
        ("A5.txt", "A5"),
        ("日报 第5版.txt", "日报_第5版"),
        ("-x:y.txt", "p-x_y"),
    ],
)
def test_page_ids_are_made_of_file_names(name: str, page_id: str) -> None:
    """A letter stands first; what XML names cannot hold becomes a low line."""
    assert make_page_id(Path(name)) == page_id


@given(
    st.text(min_size=1, max_size=12).filter(
        lambda stem: "/" not in stem and "\0" not in stem and stem.strip(".")
    )
)
def test_page_ids_are_xml_names(stem: str) -> None:
    """Any file name gives an identifier that XML accepts as an element's name too."""
    etree.QName(etree.Element(make_page_id(Path(f"{stem}.txt"))))
