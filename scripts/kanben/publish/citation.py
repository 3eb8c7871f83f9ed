"""Citations of an article: plain in three styles, and as BibTeX, RIS, CSL-JSON and schema.org data.

Styles: GB/T 7714-2015 §4.2 (newspapers), The Chicago Manual of Style 17 §14.191, MLA Handbook 9 §5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kanben.publish.work import Creator, Work

_SCHEMA_TYPES = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "source": "CreativeWork",
}
_BIBTEX_ESCAPES = {"\\": r"\textbackslash{}"} | {c: f"\\{c}" for c in "#$%&_{}"} | {"~": r"\textasciitilde{}"}


def cite_gbt7714(work: Work) -> str:
    """Return a citation as GB/T 7714 has it: 作者. 题名[N/OL]. 报名, 日期(版次). 网址."""
    where = ", ".join(part for part in (work.newspaper or work.edition, _date(work)) if part)
    page = f"({work.page})" if work.page else ""
    parts = (
        _names(work.creators, ", ", 3, ", 等"),
        f"{work.title}[{'N/OL' if work.url else 'N'}]",
        where + page,
        work.url,
    )
    return ". ".join(part for part in parts if part) + ("" if work.url else ".")


def cite_chicago(work: Work) -> str:
    """Return a citation as a Chicago bibliography has it."""
    where = ", ".join(part for part in (work.newspaper or work.edition, _date(work), _page(work)) if part)
    parts = (_names(work.creators, ", ", 7, ", et al"), f"“{work.title}”", where, work.url)
    return ". ".join(part for part in parts if part) + "."


def cite_mla(work: Work) -> str:
    """Return a citation as MLA's list of works cited has it; the edition is the second container."""
    first = ", ".join(part for part in (work.newspaper, _date(work), _page(work)) if part)
    second = ", ".join(part for part in (work.edition, work.url) if part)
    parts = (_names(work.creators, ", ", 2, ", et al"), f"“{work.title}”", first, second)
    return ". ".join(part for part in parts if part) + "."


STYLES: dict[str, Callable[[Work], str]] = {
    "GB/T 7714": cite_gbt7714,
    "Chicago": cite_chicago,
    "MLA": cite_mla,
}


def cite_edition_gbt7714(work: Work) -> str:
    """Return a citation of a whole edition as an electronic resource: 题名[DB]. 出版者, 日期. 网址 (§4.6)."""
    where = ", ".join(part for part in (work.publisher, work.date) if part)
    parts = (f"{work.title}[DB{'/OL' if work.url else ''}]", where, work.url)
    return ". ".join(part for part in parts if part) + ("" if work.url else ".")


def cite_edition_chicago(work: Work) -> str:
    """Return a citation of a whole edition as a Chicago bibliography has a site: publisher, title, date, address."""
    date = f"Last modified {work.date}" if work.date else ""
    return ". ".join(part for part in (work.publisher, work.title, date, work.url) if part) + "."


def cite_edition_mla(work: Work) -> str:
    """Return a citation of a whole edition as MLA's list of works cited has it: title, publisher, date, address."""
    rest = ", ".join(part for part in (work.publisher, work.date, work.url) if part)
    return ". ".join(part for part in (work.title, rest) if part) + "."


EDITION_STYLES: dict[str, Callable[[Work], str]] = {
    "GB/T 7714": cite_edition_gbt7714,
    "Chicago": cite_edition_chicago,
    "MLA": cite_edition_mla,
}


def write_bibtex(work: Work) -> str:
    """Return a BibTeX entry; braces keep names and titles as they are."""
    fields = {
        "title": f"{{{_escape(work.title)}}}",
        "author": " and ".join(f"{{{_escape(creator.name)}}}" for creator in work.creators),
        "journal": _escape(work.newspaper),
        "booktitle": "" if work.newspaper else _escape(work.edition),
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
    lines = [("TY", "NEWS"), ("TI", work.title), *(("AU", creator.name) for creator in work.creators)]
    lines += [("T2", work.newspaper or work.edition), ("PY", day[:4]), ("DA", day), ("SP", work.page)]
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
        "type": "article-newspaper",
        "title": work.title,
        "author": [{"literal": creator.name} for creator in work.creators],
        "container-title": work.newspaper or work.edition,
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
        "wordCount": work.characters,
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
                for key, value in (("@type", _SCHEMA_TYPES[kind]), ("name", name), ("@id", address))
                if value
            }
            for kind, name, address in mentions
        ],
    }
    return {key: value for key, value in article.items() if value}


def _agent(creator: Creator) -> dict[str, str]:
    return {"@type": "Organization" if creator.is_organisation else "Person", "name": creator.name}


def _names(creators: tuple[Creator, ...], separator: str, limit: int, others: str) -> str:
    names = [creator.name for creator in creators]
    return separator.join(names) if len(names) <= limit else separator.join(names[: min(limit, 3)]) + others


def _date(work: Work) -> str:
    return f"[{work.date}?]" if work.is_date_earliest else work.date


def _page(work: Work) -> str:
    return f"p. {work.page}" if work.page else ""


def _escape(text: str) -> str:
    return "".join(_BIBTEX_ESCAPES.get(character, character) for character in text)
