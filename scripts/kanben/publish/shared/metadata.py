"""What programs read of an article: BibTeX, RIS, CSL-JSON and schema.org data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kanben.publish.shared.work import Creator, Work

DOCUMENT = "document"  # the kind of a work that is no newspaper article
SCHEMA_TYPES = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "source": "CreativeWork",
}
_BIBTEX_ESCAPES = {"\\": r"\textbackslash{}"} | {c: f"\\{c}" for c in "#$%&_{}"} | {"~": r"\textasciitilde{}"}


def write_bibtex(work: Work) -> str:
    """Return a BibTeX entry; braces keep names and titles as they are."""
    fields = {
        "title": f"{{{_escape(work.title)}}}",
        "author": " and ".join(f"{{{_escape(creator.name)}}}" for creator in work.creators),
        "journal": _escape(work.newspaper),
        "booktitle": "" if work.newspaper else _escape(work.edition),
        "publisher": _escape(work.publisher) if work.kind == DOCUMENT else "",
        "year": "" if work.is_date_earliest else work.year,
        "date": "" if work.is_date_earliest else work.date,
        "pages": work.page,
        "note": _escape(f"{work.date} or later" if work.is_date_earliest else ""),
        "language": work.language,
        "url": work.url,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'article' if work.newspaper else 'misc'}{{{work.key},\n{lines}}}\n"


def write_ris(work: Work) -> str:
    """Return a RIS record of type NEWS; lines end with CR LF, as the format asks."""
    day = "" if work.is_date_earliest else work.date.replace("-", "/")
    is_document = work.kind == DOCUMENT
    lines = [
        ("TY", "GEN" if is_document else "NEWS"),
        ("TI", work.title),
        *(("AU", creator.name) for creator in work.creators),
    ]
    lines += [("T2", work.newspaper or work.edition), ("PY", day[:4]), ("DA", day), ("SP", work.page)]
    lines += [("PB", work.publisher), ("CY", work.place)] if is_document else []
    lines += [("N1", f"{work.date} or later" if work.is_date_earliest else ""), ("LA", work.language)]
    lines += [("UR", work.url), ("ID", work.key)]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def write_csl(work: Work) -> dict[str, Any]:
    """Return a CSL-JSON item, which Zotero and others read."""
    issued = (
        {"date-parts": [[int(part) for part in work.date.split("-") if part.isdigit()]]}
        if work.date
        else None
    )
    if issued and work.is_date_earliest:
        issued["circa"] = True  # type: ignore[assignment]  # CSL's date has values of several types
    item: dict[str, Any] = {
        "id": work.key,
        "type": "document" if work.kind == DOCUMENT else "article-newspaper",
        "title": work.title,
        "author": [{"literal": creator.name} for creator in work.creators],
        "container-title": work.newspaper or work.edition,
        "publisher": work.publisher if work.kind == DOCUMENT else "",
        "publisher-place": work.place,
        "issued": issued,
        "page": work.page,
        "language": work.language,
        "URL": work.url,
    }
    return {key: value for key, value in item.items() if value}


def describe_article(work: Work, mentions: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Return schema.org NewsArticle data; a mention is (kind, name, address), the address empty if unknown."""
    paper = {"@type": "Newspaper", "name": work.newspaper} if work.newspaper else None
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": work.url,
        "url": work.url,
        "headline": work.title,
        "alternativeHeadline": work.subtitle,
        "inLanguage": work.language,
        "articleSection": work.kind,
        "datePublished": "" if work.is_date_earliest else work.date,
        "temporalCoverage": f"{work.date}/.." if work.is_date_earliest else "",
        "dateline": work.dateline,
        "printPage": work.page,
        "author": [_agent(creator) for creator in work.creators if creator.role != "supplier"],
        "sourceOrganization": [_agent(creator) for creator in work.creators if creator.role == "supplier"],
        "isPartOf": [part for part in (paper, {"@type": "Collection", "name": work.edition}) if part],
        "mentions": [
            {
                key: value
                for key, value in (("@type", SCHEMA_TYPES[kind]), ("name", name), ("@id", address))
                if value
            }
            for kind, name, address in mentions
        ],
    }
    return {key: value for key, value in article.items() if value}


def _agent(creator: Creator) -> dict[str, str]:
    return {"@type": "Organization" if creator.is_organisation else "Person", "name": creator.name}


def _escape(text: str) -> str:
    return "".join(_BIBTEX_ESCAPES.get(character, character) for character in text)
