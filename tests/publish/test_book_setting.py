"""How books are set and drawn: vertical lines, pictures, rare characters, the cover, an edition's own style."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from kanben.publish.epub import fonts
from kanben.publish.epub.book_files import book_files
from kanben.publish.epub.builder import BookParameters
from kanben.publish.epub.cover import HEIGHT, WIDTH, draw_cover
from kanben.publish.epub.embedded_fonts import rare_characters
from kanben.publish.epub.fonts import find_faces
from kanben.resources import resource
from tests.publish.links import dead_links
from tests.publish.sample import TOML, read_records, write_edition
from tests.publish.test_book import printed, shown

BOOK_STYLE = "EPUB/static/book.css"
HAS_FONT = any(True for _ in find_faces(Path("none")))
needs_font = pytest.mark.skipif(not HAS_FONT, reason="NO CHINESE FONT: this machine cannot draw covers")


def _book(folder: Path, settings: str = "") -> dict[str, bytes]:
    edition = write_edition(folder / "tei", TOML + settings)
    return dict(book_files(edition, read_records(edition)))


def _plain(text: str) -> str:
    """Return text without the differences between half and full width, and of quotation marks."""
    return unicodedata.normalize("NFKC", text).translate(str.maketrans("『』「」", "“”‘’"))


def test_vertical_book_runs_from_right_to_left(tmp_path: Path) -> None:
    """Pages turn to the right, every document says how its lines run."""
    book = _book(tmp_path, 'writing-mode = "vertical"\n')
    assert b'page-progression-direction="rtl"' in book["EPUB/package.opf"]
    for name, content in book.items():
        if name.endswith(".xhtml"):
            assert etree.fromstring(content).get("class") == "vertical", name
    assert b"verticalWriting" in book["EPUB/package.opf"]


@pytest.mark.parametrize("article", ["q1-1", "q1-2", "q1-3", "q1-4"])
def test_vertical_setting_keeps_every_character(tmp_path: Path, article: str) -> None:
    """Only width and form of punctuation differ from print; no character is lost or added."""
    edition = write_edition(tmp_path / "tei", TOML + 'writing-mode = "vertical"\n')
    book = dict(book_files(edition, read_records(edition)))
    assert _plain(shown(book[f"EPUB/article-{article}.xhtml"])) == _plain(printed(edition.article(article)))


def test_punctuation_may_be_shown_full_width(tmp_path: Path) -> None:
    """A reading view: the same characters, wider; numbers and words of other scripts keep theirs."""
    edition = write_edition(tmp_path / "tei", TOML + 'punctuation = "full-width"\n')
    path = edition.article("q1-4")
    path.write_text(path.read_text("utf-8").replace("江水深", "江水深,约3,000尺(Hello, river)。"), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    text = shown(book["EPUB/article-q1-4.xhtml"])
    assert "江水深，约3,000尺（Hello,river）。" in text
    assert _plain(text) == _plain(printed(path))


def test_short_numbers_stand_upright_in_vertical_lines(tmp_path: Path) -> None:
    """Two digits share a cell (tate-chu-yoko)."""
    article = etree.fromstring(_book(tmp_path, 'writing-mode = "vertical"\n')["EPUB/article-q1-1.xhtml"])
    assert article.xpath("//*[@class='tcy']/text()") == ["12"]


def test_pictures_are_taken_along_checked_and_sized(tmp_path: Path) -> None:
    """A picture inside the edition is in the book, small enough and described; any other leaves its description."""
    edition = write_edition(tmp_path / "tei")
    Image.new("RGB", (3000, 1500), "grey").save(tmp_path / "tei" / "scan.tif")
    (tmp_path / "secret.png").write_bytes(b"outside")
    (tmp_path / "tei" / "broken.png").write_bytes(b"no picture")
    path = edition.article("q1-2")
    graphics = "".join(
        f'<figure><graphic url="{url}"/><figDesc>灯{number}</figDesc></figure>'
        for number, url in enumerate(
            [
                "../scan.tif",
                "../../secret.png",
                "../broken.png",
                "http://example.org/a.png",
                "../none.png",
                "http://[",
                "x" * 5000,
            ]
        )
    )
    path.write_text(path.read_text("utf-8").replace("</figure></div>", f"</figure>{graphics}</div>"), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    taken = [name for name in book if name.startswith("EPUB/images/") and "cover" not in name]
    assert len(taken) == 1
    assert re.fullmatch(r"EPUB/images/scan-[0-9a-f]{8}\.jpg", taken[0])
    with Image.open(io.BytesIO(book[taken[0]])) as image:
        assert (image.format, image.size) == ("JPEG", (2000, 1000))
    page = etree.fromstring(book["EPUB/article-q1-2.xhtml"])
    assert page.xpath("//*[local-name() = 'img']/@alt") == ["灯0"]
    assert page.xpath("//*[@class='no-picture']/text()") == [f"[灯{number}]" for number in range(1, 7)]
    assert dead_links(book) == []
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    pictures = nav.xpath("//*[@aria-labelledby='pictures-title']//*[local-name() = 'a']/@href")
    assert pictures[0] == "article-q1-2.xhtml#f1"


def test_readings_and_characters_of_the_editions_own_are_shown(tmp_path: Path) -> None:
    """Ruby stands beside its characters; what Unicode lacks is pictured or substituted, and always described."""
    edition = write_edition(tmp_path / "tei")
    Image.new("1", (64, 64)).save(tmp_path / "tei" / "glyph.png")
    path = edition.article("q1-4")
    declared = (
        '<encodingDesc><charDecl><char xml:id="c1"><desc>左水右桥</desc><mapping>桥</mapping></char>'
        '<char xml:id="c2"><desc>三点江</desc><graphic url="../glyph.png"/></char></charDecl></encodingDesc></teiHeader>'
    )
    used = '<ruby><rb>深</rb><rt>shēn</rt></ruby><g ref="#c1"/><g ref="#c2"/><g ref="#c3"/>'
    text = path.read_text("utf-8").replace("</teiHeader>", declared).replace("江水深", f"江水{used}")
    path.write_text(text, "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    page = etree.fromstring(book["EPUB/article-q1-4.xhtml"])
    assert page.xpath("//*[local-name() = 'rt']/text()") == ["shēn"]
    characters = page.xpath("//*[@class='g']")
    assert [(c.get("title"), "".join(c.itertext())) for c in characters] == [
        ("左水右桥", "桥"),
        ("三点江", ""),
        ("#c3", "〓"),
    ]
    assert page.xpath("//*[@class='g']/*[local-name() = 'img']/@alt") == ["三点江"]


def test_page_that_begins_inside_an_article_is_in_the_page_list(tmp_path: Path) -> None:
    """An article that runs on to the next page announces it where it begins."""
    edition = write_edition(tmp_path / "tei")
    path = edition.article("q1-1")
    path.write_text(path.read_text("utf-8").replace("<list>", '<pb n="1b"/><list>'), "utf-8")
    nav = etree.fromstring(dict(book_files(edition, read_records(edition)))["EPUB/nav.xhtml"])
    pages = nav.xpath("//*[@role='doc-pagelist']//*[local-name() = 'a']")
    assert [(page.text, page.get("href")) for page in pages] == [
        ("1", "article-q1-1.xhtml#page-1"),
        ("1b", "article-q1-1.xhtml#page-2"),
        ("2", "article-q1-3.xhtml#page-1"),
    ]


@given(st.text(st.characters(max_codepoint=0x2E7F, exclude_categories=["Cs", "Co"])))
def test_common_characters_need_no_font(text: str) -> None:
    """Letters and marks are in every device's fonts."""
    assert rare_characters(text) == set()


def test_rare_characters_are_those_of_no_common_set() -> None:
    """Extension characters and private ones are rare; those of Chinese, Japanese and Korean standards are not."""
    assert rare_characters("中國語読み镕堃𠮷㐂\ue000𰻞") == {"𠮷", "\ue000", "𰻞", "㐂"}


@needs_font
def test_font_is_embedded_only_for_rare_characters(tmp_path: Path) -> None:
    """A book of common characters carries no font; one with a rare one carries just that."""
    assert not any("rare" in name for name in _book(tmp_path / "common"))
    edition = write_edition(tmp_path / "rare" / "tei")
    path = edition.article("q1-4")
    path.write_text(path.read_text("utf-8").replace("江水深", "江水深𠮷"), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    if "EPUB/static/rare.otf" not in book:
        pytest.skip("NO FREE FONT on this machine has 𠮷")
    assert len(book["EPUB/static/rare.otf"]) < 20_000
    assert b"U+20BB7" in book["EPUB/static/book.css"]
    off = _book(tmp_path / "off", "embed-fonts = false\n")
    assert not any("rare" in name for name in off)


def _font(path: Path, characters: str) -> None:
    """Write a font with boxes for some characters."""
    names = {ord(character): f"u{ord(character):X}" for character in characters}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    for corner in ((0, 0), (900, 0), (900, 900), (0, 900)):
        (pen.lineTo if corner != (0, 0) else pen.moveTo)(corner)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)


def test_rare_characters_are_taken_from_as_many_fonts_as_they_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No font has them all: each that is needed is cut to what the others lack; one that adds nothing stays out."""
    monkeypatch.setattr(fonts, "_system_fonts", tuple)
    edition = write_edition(tmp_path / "tei")
    own = tmp_path / "tei" / "fonts"
    _font(own / "a.ttf", "𠮷")
    _font(own / "b.ttf", "𠮷㐂𰻞")
    _font(own / "c.ttf", "\ue000㐂")
    path = edition.article("q1-4")
    path.write_text(path.read_text("utf-8").replace("江水深", "江水𠮷㐂𰻞\ue000\ue001"), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    embedded = {name: book[name] for name in book if name.endswith(".otf")}
    assert list(embedded) == ["EPUB/static/rare.otf", "EPUB/static/rare-2.otf"]
    held = [set(map(chr, TTFont(io.BytesIO(content)).getBestCmap())) for content in embedded.values()]
    assert held == [{"𠮷", "㐂", "𰻞"}, {"\ue000"}]
    rules = re.findall(
        rb'family: "Kanben Rare"; src: url\(([^)]+)\); unicode-range: ([^;]+);', book[BOOK_STYLE]
    )
    assert rules == [(b"rare.otf", b"U+3402, U+20BB7, U+30EDE"), (b"rare-2.otf", b"U+E000")]
    manifest = book["EPUB/package.opf"]
    assert all(name.removeprefix("EPUB/").encode() in manifest for name in embedded)


@needs_font
def test_cover_is_a_picture_of_the_size_shops_ask_for(tmp_path: Path) -> None:
    """The PNG is the cover image, 1600 × 2560, and drawn the same every time."""
    book = _book(tmp_path)
    with Image.open(io.BytesIO(book["EPUB/images/cover.png"])) as image:
        assert image.size == (WIDTH, HEIGHT)
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 20
    assert re.search(rb'images/cover.png"[^>]*properties="cover-image"', book["EPUB/package.opf"])
    svg = book["EPUB/images/cover.svg"]
    again = svg.replace(b"</svg>", b"<!-- drawn anew --></svg>")
    assert draw_cover(svg, tmp_path, "zh-Hans") == draw_cover(again, tmp_path, "zh-Hans")


def test_cover_that_no_font_can_write_is_left_to_the_reader(tmp_path: Path) -> None:
    """A machine without the characters makes no picture of empty boxes."""
    assert (
        draw_cover(
            '<svg xmlns="http://www.w3.org/2000/svg"><text>\U00100000</text></svg>'.encode(),
            tmp_path,
            "zh-Hans",
        )
        is None
    )


def test_title_of_the_book_is_on_its_cover(tmp_path: Path) -> None:
    """Masthead, title, date and headlines, in words as well."""
    svg = etree.fromstring(_book(tmp_path)["EPUB/images/cover.svg"])
    words = "".join("".join(svg.itertext()).split())
    for word in ("江城晚报选", "江城晚报", "1935年3月5日", "江城江水涨过旧堤", "桥工十年"):
        assert word in words


def test_own_style_sheet_follows_the_books(tmp_path: Path) -> None:
    """static/epub.css of the edition comes last, with the files it names; nothing outside its folder is read."""
    edition = write_edition(tmp_path / "tei")
    (tmp_path / "tei" / "static").mkdir()
    (tmp_path / "tei" / "static" / "epub.css").write_text(
        "@font-face { font-family: Own; src: url(own.otf) } p { background: url('../../secret.png') }"
    )
    (tmp_path / "tei" / "static" / "own.otf").write_bytes(b"OTTO")
    (tmp_path / "secret.png").write_bytes(b"outside")
    book = dict(book_files(edition, read_records(edition)))
    assert book["EPUB/static/own/own.otf"] == b"OTTO"
    assert not any("secret" in name for name in book)
    page = etree.fromstring(book["EPUB/article-q1-1.xhtml"])
    assert page.xpath("//*[local-name() = 'link']/@href") == ["static/book.css", "static/own/epub.css"]


def test_own_templates_come_before_kanbens(tmp_path: Path) -> None:
    """xslt/epub.xsl of the edition changes what it has a template for, and only that."""
    edition = write_edition(tmp_path / "tei")
    (tmp_path / "tei" / "xslt").mkdir()
    (tmp_path / "tei" / "xslt" / "epub.xsl").write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns="http://www.w3.org/1999/xhtml" xmlns:m="urn:kanben:mode" '
        'xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:template match="said" mode="m:text">'
        '<q class="own"><xsl:apply-templates mode="#current"/></q></xsl:template></xsl:stylesheet>',
        "utf-8",
    )
    book = dict(book_files(edition, read_records(edition)))
    page = etree.fromstring(book["EPUB/article-q1-1.xhtml"])
    assert len(page.xpath("//*[@class='own']")) == 1
    assert len(page.xpath("//*[@role='doc-footnote']")) == 1


def test_parameters_are_those_of_the_stylesheet() -> None:
    """Saxon ignores unknown parameters in silence, so a misspelt one would never be missed."""
    declared = {
        str(name)
        for file in (resource("xslt", "epub.xsl"), resource("xslt", "common", "labels.xsl"))
        for name in etree.parse(file).xpath("/*/*[local-name() = 'param']/@name")
    }
    assert {field.name.replace("_", "-") for field in fields(BookParameters)} == declared
