"""A page's file and the articles made of it: cut anew, restored, or brought to agree again after one was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.provenance import Provenance
from kanben.encode.differences import find_changes, unchanged
from kanben.encode.drafts import Draft, new_draft
from kanben.encode.identity import check_identity
from kanben.encode.ink import Ink, ink_of, printed_in
from kanben.encode.kept_pages import KeptPage, read_kept
from kanben.encode.page_merge import Agreement, PageAgreement, Side, TagChange
from kanben.encode.page_order import in_page_order, is_whole
from kanben.encode.page_text import PageText
from kanben.encode.placing import provenance_of
from kanben.encode.recutting import recut
from kanben.encode.removing import numbers_given
from kanben.model import Article, Page
from kanben.segment import Fixes, segment


class PageSource:
    """A page file of an edition in one run."""

    def __init__(
        self, edition: Edition, file: Path, encoding: str | None, side: Side, *, check: bool
    ) -> None:
        """With `check`, nothing is written; `side` says whose words hold where page and TEI differ."""
        self.file = file
        self._edition = edition
        self._encoding = encoding
        self._side = side
        self._check = check

    def read(self) -> tuple[Page, ...]:
        """Return the pages of the file; lines named by `set:` that have moved since the last run are named anew."""
        pages = self._edition.read_pages(self.file, self._encoding)
        if not any(name == "set" for name, _ in pages[0].front):
            return pages
        moved = {
            old: new
            for page in pages
            if (kept := read_kept(self._edition, page.id)) is not None
            and _sets(kept.front) == _sets(page.front)
            for old, new in _moved_lines(kept, page).items()
            if old != new
        }
        if not moved:
            return pages
        text = PageText(self.file, self._encoding)
        before = text.text
        text.move_fixes(moved)
        if text.text == before or self._check:
            return pages
        text.write()
        return self._edition.read_pages(self.file, self._encoding)

    def provenance(self, page: Page) -> Provenance:
        """Return where a page stands in print."""
        return provenance_of(self._edition, self.file, page, segment(page))

    def agree(
        self, page: Page, there: Sequence[Draft], listed: Sequence[str], fixes: Fixes | None
    ) -> tuple[Page, Agreement]:
        """Return the articles of a page, in its order, and the page as its file has it then.

        `there` are those on disk, `listed` the identifiers that edition.xml lists.  Raise TextConflict where page and TEI
        were both changed.
        """
        if not there:
            cut = segment(page, fixes)
            return page, Agreement(list(map(self._maker(page, cut), cut)))
        ordered = _in_order(there, ink_of(page))
        if is_whole(page, [draft.text for draft in ordered]):
            return page, Agreement(ordered)
        cut = segment(page)
        number = _Numbers(self._edition, page.id, listed)
        kept = read_kept(self._edition, page.id)
        ordered = _in_order(there, kept.ink) if kept else ordered
        work = PageAgreement(page, cut, self._maker(page, cut), kept, number.of)
        restored = Agreement(ordered)
        if sorted(listed) != sorted(draft.path.stem for draft in ordered) or kept is None:
            restored = work.restore(ordered)
            if is_whole(page, [draft.text for draft in restored.drafts]):
                return page, restored
        agreement = work.agree(restored.drafts, self._side)
        if agreement.for_page:
            return self._correct(page, agreement, there, listed)
        agreement.restored += restored.restored
        return page, agreement

    def recut(
        self, page: Page, agreement: Agreement, listed: Sequence[str], fixes: Fixes | None
    ) -> Agreement:
        """Return the articles of a page, which agree with it, as the page is cut now; raise TextChanged if they do not."""
        check_identity(page, [draft.text for draft in agreement.drafts])
        cut = segment(page, fixes)
        number = _Numbers(self._edition, page.id, listed)
        made = recut(agreement.drafts, cut, self._maker(page, cut), number.of)
        tags = tuple(TagChange(self.file.name, element, words, "") for element, words in made.homeless)
        return replace(
            agreement,
            drafts=made.drafts,
            tags=(*agreement.tags, *tags),
            emptied=(*agreement.emptied, *made.joined),
            restored=tuple(draft for draft in made.drafts if draft.is_new),
            is_recut=True,
        )

    def _correct(
        self, page: Page, agreement: Agreement, there: Sequence[Draft], listed: Sequence[str]
    ) -> tuple[Page, Agreement]:
        """Take the articles' words into the page's file; what else was changed in the page is carried then."""
        text = PageText(self.file, self._encoding)
        tei = printed_in([draft.tree.getroot() for draft in agreement.drafts])
        text.correct(agreement.for_page, tei, ink_of(page))
        if self._check:
            return page, agreement
        text.write()
        again = next(p for p in self._edition.read_pages(self.file, self._encoding) if p.id == page.id)
        corrected, rest = PageSource(self._edition, self.file, self._encoding, Side.PAGE, check=False).agree(
            again, there, listed, None
        )
        rest.into_page = agreement.changes
        return corrected, rest

    def _maker(self, page: Page, cut: Sequence[Article]) -> _Maker:
        return _Maker(self._edition, self.file, provenance_of(self._edition, self.file, page, cut))


def _in_order(drafts: Sequence[Draft], ink: Ink) -> list[Draft]:
    return [drafts[n] for n in in_page_order(ink.characters, [draft.text for draft in drafts])]


class _Maker:
    """Makes drafts of a page's articles."""

    def __init__(self, edition: Edition, file: Path, provenance: Provenance) -> None:
        self._edition = edition
        self._file = file
        self._provenance = provenance

    def __call__(self, article: Article) -> Draft:
        return new_draft(self._edition, article, self._file, self._provenance)


class _Numbers:
    """Gives new articles of a page numbers that no other has, or ever had."""

    def __init__(self, edition: Edition, page_id: str, listed: Sequence[str]) -> None:
        self._taken = numbers_given(edition, page_id)
        ours = [int(name.rpartition("-")[2]) for name in listed if name.rpartition("-")[2].isdigit()]
        self._gone = sorted(set(ours) - self._taken)

    def of(self, number: int) -> int:
        """Return the number for an article that has this one in the cut: a lost one's, its own, or the next."""
        if number in self._gone or not self._gone:
            given = number if number not in self._taken else max(self._taken) + 1
        else:
            given = self._gone[0]
        self._gone = [each for each in self._gone if each != given]
        self._taken.add(given)
        return given


def _sets(front: Sequence[tuple[str, str]]) -> list[str]:
    return [value for name, value in front if name == "set"]


def _moved_lines(kept: KeptPage, page: Page) -> dict[int, int]:
    """Return where the lines that a page had stand now, by the characters they begin with."""
    old, new = kept.ink, ink_of(page)
    same = dict(unchanged(find_changes(old.characters, new.characters), len(old.characters)))
    moved: dict[int, int] = {}
    for offset, line in enumerate(old.lines):
        if offset in same:
            moved.setdefault(line, new.lines[same[offset]])
    return moved
