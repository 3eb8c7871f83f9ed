"""Every TEI document makes a sound book, however its author nested it."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kanben.check import epubcheck
from kanben.publish.epub.book_files import book_files, write_books
from kanben.tei import parse_tei
from tests.publish.links import dead_links
from tests.publish.sample import read_records
from tests.publish.wild import write_wild_edition

if TYPE_CHECKING:
    from pathlib import Path

# What the templates show in another form, or that an editor added; compared as words only.
_HAN = re.compile(r"[\u4e00-\u9fff]")


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_is_lost_and_no_link_is_dead(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Whatever stands inside what, all words of a document are in its page and every link leads somewhere."""
    edition = write_wild_edition(tmp_path_factory.mktemp("wild") / "tei", Random(seed), 2)
    book = dict(book_files(edition, read_records(edition)))
    assert dead_links(book) == []
    for name in ("q1-1", "q1-2"):
        tree = parse_tei(edition.article(name))
        written = sorted(_HAN.findall("".join(tree.find(".//{*}text").itertext())))
        body = etree.fromstring(book[f"EPUB/article-{name}.xhtml"]).find("{*}body")
        for added in body.xpath("//*[@class='no-picture']"):
            added.text = ""
        assert sorted(_HAN.findall("".join(body.itertext()))) == written


@pytest.mark.slow
@pytest.mark.skipif(
    bool(epubcheck.missing_part()), reason=f"EPUBCHECK DID NOT RUN: it needs {epubcheck.missing_part()}"
)
@pytest.mark.parametrize("setting", ["", "document-size = 4000\n", 'writing-mode = "vertical"\n'])
def test_epubcheck_accepts_a_book_of_wild_documents(tmp_path: Path, setting: str) -> None:
    """Forty documents of every shape make a book without an error or warning."""
    edition = write_wild_edition(tmp_path / "tei", Random(setting), 40, setting)
    write_books(edition, read_records(edition), tmp_path / "book.epub")
    found = epubcheck.run_epubcheck([tmp_path / "book.epub"])
    assert [(finding.id, finding.path, finding.message) for finding in found] == []
