"""The register as tables and as points of a map."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from kanben.publish.site.exports import register_exports
from kanben.publish.site.map_document import map_document
from kanben.tei import parse_tei
from tests.publish.sample import REGISTER, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://news.example/"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """The exports of the sample, in which one person is named like a formula and the town has an identifier."""
    edition = write_edition(tmp_path / "tei")
    register = REGISTER.replace("<persName>陆平</persName>", "<persName>=1+1, “陆平”</persName>")
    register = register.replace("</location>", '</location><idno type="Wikidata">Q11746</idno>')
    edition.register.write_text(register, "utf-8")
    return {file.path: file.content for file in register_exports(read_records(edition), URL)}


def test_lists_open_as_tables_without_formulas(files: dict[str, bytes]) -> None:
    """Every entry is a row; a name that begins like a formula stays words."""
    rows = list(csv.DictReader(io.StringIO(files["people.csv"].decode("utf-8-sig"))))
    assert {row["id"] for row in rows} >= {"person-wu-ming", "person-lu-ping", "person-he-guang"}
    strange = next(row for row in rows if row["id"] == "person-lu-ping")
    assert strange["name"] == "'=1+1, “陆平”"
    assert strange["page"] == f"{URL}people/person-lu-ping.html"
    town = next(csv.DictReader(io.StringIO(files["places.csv"].decode("utf-8-sig"))))
    assert (town["latitude"], town["longitude"], town["same-as"]) == ("30.5", "114.3", "Q11746")


def test_places_are_points(files: dict[str, bytes]) -> None:
    """A place stands at its longitude and latitude, in this order, and says which page is its own."""
    collection = json.loads(files["places.geojson"])
    (feature,) = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert feature["geometry"] == {"type": "Point", "coordinates": [114.3, 30.5]}
    assert feature["id"] == f"{URL}places/place-jiang-cheng.html"
    assert feature["properties"]["sameAs"] == ["Q11746"]


@pytest.mark.parametrize(("geo", "located"), [("30.5 114.3", "1"), ("", "0"), ("99 200", "0")])
def test_map_counts_what_it_does_not_show(tmp_path: Path, geo: str, located: str) -> None:
    """Places without coordinates, or with impossible ones, are counted but not located."""
    edition = write_edition(tmp_path / "tei")
    edition.register.write_text(REGISTER.replace("30.5 114.3", geo), "utf-8")
    records = read_records(edition)
    records.keep_register(parse_tei(edition.register))
    drawn = map_document(records).getroot()
    assert (drawn.get("located"), drawn.get("places")) == (located, "1")
