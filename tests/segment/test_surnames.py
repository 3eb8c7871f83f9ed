"""Tests of kanben.segment.surnames."""

from __future__ import annotations

import pytest

from kanben.segment.surnames import are_person_names, is_person_name


@pytest.mark.parametrize(
    "name", ["丘成章", "仉桂芬", "張大千", "欧阳明", "歐陽明", "扎西顿珠", "阿里·买买提", "李 青"]
)
def test_a_line_is_a_name(name: str) -> None:
    """By its surname, in either script, by its dot, or by the characters that write the sounds of the steppe."""
    assert is_person_name(name)


@pytest.mark.parametrize("line", ["国庆节", "公告栏", "李", "张大千画展", "ABC"])
def test_a_line_is_no_name(line: str) -> None:
    """Surnames that are common words first do not make a name of a short headline."""
    assert not are_person_names(line)
