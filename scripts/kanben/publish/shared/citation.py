"""Plain citations of an article and of a whole edition, in three styles.

GB/T 7714-2015 §4.2 (newspapers), The Chicago Manual of Style 17 §14.191, MLA Handbook 9 §5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kanben.publish.shared.work import Work

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT_MONTHS = [
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_STOPS = "。！？!?…."


def cite_gbt7714(work: Work) -> str:
    """Return a citation as GB/T 7714 has it: 作者. 题名[N/OL]. 报名, 日期(版次). 网址."""
    where = ", ".join(part for part in (work.newspaper or work.edition, _marked(work, work.date)) if part)
    page = f"({work.page})" if work.page else ""
    names = [creator.name for creator in work.creators]
    title = f"{work.title}[{'N/OL' if work.url else 'N'}]"
    parts = (", ".join([*names[:3], *(["等"] if len(names) > 3 else [])]), title, where + page, work.url)
    return ". ".join(part for part in parts if part) + ("" if work.url else ".")


def cite_chicago(work: Work) -> str:
    """Return a citation as a Chicago bibliography has it."""
    date = _marked(work, _american(work.date))
    where = ", ".join(part for part in (work.newspaper or work.edition, date, _page(work)) if part)
    names = [creator.name for creator in work.creators]
    shown = [*names[:7], "et al."] if len(names) > 10 else names
    return _sentences(_and(shown), _quoted(work.title), where, work.url)


def cite_mla(work: Work) -> str:
    """Return a citation as MLA's list of works cited has it; the edition is the second container."""
    date = _marked(work, _short(work.date))
    first = ", ".join(part for part in (work.newspaper, date, _page(work)) if part)
    second = ", ".join(part for part in (work.edition, work.url) if part)
    names = [creator.name for creator in work.creators]
    shown = f"{names[0]}, et al." if len(names) > 2 else _and(names)
    return _sentences(shown, _quoted(work.title), first, second)


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
    date = f"Last modified {_american(work.date)}" if work.date else ""
    return _sentences(work.publisher, work.title, date, work.url)


def cite_edition_mla(work: Work) -> str:
    """Return a citation of a whole edition as MLA's list of works cited has it: title, publisher, date, address."""
    rest = ", ".join(part for part in (work.publisher, _short(work.date), work.url) if part)
    return _sentences(work.title, rest)


EDITION_STYLES: dict[str, Callable[[Work], str]] = {
    "GB/T 7714": cite_edition_gbt7714,
    "Chicago": cite_edition_chicago,
    "MLA": cite_edition_mla,
}


def _sentences(*parts: str) -> str:
    """Return the parts that there are, each closed by one full stop, which may stand inside quotation marks."""
    ended = (
        part if part.endswith((".", *(f"{stop}”" for stop in _STOPS))) else f"{part}."
        for part in parts
        if part
    )
    return " ".join(ended)


def _quoted(title: str) -> str:
    """Return a title in quotation marks, its own made single; American style puts the full stop inside."""
    inner = title.translate({ord("“"): "‘", ord("”"): "’"})
    return f"“{inner}”" if inner.endswith(tuple(_STOPS)) else f"“{inner}.”"


def _and(names: Sequence[str]) -> str:
    """Return names as English lists them: A; A and B; A, B, and C."""
    if len(names) < 2 or names[-1].endswith("al."):
        return ", ".join(names)
    if len(names) == 2:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _american(date: str) -> str:
    """Return an ISO date, whole or in part, as Chicago writes it: March 5, 1935."""
    if not (found := _ISO.fullmatch(date)):
        return date
    year, month, day = found.groups()
    return f"{_MONTHS[int(month) - 1]} {f'{int(day)}, ' if day else ''}{year}" if month else year


def _short(date: str) -> str:
    """Return an ISO date, whole or in part, as MLA writes it: 5 Mar. 1935."""
    if not (found := _ISO.fullmatch(date)):
        return date
    year, month, day = found.groups()
    return f"{f'{int(day)} ' if day else ''}{_SHORT_MONTHS[int(month) - 1]} {year}" if month else year


def _marked(work: Work, date: str) -> str:
    """Return a date as it is, in brackets with a question mark if it is only the earliest that it can be."""
    return f"[{date}?]" if work.is_date_earliest else date


def _page(work: Work) -> str:
    return f"p. {work.page}" if work.page else ""
