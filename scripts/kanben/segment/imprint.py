"""Reads what a page's folio lines and masthead say: the newspaper's title, the date, the page, the editors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kanben.lexicon.reading import reading
from kanben.model import PartKind
from kanben.segment.folio import DUTY, PERSON, TITLE
from kanben.segment.forms import DIGITS, SPACE
from kanben.segment.numerals import read_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanben.model import Article, Page

_DATE = re.compile(
    rf"(?P<era>(?:中华)?民国)?(?P<year>\d{{2,4}}|[一二三四五六七八九十〇○零Ｏ百]{{1,5}}){SPACE}?[年\-./]{SPACE}?"
    rf"(?P<month>{DIGITS}{{1,3}}){SPACE}?[月\-./]{SPACE}?(?P<day>{DIGITS}{{1,3}})"
)
_PAGE = re.compile(
    rf"第{SPACE}?(?P<number>[A-Z]?{DIGITS}{{1,3}}){SPACE}?[版页张]|(?<![A-Za-z\d])(?P<code>[A-Z]{{1,2}}\d{{1,2}})(?![A-Za-z\d])"
    rf"|(?<![^\s|｜/])(?P<bare>{DIGITS}{{1,2}})版?(?![^\s|｜/])"
)
_TITLE = re.compile(TITLE)
_EDITORS = re.compile(
    rf"(?P<duty>{DUTY}){SPACE}*[:：/／|｜丨]?{SPACE}*(?P<names>{PERSON}(?:[、,，]{PERSON})*)"
)
_REPUBLIC = 1911  # the year before the Republic of China's first


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says of itself; what it does not say is empty.

    `date` is ISO 8601; `page` the printed number (“5”, “A05”); `editors` are pairs of duty and names as printed.
    """

    title: str = ""
    date: str = ""
    page: str = ""
    editors: tuple[tuple[str, str], ...] = ()


def read_imprint(page: Page, articles: Iterable[Article]) -> Imprint:
    """Return what a page's front matter says of it, and where that is silent its folio lines."""
    front = dict(page.front)
    lines = [
        part.text
        for article in articles
        for part in article.parts
        if part.kind in {PartKind.FOLIO, PartKind.EDITORS}
    ]
    printed = read_folio(" ".join(lines))
    return Imprint(
        title=front.get("title", printed.title),
        date=front.get("date", printed.date),
        page=front.get("page", printed.page),
        editors=printed.editors,
    )


def read_folio(text: str) -> Imprint:
    """Return what a folio line says, its title and editors as they are printed."""
    read = reading(text)
    rest, when = _take_date(read)
    duties = list(_EDITORS.finditer(rest))
    editors = tuple((text[slice(*found.span("duty"))], text[slice(*found.span("names"))]) for found in duties)
    for found in duties:
        rest = _blank(rest, found)
    title, page = _TITLE.search(rest), _PAGE.search(rest)
    number = next(filter(None, page.groups()), "") if page else ""
    return Imprint(text[slice(*title.span())] if title else "", when, read_number(number), editors)


def _take_date(text: str) -> tuple[str, str]:
    """Return a text with space for its date, and the date in ISO form; an impossible one is none."""
    found = _DATE.search(text)
    if found is None:
        return text, ""
    year, month, day = (int(read_number(found[name])) for name in ("year", "month", "day"))
    if found["era"]:
        year += _REPUBLIC
    try:
        return _blank(text, found), date(year, month, day).isoformat()
    except ValueError:
        return text, ""


def _blank(text: str, found: re.Match[str]) -> str:
    """Return a text of the same length with space for what was found."""
    return text[: found.start()] + " " * len(found[0]) + text[found.end() :]
