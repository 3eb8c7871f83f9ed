"""Tests of kanben.publish.site.linked_data, and of what a page and the lists say of an entry to programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import html

from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.linked_data import address_of, describe_entry
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions
from kanben.record_types import Entry
from kanben.tei import TEI_NAMESPACE
from tests.publish.sample import read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("kind", "identifier", "address"),
    [
        ("Wikidata", "Q148", "https://www.wikidata.org/wiki/Q148"),
        ("viaf", "123/4", "https://viaf.org/viaf/123%2F4"),
        ("", "https://example.org/id/1", "https://example.org/id/1"),
        ("GB-T-2260", "150000", ""),
        ("", "javascript:alert(1)", ""),
    ],
)
def test_an_identifier_has_the_address_of_its_authority(kind: str, identifier: str, address: str) -> None:
    """Only what is known to have one."""
    assert address_of(kind, identifier) == address


def test_an_entry_is_a_thing_with_its_names_and_identifiers() -> None:
    """Nothing that is not known stands in it."""
    xml = (
        f'<place xmlns="{TEI_NAMESPACE}" xml:id="place-a"><placeName>江城</placeName><placeName>江</placeName>'
        '<location><geo>30.5 114.3</geo></location><idno type="WIKIDATA">Q1</idno><idno type="X">7</idno></place>'
    )
    described = describe_entry(Entry("place-a", "place", "", "", "江城", "", "", xml, 1), "https://e.org/")
    assert described == {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": "https://e.org/places/place-a.html",
        "url": "https://e.org/places/place-a.html",
        "name": "江城",
        "alternateName": ["江"],
        "geo": {"@type": "GeoCoordinates", "latitude": 30.5, "longitude": 114.3},
        "sameAs": ["https://www.wikidata.org/wiki/Q1"],
        "identifier": [{"@type": "PropertyValue", "propertyID": "X", "value": "7"}],
    }
    assert "@id" not in describe_entry(Entry("place-a", "place", "", "", "江城", "", "", xml, 1), "")


def test_pages_and_lists_say_the_same_of_an_entry(tmp_path: Path) -> None:
    """An article's page names it by the address that the entry's own page has; nothing in a name ends the script."""
    edition = write_edition(tmp_path / "edition")
    register = edition.register.read_text("utf-8").replace(
        "陆平</persName><occ", "陆平&lt;/script></persName><occ"
    )
    edition.register.write_text(register, "utf-8")
    records = read_records(edition)
    options = SiteOptions(url="https://e.org/", search=False)
    files = {
        leaf.path: leaf.content for leaf in site(edition.folder, records, Imprint("题"), options=options)
    }

    def data(path: str) -> dict[str, object]:
        (script,) = html.fromstring(files[path].decode()).xpath("//script[@type='application/ld+json']")
        return dict(json.loads(script.text))

    entry = data("people/person-lu-ping.html")
    assert entry["name"] == "陆平</script>"
    graph = json.loads(files["people.jsonld"])["@graph"]
    assert {"@context": "https://schema.org", **next(t for t in graph if t["name"] == entry["name"])} == entry
    mentions = data("articles/q1-1.html")["mentions"]
    assert isinstance(mentions, list)
    assert entry["@id"] in [mention.get("@id") for mention in mentions]
