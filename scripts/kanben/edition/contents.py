"""The contents of an edition, edition.xml: its issues, pages and articles in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.memory import digest
from kanben.edition.provenance import Provenance
from kanben.edition.settings import IssueSettings
from kanben.edition.statements import document, issue_date, program, publication
from kanben.edition.tei_file import TeiFile, read_or_make
from kanben.tei import NAMESPACES, TEI, XML_ID
from kanben.tei.elements import append_laid_out, element, lay_out, remove_laid_out
from kanben.tei.pointers import escape_path, pointed_file

Element = etree._Element


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as edition.xml lists it: its identifier, its issue's, its articles' files in order, and its own file."""

    id: str
    issue: str
    articles: tuple[Path, ...]
    file: Path


class Contents(TeiFile):
    """The list of an edition's articles, read from and written to its edition.xml."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.contents, *read_or_make(edition.contents, lambda: empty_contents(edition)))
        self.issue_heads: dict[str, str] = {}
        pages = list(self.pages())
        self._listed = {page.id: [path.stem for path in page.articles] for page in pages}
        self._files = {page.id: page.file for page in pages}
        self._issues = {page.id: page.issue for page in pages}

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
                pointed_file(self.path.parent, page.get("corresp", "")),
            )

    def list_page(
        self,
        page_id: str,
        file: str,
        provenance: Provenance,
        titles: Sequence[tuple[str, str]],
        order: Mapping[str, int] | None = None,
    ) -> None:
        """List a page with its articles (identifier, title): in place of what was listed of it, else before the first
        page of its issue that `order` (page identifier → number) has later, else at the issue's end.

        `file` is the page file's path in pages/.
        """
        articles = [
            element("bibl", None, element("ref", title, target=f"articles/{article_id}.xml"), type="article")
            for article_id, title in titles
        ]
        source = escape_path(f"pages/{file}")
        number = provenance.page or None
        page = element("listBibl", None, *articles, type="page", n=number, corresp=source, id_=page_id)
        self._place(page, provenance, order or {})
        self._listed[page_id] = [article_id for article_id, _ in titles]
        self._files[page_id] = self.path.parent / "pages" / file
        self._issues[page_id] = provenance.issue_id
        self._changed = True

    def unlist_page(self, page_id: str) -> None:
        """Take a page and its articles out of the list, and its issue if that has no other."""
        for page in self._tree.xpath(
            "//tei:listBibl[@type='page'][@xml:id = $id]", namespaces=NAMESPACES, id=page_id
        ):
            issue = page.getparent()
            remove_laid_out(page)
            if issue is not None and issue.find(f"{TEI}listBibl") is None:
                remove_laid_out(issue)
            self._changed = True
        self._listed.pop(page_id, None)
        self._files.pop(page_id, None)
        self._issues.pop(page_id, None)

    def renew_issue(self, provenance: Provenance) -> None:
        """Have the head of a page's issue say what is known of it now, unless a person changed it.

        `issue_heads` says what was last written: a digest for each issue's identifier.
        """
        found = self._tree.xpath(
            "//tei:div[@type='issue'][@xml:id = $id]/tei:head", namespaces=NAMESPACES, id=provenance.issue_id
        )
        fresh = _issue_head(provenance.issue)
        new, name = digest(fresh), provenance.issue_id
        for head in found[:1]:
            if digest(head) not in (new, self.issue_heads.get(name, "")):
                return
            if digest(head) != new:
                fresh.tail = head.tail
                head.getparent().replace(head, fresh)
                self._changed = True
            self.issue_heads[name] = new

    def retitle(self, titles: Mapping[str, str]) -> None:
        """Give listed articles other titles, by their identifiers."""
        targets = {f"articles/{article_id}.xml": title for article_id, title in titles.items()}
        for reference in self._tree.iterfind(".//tei:bibl/tei:ref", NAMESPACES) if targets else ():
            title = targets.get(reference.get("target", ""))
            if title is not None and title != reference.text:
                reference.text = title
                self._changed = True

    def file(self, page_id: str) -> Path | None:
        """Return the file of a page that is listed; None if it is not."""
        return self._files.get(page_id)

    def issue(self, page_id: str) -> str:
        """Return the identifier of the issue in which a page is listed; nothing if it is not."""
        return self._issues.get(page_id, "")

    def articles(self, page_id: str) -> list[str] | None:
        """Return the identifiers of the articles listed of a page; None if it is not listed."""
        return self._listed.get(page_id)

    def _place(self, page: Element, provenance: Provenance, order: Mapping[str, int]) -> None:
        """Put a page's listing into the tree."""
        page_id = page.get(XML_ID, "")
        if page_id in self._listed:
            (old,) = self._tree.xpath(
                "//tei:listBibl[@type='page'][@xml:id = $id][1]", namespaces=NAMESPACES, id=page_id
            )
            lay_out(page, sum(1 for _ in old.iterancestors()))
            page.tail = old.tail
            old.getparent().replace(old, page)
            return
        issue = self._issue(provenance)
        number = order.get(page_id, len(order))
        following = None
        for other in issue.iterchildren(f"{TEI}listBibl", reversed=True):  # most pages come last
            if order.get(other.get(XML_ID, ""), -1) <= number:
                break
            following = other
        if following is None:
            append_laid_out(issue, page)
            return
        lay_out(page, sum(1 for _ in following.iterancestors()))
        page.tail = issue.text
        following.addprevious(page)

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
        self.issue_heads[provenance.issue_id] = digest(issue[0])
        return issue


def tei_files(edition: Edition) -> list[Path]:
    """Return the TEI files of an edition: contents, register, the articles in reading order, then those not listed."""
    listed = [path for page in Contents(edition).pages() for path in page.articles]
    known = {path.name for path in listed}
    unlisted = [
        path for path in sorted((edition.folder / "articles").glob("*.xml")) if path.name not in known
    ]
    articles = [path for path in (*listed, *unlisted) if not path.name.startswith(".")]
    return [path for path in (edition.contents, edition.register, *articles) if path.exists()]


def _issue_head(settings: IssueSettings) -> Element:
    date = issue_date(settings)
    date.text = settings.title or date.text
    return element("head", None, date)


def empty_contents(edition: Edition) -> etree._ElementTree:
    """Return a list of contents without issues."""
    settings = edition.settings
    statement = element("titleStmt", None, element("title", settings.title))
    if settings.subtitle:
        statement[0].set("type", "main")
        statement.append(element("title", settings.subtitle, type="sub"))
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
