"""The book holds the whole edition, says true things of itself, and leads everywhere it should."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from lxml import etree

from kanben.edition import Edition
from kanben.publish.epub.book_files import book_files
from kanben.publish.epub.ocf import write_ocf
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

TEI = "{http://www.tei-c.org/ns/1.0}"
NAMES = {
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The sample edition."""
    return write_edition(tmp_path_factory.mktemp("edition") / "tei")


@pytest.fixture(scope="module")
def book(edition: Edition) -> dict[str, bytes]:
    """Its book's files."""
    return dict(book_files(edition, read_records(edition)))


@pytest.fixture(scope="module")
def package(book: dict[str, bytes]) -> etree._Element:
    """Its package document."""
    return etree.fromstring(book["EPUB/package.opf"])


def printed(path: Path) -> str:
    """Return an article's printed characters, found by the plain rules of the encoding."""
    words = []

    def gather(element: ElementTree.Element) -> None:
        name = element.tag.removeprefix(TEI)
        if name not in ("teiHeader", "corr", "reg", "supplied", "fw") and element.get("type") != "editorial":
            words.append(element.text or "")
            for child in element:
                gather(child)
                words.append(child.tail or "")

    gather(ElementTree.parse(path).getroot())
    return re.sub(r"\s", "", "".join(words))


def shown(document: bytes) -> str:
    """Return what a content document shows of the print: without notes, their marks, added signs and what is hidden."""
    root = etree.fromstring(document).find("{*}body")
    for element in root.xpath("//*[@role='doc-footnote' or @role='doc-noteref' or @class='gap' or @hidden]"):
        element.text, tail = "", element.tail
        for child in element:
            element.remove(child)
        element.tail = tail
    return re.sub(r"\s", "", "".join(root.itertext()))


@pytest.mark.parametrize("article", ["q1-1", "q1-2", "q1-3", "q1-4"])
def test_every_article_is_in_the_book_in_full(edition: Edition, book: dict[str, bytes], article: str) -> None:
    """Every printed character of an article is in its document, in order, and no other one."""
    text = printed(edition.article(article))
    assert len(text) > 5
    assert shown(book[f"EPUB/article-{article}.xhtml"]) == text


def test_spine_follows_the_print(package: etree._Element) -> None:
    """A reader turns from cover to contents to the articles as printed, then to the indices and the colophon."""
    files = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", NAMES)}
    spine = [files[reference.get("idref")] for reference in package.iterfind(".//o:itemref", NAMES)]
    assert spine == [
        *("cover.xhtml", "title.xhtml", "nav.xhtml"),
        *(f"article-q1-{number}.xhtml" for number in (1, 2, 3, 4)),
        *("people.xhtml", "places.xhtml", "organisations.xhtml", "sources.xhtml", "colophon.xhtml"),
    ]


def test_manifest_lists_every_file_once(book: dict[str, bytes], package: etree._Element) -> None:
    """Nothing is in the container that the package document does not know, and nothing missing."""
    listed = sorted(f"EPUB/{item.get('href')}" for item in package.iterfind(".//o:item", NAMES))
    assert listed == sorted(set(book) - {"META-INF/container.xml", "EPUB/package.opf"})


def test_every_link_leads_somewhere(book: dict[str, bytes]) -> None:
    """Every link inside the book has its target: names to the indices, indices back to the passages."""
    trees = {path: etree.fromstring(content) for path, content in book.items() if path.endswith(".xhtml")}
    anchors = {(path, mark) for path, tree in trees.items() for mark in tree.xpath("//@id")}
    links = [(path, str(link)) for path, tree in trees.items() for link in tree.xpath("//@href | //@src")]
    assert len(links) > 60
    for path, link in links:
        file, _, mark = link.partition("#")
        target = posixpath.join(posixpath.dirname(path), file) if file else path
        assert target in book, (path, link)
        assert not mark or (target, mark) in anchors, (path, link)


def test_names_and_passages_link_both_ways(book: dict[str, bytes]) -> None:
    """From a name in the text to its entry, from the entry to the paragraph, and back."""
    article = etree.fromstring(book["EPUB/article-q1-1.xhtml"])
    assert article.xpath("//h:a[.='吴明']/@href", namespaces=NAMES) == ["people.xhtml#person-wu-ming"] * 2
    people = etree.fromstring(book["EPUB/people.xhtml"])
    entry = people.xpath("//*[@id='person-wu-ming']")[0]
    assert entry.xpath(".//h:a/@href", namespaces=NAMES) == ["article-q1-1.xhtml#p1", "article-q1-1.xhtml#c1"]


def test_indices_are_ordered_by_pinyin(book: dict[str, bytes]) -> None:
    """He, Lu, Wu; who is named nowhere is left out."""
    people = etree.fromstring(book["EPUB/people.xhtml"])
    assert people.xpath("//h:b/text()", namespaces=NAMES) == ["何光", "陆平", "吴明"]
    assert people.xpath("//h:h2/text()", namespaces=NAMES) == ["H", "L", "W"]


def test_sources_index_holds_whom_the_text_is_owed_to(book: dict[str, bytes]) -> None:
    """Reporters, photographers, suppliers, speakers, cited books and the paper itself."""
    sources = etree.fromstring(book["EPUB/sources.xhtml"])
    assert sorted(sources.xpath("//h:b/text()", namespaces=NAMES)) == sorted(
        ["何光", "江城河务局", "江城晚报", "陆平", "桥志", "吴明"]
    )


def test_contents_nest_issue_page_article_section(book: dict[str, bytes]) -> None:
    """The table of contents shows how the paper was laid out."""
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    contents = nav.xpath("//h:nav[@role='doc-toc']", namespaces=NAMES)[0]
    section = contents.xpath(".//h:li[@class='section']/h:a", namespaces=NAMES)
    assert [(a.text, a.get("href")) for a in section] == [("“人人都来挑土”", "article-q1-1.xhtml#s1")]
    path = [ancestor.get("class") for ancestor in section[0].iterancestors("{*}li")]
    assert path == ["section", "article", "page", "issue"]
    ncx = etree.fromstring(book["EPUB/toc.ncx"])
    assert ncx.xpath("//n:content/@src", namespaces=NAMES)[: len(contents.findall(".//{*}a"))] == [
        a.get("href") for a in contents.iterfind(".//{*}a")
    ]


def test_page_list_leads_to_the_page_breaks(book: dict[str, bytes]) -> None:
    """Every printed page is announced once, where it begins."""
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    pages = nav.xpath("//h:nav[@role='doc-pagelist']//h:a", namespaces=NAMES)
    assert [(a.text, a.get("href")) for a in pages] == [
        ("1", "article-q1-1.xhtml#page-1"),
        ("2", "article-q1-3.xhtml#page-1"),
    ]
    breaks = [
        (path, label)
        for path, content in book.items()
        if path.endswith(".xhtml")
        for label in etree.fromstring(content).xpath("//*[@role='doc-pagebreak']/@aria-label")
    ]
    assert breaks == [("EPUB/article-q1-1.xhtml", "第1版"), ("EPUB/article-q1-3.xhtml", "第2版")]


def test_notes_open_as_pop_ups_and_lead_back(book: dict[str, bytes]) -> None:
    """An editor's note is a footnote that reading systems know, with a way back to its mark."""
    article = etree.fromstring(book["EPUB/article-q1-1.xhtml"])
    mark = article.xpath("//*[@role='doc-noteref']")[0]
    note = article.xpath("//*[@role='doc-footnote']")[0]
    assert (mark.get(TYPE), note.get(TYPE)) == ("noteref", "footnote")
    assert mark.get("href") == f"#{note.get('id')}"
    assert note.xpath(".//*[@role='doc-backlink']/@href") == [f"#{mark.get('id')}"]


def test_package_repeats_what_the_edition_says(package: etree._Element) -> None:
    """Title, contributors with their relators, series, source and date come from edition.toml and the TEI."""
    titles = package.xpath("//d:title/text()", namespaces=NAMES)
    assert titles == ["江城晚报选", "一九三五年春"]
    people = {
        person.text: package.xpath(
            f"//o:meta[@refines='#{person.get('id')}'][@property='role']/text()", namespaces=NAMES
        )
        for person in package.xpath("//d:creator | //d:contributor", namespaces=NAMES)
    }
    assert people == {
        "陈编辑": ["mrk"],
        "何光": ["pht"],
        "江城河务局": ["ctb"],
        "吴明": ["aut", "rpt"],
        "江城晚报": ["aut"],
    }
    assert package.xpath("//d:creator/text()", namespaces=NAMES) == ["江城晚报"]
    meta = {m.get("property"): m.text for m in package.iterfind(".//o:meta", NAMES)}
    assert meta["dcterms:modified"] == "2026-02-03T00:00:00Z"
    assert (meta["belongs-to-collection"], meta["group-position"]) == ("江城旧报", "3")
    assert meta["pageBreakSource"].startswith("江城晚报")


def test_identifier_is_a_stable_urn(package: etree._Element, tmp_path: Path) -> None:
    """The identifier is a UUID made from the edition's names, so every build gives the same; or the edition's own."""
    identifier = package.findtext(".//d:identifier", namespaces=NAMES)
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", identifier
    )
    own = write_edition(tmp_path / "tei", 'identifier = "urn:isbn:9780000000002"\n' + TOML)
    opf = dict(book_files(own, read_records(own)))["EPUB/package.opf"]
    assert b'"book-id">urn:isbn:9780000000002<' in opf


def test_conformance_is_claimed_only_when_someone_certifies_it(
    package: etree._Element, tmp_path: Path
) -> None:
    """A program cannot vouch for accessibility; a person named in edition.toml can."""
    claimed = "//o:meta[@property='dcterms:conformsTo']/text()"
    assert package.xpath(claimed, namespaces=NAMES) == []
    own = write_edition(tmp_path / "tei", TOML + 'certified-by = "江城图书馆"\n')
    opf = etree.fromstring(dict(book_files(own, read_records(own)))["EPUB/package.opf"])
    assert opf.xpath(claimed, namespaces=NAMES) == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]


def test_every_document_names_its_language(book: dict[str, bytes]) -> None:
    """Screen readers choose their voice, and browsers the form of the characters, by the language."""
    for path, content in book.items():
        if path.endswith(".xhtml"):
            root = etree.fromstring(content)
            assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans", (
                path
            )


def test_two_books_of_one_edition_are_identical(edition: Edition, tmp_path: Path) -> None:
    """Same input, same bytes."""
    for name in ("one.epub", "two.epub"):
        write_ocf(tmp_path / name, book_files(edition, read_records(edition)))
    assert (tmp_path / "one.epub").read_bytes() == (tmp_path / "two.epub").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.epub") as archive:
        assert archive.testzip() is None


def test_book_of_one_document_is_described_by_its_header(tmp_path: Path) -> None:
    """A TEI file of no edition gives its book author, publisher, rights and source."""
    edition = write_edition(tmp_path / "tei", 'title = "桥志"\nrights = ""\nlanguage = "zh-Hans"\n')
    path = edition.article("q1-1")
    header = (
        "<author>林桥</author><editor>吴明</editor></titleStmt><publicationStmt><publisher>河社</publisher>"
        "<availability><p>公有领域</p></availability></publicationStmt><sourceDesc><bibl>桥志，1930 年刻本</bibl>"
    )
    text = path.read_text("utf-8")
    start, end = text.index("</titleStmt>"), text.index("</sourceDesc>")
    path.write_text(text[:start] + header + text[end:], "utf-8")
    contents = edition.contents.read_text("utf-8").replace("<sourceDesc><p>江城晚报</p>", "<sourceDesc><p/>")
    edition.contents.write_text(
        re.sub(r'<bibl type="article"><ref target="articles/q1-[234].*?</bibl>', "", contents), "utf-8"
    )
    opf = etree.fromstring(dict(book_files(edition, read_records(edition)))["EPUB/package.opf"])
    said = {
        name: opf.xpath(f"//d:{name}/text()", namespaces=NAMES)
        for name in ("creator", "publisher", "rights", "source")
    }
    assert said == {
        "creator": ["吴明", "林桥"],
        "publisher": ["河社"],
        "rights": ["公有领域"],
        "source": ["桥志，1930 年刻本"],
    }
