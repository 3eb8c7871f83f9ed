"""Tests of the site's reference: the elements of the schema and the rules of validation."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from kanben.files import read_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.page_sources import Sources
from kanben.publish.site.rendering import PageRenderer
from kanben.publish.site.site_settings import LANGUAGES, SiteOptions
from kanben.resources import resource
from kanben.tei import TEI, parse_xml
from kanben.validate.listing import list_rules
from tests.publish.sample import read_records, write_edition


def read_reference(folder: Path, language: str) -> dict[str, html.HtmlElement]:
    """Return the pages of the reference in a language of the interface."""
    edition = write_edition(folder / "edition")
    imprint, options = Imprint("选本"), SiteOptions(languages=(language,))
    pages = PageRenderer(imprint, options, language)
    leaves = map(pages.page, Sources(read_records(edition), imprint, options).reference())
    return {leaf.path: html.fromstring(leaf.content.decode()) for leaf in leaves}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_listed_in_both_languages(tmp_path: Path, language: str) -> None:
    """The page has what `kanben validate --rules` lists: id, severity, what it asks for, the reader's language first."""
    page = read_reference(tmp_path, language)["rules.html"]
    both = [list_rules(name) for name in (("en", "zh") if language == "en" else ("zh", "en"))]
    listed = page.xpath("//dl[@class='rules']/*")
    assert [e.text_content() for e in listed if e.tag == "dd"] == [
        rule.about for pair in zip(*both, strict=True) for rule in pair
    ]
    assert [(e.get("id"), e.find("span").get("class")) for e in listed if e.tag == "dt"] == [
        (rule.id, rule.severity) for rule in both[0]
    ]


def test_every_element_of_the_schema_is_described(tmp_path: Path) -> None:
    """Each element has its section: what it is for, what it holds, an example; every link inside leads somewhere."""
    path = resource("schemas", "kanben.odd")
    names = {e.get("ident") for e in parse_xml(read_bytes(path), path).iter(f"{TEI}elementSpec")}
    page = read_reference(tmp_path, "en")["reference.html"]
    assert {f"spec-{name}" for name in names} <= set(page.xpath("//section[h3 and p]/@id"))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(page.xpath("//@id"))
    (paragraph,) = page.xpath("//section[@id = 'spec-p']")
    assert "<p>各地开始春耕。</p>" in paragraph.findtext(".//pre/code")
    assert {"persName", "lb"} <= {link.text for link in paragraph.iter("a")}
