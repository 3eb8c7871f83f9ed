"""Tables by which a page converts its text between traditional and simplified characters, from OpenCC.

A page loads a table when its reader asks for it: a script, since a page opened from a folder may load no other file.
Source of the dictionaries and of the way they are applied: OpenCC (https://github.com/BYVoid/OpenCC, Apache-2.0), its
configurations s2t, s2tw, s2hk, t2s, tw2s and hk2s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from kanben.publish.shared.json_text import compact_json
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_settings import Standard

_PREFIX = {"taiwan": "tw", "hong-kong": "hk"}


class Stage(TypedDict):
    """One pass over a text: single characters and their forms side by side, and phrases that go before them.

    Phrases stand in order, separated by spaces. Each begins with the number of characters it shares with the one before;
    after `=` follow the places (base 36) of the characters that it changes otherwise than `characters` do, each with its form.
    """

    characters: str
    forms: str
    phrases: str


def character_tables(standard: Standard) -> Iterator[SiteFile]:
    """Yield static/traditional.js and static/simplified.js; `standard` is that of the traditional forms."""
    for target, stages in (
        ("traditional", _to_traditional(standard)),
        ("simplified", _to_simplified(standard)),
    ):
        table = compact_json([_stage(*names) for names in stages]).decode()
        yield SiteFile(f"static/{target}.js", f"window.kanben.convert({target!r}, {table});\n".encode())


def _to_traditional(standard: Standard) -> list[tuple[str, str]]:
    region = _PREFIX.get(standard)
    regional = [(f"{region}_variants", f"{region}_variants_phrases")] if region else []
    return [("st_characters", "st_phrases"), *regional]


def _to_simplified(standard: Standard) -> list[tuple[str, str]]:
    region = _PREFIX.get(standard)
    regional = [(f"{region}_variants_rev", f"{region}_variants_rev_phrases")] if region else []
    return [*regional, ("ts_characters", "ts_phrases")]


def _stage(characters: str, phrases: str) -> Stage:
    """Return a stage of two of OpenCC's dictionaries; forms of another length than their phrase are left out."""
    from opencc_purepy.dictionary_lib import DictionaryMaxlength  # 3 MB, needed for this alone

    dictionaries = DictionaryMaxlength.get_provider()
    single: dict[str, str] = getattr(dictionaries, characters)[0]
    several: dict[str, str] = getattr(dictionaries, phrases)[0]
    changed = {
        key: form for key, form in sorted(single.items()) if len(key) == len(form) == 1 and key != form
    }
    kept = sorted((key, form) for key, form in several.items() if len(key) == len(form))
    return {
        "characters": "".join(changed),
        "forms": "".join(changed.values()),
        "phrases": " ".join(_front_coded(kept, changed)),
    }


def _front_coded(phrases: list[tuple[str, str]], single: Mapping[str, str]) -> Iterator[str]:
    before = ""
    for phrase, form in phrases:
        shared = next(
            (n for n, pair in enumerate(zip(before, phrase, strict=False)) if len({*pair}) > 1), len(before)
        )
        others = "".join(
            f"{_DIGITS[n]}{form[n]}" for n, key in enumerate(phrase) if form[n] != single.get(key, key)
        )
        yield f"{_DIGITS[shared]}{phrase[shared:]}" + (f"={others}" if others else "")
        before = phrase


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
