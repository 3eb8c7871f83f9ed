"""The frame of a site's pages: head, masthead and footer, made once for all pages of a folder.

A page is a pure function of its document, its path and what the edition says; of all that only the page's name, in links to
the same page in other languages, differs between the frames of a folder.  It is left open by a name that nothing else has.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable

_CUT = "<?cut >"  # how HTML writes the processing instruction of `f:cut`; text never holds one
_BODY = '</head><body class="'


def _pieces(page: str) -> list[str]:
    """Return the five pieces around the cuts: before and in the head, `body` itself, before and in `main`, and the rest."""
    pieces = page.split(_CUT)
    if len(pieces) != 6 or not pieces[2].startswith(_BODY):
        raise ValueError("a page has five cuts, and its body no attribute before the class")
    return pieces


@dataclass(frozen=True, slots=True)
class _Frame:
    """The pieces of a serialised frame: up to its own end of the head, from the body to `main`, and behind the content."""

    head: str
    top: str
    bottom: str

    @classmethod
    def cut(cls, page: str) -> Self:
        head, _, _, top, _, bottom = _pieces(page)
        return cls(head, top, bottom)

    def around(self, content: str) -> str:
        _, head, body, _, main, _ = _pieces(content)
        return "".join((self.head, head, body, self.top, main, self.bottom))


class PageShell:
    """Puts the contents of pages into the frames of their folders; `render` makes a serialised frame for a path."""

    def __init__(self, render: Callable[[str], str]) -> None:
        self._render = render
        self._open = uuid.uuid4().hex
        self._frames: dict[str, _Frame] = {}

    def put(self, path: str, content: str) -> str:
        """Return the page at `path`, which lies in a folder and ends in .html, around its serialised content."""
        folder, _, file = path.rpartition("/")
        if folder not in self._frames:
            self._frames[folder] = _Frame.cut(self._render(f"{folder}/{self._open}.html"))
        name = quote(file.removesuffix(".html"), safe="")
        return self._frames[folder].around(content).replace(self._open, name)
