"""Faults of built books and sites are found, and traced to the TEI they come from."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from kanben.check import ace, check_books, check_built, check_site, epubcheck
from kanben.check.finding import Finding
from kanben.check.links import book_links
from kanben.check.origin import Origins
from kanben.check.pictures import unshown_characters
from kanben.publish.epub.book_files import write_books
from kanben.publish.epub.ocf import write_ocf
from kanben.validate.violation import Severity
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.edition import Edition

NO_ACE = (
    f"ACE DID NOT RUN: it needs {ace.missing_part()}; beside this checkout: "
    "npm install --no-package-lock --ignore-scripts --prefix build/tools @daisy/ace"
)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The sample edition."""
    return write_edition(tmp_path / "tei")


def _tampered(edition: Edition, path: Path, name: str, old: str, new: str) -> Path:
    """Write the edition's book with something in one of its files replaced."""
    write_books(edition, read_records(edition), path)
    with zipfile.ZipFile(path) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist() if entry != "mimetype"}
    assert old.encode() in files[name]
    files[name] = files[name].replace(old.encode(), new.encode(), 1)
    write_ocf(path, files.items())
    return path


def _line(path: Path, text: str) -> int:
    """Return the number of the line on which a text stands."""
    return next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


def test_sound_book_has_no_dead_link(edition: Edition, tmp_path: Path) -> None:
    """Nothing is found where nothing is wrong."""
    write_books(edition, read_records(edition), tmp_path / "book.epub")
    assert list(book_links(tmp_path / "book.epub")) == []


def test_dead_link_is_traced_to_the_name_that_caused_it(edition: Edition, tmp_path: Path) -> None:
    """The report names the article's file and the line of the tag, not only the page in the book."""
    book = _tampered(
        edition,
        tmp_path / "book.epub",
        "EPUB/article-q1-1.xhtml",
        "people.xhtml#person-lu-ping",
        "nowhere.xhtml#person-lu-ping",
    )
    article = edition.article("q1-1")
    (finding,) = book_links(book)
    violation = Origins(edition).violation(finding)
    assert violation.place.file == article
    assert violation.place.line == _line(article, "局长<persName")
    assert "nowhere.xhtml" in violation.message
    assert violation.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("anchor", "text"),
    [
        ("h", 'type="kicker"'),
        ("p1", "昨日"),
        ("p2", "<p>局长"),
        ("s1", "人人都来挑土"),
        ("c1", "<closer>"),
        ("n1", "当作"),
    ],
)
def test_anchor_of_a_page_leads_to_its_line(edition: Edition, tmp_path: Path, anchor: str, text: str) -> None:
    """Headline, paragraph, section, closer and note: each anchor is traced to the element it was made of."""
    finding = Finding("x", Severity.ERROR, "m", tmp_path / "b.epub", "EPUB/article-q1-1.xhtml", anchor)
    place = Origins(edition).violation(finding).place
    assert place.line == _line(edition.article("q1-1"), text)


def test_fault_in_an_index_leads_to_the_register(edition: Edition, tmp_path: Path) -> None:
    """An entry's fault is its register entry's."""
    for path in ("EPUB/people.xhtml", "EPUB/people-2.xhtml"):
        finding = Finding("x", Severity.ERROR, "m", tmp_path / "b.epub", path, "person-lu-ping")
        place = Origins(edition).violation(finding).place
        assert (place.file, place.line) == (edition.register, _line(edition.register, "person-lu-ping"))


def test_fault_of_the_whole_book_leads_to_the_settings(edition: Edition, tmp_path: Path) -> None:
    """The package document is made of edition.toml."""
    finding = Finding("x", Severity.ERROR, "m", tmp_path / "b.epub", "EPUB/package.opf")
    assert Origins(edition).violation(finding).place.file.name == "edition.toml"


def test_dead_links_of_a_site_are_found(edition: Edition, tmp_path: Path) -> None:
    """Pages, anchors and pictures that are missing, in a page of an article and another."""
    site = tmp_path / "html"
    (site / "articles").mkdir(parents=True)
    (site / "index.html").write_text(
        '<p><a href="articles/q1-1.html#p2">1</a> <a href="https://example.org/">2</a></p>'
    )
    (site / "articles" / "q1-1.html").write_text(
        '<p id="p2"><a href="../index.html">up</a> <img src="none.png"><a href="#p9">9</a></p>'
    )
    violations = list(check_site(edition, site))
    assert [violation.message.split("”")[0].split("“")[1] for violation in violations] == ["none.png", "#p9"]
    assert {violation.place.file for violation in violations} == {edition.article("q1-1")}


def test_missing_picture_is_named_with_its_line(edition: Edition) -> None:
    """A picture that books cannot show is reported where the TEI names it."""
    path = edition.article("q1-2")
    path.write_text(
        path.read_text("utf-8").replace("<p>堤上", '\n<graphic url="../none.png"/><p>堤上'), "utf-8"
    )
    found = [violation for violation in check_built(edition) if violation.id == "picture-missing"]
    assert [(violation.place.file, violation.place.line) for violation in found] == [
        (path, _line(path, "none.png"))
    ]


def test_character_that_no_font_has_is_named(edition: Edition, tmp_path: Path) -> None:
    """A private character without a font is reported with the paragraph it stands in."""
    path = edition.article("q1-1")
    path.write_text(path.read_text("utf-8").replace("昨日", "昨\ue123日"), "utf-8")
    book = tmp_path / "book.epub"
    write_books(edition, read_records(edition), book)
    origins = Origins(edition)
    places = {origins.violation(finding).place for finding in unshown_characters(book)}
    assert (path, _line(path, "昨")) in {(place.file, place.line) for place in places}


def test_nothing_built_is_said(edition: Edition) -> None:
    """A check of nothing is no success."""
    assert any("nothing is built" in violation.message for violation in check_built(edition))


def test_checker_that_cannot_run_is_named(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Java or Node.js the report says so, loudly, once."""
    monkeypatch.setattr(ace, "missing_part", lambda: "Ace")
    monkeypatch.setattr(epubcheck, "missing_part", lambda: "Java")
    messages = [violation.message for violation in check_books(edition, [])]
    assert messages == ["EPUBCheck did not run: it needs Java", "Ace did not run: it needs Ace"]


@pytest.mark.slow
@pytest.mark.skipif(
    bool(epubcheck.missing_part()), reason=f"EPUBCHECK DID NOT RUN: it needs {epubcheck.missing_part()}"
)
def test_epubcheck_findings_point_to_the_tei(edition: Edition, tmp_path: Path) -> None:
    """Two books in one Java machine; what is wrong in one is traced to the paragraph's line."""
    sound = tmp_path / "sound.epub"
    write_books(edition, read_records(edition), sound)
    book = _tampered(
        edition,
        tmp_path / "book.epub",
        "EPUB/article-q1-1.xhtml",
        "昨日",
        "<blink>昨日</blink>",
    )
    origins = Origins(edition)
    violations = [origins.violation(finding) for finding in epubcheck.run_epubcheck([sound, book])]
    assert [(violation.id, violation.place.file) for violation in violations] == [
        ("epubcheck-rsc-005", edition.article("q1-1"))
    ]
    assert violations[0].place.line == _line(edition.article("q1-1"), "昨日")


@pytest.mark.slow
@pytest.mark.skipif(bool(ace.missing_part()), reason=NO_ACE)
@pytest.mark.parametrize("settings", ["", 'writing-mode = "vertical"\n'])
def test_ace_finds_no_violation(tmp_path: Path, settings: str) -> None:
    """DAISY's checker has nothing to say about the sample edition, in horizontal and vertical lines."""
    edition = write_edition(tmp_path / "tei", TOML + settings)
    write_books(edition, read_records(edition), tmp_path / "book.epub")
    assert list(ace.run_ace(tmp_path / "book.epub")) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(ace.missing_part()), reason=NO_ACE)
def test_ace_findings_are_violations(edition: Edition, tmp_path: Path) -> None:
    """A picture without a description is reported with the article it stands in."""
    book = _tampered(edition, tmp_path / "book.epub", "EPUB/cover.xhtml", ' alt="', ' data-x="')
    findings = list(ace.run_ace(book))
    assert any("image-alt" in finding.id for finding in findings)
    assert all(finding.path == "EPUB/cover.xhtml" for finding in findings)
