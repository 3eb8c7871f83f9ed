"""Takes a page out of an edition: its articles to removed/, and the program's register entries that nobody uses then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.contents import Contents
from kanben.edition.lock import writing
from kanben.edition.page_ids import base_id
from kanben.edition.register import Register
from kanben.encode.removing import forget_links, move_aside, remove_article
from kanben.errors import NotFound
from kanben.tei import parse_tei
from kanben.tei.pointers import parse_pointer

_POINTERS = etree.XPath("//@ref | //@who | //@corresp | //@target")


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was taken out: where articles and page file are now, and the identifiers of register entries."""

    files: tuple[Path, ...]
    entries: tuple[str, ...]


def drop_page(edition: Edition, page: str) -> Dropped:
    """Take a page out, named by its file (which may be gone) or its identifier; raise NotFound if there is none.

    The page file, where it is still there, goes to removed/, too.  Killed in between, the same call does the rest.
    """
    with writing(edition.folder):
        contents = Contents(edition)
        file = _file(edition, page)
        ids = _ids(edition, contents, file, page)
        articles = [path for page_id in ids for path in edition.articles_of(page_id)]
        if not ids:
            raise NotFound(path=file)
        files = {contents.file(page_id) or file for page_id in ids}
        moved = [move_aside(edition, path) for path in sorted(files) if path.is_file()]
        used = _pointed_at(articles)
        for path in articles:
            moved.append(remove_article(edition, path))
        for page_id in ids:
            contents.unlist_page(page_id)
            edition.kept_page(page_id).unlink(missing_ok=True)
        contents.save()
        forget_links(edition, {path.name for path in articles})
        register = Register.of(edition)
        entries = register.remove_unused(
            used, _pointed_at(sorted((edition.folder / "articles").glob("*.xml")))
        )
        register.save()
    return Dropped(tuple(moved), tuple(entries))


def _file(edition: Edition, page: str) -> Path:
    """Return the page file that a path names, as seen from here or from pages/."""
    here, folder = Path(page).absolute(), edition.page_folder.absolute()
    return edition.page_folder / (here.relative_to(folder) if here.is_relative_to(folder) else page)


def _ids(edition: Edition, contents: Contents, file: Path, page: str) -> list[str]:
    """Return the identifiers of the pages that a file holds or held, or that are so called."""
    listed = [each.id for each in contents.pages() if each.file == file or each.id == page]
    made = edition.page_id(file)
    others = [each for each in edition.numbered_pages if base_id(each, made) == made or each == page]
    return list(dict.fromkeys((*listed, *others)))


def _pointed_at(articles: Iterable[Path]) -> set[str]:
    """Return the identifiers of register entries that articles point to."""
    return {
        parse_pointer(target).fragment
        for path in articles
        for value in _POINTERS(parse_tei(path))
        for target in str(value).split()
        if "register.xml#" in target
    }
