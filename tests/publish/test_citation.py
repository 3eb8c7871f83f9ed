"""Tests of kanben.publish.shared.citation, kanben.publish.shared.metadata and kanben.publish.shared.work."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanben.publish.shared.citation import (
    EDITION_STYLES,
    STYLES,
    cite_chicago,
    cite_gbt7714,
    cite_mla,
)
from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.metadata import describe_article, write_bibtex, write_csl, write_ris
from kanben.publish.shared.work import Creator, Work, describe_edition, describe_work
from tests.publish.sample import read_records, write_edition

FLOOD = Work(
    "q1-1",
    "江水涨过旧堤",
    (Creator("吴明", "reporter"),),
    newspaper="江城晚报",
    date="1935-03-05",
    page="1",
    edition="江城晚报选",
    url="https://example.org/q1-1.html",
)


def test_a_newspaper_article_as_gbt7714_has_it() -> None:
    """Author, title with its type, newspaper, date and page, address."""
    expected = "吴明. 江水涨过旧堤[N/OL]. 江城晚报, 1935-03-05(1). https://example.org/q1-1.html"
    assert cite_gbt7714(FLOOD) == expected


def test_a_newspaper_article_as_chicago_and_mla_have_it() -> None:
    """Both put the title in quotation marks; MLA names the edition it was read in, and shortens months."""
    address = "https://example.org/q1-1.html"
    assert cite_chicago(FLOOD) == f"吴明. “江水涨过旧堤.” 江城晚报, March 5, 1935, p. 1. {address}."
    assert cite_mla(FLOOD) == f"吴明. “江水涨过旧堤.” 江城晚报, 5 Mar. 1935, p. 1. 江城晚报选, {address}."


def test_quotation_marks_and_stops_of_a_title_are_kept_apart_from_the_styles() -> None:
    """Marks inside marks are single; a title that ends as a sentence gets no second stop."""
    assert cite_chicago(Work("x", "“疫”线英雄", edition="选本")) == "“‘疫’线英雄.” 选本."
    assert cite_mla(Work("x", "钱从哪来？", edition="选本")) == "“钱从哪来？” 选本."


@pytest.mark.parametrize(
    ("date", "chicago", "mla"),
    [
        ("1935-09", "September 1935", "Sept. 1935"),
        ("1935", "1935", "1935"),
        ("1935-13", "1935-13", "1935-13"),
        ("", "", ""),
    ],
)
def test_a_date_may_be_known_in_part(date: str, chicago: str, mla: str) -> None:
    """A month or a year is said as such, and what is no date as it stands."""
    work = Work("x", "题", newspaper="晚报", date=date, edition="选本")
    assert cite_chicago(work) == f"“题.” {', '.join(filter(None, ('晚报', chicago)))}."
    assert cite_mla(work) == f"“题.” {', '.join(filter(None, ('晚报', mla)))}. 选本."


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_known_is_not_said(style: str) -> None:
    """Without author, newspaper, date and address only the title and the edition are left."""
    citation = STYLES[style](Work("x", "题", edition="选本"))
    assert "题" in citation
    assert "选本" in citation
    assert not re.search(r"\d|,\s*[,.]|\.\s*\.|None|\(\)", citation)


def test_an_earliest_date_is_not_taken_for_the_date() -> None:
    """A bound is marked in citations and left out where a format knows exact dates only."""
    work = Work("x", "题", date="2020-03-03", is_date_earliest=True, edition="选本")
    assert "[2020-03-03?]" in cite_gbt7714(work)
    assert "year" not in write_bibtex(work)
    assert "DA  -" not in write_ris(work)
    assert "datePublished" not in describe_article(work, [])
    assert write_csl(work)["issued"]["circa"] is True


def test_many_creators_are_shortened() -> None:
    """GB/T 7714 names three, MLA one, and both say that there are others; Chicago names up to ten."""
    work = Work("x", "题", tuple(Creator(name, "reporter") for name in "甲乙丙丁"), edition="选本")
    assert cite_gbt7714(work).startswith("甲, 乙, 丙, 等.")
    assert cite_mla(work).startswith("甲, et al. “题.”")
    assert cite_chicago(work).startswith("甲, 乙, 丙, and 丁. “题.”")
    pair = Work("x", "题", work.creators[:2], edition="选本")
    assert cite_chicago(pair).startswith("甲 and 乙. “题.”")
    assert cite_mla(pair).startswith("甲 and 乙. “题.”")
    many = Work("x", "题", tuple(Creator(str(n), "reporter") for n in range(11)), edition="选本")
    assert cite_chicago(many).startswith("0, 1, 2, 3, 4, 5, 6, et al. “题.”")


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_bibtex_stays_one_entry_whatever_the_title(title: str) -> None:
    """Braces in the text are escaped, so that those of the format balance."""
    entry = re.sub(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\[{}]", "", write_bibtex(Work("x", title)))
    assert entry.count("{") == entry.count("}")
    assert entry.endswith("}\n")


def test_ris_has_one_tag_a_line() -> None:
    """Every line is a tag, two spaces, a hyphen and a value, and ends with CR LF."""
    lines = write_ris(FLOOD).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_schema_org_knows_people_places_and_organisations() -> None:
    """Mentions carry their type, and an address where there is one."""
    data = describe_article(FLOOD, [("person", "陆平", ""), ("place", "江城", "https://example.org/p")])
    assert data["mentions"] == [
        {"@type": "Person", "name": "陆平"},
        {"@type": "Place", "name": "江城", "@id": "https://example.org/p"},
    ]
    assert json.loads(json.dumps(data))["isPartOf"][0] == {"@type": "Newspaper", "name": "江城晚报"}


def test_a_work_says_what_its_record_says(tmp_path: Path) -> None:
    """Creators with their roles, page and date come from the article and its place in the edition."""
    edition = write_edition(tmp_path / "edition")
    work = describe_work(read_records(edition), "q1-1", Imprint("选本", newspaper="江城晚报"))
    assert work.creators == (Creator("吴明", "reporter"),)
    assert (work.date, work.page, work.subtitle) == ("1935-03-05", "1", "连日大雨—— 两岸居民迁往高处")


def test_a_whole_edition_is_cited_as_an_electronic_resource() -> None:
    """Title, publisher, date and address, each only where it is known."""
    work = describe_edition(
        Imprint("江城晚报选", modified="2026-02-03", publisher="江城图书馆"), "https://example.org/"
    )
    cited = {style: cite(work) for style, cite in EDITION_STYLES.items()}
    assert cited["GB/T 7714"] == "江城晚报选[DB/OL]. 江城图书馆, 2026-02-03. https://example.org/"
    assert cited["Chicago"] == "江城图书馆. 江城晚报选. Last modified February 3, 2026. https://example.org/."
    assert cited["MLA"] == "江城晚报选. 江城图书馆, 3 Feb. 2026, https://example.org/."
    bare = describe_edition(Imprint("选本"))
    assert [cite(bare) for cite in EDITION_STYLES.values()] == ["选本[DB].", "选本.", "选本."]
