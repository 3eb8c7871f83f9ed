"""Drawings (SVG) are shown like other pictures, and none can run or load anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kanben.check.pictures import missing_pictures
from kanben.errors import BadPicture
from kanben.publish.epub.book_files import book_files
from kanben.publish.shared.drawings import read_drawing
from tests.publish.sample import read_records, write_edition

PLAN = Path("plan.svg")
OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="40" height="20">'
)
GOOD = OPEN + '<rect id="r" width="40" height="20"/><use x:href="#r"/><text>堤</text></svg>'


def test_drawing_is_in_the_book(tmp_path: Path) -> None:
    """An SVG drawing is a core media type: the book has it, with its size and its description."""
    edition = write_edition(tmp_path / "tei")
    (tmp_path / "tei" / "plan.svg").write_text(GOOD, "utf-8")
    path = edition.article("q1-2")
    graphic = '<graphic url="../plan.svg"/><figDesc>堤的图样</figDesc></figure></div>'
    path.write_text(path.read_text("utf-8").replace("</figure></div>", graphic), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    image = etree.fromstring(book["EPUB/article-q1-2.xhtml"]).find(".//{*}img")
    assert [image.get(name) for name in ("width", "height", "alt")] == ["40", "20", "堤的图样"]
    assert "堤".encode() in book[f"EPUB/{image.get('src')}"]
    assert f'href="{image.get("src")}" media-type="image/svg+xml"'.encode() in book["EPUB/package.opf"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<rect ONLOAD="alert(1)"/>',
        '<image href="http://example.org/a.png"/>',
        '<image x:href="../secret.png"/>',
        '<use href="other.svg#a"/>',
        '<a href="javascript:alert(1)"><text>a</text></a>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: url(http://example.org/a) }</style>",
        r"<style>rect { fill: \75rl(http://example.org/a) }</style>",
        r"<style>@\69mport 'a.css';</style>",
        "<style>rect { fill: u<!-- -->rl(a.svg) }</style>",
        '<rect style="fill: url( &quot;a.svg#b&quot; )"/>',
        '<rect fill="url(a.svg#b)"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<a href="#r"><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<a href="#r"><animate attributeName="x:href" values="http://example.org/"/></a>',
    ],
)
def test_drawing_that_runs_or_loads_something_is_refused(inside: str) -> None:
    """Scripts, and links to anything outside the drawing, in all the places and disguises that SVG and CSS have."""
    with pytest.raises(BadPicture, match="the drawing holds"):
        read_drawing(f"{OPEN}{inside}</svg>".encode(), PLAN)


@pytest.mark.parametrize(
    "content",
    [
        "<svg",
        "no drawing",
        "<html/>",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hosts">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_is_no_drawing_is_refused(content: str) -> None:
    """Broken XML, other XML, and anything with a document type."""
    with pytest.raises(BadPicture):
        read_drawing(content.encode(), PLAN)


def test_traces_of_editors_are_removed() -> None:
    """What is not SVG goes, the drawing stays; links inside it and embedded pictures may stay, too."""
    kept = '<linearGradient id="g"/><rect fill="url(#g)"/><image href="data:image/png;base64,AA=="/>'
    content = (
        '<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" i:version="9" '
        f'xml:base="http://example.org/"><!-- note --><i:view zoom="2"/>{kept}<metadata><i:a/></metadata></svg>'
    )
    drawing, _ = read_drawing(content.encode(), PLAN)
    root = etree.fromstring(drawing)
    assert [etree.QName(element).localname for element in root.iter()] == [
        *("svg", "linearGradient", "rect", "image", "metadata")
    ]
    assert dict(root.attrib) == {}
    for trace in (b"urn:editor", b"stylesheet", b"note"):
        assert trace not in drawing


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="2in" height="25.4mm"', (192, 96)),
        ('width="100" viewBox="0 0 50 25"', (100, 50)),
        ('height="100px" viewBox="0 0 50 25"', (200, 100)),
        ('width="100%" height="100%" viewBox="0,0,640,480"', (640, 480)),
        ("", (300, 150)),
        ('width="0" height="-3" viewBox="a b"', (300, 150)),
        ('width="9e99"', (10_000, 10_000)),
    ],
)
def test_size_is_what_the_drawing_asks_for(attributes: str, size: tuple[int, int]) -> None:
    """Absolute lengths in any unit; else the view box; else what browsers take."""
    content = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'
    assert read_drawing(content.encode(), PLAN)[1] == size


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=40))
def test_any_address_but_an_inner_one_is_refused(address: str) -> None:
    """Whatever an image is loaded from, the drawing is refused unless it is a part of itself."""
    root = etree.fromstring(OPEN + "<image/></svg>")
    root[0].set("href", address)
    try:
        drawing, _ = read_drawing(etree.tostring(root), PLAN)
    except BadPicture:
        return
    assert etree.fromstring(drawing)[0].get("href").lstrip().startswith("#")


def test_refused_drawing_is_named_with_its_reason(tmp_path: Path) -> None:
    """The page shows the description, and `kanben check` says where the drawing is named and what it holds."""
    edition = write_edition(tmp_path / "tei")
    (tmp_path / "tei" / "plan.svg").write_text(OPEN + "<script>1</script></svg>", "utf-8")
    path = edition.article("q1-2")
    graphic = '\n<graphic url="../plan.svg"/><figDesc>堤的图样</figDesc></figure></div>'
    path.write_text(path.read_text("utf-8").replace("</figure></div>", graphic), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    assert "[堤的图样]".encode() in book["EPUB/article-q1-2.xhtml"]
    assert not any(name.endswith(".svg") and "cover" not in name for name in book)
    (found,) = missing_pictures(edition, path)
    assert (found.id, "<script>" in found.message) == ("picture-unfit", True)
    lines = path.read_text("utf-8").splitlines()
    assert "plan.svg" in lines[found.place.line - 1]
