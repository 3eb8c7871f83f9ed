"""Lines that are nothing but names of persons."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN
from kanben.lexicon.reading import reading
from kanben.lexicon.surnames import SINGLE, has_surname
from kanben.lexicon.wordlists import words

_SINGLE = SINGLE.difference(words("surnames-rare"))
# Mongolian, Uyghur, Kazakh and Tibetan names have no family name before them.
_SOUNDS = frozenset(words("names-steppe"))
_BEGINNINGS = ("乌兰", "图雅", "买买", "阿不")
_HAN = re.compile(f"{HAN}{{2,8}}")
_WITH_DOT = re.compile(rf"{HAN}{{1,8}}[·•‧]{HAN}{{1,12}}(?:[·•‧]{HAN}{{1,12}})?")


def is_person_name(text: str) -> bool:
    """Say whether a text has the form of one person's name: a family name and one or two characters, or a dot."""
    name = reading("".join(text.split()))
    if _WITH_DOT.fullmatch(name):
        return True
    if not _HAN.fullmatch(name):
        return False
    if len(name) >= 4 and _SOUNDS.issuperset(name):
        return True
    return has_surname(name, _SINGLE) or (len(name) in (3, 4) and name.startswith(_BEGINNINGS))


def is_short_word(text: str) -> bool:
    """Say whether a text is two to four characters, as pen names are."""
    return bool(re.fullmatch(rf"{HAN}{{2,4}}", text))


def are_person_names(text: str) -> bool:
    """Say whether a text is nothing but names: “白 露”, “张三 李四”, “王五、赵六”."""
    if re.fullmatch(rf"{HAN}[ \u3000]+{HAN}", text):
        return is_person_name(text)
    names = [name for name in re.split(r"[ \u3000、,，/／]+", text) if name]
    return all(is_person_name(name) for name in names)
