"""The edition in tei/: one real page, encoded and read through.  What a reader and an editor rely on in it."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree

from kanben.edition import Edition
from kanben.edition.contents import Contents, tei_files
from kanben.encode.pages import Encoding
from kanben.tei import NAMESPACES, XML_ID, parse_tei
from kanben.tei.printed import body, printed_text, text_holders
from kanben.validate import validate
from tests.conftest import REPOSITORY, SHARED

PAGE = REPOSITORY / "tei" / "pages" / "000_96995795001646cc.txt"
PEOPLE = {"云永生", "张新会", "李国栋", "聂东方", "苏超", "李炜", "张扩", "郑理", "杨乐", "刘建玲", "李青"}


def articles(edition: Edition) -> list[etree._Element]:
    """The articles' root elements, in reading order."""
    return [parse_tei(path).getroot() for page in Contents(edition).pages() for path in page.articles]


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """Elements at an XPath in the TEI namespace."""
    found = root.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return found


def test_the_page_is_the_source_unchanged() -> None:
    """The page file is, byte for byte, the one that the edition publishes."""
    source = SHARED / "source" / PAGE.name
    if not source.exists():
        pytest.skip(f"no {source} to compare with")
    assert PAGE.read_bytes() == source.read_bytes()


def test_it_holds_four_articles_with_all_the_text(edition: Edition) -> None:
    """The articles' texts, one after the other, are the page's."""
    found = articles(edition)
    kinds = [find(root, "//tei:div[@type='article']")[0].get("subtype") for root in found]
    assert kinds == ["feature", "picture", "report", "report"]
    text = "".join(printed_text(part) for root in found for part in text_holders(body(root)))
    assert "".join(text.split()) == "".join(PAGE.read_text("utf-8").split())


def test_the_parts_are_those_of_the_print(edition: Edition) -> None:
    """Kicker, head, five cross-heads, supplier; caption and credit; signature; a head of three lines, run-in lines."""
    feature, picture, donation, bank = articles(edition)
    heads = [head.get("type") for head in find(feature, "//tei:text//tei:head")]
    assert heads == ["kicker", "main", *["cross"] * 5]
    assert find(feature, "//tei:closer//tei:bibl[@type='source']/tei:orgName[@role='supplier']")
    assert (
        len(find(picture, "//tei:figure[tei:p][tei:byline]/tei:byline/tei:persName[@role='photographer']"))
        == 2
    )
    assert find(donation, "//tei:closer/tei:signed/tei:persName[.='郑理']")
    assert len(find(bank, "//tei:head[@type='main']/tei:lb")) == 2
    assert [node.get("rend") for node in find(bank, "//tei:dateline | //tei:byline")] == ["run-in", "run-in"]


def test_paragraphs_cut_by_columns_are_joined(edition: Edition) -> None:
    """Each of the four joins is marked, one of them inside a name."""
    joins = [join for root in articles(edition) for join in find(root, "//tei:cb[@break='no']")]
    assert len(joins) == 4
    assert [join for join in joins if join.getparent().tag.endswith("orgName")]


def test_every_person_is_tagged_and_registered(edition: Edition) -> None:
    """The eleven people of the page, each one entry."""
    register = parse_tei(edition.register).getroot()
    names = {
        name.text: name.getparent().get(XML_ID)
        for name in find(register, "//tei:person/tei:persName[not(@type)]")
    }
    assert set(names) == PEOPLE
    tagged = {
        node.get("ref", "").partition("#")[2]
        for root in articles(edition)
        for node in find(root, "//tei:text//tei:persName")
    }
    assert tagged == set(names.values())


def test_every_source_is_known(edition: Edition) -> None:
    """Those to whom the reader owes the text: by line, credit, supplier, the paper itself, and who is quoted."""
    roles = [
        (node.get("role"), "".join(node.itertext()))
        for root in articles(edition)
        for node in find(root, "//tei:text//*[@role]")
    ]
    assert roles == [
        ("supplier", "自治区司法厅"),
        ("photographer", "李炜"),
        ("photographer", "张扩"),
        ("author", "郑理"),
        ("reporter", "杨乐"),
        ("correspondent", "刘建玲"),
        ("correspondent", "李青"),
    ]
    speakers = {node.get("who") for root in articles(edition) for node in find(root, "//tei:said")}
    assert {str(who).rpartition("person-")[2] for who in speakers} == {
        "zhang-xin-hui",
        "li-guo-dong",
        "nie-dong-fang",
        "su-chao",
    }


def test_the_slip_is_noted_not_mended(edition: Edition) -> None:
    """苏超 is 她 and has a wife: the print stays, a note says so."""
    (slip,) = find(articles(edition)[0], "//tei:sic")
    assert slip.text == "她"
    assert slip.getnext() is not None
    assert slip.getnext().get("resp") == "#editor"


def test_what_the_page_does_not_say_is_not_said(edition: Edition) -> None:
    """No newspaper title, no day; the year and the earliest day are bounds with a certainty."""
    for root in articles(edition):
        assert not find(root, "//tei:monogr/tei:title")
        (date,) = find(root, "//tei:monogr//tei:date")
        assert dict(date.attrib) == {"notBefore": "2020-03-03", "cert": "medium"}
        assert "belongs to its newspaper" in str(find(root, "//tei:availability")[0].xpath("string()"))


def test_encoding_again_changes_nothing(edition: Edition) -> None:
    """With all taggers, the run leaves every TEI file, corrected by hand as it is, byte for byte."""
    before = {path: path.read_bytes() for path in edition.folder.rglob("*.xml")}
    with Encoding(edition) as run:
        for report in run.encode(edition.pages[:1]):
            assert not any(article.revision.touched for article in report.articles)
    assert {path: path.read_bytes() for path in edition.folder.rglob("*.xml")} == before


def test_it_is_valid(edition: Edition) -> None:
    """RELAX NG, Schematron and references find nothing, not even a warning."""
    assert [fault for file in tei_files(edition) for fault in validate(file)] == []


@pytest.mark.slow
def test_it_is_valid_tei(edition: Edition) -> None:
    """The full schema of TEI P5 agrees."""
    schema = SHARED / "tei" / "tei_all.rng"
    if not schema.exists():
        pytest.skip(f"no {schema} to validate with")
    grammar = etree.RelaxNG(etree.parse(schema))
    for file in tei_files(edition):
        assert grammar.validate(parse_tei(file)), grammar.error_log


def test_the_book_holds_the_articles_in_full(built: Edition) -> None:
    """Every paragraph and headline of every article stands in the EPUB, in its article's document."""
    (book,) = (built.output / "epub").glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if "article" in name]
        texts = ["".join(_shown(archive.read(name))) for name in sorted(names)]
    assert len(texts) == 4
    for root, text in zip(articles(built), texts, strict=True):
        for part in text_holders(body(root)):
            assert "".join(printed_text(part).split()) in text


def _shown(document: bytes) -> list[str]:
    """The characters of an XHTML document that are the page's: without notes, without white space."""
    root = etree.fromstring(document)
    for note in root.xpath("//*[contains(@class, 'note') or contains(@role, 'note')]"):  # type: ignore[union-attr]
        note.getparent().remove(note) if not note.tail else note.clear(keep_tail=True)  # type: ignore[union-attr]
    return "".join(root.itertext()).split()


def test_the_site_links_names_and_entries(built: Edition) -> None:
    """A name leads to its entry, the entry back to the passage."""
    site = built.output / "html"
    article = (site / "articles" / "p000_96995795001646cc-3.html").read_text("utf-8")
    assert "../people/person-zheng-li.html" in article
    entry = (site / "people" / "person-zheng-li.html").read_text("utf-8")
    assert "../articles/p000_96995795001646cc-3.html#" in entry


def test_nothing_else_is_written(built: Edition) -> None:
    """Nothing but the site, the book and the cache is written."""
    assert sorted(path.name for path in built.output.iterdir()) == ["cache", "epub", "html"]
