"""The contents of an edition, edition.xml: its issues, pages and articles in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.provenance import Provenance
from kanben.edition.settings import IssueSettings
from kanben.edition.statements import document, issue_date, program, publication, responsibility
from kanben.files import write_bytes
from kanben.tei import NAMESPACES, XML_ID, parse_tei, serialize
from kanben.tei.elements import append_laid_out, element, lay_out

Element = etree._Element


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as edition.xml lists it: its identifier, its issue's, and its articles' files in order."""

    id: str
    issue: str
    articles: tuple[Path, ...]


class Contents:
    """The list of an edition's articles, read from and written to its edition.xml."""

    def __init__(self, edition: Edition) -> None:
        self.path = edition.contents
        self._edition = edition
        self._tree = parse_tei(self.path) if self.path.exists() else _empty(edition)
        self._changed = False
        self._listed = {page.id for page in self.pages()}

    def __contains__(self, page_id: str) -> bool:
        return page_id in self._listed

    def pages(self) -> Iterator[ListedPage]:
        """Yield the pages in reading order."""
        for page in self._tree.iterfind(".//tei:listBibl[@type='page']", NAMESPACES):
            issue = page.getparent()
            targets = [ref.get("target", "") for ref in page.iterfind(".//tei:ref", NAMESPACES)]
            yield ListedPage(
                page.get(XML_ID, ""),
                "" if issue is None else issue.get(XML_ID, ""),
                tuple(self.path.parent / target for target in targets),
            )

    def list_page(
        self, page_id: str, file: Path, provenance: Provenance, titles: Sequence[tuple[str, str]]
    ) -> None:
        """Add a page with its articles (identifier, title)."""
        articles = [
            element("bibl", None, element("ref", title, target=f"articles/{article_id}.xml"), type="article")
            for article_id, title in titles
        ]
        source = f"pages/{file.name}"
        number = provenance.page or None
        page = element("listBibl", None, *articles, type="page", n=number, corresp=source, id_=page_id)
        append_laid_out(self._issue(provenance), page)
        self._listed.add(page_id)
        self._changed = True

    def _issue(self, provenance: Provenance) -> Element:
        """Return the div of an issue, made if it is not there yet."""
        body = self._tree.find(".//tei:body", NAMESPACES)
        if body is None:
            text = element("text", None, element("body"))
            append_laid_out(self._tree.getroot(), text)
            body = text[0]
        for issue in reversed(body):  # pages come issue by issue
            if issue.get(XML_ID) == provenance.issue_id:
                return issue
        issue = element("div", None, _issue_head(provenance.issue), type="issue", id_=provenance.issue_id)
        append_laid_out(body, issue)
        return issue

    def save(self) -> bool:
        """Write edition.xml if it has changed; say whether it was written."""
        if not self._changed:
            return False
        write_bytes(self.path, serialize(self._tree))
        self._changed = False
        return True


def tei_files(edition: Edition) -> list[Path]:
    """Return the TEI files of an edition: contents, register, and the articles in reading order."""
    articles = [path for page in Contents(edition).pages() for path in page.articles]
    return [path for path in (edition.contents, edition.register, *articles) if path.exists()]


def _issue_head(settings: IssueSettings) -> Element:
    date = issue_date(settings)
    date.text = settings.title or date.text
    return element("head", None, date)


def _empty(edition: Edition) -> etree._ElementTree:
    settings = edition.settings
    statement = element("titleStmt", None, element("title", settings.title))
    if settings.subtitle:
        statement[0].set("type", "main")
        statement.append(element("title", settings.subtitle, type="sub"))
    statement.extend(responsibility(editor) for editor in settings.editor)
    source = element(
        "sourceDesc", None, element("p", settings.description or settings.newspaper.title or settings.title)
    )
    header = element(
        "teiHeader",
        None,
        element("fileDesc", None, statement, publication(settings), source),
        element("encodingDesc", None, program()),
    )
    tree = document(edition, edition.contents, "edition", header)
    lay_out(tree.getroot())
    return tree
