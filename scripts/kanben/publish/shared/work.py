"""What a citation of an article says, gathered from its record, its place and the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.records import K, Records

if TYPE_CHECKING:
    from kanben.publish.shared.imprint import Imprint


@dataclass(frozen=True, slots=True)
class Creator:
    """Someone an article says it is by; `role` is the TEI role (reporter, supplier …)."""

    name: str
    role: str
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An article as a thing to cite; what is not known is empty.

    `date` is ISO 8601, exact or (`is_date_earliest`) the earliest day it can be; `edition` is the digital edition.
    """

    id: str
    title: str
    creators: tuple[Creator, ...] = ()
    newspaper: str = ""
    place: str = ""
    date: str = ""
    is_date_earliest: bool = False
    page: str = ""
    language: str = "zh-Hans"
    edition: str = ""
    publisher: str = ""
    url: str = ""
    kind: str = "report"
    subtitle: str = ""
    dateline: str = ""
    characters: int = 0

    @property
    def year(self) -> str:
        """The year of the date, empty if unknown."""
        return self.date[:4]

    @property
    def key(self) -> str:
        """A key for bibliographies: ASCII letters, digits and hyphens only."""
        return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in self.id)


def describe_edition(imprint: Imprint, url: str = "") -> Work:
    """Return the whole digital edition as a thing to cite; its date is that of its last change."""
    return Work(
        id=imprint.identifier,
        title=imprint.title,
        newspaper=imprint.newspaper,
        date=imprint.modified[:10],
        language=imprint.language,
        publisher=imprint.publisher,
        url=url,
    )


def describe_work(records: Records, article: str, imprint: Imprint, url: str = "") -> Work:
    """Return what is known of an article; raise KeyError for one without a record."""
    head = records.article(article)
    place = records.place(article)
    date = place.date if place else None
    subtitles = [e.text or "" for e in head.iterfind(f"{K}kicker")] + [
        e.text or "" for e in head.iterfind(f"{K}subhead")
    ]
    return Work(
        id=article,
        title=head.findtext(f"{K}title", ""),
        creators=tuple(
            Creator(e.text or "", e.get("role", ""), e.get("kind") == "organisation")
            for e in head.iterfind(f"{K}byline")
        ),
        newspaper=imprint.newspaper,
        place=imprint.place,
        date=(date.when or date.not_before) if date else "",
        is_date_earliest=bool(date and not date.when and date.not_before),
        page=place.number if place else "",
        language=head.get("language") or imprint.language,
        edition=imprint.title,
        publisher=imprint.publisher,
        url=url,
        kind=head.get("kind", "report"),
        subtitle=" ".join(subtitles),
        dateline=head.findtext(f"{K}dateline", ""),
        characters=int(head.get("characters", "0")),
    )
