"""Tests of kanben.publish.site.date_pages and .issues: what a large edition has is divided among pages."""

from __future__ import annotations

import posixpath
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

import kanben.publish.site.date_pages
import kanben.publish.site.issue_pages
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.date_pages import DatePages
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions
from tests.publish.sample import read_records, write_edition

MENTIONED = ["1931", "1935-03", *["1935-03-05"] * 3, "1935-03-06", "1935-04-01", "1936-01-01", "1936-01-02"]


class Counted:
    """Stands for records that count certain dates."""

    def __init__(self, *counts: tuple[str, int]) -> None:
        self.counts = counts

    def day_counts(self) -> list[tuple[str, int]]:
        """Return the counts."""
        return list(self.counts)


@pytest.mark.parametrize(
    ("counts", "paths"),
    [
        ([("1935", 3), ("1935-03-05", 7)], ["dates.html", "dates.html"]),
        ([("1935", 3), ("1935-03-05", 7), ("1936-01", 1)], ["dates/1935.html"] * 2 + ["dates/1936.html"]),
        (
            [("1935", 3), ("1935-03", 2), ("1935-03-05", 7), ("1935-04-01", 2)],
            ["dates/1935.html", "dates/1935-03.html", "dates/1935-03.html", "dates/1935-04.html"],
        ),
        (
            [("1935-03", 2), ("1935-03-05", 11), ("1935-03-06T12:00", 2)],
            ["dates/1935-03.html", "dates/1935-03-05.html", "dates/1935-03-06.html"],
        ),
        ([("1935", 50)], ["dates/1935.html"]),
    ],
)
def test_a_page_has_the_dates_of_a_year_or_of_less(
    counts: list[tuple[str, int]], paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as they fit, together; else by years, months, days."""
    monkeypatch.setattr(kanben.publish.site.date_pages, "_MOST", 10)
    days = DatePages(Counted(*counts))  # type: ignore[arg-type]  # all that is asked of records
    assert [days.path(day) for day, _ in counts] == paths


def test_every_date_stands_on_the_page_that_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the article, from the line of time, from page to page; and each passage stands once."""
    monkeypatch.setattr(kanben.publish.site.date_pages, "_MOST", 4)
    edition = write_edition(tmp_path / "edition")
    path = edition.article("q1-1")
    said = "".join(f'<p><date when="{date}">那天</date></p>' for date in MENTIONED)
    path.write_text(path.read_text("utf-8").replace("<list>", f"{said}<list>"), "utf-8")
    files = site(edition.folder, read_records(edition), Imprint("选本"), options=SiteOptions(search=False))
    pages = {
        leaf.path: html.fromstring(leaf.content.decode()) for leaf in files if leaf.path.endswith(".html")
    }
    first = pages["dates.html"]
    parts = first.xpath("//nav[@class='parts']//a/@href")
    assert {"dates/1931.html", "dates/1935-03.html", "dates/1936.html"} <= set(parts)
    assert first.xpath("//ol[@class='dates']") == []
    for link in first.xpath("//*[local-name() = 'svg']//@href"):
        target, _, anchor = link.partition("#")
        assert pages[target].get_element_by_id(anchor) is not None
    for link in pages["articles/q1-1.html"].xpath("//ul[@class='date']//a/@href"):
        target, _, anchor = link.removeprefix("../").partition("#")
        assert pages[target].get_element_by_id(anchor) is not None
    listed = [mark for part in parts for mark in pages[part].xpath("//ol[@class='dates']//mark[.='那天']")]
    assert len(listed) == len(MENTIONED)
    for after, before in pairwise(parts):  # the newest first
        assert pages[before].xpath("//a[@rel='next']/@href") == [f"../{after}"]
        assert pages[after].xpath("//a[@rel='prev']/@href") == [f"../{before}"]
    assert pages["dates/1935-03.html"].xpath("//h1/text()") == ["1935 年 3 月"]


def test_issues_of_a_very_large_edition_have_pages_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The front page has the headlines of the first issue and leads to years, each year to its printed pages."""
    monkeypatch.setattr(kanben.publish.site.issue_pages, "_MOST", 3)
    edition = write_edition(tmp_path / "edition")
    source = edition.article("q1-4").read_text("utf-8")
    days = {"p1": "1935-04-01", "p2": "1935-04-02", "p3": "1936-01-01", "p4": ""}
    more = ""
    for page, day in days.items():
        date = f'<date when="{day}"/>' if day else "<date/>"
        more += (
            f'<div type="issue" xml:id="i{page}"><head>{date}</head><listBibl type="page" xml:id="{page}">'
            f'<bibl type="article"><ref target="articles/{page}-1.xml">一</ref></bibl></listBibl></div>'
        )
        edition.article(f"{page}-1").write_text(source.replace('"q1-4"', f'"{page}-1"'), "utf-8")
    text = edition.contents.read_text("utf-8")
    edition.contents.write_text(text.replace("</body>", f"{more}</body>"), "utf-8")
    options = SiteOptions(("zh-Hans", "en"), "https://example.org/", search=False)
    files = list(site(edition.folder, read_records(edition), Imprint("选本"), options=options))
    pages = {
        leaf.path: html.fromstring(leaf.content.decode()) for leaf in files if leaf.path.endswith(".html")
    }
    front = pages["index.html"]
    parts = front.xpath("//nav[contains(@class, 'issue-parts')]//a")
    assert [(part.get("href"), part.text) for part in parts] == [
        ("issues/1936.html", "1936 年"),
        ("issues/1935-04.html", "1935 年 4 月"),
        ("issues/1935-03.html", "1935 年 3 月"),
        ("issues/undated.html", "日期不详"),
    ]
    assert len(front.xpath("//article")) == 1  # the newest issue
    assert front.xpath("//p[@class='ears']/span[last()]/text()") == ["8 篇"]
    listed = [
        link
        for part in parts
        for link in pages[part.get("href")].xpath("//div[@class='issues']//p[@class='whole']/a/@href")
    ]
    assert sorted(listed) == sorted(f"../pages/{page}.html" for page in ("q1", "q2", *days))
    assert pages["issues/1935-04.html"].xpath("//a[@rel='next']/@href") == ["../issues/1936.html"]
    assert pages["en/issues/undated.html"].xpath("//h1/text()") == ["Undated"]
    paths = {leaf.path for leaf in files}
    sitemap = next(leaf.content.decode() for leaf in files if leaf.path == "sitemap.xml")
    assert "https://example.org/en/issues/1935-03.html" in sitemap
    assert "https://example.org/dates.html" in sitemap
    for path, page in pages.items():
        links = page.xpath("//a/@href[not(starts-with(., '#') or starts-with(., '/') or contains(., ':'))]")
        targets = {
            posixpath.normpath(posixpath.join(posixpath.dirname(path), link.partition("#")[0]))
            for link in links
        }
        assert targets <= paths
