"""The store of an edition's records: what its articles say of themselves, whom they name; the register.

It is one SQLite file, so that indices are read entry by entry and nothing holds the whole edition.
The elements it gives back are in the record namespace (made by xslt/record.xsl) and in TEI's.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from dataclasses import astuple
from typing import TYPE_CHECKING, Any, Self

from lxml import etree

from kanben import queries
from kanben.files import make_folder
from kanben.record_types import Entry, IssueDate, IssueDay, Place, markup, read_entries, read_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RECORD_NAMESPACE = "urn:kanben:record"
K = f"{{{RECORD_NAMESPACE}}}"
_HAS_YEAR = re.compile(r"\d{4}")
INDICES = {"people": "person", "places": "place", "organisations": "organisation", "sources": "source"}


class Records:
    """The records of one edition, in the file `path` or, without one, in memory; raise NotPermitted."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        if path:
            make_folder(path.parent)
        self._database = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._database.executescript(queries.SCHEMA)

    @classmethod
    def of_program(cls, path: Path, fingerprint: str) -> Self:
        """Open the file `path` if a program of that fingerprint wrote it; else, or if it is damaged, begin it anew.

        Raise sqlite3.OperationalError if it is in use or cannot be written.
        """
        try:
            records = cls(path)
            if records._rows("SELECT fingerprint FROM program") == [(fingerprint,)]:
                return records
            records.close()
        except sqlite3.OperationalError:  # in use, or on a disk that is full
            raise
        except sqlite3.DatabaseError:
            pass  # not a database, or a damaged one
        path.unlink()
        records = cls(path)
        records._database.execute("INSERT INTO program VALUES (?)", (fingerprint,))
        return records

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put stays in it."""
        self._database.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Store all that the block puts, or nothing if it fails; inside such a block, leave that to it."""
        if self._database.in_transaction:
            yield
            return
        self._database.execute("BEGIN")
        with self._database:
            yield

    def put(self, record: str, source: str = "") -> str:
        """Store an article's record (a serialised k:article) in place of an earlier one; return the article's id.

        `source` identifies what the record was made of.
        """
        element = etree.fromstring(record)
        article = str(element.get("id"))
        text = element.findtext(f"{K}text", "")
        passages, dates = element.findall(f"{K}passage"), element.findall(f"{K}date")
        for part in (*passages, *dates, *element.findall(f"{K}text")):
            element.remove(part)
        days = (
            (article, number, date.get("when"), date.get("anchor"), date.get("form"))
            for number, date in enumerate(dates)
            if _HAS_YEAR.match(date.get("when", ""))
        )
        rows = (
            (
                article,
                number,
                passage.get("ref"),
                passage.get("source") == "true",
                passage.get("role"),
                markup(passage),
            )
            for number, passage in enumerate(passages)
        )
        with self.changing():
            self.forget(article)
            head = (article, element.findtext(f"{K}title"), markup(element), text, source)
            self._database.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", head)
            self._database.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._database.executemany("INSERT INTO date VALUES (?, ?, ?, ?, ?)", days)
        return article

    def sources(self) -> dict[str, str]:
        """Return of each article what its record was made of, and its id."""
        return dict(self._rows("SELECT source, id FROM article"))

    def keep_only(self, articles: Iterable[str]) -> None:
        """Forget all other articles."""
        wanted = set(articles)
        for (article,) in self._rows("SELECT id FROM article"):
            if article not in wanted:
                self.forget(article)

    def forget(self, article: str) -> None:
        """Remove an article's record, if there is one."""
        self._database.execute("DELETE FROM article WHERE id = ?", (article,))
        for table in ("passage", "date"):
            self._database.execute(f"DELETE FROM {table} WHERE article = ?", (article,))

    def keep_register(self, register: etree._ElementTree) -> None:
        """Store the entries of a TEI register in place of the earlier ones."""
        self._replace("entry", (astuple(entry) for entry in read_entries(register)))

    def arrange(self, edition: etree._ElementTree) -> None:
        """Store where each article stands: its page, issue, date and place in the order of edition.xml."""
        rows = (
            (place.article, place.page, place.number, place.issue, *astuple(place.date), position)
            for position, place in enumerate(read_places(edition))
        )
        self._replace("place", rows)

    def article_ids(self) -> list[str]:
        """Return the ids of the articles that have a record and a place, in the edition's order."""
        return [row[0] for row in self._rows(queries.ARTICLE_IDS)]

    def article(self, article: str) -> etree._Element:
        """Return an article's record without its passages and dates; raise KeyError for an unknown one."""
        for (head,) in self._rows("SELECT head FROM article WHERE id = ?", article):
            return etree.fromstring(head)
        raise KeyError(article)

    def text(self, article: str) -> str:
        """Return an article's printed text, a blank line between its blocks; raise KeyError for an unknown one."""
        for (text,) in self._rows("SELECT text FROM article WHERE id = ?", article):
            return str(text)
        raise KeyError(article)

    def place(self, article: str) -> Place | None:
        """Return where an article stands; None if edition.xml does not list it."""
        for _, page, number, issue, *date in self._rows(queries.PLACE, article):
            return Place(article, page, number, issue, IssueDate(*date))
        return None

    def neighbours(self, article: str) -> dict[str, tuple[str, str]]:
        """Return the id and title of the article before (`previous`) and after (`next`), where there is one."""
        rows = {"previous": self._rows(queries.PREVIOUS, article), "next": self._rows(queries.NEXT, article)}
        return {side: found[0] for side, found in rows.items() if found}

    def issue_days(self) -> list[IssueDay]:
        """Return the issues that have a whole day as their date, in the edition's order."""
        return [IssueDay(*row[:4]) for row in self._rows(queries.ISSUE_DAYS)]

    def issues_beside(self, issue: str) -> dict[str, Place]:
        """Return the place of the first article of the issue before (`previous`) and after (`next`), where there is one."""
        found = {}
        for side, query in (("previous", queries.ISSUE_BEFORE), ("next", queries.ISSUE_AFTER)):
            for (other,) in self._rows(query, issue):
                ((article, page, number, name, *date),) = self._rows(queries.FIRST_PLACE, other)
                found[side] = Place(article, page, number, name, IssueDate(*date))
        return found

    def known(self, identifiers: Iterable[str]) -> list[str]:
        """Return in order those ids that an entry of the register, or an article with a place, has."""
        wanted = sorted(set(identifiers))
        found: list[str] = []
        for start in range(0, len(wanted), queries.MOST_KNOWN):
            stretch = wanted[start : start + queries.MOST_KNOWN]
            marks = ", ".join("?" * len(stretch))
            rows = self._rows(queries.KNOWN.format(marks=marks), *stretch, *stretch)
            found += sorted({row[0] for row in rows})
        return found

    def page_ids(self) -> list[str]:
        """Return the ids of the pages that have articles, in the edition's order."""
        return [row[0] for row in self._rows(queries.PAGE_IDS)]

    def page_articles(self, page: str) -> list[str]:
        """Return the ids of a page's articles, in their order."""
        return [row[0] for row in self._rows(queries.PAGE_ARTICLES, page)]

    def entries(self, index: str) -> Iterator[Entry]:
        """Yield the entries of an index (people, places, organisations or sources) by pinyin.

        The index of sources holds every entry that the text is owed to somewhere; only that is counted.
        """
        rows = (
            self._rows(queries.SOURCES) if index == "sources" else self._rows(queries.ENTRIES, INDICES[index])
        )
        yield from (Entry(*row) for row in rows)

    def entry(self, identifier: str) -> Entry:
        """Return one entry of the register; raise KeyError for an unknown one."""
        for row in self._rows(queries.ONE_ENTRY, identifier):
            return Entry(*row)
        raise KeyError(identifier)

    def entry_ids(self) -> list[str]:
        """Return the ids of all entries of the register, in the order of their pinyin."""
        return [row[0] for row in self._rows(f"SELECT id FROM entry {queries.BY_PINYIN}")]

    def names(self, article: str) -> list[Entry]:
        """Return the entries that an article names, without their elements; their counts are of its passages."""
        return [Entry(*row) for row in self._rows(queries.NAMES, article)]

    def day_counts(self) -> list[tuple[str, int]]:
        """Return every date that articles mention (ISO 8601, whole or in part), in order, and how often they do."""
        return self._rows(queries.DAY_COUNTS)

    def dates(self, day: str) -> list[tuple[str, str, str, str]]:
        """Return article, its title, anchor and printed words of each passage that has a date, in the edition's order."""
        return self._rows(queries.DATES, day)

    def days(self, article: str) -> list[str]:
        """Return the dates that an article mentions, each once, in order."""
        return [day for (day,) in self._rows(queries.DAYS, article)]

    def companions(self, entry: str, limit: int = 12) -> list[Entry]:
        """Return the entries most often named in the same articles, without their elements; their counts are of those."""
        return [Entry(*row) for row in self._rows(queries.COMPANIONS, entry, limit)]

    def passages(self, entry: str, *, sources: bool = False) -> Iterator[etree._Element]:
        """Yield the k:passage elements that name an entry, in the edition's order.

        With `sources`, only those that the text is owed to. Each carries its article's id, title and date,
        and whether that is only the earliest that it can be.
        """
        for xml, article, title, date, is_bound in self._rows(queries.PASSAGES, entry, sources):
            passage = etree.fromstring(xml)
            passage.set("article", article)
            passage.set("title", title)
            if date:
                passage.set("date", date)
                passage.attrib.update({"earliest": "true"} if is_bound else {})
            yield passage

    def locators(self, entry: str, *, sources: bool = False) -> Iterator[tuple[str, str, str]]:
        """Yield (article, its title, anchor) of the same passages, for those who do not want their words."""
        for xml, article, title, *_ in self._rows(queries.PASSAGES, entry, sources):
            yield article, title, xml.partition(' anchor="')[2].partition('"')[0]

    def _replace(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = len(self._rows(f"PRAGMA table_info({table})"))
        with self.changing():
            self._database.execute(f"DELETE FROM {table}")
            marks = ", ".join("?" * columns)
            self._database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()
