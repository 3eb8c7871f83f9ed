"""What the shipped gazetteer knows of a place name: the division it names, its kind, code, coordinates, parent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kanben.lexicon.divisions import (
    COUNTY,
    GAZETTEER,
    PREFECTURE,
    PROVINCE,
    Division,
    divisions,
    divisions_by_form,
)

__all__ = ["GAZETTEER", "KnownPlace", "find_place", "place_of_code"]

_KINDS = {PROVINCE: "province", PREFECTURE: "city", COUNTY: "county"}


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """An administrative division as the register describes it; `geo` is latitude and longitude in degrees."""

    code: str
    name: str
    kind: str
    geo: str | None
    parent: str | None


def find_place(form: str) -> KnownPlace | None:
    """Return the division that a form names, alone (托克托县) or in a chain (呼和浩特市托克托县).

    A form that could name several divisions, or that goes on with something else, names none for certain.
    """
    found = _resolve(form, above=None)
    return _known(found) if found is not None else None


def place_of_code(code: str) -> KnownPlace | None:
    """Return the division of a code (GB/T 2260)."""
    division = _by_code().get(code)
    return None if division is None else _known(division)


def _resolve(form: str, above: Division | None) -> Division | None:
    named = [division for division in divisions_by_form().get(form, ()) if _lies_in(division, above)]
    if named:
        in_force = [division for division in named if not division.until] or named
        return in_force[0] if len({division.code for division in in_force}) == 1 else None
    for end in range(len(form) - 1, 1, -1):
        for division in divisions_by_form().get(form[:end], ()):
            if _lies_in(division, above) and division.level != COUNTY:
                found = _resolve(form[end:], division)
                if found is not None:
                    return found
    return None


def _lies_in(division: Division, above: Division | None) -> bool:
    return above is None or above.code in division.parents


def _known(division: Division) -> KnownPlace:
    geo = None if division.latitude is None else f"{division.latitude} {division.longitude}"
    parent = next((code for code in division.parents if code in _by_code()), None)
    return KnownPlace(division.code, division.name, _KINDS[division.level], geo, parent)


@cache
def _by_code() -> dict[str, Division]:
    """The divisions by code; the name in force where a code has had several."""
    return {each.code: each for each in sorted(divisions(), key=lambda each: not each.until)}
