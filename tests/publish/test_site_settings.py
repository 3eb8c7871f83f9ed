"""Tests of what an edition may choose for its site: kanben.publish.site.site_settings, .statics, .feeds, own templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from kanben.errors import BadSettings, StylesheetFailed
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.feeds import feeds
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions, read_options
from kanben.publish.site.static_files import static_files
from tests.publish.sample import read_records, write_edition

OWN = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns="http://www.w3.org/1999/xhtml"><xsl:template name="f:footer" as="element()"
  xmlns:f="urn:kanben:function"><footer class="site"><p>自己的页脚</p></footer></xsl:template></xsl:stylesheet>"""
EMPTY = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>"""


def test_the_interface_speaks_the_editions_language_and_english() -> None:
    """Without a choice the edition's language comes first."""
    assert read_options({}, "zh-Hans", Path("e")).languages == ("zh-Hans", "en")
    assert read_options({}, "en", Path("e")).languages == ("en",)
    assert read_options({}, "fr", Path("e")).languages == ("en",)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"languages": ["tlh"]}, "tlh"),
        ({"tokens": {"accent": "red; } body { display: none"}}, "accent"),
        ({"tokens": {"accent": 3}}, "accent"),
        ({"logo": "none.svg"}, "none.svg"),
        ({"order": ["people", "persons"]}, "persons"),
        ({"logo": "../edition.toml"}, "edition.toml"),
        ({"tokens": {"Accent}": "red"}}, "Accent"),
    ],
)
def test_a_wrong_choice_is_named(table: dict[str, object], named: str) -> None:
    """The message says which setting of edition.toml is not understood."""
    with pytest.raises(BadSettings, match=named):
        read_options(table, "zh-Hans", Path("e"))


def test_an_address_ends_with_one_slash() -> None:
    """However the address was written, paths can be added to it."""
    assert read_options({"url": "https://example.org/a"}, "en", Path()).url == "https://example.org/a/"
    assert read_options({"url": "https://example.org/a/"}, "en", Path()).url == "https://example.org/a/"


def test_tokens_and_own_files_reach_the_site(tmp_path: Path) -> None:
    """Single tokens are set at the end of tokens.css; a file of the edition replaces one of the same name."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "icon.svg").write_text("<svg/>")
    (tmp_path / "static" / "logo.png").write_bytes(b"png")
    options = SiteOptions(tokens={"accent": "#00f"}, folder=tmp_path)
    files = {leaf.path: leaf.content for leaf in static_files(options)}
    assert files["static/tokens.css"].endswith(b":root {\n  --accent: #00f;\n}\n")
    assert files["static/icon.svg"] == b"<svg/>"
    assert files["static/logo.png"] == b"png"
    assert "static/text.css" in files


def test_a_logo_stands_before_the_title(tmp_path: Path) -> None:
    """A picture in the edition's static/ takes the seal's place on every page, found from each."""
    edition = write_edition(tmp_path / "edition")
    (edition.folder / "static").mkdir()
    (edition.folder / "static" / "our logo.svg").write_text("<svg/>")
    options = read_options({"logo": "our logo.svg", "search": False}, "zh-Hans", edition.folder)
    leaves = list(site(edition.folder, read_records(edition), Imprint("选本"), options=options))
    pages = {leaf.path: leaf.content.decode() for leaf in leaves if leaf.path.endswith(".html")}
    assert 'src="static/our%20logo.svg"' in pages["index.html"]
    assert 'src="../static/our%20logo.svg"' in pages["articles/q1-1.html"]
    assert not [path for path, page in pages.items() if 'class="seal"' in page]


def test_the_masthead_may_have_another_order(tmp_path: Path) -> None:
    """What the edition names comes first, the rest in the usual order."""
    edition = write_edition(tmp_path / "edition")
    options = read_options({"order": ["about", "dates"], "search": False}, "zh-Hans", edition.folder)
    leaves = site(edition.folder, read_records(edition), Imprint("选本"), options=options)
    front = next(html.fromstring(leaf.content.decode()) for leaf in leaves if leaf.path == "index.html")
    assert front.xpath("//header[@class='site']/nav[1]//a/@href") == [
        *("about.html", "dates.html"),
        *("people.html", "places.html", "organisations.html", "sources.html", "map.html"),
    ]


def test_own_templates_come_before_the_programs(tmp_path: Path) -> None:
    """A template in the edition's xslt/html.xsl replaces that of the same name on every page."""
    edition = write_edition(tmp_path / "edition")
    (edition.folder / "xslt").mkdir()
    (edition.folder / "xslt" / "html.xsl").write_text(OWN, "utf-8")
    options = SiteOptions(folder=edition.folder, search=False)
    pages = list(site(edition.folder, read_records(edition), Imprint("选本"), options=options))
    html = [leaf.content.decode() for leaf in pages if leaf.path.endswith(".html")]
    assert html
    assert all("自己的页脚" in page for page in html)


def test_frames_made_once_change_no_page(tmp_path: Path) -> None:
    """Pages put together from frame and content are those that an edition with templates of its own gets whole."""
    edition = write_edition(tmp_path / "edition")
    edition.article("q1-1").rename(edition.article("河-1"))
    for path in (edition.contents, *edition.folder.glob("articles/*.xml")):
        path.write_text(path.read_text("utf-8").replace("q1-1", "河-1"), "utf-8")
    options = SiteOptions(("en", "zh-Hans"), "https://example.org/a/", search=False, folder=edition.folder)

    def leaves() -> list[SiteFile]:
        return list(site(edition.folder, read_records(edition), Imprint("选本"), options=options))

    framed = leaves()
    (edition.folder / "xslt").mkdir()
    (edition.folder / "xslt" / "html.xsl").write_text(EMPTY, "utf-8")
    assert framed == leaves()
    page = next(leaf.content.decode() for leaf in framed if leaf.path == "articles/河-1.html")
    assert 'rel="canonical" href="https://example.org/a/articles/%E6%B2%B3-1.html"' in page
    assert 'href="../zh-Hans/articles/%E6%B2%B3-1.html"' in page


def test_a_fault_in_an_own_template_names_its_file(tmp_path: Path) -> None:
    """The editor is told that it is the edition's own stylesheet that fails."""
    edition = write_edition(tmp_path / "edition")
    (edition.folder / "xslt").mkdir()
    (edition.folder / "xslt" / "html.xsl").write_text(OWN.replace("f:footer", "f:foot:er"), "utf-8")
    options = SiteOptions(folder=edition.folder)
    with pytest.raises(StylesheetFailed, match=r"edition/xslt/html\.xsl"):
        list(site(edition.folder, read_records(edition), Imprint("选本"), options=options))


def test_feeds_list_every_page_once(tmp_path: Path) -> None:
    """The sitemap has each page in each language; robots.txt leads to it; the Atom feed has the articles."""
    records = read_records(write_edition(tmp_path / "edition"))
    options = SiteOptions(languages=("zh-Hans", "en"), url="https://example.org/")
    files = {
        leaf.path: leaf.content for leaf in feeds(records, Imprint("选本", modified="2026-02-03"), options)
    }
    addresses = etree.fromstring(files["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert len(addresses) == len(set(addresses))
    assert {"https://example.org/articles/q1-1.html", "https://example.org/en/articles/q1-1.html"} <= set(
        addresses
    )
    assert b"Sitemap: https://example.org/sitemap.xml" in files["robots.txt"]
    feed = etree.fromstring(files["feed.atom"])
    assert feed.findtext("{*}updated") == "2026-02-03T00:00:00Z"
    assert len(feed.findall("{*}entry")) == 4


def test_without_an_address_nothing_claims_one(tmp_path: Path) -> None:
    """A folder that is handed round has no sitemap and no canonical address."""
    edition = write_edition(tmp_path / "edition")
    files = {leaf.path: leaf.content for leaf in site(edition.folder, read_records(edition), Imprint("选本"))}
    assert "sitemap.xml" not in files
    assert "feed.atom" not in files
    assert b'rel="canonical"' not in files["articles/q1-1.html"]
    assert b"feed.atom" not in files["index.html"]
