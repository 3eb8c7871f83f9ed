"""Editions are divided into books, books into documents, and every link still leads somewhere."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import kanben.publish.epub.book_files
from kanben.errors import BadSettings
from kanben.gather import gather_records
from kanben.publish.epub.book_files import book_files, write_books
from kanben.publish.epub.book_settings import BookSettings
from kanben.publish.epub.volumes import Volume, divide
from kanben.workers import Workers
from tests.publish.links import dead_links
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}


class KnownArticles:
    """Stands for records that hold certain articles."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def article_ids(self) -> list[str]:
        """Return the names."""
        return self.names


def volumes_of(count: int, size: int) -> list[Volume]:
    """Divide an edition of so many articles into volumes."""
    names = [f"p-{number}" for number in range(1, count + 1)]
    references = "".join(f'<bibl type="article"><ref target="articles/{name}.xml"/></bibl>' for name in names)
    contents = etree.ElementTree(
        etree.fromstring(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><div type="issue" xml:id="i">'
            f'<listBibl type="page">{references}</listBibl></div></TEI>'
        )
    )
    return divide(contents, KnownArticles(names), BookSettings(volume_size=size))  # type: ignore[arg-type]  # a stand-in


@given(st.integers(1, 60), st.integers(1, 25))
def test_volumes_hold_every_article_once_in_order(count: int, size: int) -> None:
    """However an edition is divided, nothing is lost, doubled or moved, and no volume is too large."""
    volumes = volumes_of(count, size)
    names = [f"p-{number}" for number in range(1, count + 1)]
    assert [name for volume in volumes for name in volume.articles] == names
    assert all(1 <= len(volume.articles) <= size for volume in volumes)
    assert len({volume.name for volume in volumes}) == len(volumes)


@given(st.integers(1, 60), st.integers(1, 25))
def test_another_article_leaves_the_volumes_before_as_they_are(count: int, size: int) -> None:
    """Names and articles of all volumes but the last stay when an edition grows."""
    before, now = volumes_of(count, size), volumes_of(count + 1, size)
    assert [volume.name for volume in now[: len(before)]] == [volume.name for volume in before]
    whole = [volume.articles for volume in before[:-1]]
    assert [volume.articles for volume in now[: len(whole)]] == whole


@pytest.mark.parametrize(
    ("setting", "names", "titles"),
    [
        ('split = "edition"', ["book.epub"], ["江城晚报选"]),
        ('split = "issue"', ["book-issue-1.epub"], ["江城晚报选 1935 年 3 月 5 日"]),
        (
            'split = "article"',
            [f"book-q1-{number}.epub" for number in (1, 2, 3, 4)],
            ["江城江水 涨过旧堤", "堤上的灯火", "桥工十年", "江上"],
        ),
        ("volume-size = 2", ["book.epub", "book-2.epub"], ["江城晚报选 卷一", "江城晚报选 卷二"]),
    ],
)
def test_edition_becomes_the_books_that_are_asked_for(
    tmp_path: Path, setting: str, names: list[str], titles: list[str]
) -> None:
    """One book, one for each issue or article, or volumes: each with its own title, identifier and articles."""
    edition = write_edition(tmp_path / "tei", TOML + setting)
    written = write_books(edition, read_records(edition), tmp_path / "book.epub")
    assert [path.name for path in written] == names
    found, identifiers, held = [], set(), 0
    for path in written:
        with zipfile.ZipFile(path) as archive:
            book = {name: archive.read(name) for name in archive.namelist()}
        package = etree.fromstring(book["EPUB/package.opf"])
        found.append(package.xpath("string(//d:title[@id = 'title'])", namespaces=OPF))
        identifiers.add(package.xpath("string(//d:identifier)", namespaces=OPF))
        assert dead_links(book) == []
        held += "桥工十年" in book["EPUB/nav.xhtml"].decode()
    assert found == titles
    assert held == 1
    assert len(identifiers) == len(written)


@pytest.mark.slow
def test_volumes_are_the_same_whoever_makes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several volumes are shared among processes."""
    edition = write_edition(tmp_path / "tei", TOML + 'split = "article"\n')
    records = gather_records(edition, path=tmp_path / "records.sqlite")
    alone = write_books(edition, records, tmp_path / "alone" / "book.epub")
    monkeypatch.setattr(kanben.publish.epub.book_files, "_WORTHWHILE", 1)
    with Workers(2) as workers:
        together = write_books(edition, records, tmp_path / "together" / "book.epub", workers)
    assert len(alone) == 4
    assert [path.name for path in together] == [path.name for path in alone]
    assert [path.read_bytes() for path in together] == [path.read_bytes() for path in alone]


def test_long_article_becomes_several_documents(tmp_path: Path) -> None:
    """No document is larger than the limit; nothing of the text is lost; contents, notes and indices find their way."""
    edition = write_edition(tmp_path / "tei", TOML + "document-size = 6000\n")
    path = edition.article("q1-1")
    paragraph = (
        "<p>" + "大水漫过了江边的田。" * 120 + '<note type="editorial" resp="#editor">注{n}。</note></p>'
    )
    section = '<div type="section"><head type="cross">第{n}夜</head>' + paragraph + "</div>"
    more = "".join(section.replace("{n}", str(number)) for number in range(8))
    path.write_text(path.read_text("utf-8").replace("<closer>", more + "<closer>"), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    parts = [content for name, content in book.items() if name.startswith("EPUB/article-q1-1")]
    assert len(parts) > 3
    assert max(len(content) for name, content in book.items() if name.endswith(".xhtml")) <= 7000
    text = "".join("".join(etree.fromstring(part).itertext()) for part in parts)
    assert text.count("大水漫过了江边的田。") == 8 * 120
    assert dead_links(book) == []
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    last = nav.xpath("//*[@class='section']/*[.='第7夜']/@href")
    assert last[0].partition("#")[0] == f"article-q1-1.{len(parts) - 1}.xhtml"


def test_long_index_becomes_several_documents(tmp_path: Path) -> None:
    """An entry with very many passages goes on in the next document; names lead to its first."""
    edition = write_edition(tmp_path / "tei", TOML + "document-size = 6000\n")
    path = edition.article("q1-4")
    names = '<p><persName ref="../register.xml#person-lu-ping">陆平</persName>来了。</p>' * 30
    path.write_text(path.read_text("utf-8").replace("<lg>", names + "<lg>"), "utf-8")
    book = dict(book_files(edition, read_records(edition)))
    people = [name for name in book if name.startswith("EPUB/people")]
    assert len(people) > 3
    assert dead_links(book) == []
    passages = sum(book[name].count("来了".encode()) for name in people)
    assert passages == 30


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ('writting-mode = "vertical"', "writing-mode"),
        ('writing-mode = "diagonal"', "horizontal, vertical"),
        ('volume-size = "many"', "a whole number"),
        ("embed-fonts = 1", "true or false"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, setting: str, hint: str) -> None:
    """A misspelt or impossible setting of the book stops the work with a hint, before anything is written."""
    edition = write_edition(tmp_path / "tei", TOML + setting + "\n")
    with pytest.raises(BadSettings, match=hint):
        write_books(edition, read_records(edition), tmp_path / "book.epub")
    assert not (tmp_path / "book.epub").exists()
