"""Kanben from Python: `import kanben` gives what stands here.  README.md shows it; a test runs what the README shows."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lxml import etree

from kanben.build import FORMATS, publish
from kanben.edition import Edition, adopt_pages, find_edition
from kanben.edition.belonging import is_newspaper_article
from kanben.edition.contents import Contents, tei_files
from kanben.edition.settings import SETTINGS_FILE
from kanben.encode.marks import MARKS
from kanben.encode.pages import Encoding, PageReport
from kanben.errors import KanbenError, NotFound, SameName
from kanben.gather import gather_records
from kanben.publish.document.book import write_book
from kanben.publish.document.report import Remark, Report
from kanben.publish.document.site import document_site
from kanben.publish.document.source import DocumentFile, read_document
from kanben.publish.epub.book_settings import override_settings
from kanben.publish.shared.folder import write_folder
from kanben.publish.shared.standalone import gather_files
from kanben.publish.site.alone import write_articles_alone
from kanben.readers.naming import make_page_id
from kanben.tei import NAMESPACES, parse_tei
from kanben.tei.pointers import parse_pointer
from kanben.tei.printed import article_text, marked, printed_text
from kanben.validate import Checks, Violation, validate_many
from kanben.workers import Workers

Format = Literal["html", "epub"]
AnyPath = Path | str
# Shows the steps of long work: (how many, of which kind) → a function to call after each.
Bar = Callable[[int, str], AbstractContextManager[Callable[[str], None]]]

__all__ = [
    "Article",
    "Checks",
    "KanbenError",
    "Name",
    "OpenEdition",
    "PageReport",
    "Remark",
    "Transformed",
    "Violation",
    "open_edition",
    "transform_files",
    "validate_files",
]


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
        """What is tagged, in the order of the text."""
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
    """An edition's folder; each method does what the command of its name does."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @property
    def folder(self) -> Path:
        """The folder that holds edition.toml."""
        return self._edition.folder

    def encode(self, *pages: AnyPath, check: bool = False, taggers: Sequence[str] = ()) -> list[PageReport]:
        """Encode pages (all, if none is named; a page from elsewhere is copied into the edition); say what was done.

        With `check` nothing is written.  `taggers` are those to ask, else those of edition.toml.  Raise a KanbenError for a
        page that cannot be read, and where page and TEI contradict each other.
        """
        edition = self._edition
        files = adopt_pages(edition, [Path(page) for page in pages], check=check) or edition.pages
        with Encoding(edition, taggers, check=check) as run:
            return list(run.encode(files))

    def validate(self, checks: Checks | None = None) -> list[Violation]:
        """Return what is wrong with the edition's TEI files; an empty list means that they are valid."""
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
    """Return what is wrong with TEI files of any kind; an empty list means that they are valid."""
    return list(validate_many([Path(path) for path in paths], checks or Checks()))


@dataclass(frozen=True, slots=True)
class Transformed:
    """What a transformation wrote, and its remarks on documents: elements that are unknown, texts that are not shown."""

    written: tuple[Path, ...]
    remarks: tuple[Remark, ...] = ()


def transform_files(
    paths: Sequence[AnyPath],
    to: Format,
    target: AnyPath,
    *,
    writing_mode: str | None = None,
    split: str | None = None,
    whole_site: bool = False,
    workers: int | None = 1,
    bar: Bar | None = None,
) -> Transformed:
    """Make a site (a folder) or a book (a file) at `target` of an edition's folder, or of TEI files and folders of them.

    `writing_mode` (horizontal, vertical) and `split` (edition, issue, article) are an edition's.  Articles of an edition become
    their pages alone, with `whole_site` the site around them.  `workers` are processes, None for one a core.  Raise a
    KanbenError for what cannot be read, and for a target that is not an earlier output.
    """
    sources, target = [Path(path) for path in paths], Path(target)
    is_edition = len(sources) == 1 and (sources[0] / SETTINGS_FILE).is_file()
    files = {} if is_edition else _named(sources)
    documents = {key: DocumentFile(path, read_document(path)) for key, path in files.items()}
    if documents and not all(is_newspaper_article(file.tree, file.path) for file in documents.values()):
        return _transform_documents(documents, to, target, sources[0].resolve().stem)
    with tempfile.TemporaryDirectory(prefix="kanben-") as scratch:
        articles = list(files.values())
        edition = (
            gather_files(articles, Path(scratch), whole_register=whole_site) if files else Edition(sources[0])
        )
        override_settings(edition, writing_mode=writing_mode, split=split)
        with Workers(workers, bar or _silent) as crew:
            records = gather_records(edition, crew, Path(scratch) / "records.sqlite")
            if files and to == "html" and not whole_site:
                return Transformed(tuple(write_articles_alone(edition, records, target)))
            return Transformed(tuple(FORMATS[to].write(edition, records, target, crew)))


def _transform_documents(files: dict[str, DocumentFile], to: Format, target: Path, title: str) -> Transformed:
    """Write documents that are no newspaper's articles."""
    report = Report()
    if to == "epub":
        write_book(files, title, target, report)
    else:
        write_folder(target, ((file.path, file.content) for file in document_site(files, title, report)))
    return Transformed((target,), tuple(report.remarks))


def _silent(_total: int, _what: str) -> AbstractContextManager[Callable[[str], None]]:
    return nullcontext(lambda _step: None)


def _named(paths: Sequence[Path]) -> dict[str, Path]:
    """Return the TEI files that paths stand for, folders with their subfolders, by names that are unique.

    A file that lies deeper than its folder has its subfolders in its name.
    """
    found: dict[str, Path] = {}
    for path in paths:
        files = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
        if not files:
            raise NotFound(path=path / "*.xml")
        for file in files:
            inside = file.relative_to(path).with_suffix("") if path.is_dir() else Path(file.stem)
            name = make_page_id(Path("_".join(inside.parts) + ".xml"))
            if name in found:
                raise SameName(path=file, other=found[name])
            found[name] = file
    return found
