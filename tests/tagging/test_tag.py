"""Tests of kanben.tagging as a whole: what holds for every text."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kanben.model import MentionKind
from kanben.tagging import load_taggers, profiles, tag

if TYPE_CHECKING:
    from kanben.tagging import Tagger

RULES = load_taggers(("register", "rules"), {"石河县": (MentionKind.PLACE, "place-shi-he")})
PIECES = st.sampled_from(
    [
        "本报讯",
        "（记者",
        "）",
        "王小明",
        "欧阳",
        "修",
        "石河县",
        "江西省",
        "文化局",
        "“",
        "”",
        "说",
        "：",
        "，",
        "。",
        "《",
        "》",
        "日报",
        "3",
        "月",
        "2020年",
        "万元",
        "的",
        "在",
        "老",
        "某",
        "·",
        "约翰",
        "摄",
        "\n",
        "\u3000",
        "x",
        "😀",
        "號",
        "電",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_mentions_lie_in_the_text_and_never_cross(text: str) -> None:
    """Whatever the text: offsets are those of its characters, no mention crosses a part's end or another mention."""
    found = tag(text, RULES)
    assert all(0 <= m.start < m.end <= len(text) and "\n" not in text[m.start : m.end] for m in found)
    for one, other in combinations(found, 2):
        assert (one.start, -one.end) <= (other.start, -other.end)
        assert other.start >= one.end or other.end <= one.end
    profiles(text, found)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    """Tagging has no memory: nothing depends on what was tagged before."""
    first = tag(text, RULES)
    tag("王小明在石河县。", RULES)
    assert tag(text, RULES) == first


def test_traditional_characters_are_read_and_keep_their_places(taggers: tuple[Tagger, ...]) -> None:
    """A traditional text is tagged like a simplified one; offsets and printed characters are its own."""
    text = "【本報訊】石門縣縣長陳國華昨日表示，工程將於下月動工。（記者張美玲）"
    found = {(text[m.start : m.end], m.kind.value, m.role) for m in tag(text, taggers)}
    assert {("石門縣", "LOC", None), ("陳國華", "PER", None), ("張美玲", "PER", "reporter")} <= found
    assert ("本報", "SOURCE", "newspaper") in found


def test_a_checked_entry_of_the_register_is_linked(taggers: tuple[Tagger, ...]) -> None:
    """What the register holds is found with its entry, also where the model sees nothing."""
    [*chosen] = load_taggers(names={"江顺轮": (MentionKind.ORGANISATION, "org-jiang-shun")})
    [mention] = [m for m in tag("昨晚江顺轮靠岸。", chosen) if m.kind is MentionKind.ORGANISATION]
    assert (mention.ref, mention.certainty.value) == ("org-jiang-shun", "high")


def test_every_mention_says_who_proposed_it(taggers: tuple[Tagger, ...]) -> None:
    """Evidence names tagger and rule of each witness."""
    for mention in tag("江西省修水县水利局局长何大江说：“水位正在下降。”", taggers):
        assert all(mark.partition(":")[2] for mark in mention.evidence.split())


def test_places_lie_inside_organisations(taggers: tuple[Tagger, ...]) -> None:
    """The place in an organisation's name is tagged inside it."""
    text = "记者从江西省修水县水利局获悉"
    found = [(text[m.start : m.end], m.kind.value) for m in tag(text, taggers)]
    assert found == [("江西省修水县水利局", "ORG"), ("江西省修水县", "LOC")]
