"""The order of a page's articles: that of their texts on the page, which they themselves tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from kanben.encode.identity import check_identity
from kanben.errors import TextChanged
from kanben.model import Page

_WINDOW, _STEP = 12, 5  # characters that are looked for on the page, and how far apart
_MOST_TRIES = 10_000  # of an order, where articles begin alike

Texts = tuple[Path, Sequence[str]]


def in_page_order(ink: str, articles: Sequence[Texts]) -> list[int]:
    """Return the numbers of articles (file, texts of its parts) in the order in which they stand on their page.

    `ink` are the printed characters of the page.  The articles are given in the order of their names, in which most pages
    are encoded.
    """
    texts = ["".join("".join(parts).split()) for _, parts in articles]
    given = list(range(len(texts)))
    if len(given) < 2 or ink == "".join(texts):
        return given
    exact = _arrange(ink, texts)
    if exact is not None:
        return exact
    places: list[float] = []
    for text in texts:
        place = _find(ink, text)
        places.append(place if place is not None else places[-1] if places else 0)
    return sorted(given, key=lambda number: (places[number], number))


def _arrange(ink: str, texts: Sequence[str]) -> list[int] | None:
    """Return the order in which texts make up a whole; None if they do not."""
    if len(ink) != sum(map(len, texts)):
        return None
    order: list[int] = []
    tried: list[int] = [0]  # for each place of the order the number that is tried next
    offset = 0
    for _ in range(_MOST_TRIES):
        if offset == len(ink):
            return [*order, *(n for n, text in enumerate(texts) if not text and n not in order)]
        number = next(
            (n for n in range(tried[-1], len(texts)) if n not in order and _fits(ink, texts[n], offset)), None
        )
        if number is not None:
            tried[-1] = number + 1
            tried.append(0)
            order.append(number)
            offset += len(texts[number])
        elif order:
            tried.pop()
            offset -= len(texts[order.pop()])
        else:
            return None
    return None


def _fits(ink: str, text: str, offset: int) -> bool:
    return bool(text) and ink.startswith(text, offset)


def is_whole(page: Page, articles: Sequence[Texts]) -> bool:
    """Whether articles in this order give back the text of their page."""
    try:
        check_identity(page, articles)
    except TextChanged:
        return False
    return True


def _find(ink: str, text: str) -> float | None:
    """Return where a text begins on the page, or would begin if it were what most of its pieces say."""
    start = ink.find(text) if text else -1
    if start >= 0:
        return start
    pieces = range(0, max(len(text) - _WINDOW, 0) + 1, _STEP)
    found = [place - offset for offset in pieces if (place := ink.find(text[offset : offset + _WINDOW])) >= 0]
    return median(found) if found else None
