"""The stylesheets of documents: what all need, and of the genres those whose elements a document has."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from kanben.resources import resource
from kanben.transform import Stylesheet

# Each genre's module in xslt/document and the elements that call for it.
_GENRES = {
    "textcrit": "app",
    "dictionaries": "entry entryFree superEntry sense",
    "transcription": "sourceDoc facsimile surface zone line",
    "spoken": "u",
    "tokens": "w pc c",
    "characters": "g ruby",
    "leiden": "ex surplus supplied",
}
_LEIDEN = frozenset({"ex", "surplus", "supplied", "gap", "lb", "ab"})


def genres_of(names: Collection[str]) -> tuple[str, ...]:
    """Return the genres of a document by the local names of its elements, in the order in which they are imported."""
    found = []
    for genre, elements in _GENRES.items():
        called = not names.isdisjoint(elements.split()) if isinstance(names, (set, frozenset)) else False
        if genre == "leiden":
            called = {"ex", "supplied", "ab", "lb"} <= set(names) or "surplus" in names
        if called:
            found.append(genre)
    return tuple(found)


@cache
def document_stylesheet(output: str, genres: tuple[str, ...]) -> Stylesheet:
    """Return the compiled stylesheet of an output (`html` or `epub`) with the modules of genres, compiled once a process."""
    entry = resource("xslt", f"document-{output}.xsl")
    imports = [entry, *(entry.parent / "document" / f"{genre}.xsl" for genre in genres)]
    lines = "".join(f'<xsl:import href="{path.resolve().as_uri()}"/>' for path in imports)
    text = f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{lines}</xsl:stylesheet>'
    return Stylesheet(entry, text)
