"""The text of a page as its articles last agreed with it, kept beside the proposals.

Without it a later run could not tell whether the page was corrected or its TEI.  Each line stands at the number that it has
in the page's file, so that `set:` can follow lines that move.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kanben.edition import Edition
from kanben.encode.ink import Ink, ink_of, ink_of_lines
from kanben.files import read_bytes, write_bytes
from kanben.model import Page
from kanben.readers.front import split_front_matter

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page's printed characters and what its front matter said when its articles last agreed with it."""

    ink: Ink
    front: tuple[tuple[str, str], ...] = field(default=())


def read_kept(edition: Edition, page_id: str) -> KeptPage | None:
    """Return what is kept of a page; None if nothing is."""
    path = edition.kept_page(page_id)
    if not path.exists():
        return None
    front, text = split_front_matter(read_bytes(path).decode("utf-8", "replace"))
    lines = enumerate(text.split("\n"), 1)
    return KeptPage(ink_of_lines((number, line) for number, line in lines if line.strip()), front)


def keep(edition: Edition, page: Page) -> None:
    """Keep a page's text, if it is not what is kept already."""
    path, content = edition.kept_page(page.id), _lines(page).encode()
    if not path.exists() or read_bytes(path) != content:
        write_bytes(path, content)


def agrees(page: Page, kept: KeptPage | None) -> bool:
    """Whether a page still prints what is kept of it, at the same lines."""
    return kept is not None and kept.ink == ink_of(page) and kept.front == page.front


def _lines(page: Page) -> str:
    """Return a page as text, each line at its number."""
    printed = {block.line + index: line for block in page.blocks for index, line in enumerate(block.lines)}
    if page.front:
        front = [_FENCE, *(f"{name}: {value}" for name, value in page.front), _FENCE]
        printed |= dict(enumerate(front, 1))
    return "\n".join(printed.get(number, "") for number in range(1, max(printed) + 1)) + "\n"
