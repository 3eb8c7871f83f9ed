"""Encodes the pages of an edition: text to TEI the first time, only what programs tagged in later runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from kanben.edition import Edition, IssueSettings
from kanben.encode.body import article_body
from kanben.encode.contents import Contents, issue_of
from kanben.encode.dates import complete_date
from kanben.encode.elements import lay_out
from kanben.encode.header import article_header, article_title, change, document
from kanben.encode.identity import Identity, check_identity
from kanben.encode.printed import article_text, body, ink, printed_text, text_holders
from kanben.encode.proposals import read_proposals, write_proposals
from kanben.encode.register import Register
from kanben.encode.revise import Revision, revise
from kanben.errors import TextChanged
from kanben.files import write_bytes
from kanben.model import Article, Page
from kanben.readers import read_pages
from kanben.segment import segment
from kanben.tagging import Tagger, load_taggers, tag
from kanben.tei import NAMESPACES, parse_tei, serialize

Tree = etree._ElementTree


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """What a run did to one article."""

    path: Path
    title: str
    is_new: bool
    revision: Revision


@dataclass(frozen=True, slots=True)
class PageReport:
    """What a run did to one page; `identity` says that its text is whole, no articles that it was not tagged."""

    page: Page
    identity: Identity
    articles: tuple[ArticleReport, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article in memory, before it is written."""

    path: Path
    tree: Tree
    title: str
    is_new: bool


class Encoding:
    """One run of encoding over an edition: its register, its contents, and the taggers to ask."""

    def __init__(
        self,
        edition: Edition,
        taggers: Sequence[str] = (),
        *,
        check: bool = False,
        new_pages_only: bool = False,
    ) -> None:
        """`taggers` names those to ask, else edition.toml does.

        With `check`, nothing is written; with `new_pages_only`, pages that are encoded already are not tagged anew.
        """
        self._edition = edition
        self._check = check
        self._new_pages_only = new_pages_only
        self._register = Register.of(edition)
        self._contents = Contents(edition)
        self._tagger_names = tuple(taggers) or edition.settings.taggers

    @cached_property
    def _taggers(self) -> tuple[Tagger, ...]:
        """The taggers, loaded when the first text is tagged: a model takes its time."""
        return load_taggers(self._tagger_names, self._register.checked_names())

    def encode(self, file: Path, encoding: str | None = None) -> Iterator[PageReport]:
        """Encode the pages of a file and write what changed; yield a report for each page.

        Raise what the reader raises, and TextChanged if the articles do not give back the page's text.
        """
        for page in read_pages(file, encoding):
            drafts = self._drafts(page, file)
            identity = check_identity(page, [(draft.path, _part_texts(draft.tree)) for draft in drafts])
            skipped = self._new_pages_only and not any(draft.is_new for draft in drafts)
            _, issue = issue_of(self._edition, file)
            reports = () if skipped else tuple(self._tag(draft, issue) for draft in drafts)
            if not self._check:
                titles = [(draft.path.stem, draft.title) for draft in drafts]
                self._contents.list_page(page.id, file, titles)
                self._register.save()
                self._contents.save()
            yield PageReport(page, identity, reports)

    def _drafts(self, page: Page, file: Path) -> list[_Draft]:
        """Return the page's articles: those on disk, or the page cut and encoded anew."""
        paths = self._edition.articles_of(page.id)
        drafts = [_existing(path) for path in paths]
        listed = any(listed.id == page.id for listed in self._contents.pages())
        if drafts and not listed:  # an earlier run may have been stopped before it wrote them all
            try:
                check_identity(page, [(draft.path, _part_texts(draft.tree)) for draft in drafts])
            except TextChanged:
                drafts = []
        return drafts or [self._new(article, file) for article in segment(page)]

    def _new(self, article: Article, file: Path) -> _Draft:
        settings = self._edition.settings
        source = "../" + file.relative_to(self._edition.folder).as_posix()
        text = article_body(article, source)
        characters = sum(ink(part.text) for part in article.parts)
        joins = sum(len(part.breaks) for part in article.parts)
        _, issue = issue_of(self._edition, file)
        header = article_header(article, settings, issue, source, characters, joins)
        tree = document(article.id, settings.language, header, text)
        lay_out(tree.getroot())
        return _Draft(self._edition.article(article.id), tree, article_title(article), is_new=True)

    def _tag(self, draft: _Draft, issue: IssueSettings) -> ArticleReport:
        """Bring a draft's mark-up up to date and write it if that changed it."""
        root = draft.tree.getroot()
        memory = self._edition.proposals(draft.path.stem)
        last = {} if draft.is_new else read_proposals(memory)
        mentions = [complete_date(mention, issue) for mention in tag(article_text(root), self._taggers)]
        revision = revise(root, mentions, last, self._register)
        if not self._check:
            self._write(draft, revision)
            if draft.is_new or revision.proposals != last:
                write_proposals(memory, revision.proposals)
        return ArticleReport(draft.path, draft.title, draft.is_new, revision)

    def _write(self, draft: _Draft, revision: Revision) -> None:
        history = draft.tree.find(".//tei:revisionDesc", NAMESPACES)
        if not draft.is_new and revision.touched and history is not None:
            entry = change("Names, dates and measures tagged anew.")
            entry.tail = history.text
            history.insert(0, entry)
        if draft.is_new or revision.touched:
            self._register.save()  # entries first, so that no reference dangles if the run is stopped here
            write_bytes(draft.path, serialize(draft.tree))


def _existing(path: Path) -> _Draft:
    tree = parse_tei(path)
    title = tree.find(".//tei:titleStmt/tei:title", NAMESPACES)
    return _Draft(path, tree, "" if title is None else "".join(title.itertext()), is_new=False)


def _part_texts(tree: Tree) -> list[str]:
    return [printed_text(part) for part in text_holders(body(tree.getroot()))]
