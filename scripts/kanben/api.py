"""Kanben from Python: open an edition, encode, validate, build, read articles; validate and transform any TEI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.build import FORMATS, publish
from kanben.convert import Format
from kanben.edition import Edition, adopt_pages, find_edition
from kanben.edition.contents import Contents, tei_files
from kanben.encode.marks import MARKS
from kanben.encode.pages import Encoding, PageReport
from kanben.tei import NAMESPACES, parse_tei
from kanben.tei.pointers import parse_pointer
from kanben.tei.printed import article_text, marked, printed_text
from kanben.validate import Checks, Violation, validate_many

AnyPath = Path | str


@dataclass(frozen=True, slots=True)
class Name:
    """A tagged name, date, measure or speech of an article.

    `element` is the TEI element's name, `text` its printed characters; `start` and `end` count the article's printed
    characters without white space.  `entry` is the `xml:id` of its register entry, `resp` who answers for it, `cert` how
    sure that is; each is empty if it is not said.
    """

    element: str
    text: str
    start: int
    end: int
    entry: str
    resp: str
    cert: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an edition: its file, its identifier, the title in its header, and its parsed TEI."""

    path: Path
    id: str
    title: str
    tree: etree._ElementTree

    @property
    def text(self) -> str:
        """The printed text: one line for each head, paragraph or other part."""
        return article_text(self.tree.getroot())

    @property
    def names(self) -> list[Name]:
        """The tagged names, dates, measures and speeches, in the order of the text."""
        return [
            Name(
                etree.QName(mark.element).localname,
                printed_text(mark.element),
                mark.start,
                mark.end,
                parse_pointer(mark.element.get("ref", "")).fragment,
                mark.element.get("resp", "").replace("#", ""),
                mark.element.get("cert", ""),
            )
            for mark in marked(self.tree.getroot())
            if mark.element.tag in MARKS
        ]


class OpenEdition:
    """An edition's folder; each method works like the command of its name."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @property
    def folder(self) -> Path:
        """The folder that holds edition.toml."""
        return self._edition.folder

    def encode(self, *pages: AnyPath, check: bool = False, taggers: Sequence[str] = ()) -> list[PageReport]:
        """Encode pages (all, if none is named; a page from elsewhere is copied into the edition); return a report for each page.

        With `check` nothing is written.  `taggers` are those to ask, else those of edition.toml.  Raise a KanbenError for a
        page that cannot be read, and where page and TEI contradict each other.
        """
        edition = self._edition
        files = adopt_pages(edition, [Path(page) for page in pages], check=check) or edition.pages
        with Encoding(edition, taggers, check=check) as run:
            return list(run.encode(files))

    def validate(self, checks: Checks | None = None) -> list[Violation]:
        """Return the violations in the edition's TEI files; an empty list means that they are valid."""
        return list(validate_many(tei_files(self._edition), checks or Checks()))

    def build(self, *formats: Format) -> list[Path]:
        """Publish the formats (all, if none is named) that are not up to date; return the files and folders of them.

        Pages are neither encoded nor validated.
        """
        return [done.path for done in publish(self._edition, formats or tuple(FORMATS))]

    def articles(self) -> Iterator[Article]:
        """Yield the articles in reading order; raise a KanbenError for a file that is no TEI."""
        for page in Contents(self._edition).pages():
            for path in page.articles:
                tree = parse_tei(path)
                title = tree.find(".//tei:titleStmt/tei:title", NAMESPACES)
                yield Article(path, path.stem, "" if title is None else "".join(title.itertext()), tree)


def open_edition(folder: AnyPath) -> OpenEdition:
    """Open the edition in a folder or around it; raise a KanbenError if there is none, or its settings are wrong."""
    return OpenEdition(find_edition(Path(folder)))


def validate_files(paths: Iterable[AnyPath], checks: Checks | None = None) -> list[Violation]:
    """Return the violations in TEI files of any kind; an empty list means that they are valid."""
    return list(validate_many([Path(path) for path in paths], checks or Checks()))
