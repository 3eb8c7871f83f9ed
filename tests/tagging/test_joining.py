"""Tests of kanben.tagging.joining."""

from __future__ import annotations

import pytest

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.joining import continue_lists, join_neighbours, whole_names

PERSON, PLACE, ORGANISATION = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION


def mentions(text: str, names: dict[str, MentionKind]) -> list[Mention]:
    """The first occurrence of each name, as the model would propose it."""
    found = [(text.index(name), name, kind) for name, kind in names.items()]
    return [
        Mention(start, start + len(name), kind, Certainty.MEDIUM, "model:word")
        for start, name, kind in sorted(found)
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("日本大阪府北部", {"日本": PLACE, "大阪府": PLACE}, {"日本大阪府"}),
        ("中国北京", {"中国": PLACE, "北京": PLACE}, set()),
        ("宁泰银行成都分行", {"宁泰银行": ORGANISATION, "成都分行": ORGANISATION}, {"宁泰银行成都分行"}),
        ("布朗-威尔逊得分", {"布朗": PERSON, "威尔逊": PERSON}, {"布朗-威尔逊"}),
    ],
)
def test_neighbours_that_are_one_name_join(
    text: str, names: dict[str, MentionKind], expected: set[str]
) -> None:
    """A country and a division, a bank and its branch, names with a hyphen are one; a country and a city are two."""
    assert {text[m.start : m.end] for m in join_neighbours(text, mentions(text, names))} == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("到委员李书畲、张含之等十七人", {"李书畲": PERSON}, {"张含之"}),
        ("李书畲、方案和计划", {"李书畲": PERSON}, set()),
        ("走访得胜湖、缸顾、垛田等地", {"得胜湖": PLACE}, {"缸顾", "垛田"}),
        ("城市、农村等地", {}, set()),
    ],
)
def test_lists_continue_as_they_begin(text: str, names: dict[str, MentionKind], expected: set[str]) -> None:
    """What follows a person after 、 and has a name's form is one; so is a place before 等地."""
    assert {text[m.start : m.end] for m in continue_lists(text, mentions(text, names))} == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("傅春和同志的意见", "傅春", {"傅春和"}),
        ("陆少游著，", "陆少", {"陆少游"}),
        ("李青和王明", "李青", set()),
    ],
)
def test_names_cut_short_get_their_last_character(text: str, name: str, expected: set[str]) -> None:
    """A name of two before 同志 or 著 takes the character between."""
    assert {text[m.start : m.end] for m in whole_names(text, mentions(text, {name: PERSON}))} == expected
