"""Tests of kanben.tagging.registry and of the adapters to other taggers."""

from __future__ import annotations

import sys
from importlib import metadata
from importlib.metadata import EntryPoint
from types import ModuleType, SimpleNamespace

import pytest

from kanben.errors import MissingModel, UnknownTagger
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging import load_taggers, registry, tag
from kanben.tagging.spacy import SpacyTagger


class ShipTagger:
    """A plug-in: knows one ship."""

    name = "ships"

    def __init__(self, names: object) -> None:
        self.names = names

    def tag(self, text: str) -> list[Mention]:
        """Find the ship."""
        start = text.find("江顺号")
        found = Mention(start, start + 3, MentionKind.ORGANISATION, Certainty.MEDIUM, "ships:known")
        return [found] if start >= 0 else []


def test_a_plug_in_is_a_tagger_like_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package's tagger is found by its entry point and asked like one of ours."""
    point = EntryPoint("ships", f"{__name__}:ShipTagger", registry.PLUGINS)
    monkeypatch.setattr(metadata, "entry_points", lambda group: [point] if group == registry.PLUGINS else [])
    [mention] = tag("江顺号靠岸了", load_taggers(("ships",)))
    assert (mention.start, mention.end, mention.evidence) == (0, 3, "ships:known")


def test_a_plug_in_cannot_take_the_place_of_a_built_in_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a built-in tagger always means the built-in one."""
    points = [EntryPoint(name, f"{__name__}:ShipTagger", registry.PLUGINS) for name in ("ships", "rules")]
    monkeypatch.setattr(metadata, "entry_points", lambda group: points)
    ships, rules = load_taggers(("ships", "rules"))
    assert isinstance(ships, ShipTagger)
    assert not isinstance(rules, ShipTagger)


def test_an_unknown_tagger_is_named_with_those_that_exist() -> None:
    """The message lists what could have been meant."""
    with pytest.raises(UnknownTagger, match=r"rulez.*register.*rules.*model"):
        load_taggers(("rulez",))


def test_entities_of_spacy_become_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labels are translated, offsets counted over the whole text, unknown labels left out."""

    def read(line: str) -> SimpleNamespace:
        entities = [("周明", "PERSON"), ("武汉", "GPE"), ("三月", "DATE")]
        found = [(line.find(text), text, label) for text, label in entities if text in line]
        return SimpleNamespace(
            ents=[SimpleNamespace(start_char=s, end_char=s + len(t), label_=label) for s, t, label in found]
        )

    module = ModuleType("spacy")
    module.load = lambda name: read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)
    text = "开头\n周明三月去武汉"
    found = [(text[m.start : m.end], m.kind, m.evidence) for m in SpacyTagger().tag(text)]
    person = ("周明", MentionKind.PERSON, "spacy:PERSON")
    assert found == [person, ("武汉", MentionKind.PLACE, "spacy:GPE")]


def test_a_missing_model_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without spaCy the tagger says what to install."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingModel, match="zh_core_web_sm"):
        tag("周明", load_taggers(("spacy",)))
