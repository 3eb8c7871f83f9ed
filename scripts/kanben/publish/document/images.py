"""The pictures of a document: those of its own folder or below, sized; others are described and, on the web, linked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from kanben.errors import KanbenError
from kanben.files import resolved
from kanben.publish.document.names import P
from kanben.publish.shared.pictures import Picture, local_path, read_picture
from kanben.tei import TEI


class Images:
    """Finds the pictures that a document's `graphic` elements name; nothing outside the document's folder is read."""

    def __init__(self, file: Path, prefix: str = "") -> None:
        """`file` is the document, `prefix` the way from its pages to where the pictures are written."""
        self._file = resolved(file)
        self._prefix = prefix
        self._pictures: dict[str, Picture] = {}
        self.missing: list[tuple[int, str]] = []  # line and address of each picture that is not to be had

    def mark(self, tree: etree._ElementTree) -> None:
        """Write beside each `graphic` where its picture is and how large."""
        for graphic in tree.iter(f"{TEI}graphic"):
            url = graphic.get("url", "").strip()
            picture = self._find(url)
            if picture is not None:
                graphic.set(f"{P}src", self._prefix + picture.href)
                graphic.set(f"{P}width", str(picture.width))
                graphic.set(f"{P}height", str(picture.height))
            elif url.lower().startswith(("http://", "https://")):
                graphic.set(f"{P}web", url)
            elif url:
                self.missing.append((graphic.sourceline or 0, url))

    def used(self) -> Iterator[Picture]:
        """Yield each picture once, by its file name."""
        yield from sorted(
            {picture.href: picture for picture in self._pictures.values()}.values(), key=lambda p: p.href
        )

    def _find(self, url: str) -> Picture | None:
        if url in self._pictures:
            return self._pictures[url]
        home = self._file.parent
        path = local_path(url, self._file, home)
        if path is None or ".." in unquote(url).split("/"):
            return None
        try:
            self._pictures[url] = read_picture(url, path, home)
        except KanbenError:
            return None
        return self._pictures[url]
