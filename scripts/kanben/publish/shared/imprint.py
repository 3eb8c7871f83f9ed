"""What an edition says of itself."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from lxml import etree

from kanben.dates import earliest_day
from kanben.edition import Edition
from kanben.edition.contents import tei_files
from kanben.tei import TEI, parse_tei

NAMESPACE = uuid.UUID("8b0d6a2e-6f0a-5c39-9d07-2f4f0b8f7c11")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an edition says of itself: title, language, a URI that stays, the day of its last change.

    `newspaper` and `place` are the printed paper's, empty where they are not known.
    """

    title: str
    language: str = "zh-Hans"
    identifier: str = ""
    modified: str = ""
    newspaper: str = ""
    place: str = ""
    publisher: str = ""


def imprint_of(edition: Edition) -> Imprint:
    """Return what an edition says of itself; raise what parse_tei raises."""
    settings, paper = edition.settings, edition.settings.newspaper
    modified = max(newest_change(parse_tei(file)) for file in tei_files(edition))
    return Imprint(
        settings.title,
        settings.language,
        identifier(edition),
        modified,
        paper.title,
        paper.place,
        settings.publisher,
    )


def identifier(edition: Edition, volume: str = "") -> str:
    """Return the edition's own identifier, or a URN that stays the same while its title and newspaper do.

    A volume that is not the whole edition has one of its own, made of the edition's.
    """
    settings = edition.settings
    given = settings.identifier
    if not given:
        name = "\n".join((settings.language, settings.newspaper.title, settings.title, settings.subtitle))
        given = uuid.uuid5(NAMESPACE, name).urn
    return uuid.uuid5(NAMESPACE, f"{given}\n{volume}").urn if volume else given


def newest_change(tree: etree._ElementTree) -> str:
    """Return the latest day (ISO 8601) at which the TEI header says the document was changed; empty if it says none.

    A month or year stands for its first day; what is no date is passed over.
    """
    changes = tree.iterfind(f"{TEI}teiHeader/{TEI}revisionDesc//{TEI}change")
    return max((whole_day(change.get("when", "")) for change in changes), default="")


def whole_day(date: str) -> str:
    """Return a date of ISO 8601, whole or in part, as a day; empty if it is none."""
    day = earliest_day(date.partition("T")[0])
    return day.isoformat() if day else ""
