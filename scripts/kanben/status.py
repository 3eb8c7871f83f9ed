"""How far an edition is: what is encoded, what people have checked, what is unsure, what fits nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.contents import Contents, tei_files
from kanben.edition.statements import PROGRAM
from kanben.errors import KanbenError
from kanben.model import Certainty
from kanben.segment import weigh_cuts
from kanben.tei import NAMESPACES, XML_ID, parse_tei
from kanben.tei.pointers import parse_pointer
from kanben.tei.printed import body
from kanben.train.articles import is_checked

_NAMES = "descendant::tei:*[@resp and not(self::tei:note)]"
_ENTRIES = (
    ".//tei:standOff//tei:*[self::tei:person or self::tei:place or self::tei:org or self::tei:bibl][@xml:id]"
)


@dataclass(frozen=True, slots=True)
class Unsure:
    """A place to look at: the file, its line (from 1), and the words that stand there."""

    path: Path
    line: int
    words: str


@dataclass(slots=True)
class Status:
    """The state of an edition.

    Names are the elements for which the program or a person answers (@resp); `names` counts both.  An article counts as
    checked when a person answers for something in it.
    """

    pages: int = 0
    unencoded: list[Path] = field(default_factory=list)
    articles: int = 0
    checked: int = 0
    names: int = 0
    proposed: int = 0
    unsure_names: list[Unsure] = field(default_factory=list)
    unsure_cuts: list[Unsure] = field(default_factory=list)
    entries: int = 0
    unused: list[Unsure] = field(default_factory=list)
    unlisted: list[Path] = field(default_factory=list)
    unread: tuple[Path, ...] = ()
    faulty: list[str] = field(default_factory=list)


def read_status(edition: Edition) -> Status:
    """Return the state of an edition; files that cannot be read are `faulty`, with the reason, and the others count."""
    status = Status(unread=edition.unread)
    listed = {path for page in Contents(edition).pages() for path in page.articles}
    used: set[str] = set()
    for path in tei_files(edition):
        if path in (edition.contents, edition.register):
            continue
        if path not in listed:
            status.unlisted.append(path)
        try:
            used |= set(_read_article(path, status))
        except KanbenError as error:
            status.faulty.append(str(error))
    _read_register(edition, used, status)
    for file in edition.pages:
        try:
            _read_pages(edition, file, status)
        except KanbenError as error:
            status.faulty.append(str(error))
    return status


def _read_article(path: Path, status: Status) -> Iterator[str]:
    """Count an article and its names, and yield the identifiers that it points to."""
    text = body(parse_tei(path).getroot())
    status.articles += 1
    status.checked += is_checked(text)
    for name in text.xpath(_NAMES, namespaces=NAMESPACES):
        status.names += 1
        proposed = name.get("resp") == f"#{PROGRAM}"
        status.proposed += proposed
        if proposed and name.get("cert") == Certainty.LOW:
            status.unsure_names.append(Unsure(path, name.sourceline or 1, "".join(name.itertext())))
    for element in text.iter(etree.Element):
        for attribute in ("ref", "who", "corresp", "source"):
            for pointer in element.get(attribute, "").split():
                yield parse_pointer(pointer).fragment


def _read_register(edition: Edition, used: set[str], status: Status) -> None:
    if not edition.register.exists():
        return
    tree = parse_tei(edition.register)
    within = {
        parse_pointer(pointer).fragment
        for value in tree.xpath("//@ref | //@corresp")
        for pointer in value.split()
    }
    for entry in tree.xpath(_ENTRIES, namespaces=NAMESPACES):
        status.entries += 1
        if entry.get(XML_ID) not in used | within:
            form = next((" ".join("".join(child.itertext()).split()) for child in entry), "")
            status.unused.append(Unsure(edition.register, entry.sourceline or 1, form))


def _read_pages(edition: Edition, file: Path, status: Status) -> None:
    """Count a file's pages, and keep those that are not encoded and the cuts that are as likely wrong as right."""
    for page in edition.read_pages(file):
        status.pages += 1
        if not edition.articles_of(page.id):
            status.unencoded.append(file)
        lines = {number: line for block in page.blocks for number, line in enumerate(block.lines, block.line)}
        for cut in weigh_cuts(page).values():
            if cut.certainty is Certainty.LOW:
                status.unsure_cuts.append(Unsure(file, cut.line, lines.get(cut.line, "")))
