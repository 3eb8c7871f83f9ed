"""Tests of kanben.publish.entries: entries that very many passages name."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from kanben.publish.imprint import Imprint
from kanben.publish.options import SiteOptions
from kanben.publish.pages import Pages
from tests.publish.sample import read_records, write_edition

NAME = '<orgName ref="../register.xml#org-he-wu-ju">河务局</orgName>'


def test_an_entry_of_many_passages_has_several_pages(tmp_path: Path) -> None:
    """No page has more than 200 passages; together they have all, and each leads to every other."""
    edition = write_edition(tmp_path / "edition")
    path = edition.folder / "articles" / "q1-1.xml"
    paragraphs = f"<p>{NAME}守堤。</p>" * 500
    path.write_text(path.read_text("utf-8").replace("<list>", paragraphs + "<list>"), "utf-8")
    pages = Pages(read_records(edition), Imprint("选本"), SiteOptions(), "zh-Hans")
    found = {p.path: html.fromstring(p.content.decode()) for p in pages.entry_pages("org-he-wu-ju")}
    names = ["organisations/org-he-wu-ju.html"] + [f"organisations/org-he-wu-ju/{n}.html" for n in (2, 3)]
    assert list(found) == names
    counts = [len(page.xpath("//p[@class='passage']")) for page in found.values()]
    assert max(counts) == 200
    assert sum(counts) >= 501
    first, second = (found[name].xpath("//nav[@class='parts']//a/@href") for name in names[:2])
    assert first == [f"../{name}" for name in names]
    assert second == [f"../../{name}" for name in names]
    assert found[names[1]].xpath("//h1/text()") == ["江城河务局"]
