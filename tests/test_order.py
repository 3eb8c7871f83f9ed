"""Tests of kanben.order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanben.order import initial, sort_key


def test_syllables_come_before_tones() -> None:
    """李娜 stands with 李 and after it, before 里昂 would split a surname by its tone."""
    names = ["黎明", "李娜", "李", "梨园", "阿尔山市", "郑理"]
    assert sorted(names, key=sort_key) == ["阿尔山市", "李", "黎明", "李娜", "梨园", "郑理"]


@pytest.mark.parametrize(
    ("label", "letter"),
    [("郑理", "Z"), ("《日报》", "R"), ("émile", "E"), ("31", "#"), ("", "#"), ("WHO", "W")],
)
def test_an_entry_stands_under_its_first_letter(label: str, letter: str) -> None:
    """Brackets and accents do not count; what has no letter stands under #."""
    assert initial(label) == letter


@given(st.text())
def test_every_label_has_a_letter(label: str) -> None:
    """Any label can be listed."""
    assert initial(label) == "#" or "A" <= initial(label) <= "Z"
