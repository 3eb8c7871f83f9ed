"""Where the pages of articles and entries stand in a site."""

from __future__ import annotations

_FOLDERS = {"person": "people", "place": "places", "org": "organisations", "bibl": "sources"}


def article_path(article: str) -> str:
    """Return where an article's page stands in the site."""
    return f"articles/{article}.html"


def entry_path(identifier: str, part: int = 1) -> str:
    """Return where a page of an entry stands in the site (as f:entry-part-path in xslt/html/parameters.xsl)."""
    folder = _FOLDERS.get(identifier.partition("-")[0], "sources")
    return f"{folder}/{identifier}.html" if part == 1 else f"{folder}/{identifier}/{part}.html"
