"""What the records store keeps of a register's entries and of edition.xml, as rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from kanben.order import initial, sort_key
from kanben.tei import TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {"person": "person", "place": "place", "org": "organisation", "bibl": "source"}
_WITH_TYPES = ("place", "source")
_NAMES = {f"{TEI}{name}" for name in ("persName", "placeName", "orgName", "title", "rs", "name")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the register; `xml` is its TEI element, `count` how often the edition's text names it.

    `types` are the kinds of a place or source (@type), `about` says in a few words who or where it is. `roles` are those
    in which the text is owed to it, with commas between; only the index of sources asks for them.
    """

    id: str
    kind: str
    sort: str
    initial: str
    label: str
    types: str
    about: str
    xml: str
    count: int = 0
    roles: str = ""


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The date of an issue: as edition.xml words it, the day, or the bounds (ISO 8601); empty if unknown."""

    date: str = ""
    when: str = ""
    not_before: str = ""
    not_after: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The values that are known, under the names of k:issue's attributes."""
        values = {
            "date": self.date,
            "when": self.when,
            "not-before": self.not_before,
            "not-after": self.not_after,
        }
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class IssueDay:
    """A day (ISO 8601) with an issue: the issue's id, its first page, and how many articles it has."""

    day: str
    issue: str
    page: str
    articles: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its page, that page's number in print (empty if unknown), issue and date."""

    article: str
    page: str
    number: str
    issue: str
    date: IssueDate


def read_entries(register: etree._ElementTree) -> Iterator[Entry]:
    """Yield the entries of a TEI register: the first name is the label; a @sortKey replaces its pinyin."""
    for stand_off in register.iter(f"{TEI}standOff"):
        for element in stand_off.iter(*(f"{TEI}{name}" for name in KINDS)):
            identifier = element.get(XML_ID)
            if identifier:
                label = next((line(e) for e in element if e.tag in _NAMES), "") or identifier
                key = element.get("sortKey")
                kind = KINDS[etree.QName(element).localname]
                yield Entry(
                    identifier,
                    kind,
                    key or sort_key(label),
                    initial(key or label),
                    label,
                    element.get("type", "") if kind in _WITH_TYPES else "",
                    _about(element),
                    markup(element),
                )


def _about(element: etree._Element) -> str:
    """Return an entry's affiliation, occupation and region, the first of each, between ideographic spaces."""
    found = (next(element.iterfind(f"{TEI}{name}"), None) for name in ("affiliation", "occupation", "region"))
    return "　".join(filter(None, (line(part) for part in found if part is not None)))


def read_places(edition: etree._ElementTree) -> Iterator[Place]:
    """Yield the place of each article that edition.xml lists, in its order."""
    for issue in issue_divisions(edition):
        date = issue_date(issue)
        for page in issue.iterfind(f"{TEI}listBibl"):
            where = str(page.get(XML_ID)), page.get("n", ""), str(issue.get(XML_ID))
            for article in listed_articles(page):
                yield Place(article, *where, date)


def issue_divisions(edition: etree._ElementTree) -> Iterator[etree._Element]:
    """Yield the divisions of edition.xml that are issues, in its order."""
    return (division for division in edition.iter(f"{TEI}div") if division.get("type") == "issue")


def issue_date(issue: etree._Element) -> IssueDate:
    """Return the date in the head of an issue of edition.xml; what only repeats the day (ISO 8601) is no wording of it."""
    date = next(issue.iterfind(f"{TEI}head/{TEI}date"), None)
    if date is None:
        return IssueDate()
    day, earliest, latest = (date.get(name, "") for name in ("when", "notBefore", "notAfter"))
    words = line(date)
    return IssueDate("" if words == day else words, day, earliest, latest)


def listed_articles(page: etree._Element) -> Iterator[str]:
    """Yield the ids of the articles that a page of edition.xml lists."""
    for reference in page.iterfind(f"{TEI}bibl/{TEI}ref"):
        yield str(reference.get("target")).rpartition("/")[2].removesuffix(".xml")


def line(element: etree._Element) -> str:
    """Return an element's text on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def markup(element: etree._Element) -> str:
    """Return an element serialised, without what follows it."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
