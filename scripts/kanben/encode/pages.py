"""Encodes the pages of an edition: text to TEI the first time, only what programs tagged in later runs."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from kanben.edition import Edition
from kanben.edition.contents import Contents
from kanben.edition.header_fields import Renewal
from kanben.edition.lock import writing
from kanben.edition.page_files import refuse_names
from kanben.edition.register import Register
from kanben.edition.register_entries import identifier, provisional_identifier
from kanben.edition.settings import Settings
from kanben.edition.shared_headers import HeaderChange, SharedHeaders
from kanben.encode.dates import complete_dates
from kanben.encode.drafts import Draft, existing_draft
from kanben.encode.identity import Identity, check_identity
from kanben.encode.jumps import join_jumps
from kanben.encode.kept_pages import keep
from kanben.encode.page_merge import Agreement, Side
from kanben.encode.page_source import PageSource
from kanben.encode.proposals import settle_all
from kanben.encode.removing import forget_links, remove_article
from kanben.encode.renamed import LostPage, lost_pages, recognise
from kanben.encode.revise import Revision, revise
from kanben.errors import ChangedMeanwhile, EncodedAlready, KanbenError, PageMissing
from kanben.files import clear_aside
from kanben.model import Mention, Page
from kanben.segment import Fixes, read_fixes
from kanben.tagging import Tagger, load_taggers, profiles, tag
from kanben.tei.pointers import escape_path
from kanben.tei.printed import article_text
from kanben.workers import Workers

_PAGES_AT_ONCE = 64  # register.xml and edition.xml are written once for so many pages
_PLACE = frozenset(("page",))  # of a header: where edition.xml lists the page
_WORTHWHILE = 40  # page files; fewer are tagged before other processes have loaded their taggers


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """What a run did to one article."""

    path: Path
    title: str
    is_new: bool
    revision: Revision
    header: Renewal

    @property
    def changed(self) -> bool:
        """Whether the run changed the article."""
        return self.is_new or self.revision.touched or bool(self.header.renewed)


@dataclass(frozen=True, slots=True)
class PageReport:
    """What a run did to one page; `identity` says that its text is whole, no articles that it was not tagged.

    `agreement` says what was changed so that page and articles agree.
    """

    page: Page
    identity: Identity
    articles: tuple[ArticleReport, ...]
    agreement: Agreement

    def __str__(self) -> str:
        """Return the page's file."""
        return str(self.page.path)


@dataclass(frozen=True, slots=True)
class _CutPage:
    """A page cut into articles, and their texts; no articles if they are to be left as they are."""

    page: Page
    identity: Identity
    drafts: list[Draft]
    texts: list[str]
    agreement: Agreement


class Encoding:
    """One run of encoding over an edition, to be used in a `with` block: at its end everything is written."""

    def __init__(
        self,
        edition: Edition,
        taggers: Sequence[str] = (),
        *,
        check: bool = False,
        new_pages_only: bool = False,
        workers: Workers | None = None,
        side: Side = Side.NEITHER,
        recut: bool = False,
    ) -> None:
        """`taggers` names those to ask, else edition.toml does; `workers` share the tagging of many pages.

        With `check`, nothing is written; with `new_pages_only`, pages that are encoded already are not tagged anew, unless
        their text was changed.  `side` says whose words hold where page and TEI differ and it is not known who is right.
        With `recut`, pages that are encoded are cut anew, and keep what people tagged.
        """
        self._side = side
        self._recut = recut
        self._workers = workers or Workers(1)
        self._edition = edition
        self._check = check
        self._new_pages_only = new_pages_only
        self._tagger_names = tuple(taggers) or edition.settings.taggers
        self._unwritten: list[_CutPage] = []
        self._lock = ExitStack()
        self.renamed: list[tuple[Path, LostPage]] = []
        """Page files that hold now what another one held."""

    def __enter__(self) -> Self:
        """Take the edition's lock, finish or clear away the files of a killed run, then read register and contents."""
        edition = self._edition
        if not self._check:
            self._lock.enter_context(writing(edition.folder))
            folders = {edition.page_folder, *(path.parent for path in edition.pages)}
            for folder in (
                edition.folder,
                edition.folder / "articles",
                edition.folder / "proposals",
                *folders,
            ):
                clear_aside(folder)
            settle_all(edition)
        identify = provisional_identifier if self._check else identifier
        self._register = Register.of(edition, identify=identify)
        self._contents = Contents(edition)
        self._headers = SharedHeaders(edition, self._contents, self._register)
        return self

    @property
    def header_changes(self) -> Sequence[HeaderChange]:
        """What was renewed in the headers of edition.xml and register.xml, and what was left as a person changed it."""
        return self._headers.changes

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the finished pages, even when a later one failed; let the lock go."""
        with self._lock:
            self._write()

    @cached_property
    def _taggers(self) -> tuple[Tagger, ...]:
        """The taggers, loaded when the first text is tagged: a model takes its time."""
        return load_taggers(self._tagger_names, self._register.checked_names(), self._edition.folder)

    def encode(
        self, files: Sequence[Path], encoding: str | None = None, fixes: Sequence[str] = ()
    ) -> Iterator[PageReport]:
        """Encode the pages of files, in their order; yield a report for each page.

        `fixes` are an editor's decisions about the cut of new pages (see `kanben.segment.fixes`).  Raise what the reader
        raises, what refuse_names raises before anything is written, and TextChanged if the articles do not give back the
        page's text: the pages before are finished first.  Raise PageMissing at the end for a page whose file is gone.
        """
        self.renamed += recognise(self._edition, self._contents, encoding)
        refuse_names(self._edition, files)
        cut: deque[_CutPage] = deque()
        failed: list[KanbenError] = []

        def texts() -> Iterator[list[str]]:
            try:
                for page in self._cut(files, encoding, fixes):
                    cut.append(page)
                    yield page.texts
            except KanbenError as error:
                failed.append(error)

        if self._workers.shares(len(files), _WORTHWHILE):
            work = partial(_tag_texts, self._edition.folder, self._tagger_names)
            tagged = self._workers.spread(work, texts(), len(files))
        else:
            tagged = ([tag(text, self._taggers) for text in page] for page in texts())
        for names in tagged:
            yield self._finish(cut.popleft(), names)
        if failed:
            raise failed[0]
        found = {page_id for _, page in self.renamed for page_id in page.ids}
        for lost in lost_pages(self._edition, self._contents):
            if not found.intersection(lost.ids):
                raise PageMissing(path=lost.file, article=lost.article.name)

    def _cut(self, files: Sequence[Path], encoding: str | None, fixes: Sequence[str]) -> Iterator[_CutPage]:
        """Yield the pages of files with their articles, not yet tagged."""
        for file in files:
            source = PageSource(self._edition, file, encoding, self._side, check=self._check)
            pages = source.read()
            decided = read_fixes(pages, fixes) if fixes else None
            for page in pages:
                page, agreement = self._drafts(source, page, decided)
                drafts = agreement.drafts
                identity = (
                    check_identity(page, [draft.text for draft in drafts])
                    if not agreement.for_page
                    else Identity(0, 0)
                )
                if self._new_pages_only and not any(
                    draft.is_new or draft.carried or draft.repointed or draft.renewal.renewed
                    for draft in drafts
                ):
                    drafts = []
                texts = [article_text(draft.tree.getroot()) for draft in drafts]
                yield _CutPage(page, identity, drafts, texts, agreement)

    def _finish(self, page: _CutPage, names: Sequence[Sequence[Mention]]) -> PageReport:
        """Bring the articles of a page up to date with what was found in their texts."""
        reports = tuple(map(self._mark, page.drafts, page.texts, names))
        self._unwritten.append(page)
        if len(self._unwritten) >= _PAGES_AT_ONCE:
            self._write()
        return PageReport(page.page, page.identity, reports, page.agreement)

    def _drafts(self, source: PageSource, page: Page, fixes: Fixes | None) -> tuple[Page, Agreement]:
        """Return the page's articles, those on disk, or the page cut and encoded anew; list them in edition.xml.

        The page is returned as it is in its file then.
        """
        there = [existing_draft(self._edition, path) for path in self._edition.articles_of(page.id)]
        if there and fixes and not self._recut:
            raise EncodedAlready(path=source.file, article=there[0].path)
        listed, name = self._contents.articles(page.id), self._edition.page_name(source.file)
        is_renamed = self._contents.file(page.id) not in (None, self._edition.page_folder / name)
        for draft in there if is_renamed else ():
            draft.point_to(escape_path(f"../pages/{name}"))
        page, agreement = source.agree(page, there, listed or (), fixes)
        if there and self._recut and not agreement.for_page:
            agreement = source.recut(page, agreement, listed or (), fixes)
        is_moved = not agreement.for_page and self._renew(source, page, agreement.drafts)
        titles = [(draft.path.stem, draft.title) for draft in agreement.drafts]
        is_listed = listed is not None and sorted(listed) == sorted(article for article, _ in titles)
        is_elsewhere = any(_PLACE.intersection(draft.renewal.renewed) for draft in agreement.drafts)
        if is_moved:
            self._contents.unlist_page(page.id)
        if not agreement.for_page and (is_renamed or agreement or not is_listed or is_elsewhere or is_moved):
            self._contents.list_page(page.id, name, source.provenance(page), titles, self._order)
        return page, agreement

    def _renew(self, source: PageSource, page: Page, drafts: Sequence[Draft]) -> bool:
        """Have the headers of a page's articles follow the settings and the page's front matter.

        Return whether the page belongs to another issue now.
        """
        settings = self._edition.settings
        name = self._edition.page_name(source.file)
        basis = (_settled(settings), name, page.id, page.front, page.blocks)
        made_of = hashlib.sha256(repr(basis).encode()).hexdigest()[:32]
        provenance = lru_cache(maxsize=1)(partial(source.provenance, page))
        for draft in drafts:
            draft.renew(settings, provenance, escape_path(f"../pages/{name}"), made_of)
        if not provenance.cache_info().misses:
            return False
        self._contents.renew_issue(provenance())
        return self._contents.issue(page.id) not in ("", provenance().issue_id)

    @cached_property
    def _order(self) -> dict[str, int]:
        """The number of each page in the edition's order, by its identifier."""
        return {self._edition.page_id(path): number for number, path in enumerate(self._edition.pages)}

    def _mark(self, draft: Draft, text: str, names: Sequence[Mention]) -> ArticleReport:
        """Bring a draft's mark-up up to date."""
        mentions = complete_dates(draft.tree.getroot(), names, draft.published)
        draft.revision = revise(draft.tree.getroot(), mentions, draft.last, self._register)
        for profile in profiles(text, mentions):
            self._register.describe(profile)
        return ArticleReport(draft.path, draft.title, draft.is_new, draft.revision, draft.renewal)

    def _write(self) -> None:
        """Write the pages that wait: entries first, so that no reference dangles if the run is stopped here.

        What is kept of a page comes last: as long as it is that of before, the next run knows what is left to do.
        """
        pages, self._unwritten = self._unwritten, []
        if self._check or not pages:
            return
        drafts = [draft for page in pages for draft in page.drafts]
        self._contents.retitle({draft.path.stem: draft.title for draft in join_jumps(drafts)})
        self._headers.save(editor for draft in drafts for editor in draft.editors)
        self._register.save()
        changed: ChangedMeanwhile | None = None
        done = []
        for page in pages:
            try:
                for draft in page.drafts:
                    self._write_article(draft)
                done.append(page)
            except ChangedMeanwhile as error:
                changed = error
        self._contents.save()
        self._headers.keep()
        emptied = [draft.path for page in done for draft in page.agreement.emptied]
        for path in emptied:
            remove_article(self._edition, path)
        forget_links(self._edition, {path.name for path in emptied})
        for page in done:
            keep(self._edition, page.page)
        if changed is not None:
            raise changed

    def _write_article(self, draft: Draft, tries: int = 3) -> None:
        """Write an article; if someone has saved it since it was read, bring that up to date instead."""
        try:
            draft.write()
        except ChangedMeanwhile:
            if tries == 0 or draft.carried or not draft.path.exists():
                raise
            fresh = existing_draft(self._edition, draft.path)
            text = article_text(fresh.tree.getroot())
            fresh.renewal = replace(draft.renewal, renewed=()) if fresh.header is not None else fresh.renewal
            self._mark(fresh, text, tag(text, self._taggers))
            self._register.save()
            self._write_article(fresh, tries - 1)


def _settled(settings: Settings) -> Settings:
    """Return the settings that headers depend on."""
    return replace(settings, taggers=(), output="", schemas="", html={}, epub={}, validate={})


def _tag_texts(folder: Path, taggers: tuple[str, ...], texts: Sequence[str]) -> list[tuple[Mention, ...]]:
    """Return what texts name; for processes, each of which loads the taggers of the edition in `folder` once."""
    return [tag(text, _loaded(folder, taggers)) for text in texts]


@lru_cache(maxsize=1)
def _loaded(folder: Path, taggers: tuple[str, ...]) -> tuple[Tagger, ...]:
    return load_taggers(taggers, Register.of(Edition(folder)).checked_names(), folder)
