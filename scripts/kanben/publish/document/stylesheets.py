"""The stylesheets of documents: what all need, and of the genres those whose elements a document has."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from kanben.files import read_bytes
from kanben.resources import resource
from kanben.transform import Stylesheet

# Each genre's module in xslt/document and the elements of which one calls for it.
_GENRES = {
    "textcrit": {"app"},
    "dictionaries": {"entry", "entryFree", "superEntry", "sense"},
    "transcription": {"sourceDoc", "facsimile", "surface", "zone", "line"},
    "spoken": {"u"},
    "tokens": {"w", "pc", "c"},
    "characters": {"g", "ruby"},
}
# What EpiDoc has together, and others have one by one.
_LEIDEN = frozenset({"ex", "supplied", "ab", "lb"})


def genres_of(names: Set[str]) -> tuple[str, ...]:
    """Return the genres of a document by the local names of its elements, in the order in which they are imported."""
    found = [genre for genre, elements in _GENRES.items() if names & elements]
    return (*found, "leiden") if names >= _LEIDEN or "surplus" in names else tuple(found)


@cache
def document_stylesheet(output: str, genres: tuple[str, ...]) -> Stylesheet:
    """Return the compiled stylesheet of an output (`html` or `epub`) with the modules of genres, compiled once a process."""
    entry = resource("xslt", f"document-{output}.xsl")
    imports = [entry, *(entry.parent / "document" / f"{genre}.xsl" for genre in genres)]
    lines = "".join(f'<xsl:import href="{path.resolve().as_uri()}"/>' for path in imports)
    text = f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{lines}</xsl:stylesheet>'
    return Stylesheet(entry, text)


def style_sheet(output: str) -> bytes:
    """Return the CSS of documents in an output (`html`, `epub`): its own, and how the original looks."""
    names = (f"{output}.css", "rendition.css")
    return b"".join(read_bytes(resource("xslt", "document", name)) for name in names)
