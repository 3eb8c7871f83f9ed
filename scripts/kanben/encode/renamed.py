"""Finds pages whose file has another name now, by their text, and those whose file is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.contents import Contents
from kanben.edition.page_files import make_file_id
from kanben.edition.page_ids import base_id
from kanben.encode.differences import find_changes, unchanged
from kanben.encode.ink import ink_of
from kanben.encode.kept_pages import read_kept
from kanben.errors import KanbenError

_ALIKE = 0.9  # of two texts that are one page, corrected


@dataclass(frozen=True, slots=True)
class LostPage:
    """A page file that is gone, with the identifiers of its pages and one of its articles."""

    file: Path
    ids: tuple[str, ...]
    article: Path


def lost_pages(edition: Edition, contents: Contents) -> list[LostPage]:
    """Return the listed pages that have articles but whose file is not there."""
    lost: dict[Path, list[str]] = {}
    for page in contents.pages():
        if page.id and page.file != edition.folder and not page.file.exists():
            lost.setdefault(page.file, []).append(page.id)
    found = ((file, ids, [a for one in ids for a in edition.articles_of(one)]) for file, ids in lost.items())
    return [LostPage(file, tuple(ids), articles[0]) for file, ids, articles in found if articles]


def recognise(edition: Edition, contents: Contents, encoding: str | None) -> list[tuple[Path, LostPage]]:
    """Have files without articles that hold the text of a lost page be that page; return them with what they were."""
    lost = lost_pages(edition, contents)
    renamed: list[tuple[Path, LostPage]] = []
    for file in _newcomers(edition) if lost else ():
        ink = _ink(edition, file, encoding)
        page = _most_alike(edition, ink, lost) if ink else None
        if page is not None:
            made = make_file_id(Path(edition.page_name(page.file)))
            known = edition.page_id(page.file)
            edition.rename_page(file, base_id(page.ids[0], made) if known == made else known)
            lost.remove(page)
            renamed.append((file, page))
    return renamed


def _newcomers(edition: Edition) -> Iterable[Path]:
    for file in edition.pages:
        page_id = edition.page_id(file)
        if not edition.articles_of(page_id) and not edition.articles_of(f"{page_id}_p1"):
            yield file


def _ink(edition: Edition, file: Path, encoding: str | None) -> str:
    """Return the printed characters of a file; none if it cannot be read, which is said when it is encoded."""
    try:
        return "".join(ink_of(page).characters for page in edition.read_pages(file, encoding))
    except KanbenError:
        return ""


def _most_alike(edition: Edition, ink: str, lost: Sequence[LostPage]) -> LostPage | None:
    """Return the lost page whose text this is, or was before it was corrected."""
    best, measure = None, _ALIKE
    for page in lost:
        kept = [read_kept(edition, page_id) for page_id in page.ids]
        text = "".join(each.ink.characters for each in kept if each is not None)
        if text == ink:
            return page
        if text:
            same = sum(1 for _ in unchanged(find_changes(text, ink), len(text)))
            alike = same / max(len(text), len(ink))
            if alike > measure:
                best, measure = page, alike
    return best
