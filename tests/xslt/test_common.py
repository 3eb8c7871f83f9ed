"""What the shared templates make of small pieces of TEI: cases/NAME.xml becomes cases/NAME.html.

`--save-golden` writes the expected results anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kanben.tei import parse_tei, parse_xml
from kanben.transform import Parameters, stylesheet

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.xml"))
XHTML = "{http://www.w3.org/1999/xhtml}"


def render(tree: etree._ElementTree, language: str = "en") -> str:
    """Return what the shared templates make of a TEI document, without the wrapper."""
    text = stylesheet(HERE / "common.xsl").transform(tree, Parameters(language), "{urn:kanben:mode}case")
    return re.sub(r"^<case[^>]*>|</case>$", "", text.removeprefix("<!DOCTYPE html>").strip())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_tei_becomes_the_expected_xhtml(case: Path, request: pytest.FixtureRequest) -> None:
    """Every element of the encoding profile is rendered as its case file says."""
    found = render(parse_tei(case)) + "\n"
    expected = case.with_suffix(".html")
    if request.config.getoption("--save-golden"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_no_case_nests_links_or_repeats_an_anchor(case: Path) -> None:
    """A link holds no link, an anchor stands once, and every link inside the article has its anchor."""
    root = etree.fromstring(f"<x>{render(parse_tei(case))}</x>")
    assert not [a for a in root.iter("a") if any(up.tag == "a" for up in a.iterancestors())]
    anchors = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(anchors) == len(set(anchors))
    inner = {a.get("href", "")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    assert inner <= set(anchors)


_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8)
_NAME = st.tuples(st.sampled_from(["persName", "placeName", "orgName"]), _TEXT, _TEXT)


def _paragraph(pieces: list[tuple[str, str, str]]) -> etree._Element:
    paragraph = etree.Element("{http://www.tei-c.org/ns/1.0}p")
    for kind, inside, after in pieces:
        name = etree.SubElement(paragraph, f"{{http://www.tei-c.org/ns/1.0}}{kind}", ref=f"#{kind}-x")
        etree.SubElement(name, "{http://www.tei-c.org/ns/1.0}placeName", ref="#place-y").text = inside
        name[0].tail, name.tail = inside, after
    return paragraph


@given(st.lists(st.lists(_NAME, max_size=4), min_size=1, max_size=4))
def test_no_printed_character_is_lost_or_added(paragraphs: list[list[tuple[str, str, str]]]) -> None:
    """For any text and any nesting of names, the rendered text is the printed text."""
    document = parse_xml(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="article"/></body></text></TEI>',
        HERE,
    )
    document.getroot()[0][0][0].extend(map(_paragraph, paragraphs))
    expected = "".join(map(str, document.getroot().itertext()))
    assert "".join(map(str, etree.fromstring(f"<x>{render(document)}</x>").itertext())) == expected
