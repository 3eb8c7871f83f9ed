"""Tests of kanben.publish.site.entry_documents: entries that very many passages name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import html

from kanben.edition import Edition
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.page_sources import PageSource, Sources
from kanben.publish.site.rendering import PageRenderer
from kanben.publish.site.site_settings import SiteOptions
from tests.publish.sample import read_records, write_edition

PAGES = PageRenderer(Imprint("选本"), SiteOptions(), "zh-Hans")
NAME = '<orgName ref="../register.xml#org-he-wu-ju">河务局</orgName>'


def sources(edition: Edition) -> Sources:
    """Return what the pages of an edition are made of."""
    return Sources(read_records(edition), Imprint("选本"), SiteOptions())


def parsed_pages(made_of: Iterable[PageSource]) -> dict[str, html.HtmlElement]:
    """Return pages by their paths."""
    return {leaf.path: html.fromstring(leaf.content.decode()) for leaf in map(PAGES.page, made_of)}


def test_an_entry_of_many_passages_has_several_pages(tmp_path: Path) -> None:
    """No page has more than 200 passages; together they have all, and each leads to every other."""
    edition = write_edition(tmp_path / "edition")
    path = edition.folder / "articles" / "q1-1.xml"
    paragraphs = f"<p>{NAME}守堤。</p>" * 500
    path.write_text(path.read_text("utf-8").replace("<list>", paragraphs + "<list>"), "utf-8")
    found = parsed_pages(sources(edition).entry("org-he-wu-ju"))
    names = ["organisations/org-he-wu-ju.html"] + [f"organisations/org-he-wu-ju/{n}.html" for n in (2, 3)]
    assert list(found) == names
    counts = [len(page.xpath("//p[@class='passage']")) for page in found.values()]
    assert max(counts) == 200
    assert sum(counts) >= 501
    first, second = (found[name].xpath("//nav[@class='parts']//a/@href") for name in names[:2])
    assert first == [f"../{name}" for name in names]
    assert second == [f"../../{name}" for name in names]
    assert found[names[1]].xpath("//h1/text()") == ["江城河务局"]


def test_a_very_long_list_is_divided_by_initials(tmp_path: Path) -> None:
    """Of 1,200 people each stands once on the page of its initial, to which the first page leads."""
    edition = write_edition(tmp_path / "edition")
    people = "".join(
        f'<person xml:id="person-n{n}"><persName>{"王李赵"[n % 3]}{n}</persName></person>'
        for n in range(1200)
    )
    register = edition.register.read_text("utf-8").replace("<listPerson>", f"<listPerson>{people}")
    edition.register.write_text(register, "utf-8")
    found = parsed_pages(sources(edition).index("people"))
    letters = found["people.html"].xpath("//nav[@class='letters']//a/@href")
    assert set(letters) == set(found) - {"people.html"}
    assert found["people.html"].xpath("//ul[@class='entries']") == []
    entries = [found[letter].xpath("//ul[@class='entries']/li/a/@href") for letter in letters]
    assert sum(map(len, entries)) == len({href for part in entries for href in part}) >= 1200
    assert all(href.startswith("../../people/person-") for part in entries for href in part)


def test_a_bound_is_not_taken_for_the_day_of_an_issue(tmp_path: Path) -> None:
    """Beside an article stands its issue's day, or since when it can be."""
    edition = write_edition(tmp_path / "edition")
    (source,) = sources(edition).entry("person-lu-ping")
    assert "1935 年 3 月 5 日</span>" in PAGES.page(source).content.decode()
    text = edition.contents.read_text("utf-8").replace('when="1935-03-05"', 'notBefore="1935-03-05"')
    edition.contents.write_text(text.replace("1935 年 3 月 5 日", ""), "utf-8")
    (source,) = sources(edition).entry("person-lu-ping")
    assert "1935 年 3 月 5 日或以后</span>" in PAGES.page(source).content.decode()
