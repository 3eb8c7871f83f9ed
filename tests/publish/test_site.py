"""Tests of kanben.publish.site.site_files: the pages of the static site, without a browser."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions
from tests.publish.sample import ARTICLES, read_records, write_edition

Pages = dict[str, html.HtmlElement]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every file of the sample edition's site."""
    edition = write_edition(tmp_path_factory.mktemp("site") / "edition")
    imprint = Imprint("江城晚报选", modified="2026-02-03")
    return {leaf.path: leaf.content for leaf in site(edition.folder, read_records(edition), imprint)}


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> Pages:
    """Return the parsed pages by path."""
    return {
        path: html.fromstring(content.decode()) for path, content in files.items() if path.endswith(".html")
    }


def targets(path: str, page: html.HtmlElement) -> list[tuple[str, str]]:
    """Return (path, anchor) of every address in a page that stays in the site."""
    found = []
    for _, _, link, _ in page.iterlinks():
        parts = urlsplit(link)
        if not parts.scheme:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            found.append((target.lstrip("/") if parts.path else path, unquote(parts.fragment)))
    return found


def test_no_link_is_dead(files: dict[str, bytes], pages: Pages) -> None:
    """Every link leads to a file of the site, every fragment to an anchor in it."""

    @cache
    def anchors(path: str) -> set[str]:
        return set(pages[path].xpath("//@id"))

    dead = [
        (path, target, anchor)
        for path, page in pages.items()
        for target, anchor in targets(path, page)
        if target not in files or (anchor and anchor not in anchors(target))
    ]
    assert dead == []
    assert sum(len(targets(path, page)) for path, page in pages.items()) > 200


def test_every_page_can_be_reached(pages: Pages) -> None:
    """From the front page, links lead to every page but the one for wrong addresses."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        new = {target for target, _ in targets(path, pages[path]) if target in pages} - seen
        seen |= new
        waiting += sorted(new)
    assert set(pages) - seen == {"404.html"}


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_has_its_whole_text(files: dict[str, bytes], article: str) -> None:
    """The article's printed characters stand in its page in order."""
    body = ARTICLES[article][2]
    body = re.sub(r"<(note|corr)\b.*?</\1>", "", body, flags=re.DOTALL)
    printed = re.sub(r"\s", "", re.sub(r"<[^>]*>", "", body))
    page = html.fromstring(files[f"articles/{article}.html"].decode())
    element = page.xpath("//article[contains(@class, 'article')]")[0]
    for added in element.xpath(".//*[@class]"):
        if added.get("class") in {"note", "noteref", "folio", "gap", "unseen", "corr other"}:
            added.drop_tree()
    assert re.sub(r"\s", "", element.text_content()) == printed


def test_a_name_links_to_its_entry_and_back(pages: Pages) -> None:
    """A reader goes from a name to who it is, and from there to every place that names it."""
    article = pages["articles/q1-1.html"]
    assert "../people/person-lu-ping.html" in article.xpath("//a[contains(@class, 'persName')]/@href")
    entry = pages["people/person-lu-ping.html"]
    assert entry.xpath("//a[mark]/@href") == ["../articles/q1-1.html#p2", "../articles/q1-1.html#p2"]


def test_a_page_has_neither_script_nor_style_inside(pages: Pages) -> None:
    """A strict content security policy can be served with the site."""
    for path, page in pages.items():
        assert not page.xpath("//script[not(@src)][not(@type='application/ld+json')] | //style | //@style"), (
            path
        )
        assert not [
            name for name in page.xpath("//@*/..") for name in name.attrib if name.startswith("on")
        ], path


def test_nothing_is_fetched_from_elsewhere(pages: Pages) -> None:
    """No style, script, font or picture comes from another host."""
    for page in pages.values():
        sources = page.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        assert not [address for address in sources if urlsplit(address).netloc]


def test_every_page_has_one_main_heading_and_its_landmarks(pages: Pages) -> None:
    """Screen readers find the heading, the navigation and the main part."""
    for path, page in pages.items():
        assert len(page.xpath("//h1")) == 1, path
        assert len(page.xpath("//main")) == 1, path
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert all(b - a <= 1 for a, b in zip([0, *levels], levels, strict=False)), (path, levels)


def test_interface_in_english(tmp_path: Path) -> None:
    """The same edition speaks English around its Chinese text, which says its language."""
    edition = write_edition(tmp_path / "edition")
    leaves = site(edition.folder, read_records(edition), Imprint("江城晚报选"), "en")
    found = {
        leaf.path: html.fromstring(leaf.content.decode()) for leaf in leaves if leaf.path.endswith(".html")
    }
    assert found["people.html"].get("lang") == "en"
    assert found["people.html"].findtext(".//h1") == "People"
    assert found["articles/q1-1.html"].xpath("//article/@lang") == ["zh-Hans"]


def test_two_builds_are_byte_identical(files: dict[str, bytes], tmp_path: Path) -> None:
    """The same input gives the same bytes."""
    edition = write_edition(tmp_path / "edition")
    imprint = Imprint("江城晚报选", modified="2026-02-03")
    again = {leaf.path: leaf.content for leaf in site(edition.folder, read_records(edition), imprint)}
    assert again == files


def test_a_page_leads_with_an_article_that_has_a_headline(tmp_path: Path) -> None:
    """A caption without a headline does not stand in the largest type, however long it is."""
    edition = write_edition(tmp_path / "edition")
    picture = edition.folder / "articles" / "q1-2.xml"
    picture.write_text(picture.read_text("utf-8").replace("堤上的灯火。", "堤上的灯火。" * 200), "utf-8")
    leaves = site(edition.folder, read_records(edition), Imprint("选本"), options=SiteOptions(search=False))
    front = next(html.fromstring(leaf.content.decode()) for leaf in leaves if leaf.path == "index.html")
    leads = front.xpath("//article[contains(@class, 'first')]//a[starts-with(@href, 'articles/')]/@href")
    assert leads[0] == "articles/q1-1.html"


def test_an_issue_with_a_name_says_its_day_too(tmp_path: Path) -> None:
    """The name is in the edition's language, the day in the reader's; a date in its own words is not said twice."""
    edition = write_edition(tmp_path / "edition")
    text = edition.contents.read_text("utf-8")
    edition.contents.write_text(text.replace("1935 年 3 月 5 日", "防汛专号"), "utf-8")
    leaves = site(
        edition.folder, read_records(edition), Imprint("选本"), "en", SiteOptions(("en",), search=False)
    )
    found = {leaf.path: leaf.content.decode() for leaf in leaves if leaf.path.endswith(".html")}
    folio = html.fromstring(found["articles/q1-1.html"]).xpath("//p[@class='folio']/span[2]")[0]
    assert folio.text_content() == "防汛专号 · 5 March 1935"
    assert folio.xpath("span/@lang") == ["zh-Hans"]


def test_printed_pages_lead_to_their_neighbours(pages: Pages) -> None:
    """As one turns the pages of a newspaper."""
    assert pages["pages/q1.html"].xpath("//nav[@class='neighbours']/a/@href") == ["../pages/q2.html"]
    assert pages["pages/q2.html"].xpath("//nav[@class='neighbours']/a/@href") == ["../pages/q1.html"]


@pytest.mark.parametrize(
    ("dates", "bars", "ticks"),
    [
        (["1935-03-05", "1935-03-06", "1936-01"], ["1935 年 3 月: 2", "1936 年 1 月: 1"], "1936"),
        (["1935", "1953-10", "2021-05-18"], ["1935 年: 1", "1953 年: 1", "2021 年: 1"], "1940"),
        (["1721", "1935", "1937"], ["1720–1729: 1", "1930–1939: 2"], "1800"),
        (["1935"], ["1935 年: 1"], "1935"),
    ],
)
def test_the_timeline_has_a_bar_for_each_time(
    tmp_path: Path, dates: list[str], bars: list[str], ticks: str
) -> None:
    """Months, years or decades, as the dates are far apart; each bar leads to its first date in the list."""
    edition = write_edition(tmp_path / "edition")
    other = edition.article("q1-1")
    other.write_text(re.sub("</?date[^>]*>", "", other.read_text("utf-8")), "utf-8")
    path = edition.folder / "articles" / "q1-4.xml"
    said = "".join(f'<p><date when="{date}">那天</date></p>' for date in dates)
    path.write_text(path.read_text("utf-8").replace("<lg>", f"{said}<lg>"), "utf-8")
    leaves = site(edition.folder, read_records(edition), Imprint("选本"), options=SiteOptions(search=False))
    found = {
        leaf.path: html.fromstring(leaf.content.decode()) for leaf in leaves if leaf.path.endswith(".html")
    }
    drawn = found["dates.html"].xpath("//*[local-name() = 'svg']")[0]
    assert drawn.xpath(".//*[local-name() = 'a']/@aria-label") == bars
    assert {link[1:] for link in drawn.xpath(".//*[local-name() = 'a']/@href")} <= set(
        found["dates.html"].xpath("//@id")
    )
    assert ticks in drawn.xpath(".//*[local-name() = 'text']/text()")
    assert found["articles/q1-4.html"].xpath("//ul[@class='date']//a/@href") == [
        f"../dates.html#d-{d}" for d in sorted(dates)
    ]


def test_the_front_page_of_a_large_edition_stays_small(tmp_path: Path) -> None:
    """Of many issues the first shows its headlines, the others lead to their pages."""
    edition = write_edition(tmp_path / "edition")
    issue = (
        '<div type="issue" xml:id="i{n}"><head><date when="1935-04-{n:02}"/></head><listBibl type="page" xml:id="p{n}">'
        '<bibl type="article"><ref target="articles/p{n}-1.xml">一</ref></bibl></listBibl></div>'
    )
    text = edition.contents.read_text("utf-8")
    edition.contents.write_text(
        text.replace("</body>", "".join(issue.format(n=n) for n in range(1, 61)) + "</body>")
    )
    source = (edition.folder / "articles" / "q1-4.xml").read_text("utf-8")
    for n in range(1, 61):
        (edition.folder / "articles" / f"p{n}-1.xml").write_text(
            source.replace('"q1-4"', f'"p{n}-1"'), "utf-8"
        )
    files = site(edition.folder, read_records(edition), Imprint("选本"), options=SiteOptions(search=False))
    found = {
        leaf.path: html.fromstring(leaf.content.decode()) for leaf in files if leaf.path.endswith(".html")
    }
    assert found["index.html"].xpath("//article//a/@href") == ["articles/p60-1.html"]  # of the newest issue
    listed = found["index.html"].xpath("//div[@class='issues']//p//a/@href")
    assert [page for page in listed if page.startswith("pages/p")] == [
        f"pages/p{n}.html" for n in range(59, 0, -1)
    ]
    assert {f"pages/p{n}.html" for n in range(1, 61)} <= set(found)


def test_pointers_to_nowhere_are_no_links(tmp_path: Path) -> None:
    """A name without its entry and a jump to an article that is not there keep their words, not a dead link."""
    edition = write_edition(tmp_path / "edition")
    path = edition.folder / "articles" / "q1-1.xml"
    text = path.read_text("utf-8").replace("#person-lu-ping", "#person-gone").replace("q1-3.xml", "q9-9.xml")
    path.write_text(text, "utf-8")
    register = edition.register.read_text("utf-8").replace('ref="#org-he-wu-ju"', 'ref="#org-gone"')
    edition.register.write_text(register, "utf-8")
    files = list(
        site(edition.folder, read_records(edition), Imprint("选本"), options=SiteOptions(search=False))
    )
    paths = {leaf.path for leaf in files}
    found = {
        leaf.path: html.fromstring(leaf.content.decode()) for leaf in files if leaf.path.endswith(".html")
    }
    assert {target for path, page in found.items() for target, _ in targets(path, page)} <= paths
    assert "陆平" in found["articles/q1-1.html"].text_content()
    assert "下版" in found["pages/q1.html"].text_content()
