"""The frame of a site's pages: head, masthead and footer, made once for all pages of a folder.

A page is a pure function of its document, its path and what the edition says; of all that only the page's name, in links to
the same page in other languages, differs between the frames of a folder.  It is left open by a name that nothing else has.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAME = re.compile(
    r"(?P<head>.*)(?P<class></head><body class=\")[^\"]*(?P<top>\">.*)<main id=\"main\"></main>(?P<bottom>.*)",
    re.DOTALL,
)
_CONTENT = re.compile(
    r".*?<head>(?P<head>.*?)</head><body class=\"(?P<class>[^\"]*)\">(?P<main>.*)</body></html>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The pieces of a serialised frame: to its own end of the head, to the class of the body, to `main`, after it."""

    head: str
    body: str
    top: str
    bottom: str

    @classmethod
    def cut(cls, page: str) -> Self:
        pieces = _FRAME.fullmatch(page)
        if pieces is None:
            raise ValueError("a frame has one head, one body with a class and one empty main")
        return cls(*pieces.groups())

    def around(self, content: str) -> str:
        pieces = _CONTENT.fullmatch(content)
        if pieces is None:
            raise ValueError("a page's content has one head, one body with a class, and main")
        head, kind, main = pieces.groups()
        return "".join((self.head, head, self.body, kind, self.top, main, self.bottom))


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
