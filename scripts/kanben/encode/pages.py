"""Encodes the pages of an edition: text to TEI the first time, only what programs tagged in later runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from kanben.edition import Edition, IssueSettings
from kanben.encode.contents import Contents, issue_of
from kanben.encode.dates import complete_date
from kanben.encode.drafts import Draft, existing_draft, new_draft
from kanben.encode.identity import Identity, check_identity
from kanben.encode.printed import article_text
from kanben.encode.register import Register
from kanben.encode.revise import Revision, revise
from kanben.errors import TextChanged
from kanben.model import Page
from kanben.readers import read_pages
from kanben.segment import segment
from kanben.tagging import Tagger, load_taggers, tag

_PAGES_AT_ONCE = 64  # register.xml and edition.xml are written once for so many pages


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


class Encoding:
    """One run of encoding over an edition, to be used in a `with` block: at its end everything is written."""

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
        self._unwritten: list[list[Draft]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is finished, even when a later page failed."""
        self._write()

    @cached_property
    def _taggers(self) -> tuple[Tagger, ...]:
        """The taggers, loaded when the first text is tagged: a model takes its time."""
        return load_taggers(self._tagger_names, self._register.checked_names())

    def encode(self, file: Path, encoding: str | None = None) -> Iterator[PageReport]:
        """Encode the pages of a file; yield a report for each page.

        Raise what the reader raises, and TextChanged if the articles do not give back the page's text.
        """
        _, issue = issue_of(self._edition, file)
        for page in read_pages(file, encoding):
            drafts = self._drafts(page, file)
            identity = check_identity(page, [draft.text for draft in drafts])
            skipped = self._new_pages_only and not any(draft.is_new for draft in drafts)
            reports = () if skipped else tuple(self._tag(draft, issue) for draft in drafts)
            self._contents.list_page(page.id, file, [(draft.path.stem, draft.title) for draft in drafts])
            self._unwritten.append([] if skipped else drafts)
            if len(self._unwritten) >= _PAGES_AT_ONCE:
                self._write()
            yield PageReport(page, identity, reports)

    def _drafts(self, page: Page, file: Path) -> list[Draft]:
        """Return the page's articles: those on disk, or the page cut and encoded anew."""
        drafts = [existing_draft(self._edition, path) for path in self._edition.articles_of(page.id)]
        if drafts and page.id not in self._contents:  # an earlier run may have been stopped half-way
            try:
                check_identity(page, [draft.text for draft in drafts])
            except TextChanged:
                drafts = []
        return drafts or [new_draft(self._edition, article, file) for article in segment(page)]

    def _tag(self, draft: Draft, issue: IssueSettings) -> ArticleReport:
        """Bring a draft's mark-up up to date."""
        root = draft.tree.getroot()
        mentions = [complete_date(mention, issue) for mention in tag(article_text(root), self._taggers)]
        draft.revision = revise(root, mentions, draft.last, self._register)
        return ArticleReport(draft.path, draft.title, draft.is_new, draft.revision)

    def _write(self) -> None:
        """Write the pages that wait: entries first, so that no reference dangles if the run is stopped here."""
        pages, self._unwritten = self._unwritten, []
        if self._check or not pages:
            return
        self._register.save()
        for drafts in pages:
            for draft in drafts:
                draft.write()
        self._contents.save()
