"""The speed of the site's pages, as ratios within one run: processor time, the best of several.

`make bench` (pytest tests/bench -s) prints the figures.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from lxml import etree

from kanben.edition import Edition
from kanben.files import write_bytes
from kanben.gather import gather_records
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.page_sources import Sources
from kanben.publish.site.rendering import PageRenderer
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import Records
from kanben.tei import TEI, parse_tei, serialize
from kanben.transform import Parameters, Stylesheet
from kanben.validate import Checks, validate
from kanben.validate.document import validate_document
from kanben.validate.reading import read_document
from kanben.workers import Workers
from tests.conftest import copy_edition
from tests.publish.sample import read_records, write_edition

pytestmark = pytest.mark.slow

IDENTITY = """<xsl:package version="3.0" name="urn:floor" declared-modes="yes" xmlns:m="urn:m"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="html" html-version="5"/>
  <xsl:mode name="m:floor" visibility="public" on-no-match="shallow-copy"/></xsl:package>"""
# A stylesheet as one writes it in an afternoon: a rule for each of forty elements, an element of HTML for each.
NAMES = (
    "TEI text body div head p ab pb cb lb persName placeName orgName geogName name rs title date time num measure said"
    " q quote note ref list item table row cell figure figDesc lg l closer signed byline dateline bibl"
)
FORTY = (
    """<xsl:package version="3.0" name="urn:floor" declared-modes="yes" xmlns:m="urn:m"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:output method="html" html-version="5"/><xsl:mode name="m:floor" visibility="public"/>
  <xsl:template match="teiHeader" mode="m:floor"/>"""
    + "".join(
        f"""<xsl:template match="{name}" mode="m:floor"><span class="{name}"><xsl:apply-templates mode="#current"/></span>
  </xsl:template>"""
        for name in NAMES.split()
    )
    + "</xsl:package>"
)
PARTS = {
    "notes": "水涨<note type='editorial'>注</note>。",
    "names": "<persName ref='../register.xml#person-wu-ming'>吴明</persName>来。",
    "lines": "江水<lb/>深。",
    "paragraphs": "</p><p>江水涨过了旧堤，两岸的人都来挑土。",
}


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Return the processor time of the fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def side_by_side(*works: Callable[[], object], times: int = 6) -> list[float]:
    """Return the same of several works done in turn, so that a busy moment of the machine falls on all of them."""
    rounds = [[seconds(work, 1) for work in works] for _ in range(times)]
    return [min(taken) for taken in zip(*rounds, strict=True)]


def article(part: str, count: int) -> etree._ElementTree:
    """Return an article with that many of a part in its first paragraph."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="q1-1" xml:lang="zh-Hans"><teiHeader/><text><body>'
        f'<div type="article"><head type="main">题</head><p>{PARTS[part] * count}</p></div></body></text></TEI>'
    )
    return etree.fromstring(text, etree.XMLParser(huge_tree=True)).getroottree()


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """The records of the sample edition."""
    return read_records(write_edition(tmp_path_factory.mktemp("bench") / "edition"))


@pytest.mark.parametrize("part", PARTS)
def test_a_page_takes_time_in_proportion_to_its_length(records: Records, part: str) -> None:
    """Twice as many notes, names, lines or paragraphs take at most 2.2 times as long, up to 8,000."""
    imprint, options = Imprint("题"), SiteOptions()
    sources, pages = Sources(records, imprint, options), PageRenderer(imprint, options, "zh-Hans")

    def publish(tree: etree._ElementTree) -> None:
        pages.page(sources.article(tree, "q1-1"))

    once, twice = side_by_side(*(partial(publish, article(part, n)) for n in (4000, 8000)))
    print(f"\n8,000 {part}: {twice:.2f} s, {twice / once:.2f} times as long as 4,000")
    assert twice <= 2.2 * once


def test_a_record_takes_time_in_proportion_to_its_names(tmp_path: Path) -> None:
    """So does the record of an article with 8,000 names in one paragraph."""
    from kanben.resources import resource

    sheet = Stylesheet(resource("xslt", "record.xsl"))
    mode = "{urn:kanben:mode}record"
    once, twice = side_by_side(
        *(partial(sheet.transform, article("names", n), Parameters(), mode) for n in (4000, 8000))
    )
    print(f"\nrecord of 8,000 names: {twice:.2f} s, {twice / once:.2f} times as long as 4,000")
    assert twice <= 2.2 * once


def test_a_page_costs_a_few_times_a_bare_copy(tmp_path: Path) -> None:
    """Reading, transforming with all of its context and writing a page, against copying the same TEI as HTML."""
    (tmp_path / "floor.xsl").write_text(IDENTITY)
    floor = Stylesheet(tmp_path / "floor.xsl")
    edition = write_edition(tmp_path / "edition")
    imprint, options = Imprint("题"), SiteOptions()
    sources = Sources(read_records(edition), imprint, options)
    pages = PageRenderer(imprint, options, "zh-Hans")
    path = edition.folder / "articles" / "q1-1.xml"
    paragraph = "<p>" + "江水涨过了旧堤，两岸的人都来挑土。" * 12 + "</p>"
    path.write_text(path.read_text("utf-8").replace("<list>", paragraph * 15 + "<list>"), "utf-8")
    assert 9_000 < path.stat().st_size < 14_000

    def copy() -> None:
        for _ in range(50):
            text = floor.transform(parse_tei(path), Parameters(), "{urn:m}floor")
            write_bytes(tmp_path / "page.html", text.encode())

    def publish() -> None:
        for _ in range(50):
            source = sources.article(parse_tei(path), "q1-1")
            write_bytes(tmp_path / "page.html", pages.page(source).content)

    bare, whole = side_by_side(copy, publish)
    print(
        f"\na page of 10 KB: {20 * whole:.2f} ms, {whole / bare:.1f} times a bare copy ({20 * bare:.2f} ms)"
    )
    assert whole <= 6 * bare


@pytest.fixture
def valid_article(tmp_path: Path) -> Path:
    """An article of the repository's own edition, tagged and read by people, cut to ten kilobytes."""
    path = copy_edition(tmp_path / "edition").article("p000_96995795001646cc-1")
    tree = parse_tei(path)
    while len(serialize(tree)) > 11_000:
        sections = tree.findall(f".//{TEI}div[@type='section']")
        last = sections[-1]
        last.getparent().remove(last)
    path.write_bytes(serialize(tree))
    assert path.stat().st_size > 9_000
    assert validate(path) == []
    return path


class Way:
    """What takes an article all its way in a running process: read, checked by all rules, transformed, written."""

    def __init__(self, article: Path) -> None:
        edition = Edition(article.parent.parent)
        imprint = Imprint(edition.settings.title)
        options = SiteOptions(languages=("zh-Hans", "en"), folder=edition.folder)
        self.sources = Sources(gather_records(edition), imprint, options)
        self.pages = PageRenderer(imprint, options, "zh-Hans")

    def take(self, article: Path, target: Path) -> None:
        """Make the page of an article."""
        document = read_document(article)
        assert validate_document(document, Checks()) == []
        source = self.sources.article(document.tree, article.stem, text=document.source)
        target.write_bytes(self.pages.page(source).content)  # as `write_folder` does


@cache
def _way(article: Path) -> Way:
    return Way(article)


def take_many(article: Path, folder: Path, number: int) -> None:
    """Take an article fifty times all its way, in whatever process this is."""
    for _ in range(50):
        _way(article).take(article, folder / f"{number}.html")


def test_the_whole_way_of_an_article_costs_a_few_times_the_least(valid_article: Path, tmp_path: Path) -> None:
    """Reading, validating by all rules, transforming and writing, against forty rules and no validation at all."""
    (tmp_path / "floor.xsl").write_text(FORTY)
    floor = Stylesheet(tmp_path / "floor.xsl")
    target = tmp_path / "page.html"

    def least() -> None:
        for _ in range(50):
            tree = etree.parse(valid_article)
            target.write_bytes(floor.transform(tree, Parameters(), "{urn:m}floor").encode())

    def check() -> None:
        for _ in range(50):
            assert validate(valid_article) == []

    bare, rules, way = side_by_side(least, check, partial(take_many, valid_article, tmp_path, 0))
    print(
        f"\nthe whole way of {valid_article.stat().st_size / 1000:.1f} KB: {20 * way:.2f} ms, {way / bare:.1f} times "
        f"forty rules ({20 * bare:.2f} ms); of that validation {20 * rules:.2f} ms"
    )
    assert way <= 6.5 * bare


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core has nothing to share")
def test_two_processes_take_articles_twice_as_fast(valid_article: Path, tmp_path: Path) -> None:
    """The wall time of an article's whole way where a build runs in two processes, against one."""
    wall = {}
    for count in (1, 2):
        with Workers(count) as workers:
            work = partial(take_many, valid_article, tmp_path)
            list(workers.map(work, range(8), worthwhile=1))  # the processes start, and read their stylesheets
            start = time.perf_counter()
            list(workers.map(work, range(32), worthwhile=1))
            wall[count] = (time.perf_counter() - start) / (32 * 50)
    print(f"\nin one process {1000 * wall[1]:.2f} ms an article, in two {1000 * wall[2]:.2f}")
    assert wall[2] <= 0.7 * wall[1]
