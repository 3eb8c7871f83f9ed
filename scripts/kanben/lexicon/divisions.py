"""The gazetteer: China's administrative divisions with their parents, codes and coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import words

PROVINCE, PREFECTURE, COUNTY = 1, 2, 3

GAZETTEER = "cpca 0.5.5 (MIT), GB2260 0.4.1 (BSD)"
_ENDINGS = vocabulary("division-endings")
_PEOPLES = words("peoples")


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division; coordinates in degrees, `until` the last year of a name no longer in force."""

    code: str
    name: str
    longitude: float | None
    latitude: float | None
    until: str

    @property
    def level(self) -> int:
        """Province, prefecture or county, read from the code's zeros (GB/T 2260)."""
        if self.code.endswith("0000"):
            return PROVINCE
        return PREFECTURE if self.code.endswith("00") else COUNTY

    @property
    def short(self) -> str:
        """The name without the word for its kind and without the names of peoples: 恩施土家族苗族自治州 → 恩施."""
        ending = _ENDINGS.last(self.name)
        stem = self.name.removesuffix(ending)
        autonomous = ending.startswith(("自治", "联合"))
        while autonomous and (
            people := next((p for p in _PEOPLES if stem.endswith(p) and len(stem) > len(p) + 1), "")
        ):
            stem = stem.removesuffix(people)
        return stem if len(stem) > 1 else self.name

    @property
    def parents(self) -> tuple[str, ...]:
        """Codes of the divisions above, the nearest first."""
        above = {
            COUNTY: (self.code[:4] + "00", self.code[:2] + "0000"),
            PREFECTURE: (self.code[:2] + "0000",),
        }
        return above.get(self.level, ())


@cache
def divisions() -> tuple[Division, ...]:
    """Read the shipped table (sorted by code)."""
    lines = files(__package__).joinpath("divisions.tsv").read_text("utf-8").splitlines()
    return tuple(_division(line) for line in lines if line and not line.startswith("#"))


def _division(line: str) -> Division:
    code, name, longitude, latitude, until = line.split("\t")
    return Division(code, name, _degrees(longitude), _degrees(latitude), until)


def _degrees(text: str) -> float | None:
    return float(text) if text else None


@cache
def divisions_by_form() -> dict[str, tuple[Division, ...]]:
    """All divisions that a form may name, whether in full or short; those in force and the larger come first."""
    forms: dict[str, list[Division]] = {}
    for division in sorted(divisions(), key=lambda d: (bool(d.until), d.level, d.code)):
        for form in dict.fromkeys((division.name, division.short)):
            forms.setdefault(form, []).append(division)
    return {form: tuple(named) for form, named in forms.items()}
