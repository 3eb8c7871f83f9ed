"""Tests of kanben.publish.search."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kanben.publish.search import Findable, cut, filter_word, normalise, search_index

ARTICLES = [
    Findable("a.html", "江水", "江水上涨 12 尺", {"kind": ["report"], "person": ["甲", "乙"]}),
    Findable("b.html", "桥", "桥工十年", {"kind": ["feature"]}),
]


def test_chinese_is_cut_into_pairs() -> None:
    """Every pair of neighbours is there, and the last character of a run for itself."""
    assert list(cut("疫情防控,防疫 4000 元 KTV")) == [
        "疫情",
        "情防",
        "防控",
        "控",
        "防疫",
        "疫",
        "4000",
        "元",
        "ktv",
    ]


def test_either_script_and_width_is_found() -> None:
    """Traditional characters, capitals and full-width letters fall together with their plain forms."""
    assert normalise("社區疫情ＡＢC１") == "社区疫情abc1"


@given(st.text())
def test_normalising_keeps_every_place(text: str) -> None:
    """One character stays one character, so that excerpts can be marked in the text as it is."""
    assert len(normalise(text)) == len(text)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_what_is_cut_from_a_part_is_in_the_whole(text: str) -> None:
    """A query cut from any stretch of a text has only pairs that the text's index has too."""
    whole = set(cut(text))
    part = text[len(text) // 3 :]
    assert {word for word in cut(part) if len(word) > 1 and not word.isascii()} <= {
        word[at:] for word in whole for at in range(len(word))
    }


def test_the_index_is_the_same_each_time() -> None:
    """Two builds give the same files with the same bytes."""
    first = {leaf.path: leaf.content for leaf in search_index(ARTICLES)}
    assert first == {leaf.path: leaf.content for leaf in search_index(ARTICLES)}
    assert "pagefind/pagefind.js" in first


def test_filters_are_listed_with_their_counts() -> None:
    """The page offers what articles can be narrowed down by, the most frequent first."""
    files = {leaf.path: leaf.content for leaf in search_index(ARTICLES)}
    filters = json.loads(files["pagefind/filters.json"])
    assert filters["person"] == [
        ["乙", filter_word("person", "乙"), 1],
        ["甲", filter_word("person", "甲"), 1],
    ]
    assert [value for value, _, _ in filters["kind"]] == ["feature", "report"]


def test_a_filter_word_is_no_word_of_a_text() -> None:
    """It is made of letters alone, so that the index takes it whole, and no other begins with it."""
    words = [filter_word("person", str(n)) for n in range(200)]
    assert len(set(words)) == 200
    assert all(word.isalpha() and word.isascii() and len(word) == 20 for word in words)


def test_an_edition_without_articles_has_an_index_too() -> None:
    """Nothing to find is no error."""
    assert any(leaf.path == "pagefind/pagefind.js" for leaf in search_index([]))
