"""The list of rules, and which an edition silences."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.errors import BadSettings
from kanben.validate import list_rules, silenced_rules


def test_rules_speak_both_languages() -> None:
    """Ids are the same in both languages, the texts are not."""
    english, chinese = list_rules("en"), list_rules("zh-Hans")
    assert [rule.id for rule in english] == [rule.id for rule in chinese]
    assert len(english) > 50
    assert all(rule.about and rule.about.isascii() for rule in english)
    assert not any(rule.about.isascii() for rule in chinese)


def test_silence_wants_a_known_rule_and_a_reason() -> None:
    """Nobody finds out years later that a check was off for nothing."""
    path = Path("edition.toml")
    assert silenced_rules({"silence": {"head-missing": "these pages have none"}}, path) == {"head-missing"}
    assert silenced_rules({}, path) == frozenset()
    for silence in ({"head-mising": "typo"}, {"head-missing": ""}, {"head-missing": True}, ["head-missing"]):
        with pytest.raises(BadSettings, match="silence"):
            silenced_rules({"silence": silence}, path)
