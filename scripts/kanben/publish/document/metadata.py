"""What the header of any TEI document says of it, whatever form it has.  TEI P5, HD.html"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kanben.publish.document.languages import bcp47
from kanben.publish.document.names import Element
from kanben.publish.document.reading import reading_text
from kanben.tei import NAMESPACES, XML_LANG

# MARC relators for the roles that headers name, by the words people write.
_RELATORS = {
    "aut": "author autor auteur writer poet verfasser",
    "trl": "translator translation translated translating übersetzer übersetzung traducteur",
    "ill": "illustrator illustration illustrated",
    "trc": "transcription transcriber transcribed transcribing",
    "mrk": "encoding encoder encoded markup tagging kodierung",
    "pfr": "proofreading proofread correction corrected",
    "edt": "editor edited editing edition herausgeber éditeur",
}
_ISO_DATE = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or body with a part in a document; `relator` is a MARC code, `is_body` for organisations."""

    name: str
    relator: str
    is_body: bool = False
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document's header: dates are ISO 8601 as far as known, `modified` is the newest change."""

    title: str
    subtitle: str = ""
    language: str = ""
    contributors: tuple[Contributor, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    modified: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    licence: str = ""
    licence_url: str = ""
    keywords: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    series: str = ""
    source: str = ""
    description: str = field(default="")

    def named(self, relator: str) -> list[str]:
        """Return the names of those with a part of that kind."""
        return [one.name for one in self.contributors if one.relator == relator]


def read_metadata(root: Element, name: str) -> Metadata:
    """Return what a document's header says; `name`, the file's, is the title of one that has none."""
    header = root.find("tei:teiHeader", NAMESPACES)
    language = bcp47(root.get(XML_LANG, "")) or next(
        (bcp47(e.get(XML_LANG, "")) for e in root.iter() if e.get(XML_LANG)), ""
    )
    if header is None:
        heading = next((reading_text(head) for head in root.iterfind(".//tei:head", NAMESPACES)), "")
        return Metadata(heading or name, language=language)
    main, sub = _titles(header)
    published = header.find("tei:fileDesc/tei:publicationStmt", NAMESPACES)
    texts = [reading_text(e) for e in _find(header, ".//tei:availability//tei:licence")] or [
        reading_text(e) for e in _find(published, "tei:availability")
    ]
    used = [bcp47(e.get("ident", "")) for e in _find(header, "tei:profileDesc/tei:langUsage/tei:language")]
    return Metadata(
        title=main or _source_title(header) or name,
        subtitle=sub,
        language=language or next(filter(None, used), ""),
        contributors=tuple(_contributors(header)),
        publisher=_first(published, "tei:publisher", "tei:authority", "tei:distributor"),
        place=_first(published, "tei:pubPlace"),
        date=_date(header),
        modified=max(
            (c.get("when", "")[:10] for c in _find(header, "tei:revisionDesc//tei:change")), default=""
        ),
        identifiers=tuple(
            (e.get("type", ""), reading_text(e)) for e in _find(published, ".//tei:idno") if reading_text(e)
        ),
        licence=" ".join(texts)[:2000],
        licence_url=next((e.get("target", "") for e in _find(header, ".//tei:licence[@target]")), ""),
        keywords=tuple(dict.fromkeys(_keywords(header))),
        languages=tuple(dict.fromkeys(filter(None, used))),
        series=_first(
            header,
            "tei:fileDesc/tei:seriesStmt/tei:title",
            "tei:fileDesc/tei:titleStmt/tei:title[@level='s']",
        ),
        source=_first(header, "tei:fileDesc/tei:sourceDesc/tei:bibl", "tei:fileDesc/tei:sourceDesc/tei:p")[
            :1000
        ],
        description=_first(header, "tei:profileDesc/tei:abstract"),
    )


def _find(element: Element | None, path: str) -> list[Element]:
    return [] if element is None else element.findall(path, NAMESPACES)


def _first(element: Element | None, *paths: str) -> str:
    """Return the text of the first element that a path finds and that has any."""
    return next(
        (text for path in paths for found in _find(element, path) if (text := reading_text(found))), ""
    )


def _titles(header: Element) -> tuple[str, str]:
    """Return the main title and the subtitles of the title statement."""
    titles = [
        t
        for t in _find(header, "tei:fileDesc/tei:titleStmt/tei:title")
        if t.get("level") != "s" and reading_text(t)
    ]
    main = [t for t in titles if t.get("type") in ("main", "full", None)] or titles
    first = main[:1]
    sub = [t for t in titles if t.get("type") in ("sub", "subordinate", "desc") and t not in first]
    return " ".join(map(reading_text, first)), ": ".join(map(reading_text, sub))


def _source_title(header: Element) -> str:
    return _first(header, "tei:fileDesc/tei:sourceDesc//tei:title")


def _contributors(header: Element) -> Iterator[Contributor]:
    """Yield authors, editors and everybody with a responsibility, each once."""
    statement = header.find("tei:fileDesc/tei:titleStmt", NAMESPACES)
    seen: set[tuple[str, str]] = set()

    def once(found: Element, relator: str) -> Iterator[Contributor]:
        name = _name(found)
        if name and (name, relator) not in seen:
            seen.add((name, relator))
            is_body = str(found.tag).endswith("orgName") or found.find("tei:orgName", NAMESPACES) is not None
            yield Contributor(name, relator, is_body, found.get("ref", ""))

    for author in (
        _find(statement, "tei:author") or _find(header, "tei:fileDesc/tei:sourceDesc//tei:author")[:4]
    ):
        yield from once(author, "aut")
    for editor in [
        *_find(statement, "tei:editor"),
        *_find(header, "tei:fileDesc/tei:editionStmt/tei:editor"),
    ]:
        yield from once(editor, _relator(editor.get("role", ""), "edt"))
    stated = [*_find(statement, "tei:respStmt"), *_find(header, "tei:fileDesc/tei:editionStmt/tei:respStmt")]
    for stating in stated:
        said = " ".join(map(reading_text, _find(stating, "tei:resp")))
        for tag in ("persName", "name", "orgName"):
            for person in _find(stating, f"tei:{tag}"):
                yield from once(person, _relator(said, "ctb"))
    for tag, relator in (("funder", "fnd"), ("sponsor", "spn"), ("principal", "rth")):
        for body in _find(statement, f"tei:{tag}"):
            yield from once(body, relator)


def _name(element: Element) -> str:
    """Return a person's name as it is read: given names before the surname, no life dates or links behind it."""
    holder = element.find("tei:persName", NAMESPACES)
    person = element if holder is None else holder
    parts = [
        reading_text(part)
        for tag in ("forename", "nameLink", "surname")
        for part in _find(person, f"tei:{tag}")
    ]
    return " ".join(parts) if len(parts) > 1 else reading_text(person)


def _relator(words: str, otherwise: str) -> str:
    said = set(re.findall(r"\w+", words.lower()))
    return next((code for code, known in _RELATORS.items() if said & {code, *known.split()}), otherwise)


def _date(header: Element) -> str:
    """Return the date of publication, else that of the source, else that of writing."""
    for path in (
        "tei:fileDesc/tei:publicationStmt/tei:date",
        "tei:fileDesc/tei:publicationStmt/tei:p/tei:date",
        "tei:fileDesc/tei:editionStmt//tei:date",
        "tei:fileDesc/tei:sourceDesc//tei:date",
        "tei:profileDesc/tei:creation/tei:date",
    ):
        for found in _find(header, path):
            if date := iso_date(found):
                return date
    return ""


def iso_date(element: Element) -> str:
    """Return the ISO 8601 date of a `date`, from its attributes or, where it is one, its text; empty if it has none."""
    for attribute in ("when", "from", "notBefore", "when-iso", "notAfter", "to"):
        if match := _ISO_DATE.fullmatch(element.get(attribute, "").partition("T")[0]):
            return match[0]
    text = reading_text(element)
    return text if _ISO_DATE.fullmatch(text) else ""


def _keywords(header: Element) -> Iterator[str]:
    for words in _find(header, "tei:profileDesc/tei:textClass/tei:keywords"):
        terms = [
            reading_text(t)
            for tag in ("term", "list/tei:item", "item")
            for t in _find(words, f".//tei:{tag}")
        ]
        yield from (term for term in terms if term and len(term) < 200)
