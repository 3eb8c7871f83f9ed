"""Takes articles out of an edition, into its folder `removed/`; their numbers are not given again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.errors import NotPermitted
from kanben.files import make_folder, replace_unchanged
from kanben.tei import parse_tei_bytes, read_document_bytes, serialize
from kanben.tei.pointers import parse_pointer

_LINKS = ("next", "prev", "target")


def numbers_given(edition: Edition, page_id: str) -> set[int]:
    """Return the numbers that articles of a page have, or had before they were removed."""
    given = set()
    for folder in ("articles", "removed"):
        for path in (edition.folder / folder).glob("*.xml"):
            page, _, number = path.name.partition(".")[0].rpartition("-")
            if page == page_id and number.isascii() and number.isdigit():
                given.add(int(number))
    return given


def remove_article(edition: Edition, path: Path) -> Path:
    """Move an article to `removed/`, and return where it is now; what was proposed for it is forgotten."""
    moved = move_aside(edition, path)
    edition.proposals(path.stem).unlink(missing_ok=True)
    return moved


def forget_links(edition: Edition, removed: Collection[str]) -> None:
    """Take away the links of other articles to some that were removed, by their file names: a jump stays as printed words."""
    names = {name.encode() for name in removed}
    for path in sorted((edition.folder / "articles").glob("*.xml")) if names else ():
        content = read_document_bytes(path)
        if not any(name in content for name in names):
            continue
        tree = parse_tei_bytes(content, path)
        linked = [
            (element, name)
            for element in tree.iter(etree.Element)
            for name in _LINKS
            if parse_pointer(element.get(name, "")).path in removed
        ]
        for element, name in linked:
            del element.attrib[name]
        if linked:
            replace_unchanged(path, content, serialize(tree))


def move_aside(edition: Edition, path: Path) -> Path:
    """Move a file of the edition to `removed/`, beside those of its name that lie there; return where it is now."""
    folder = edition.folder / "removed"
    make_folder(folder)
    names = (path.name, *(f"{path.name}.{number}" for number in range(2, 10_000)))
    target = next(folder / name for name in names if not (folder / name).exists())
    try:
        path.rename(target)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise NotPermitted(path=path, reason=error.strerror) from None
    return target
