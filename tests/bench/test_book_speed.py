"""Tests of the speed of book making, as ratios of processor time within one run."""

from __future__ import annotations

import io
import re
import resource as usage
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from kanben.edition import Edition
from kanben.publish.epub.book_files import write_books
from kanben.publish.epub.builder import BookBuilder
from kanben.tei import parse_tei
from tests.publish.sample import ARTICLE, ARTICLES, CONTENTS, FLOOD, TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.records import Records

PAGE = 4  # articles on a page
PARAGRAPHS = 8


def large_edition(folder: Path, count: int) -> Edition:
    """Write an edition of that many articles of about the usual length, ten names in each."""
    edition = write_edition(folder, TOML)
    for name in ARTICLES:
        edition.article(name).unlink()
    body = FLOOD.replace(
        "</p>\n<div", "</p>" + "<p>两岸的人听着江水，守着长堤，一夜不睡。</p>" * PARAGRAPHS + "\n<div", 1
    )
    names = [f"q{number // PAGE}-{number % PAGE + 1}" for number in range(count)]
    for name in names:
        text = ARTICLE.format(id=name, title="江城江水 涨过旧堤", changed="2026-02-01", body=body)
        edition.article(name).write_text(text, "utf-8")
    pages = "".join(
        f'<listBibl type="page" xml:id="q{start // PAGE}">'
        + "".join(
            f'<bibl type="article"><ref target="articles/{name}.xml"/></bibl>'
            for name in names[start : start + PAGE]
        )
        + "</listBibl>"
        for start in range(0, count, PAGE)
    )
    contents = re.sub(r"<listBibl.*</listBibl>", pages, CONTENTS, flags=re.DOTALL)
    edition.contents.write_text(contents, "utf-8")
    return Edition(folder)


def _bare(edition: Edition, records: Records) -> float:
    """Return the seconds that parsing, transforming and zipping the articles take, with nothing else."""
    book = BookBuilder(edition, records, parse_tei(edition.contents))
    context = book.context(edition.article(book.articles[0]).read_bytes())
    start = time.process_time()
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in book.articles:
            archive.writestr(name, book.render(parse_tei(edition.article(name)), "page", context))
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("size", [250, 1000])
def test_book_takes_at_most_twice_its_articles(tmp_path: Path, size: int) -> None:
    """Indices, navigation, cover and container together cost no more than the texts do; memory stays
    flat: what is in memory does not grow with the number of articles.
    """
    edition = large_edition(tmp_path / "tei", size)
    records = read_records(edition)
    write_books(edition, records, tmp_path / "warm.epub")
    bare = min(_bare(edition, records) for _ in range(2))
    before = usage.getrusage(usage.RUSAGE_SELF).ru_maxrss
    taken = []
    for _ in range(2):
        start = time.process_time()
        (book,) = write_books(edition, records, tmp_path / "book.epub")
        taken.append(time.process_time() - start)
    grown = (usage.getrusage(usage.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"\nbook of {size}: {min(taken):.2f} s, bare: {bare:.2f} s, ratio {min(taken) / bare:.2f}; "
        f"{book.stat().st_size >> 10} KB; +{grown:.0f} MB"
    )
    assert min(taken) <= 2 * bare
    assert grown < 60
