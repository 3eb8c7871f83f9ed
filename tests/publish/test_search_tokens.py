"""Tests of kanben.publish.site.search_tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanben.publish.site.search_tokens import GAP, cut, filter_word, normalise, single_words

CHINESE = st.text(st.sampled_from("江水上涨堤國国,。 aB"), max_size=30)


def test_chinese_is_cut_into_pairs() -> None:
    """Every pair of neighbours is there, other words are whole, and runs are kept apart."""
    assert [word for word in cut("疫情防控,防疫 4000 元 KTV") if word != GAP] == [
        "疫情",
        "情防",
        "防控",
        "防疫",
        "4000",
        "ktv",
    ]


@given(CHINESE, CHINESE)
def test_pairs_two_places_apart_are_four_characters_in_a_row(before: str, after: str) -> None:
    """So a query of four characters needs two pairs, and finds nothing across a comma."""
    text = f"{before}上涨，江水{after}"
    words = cut(text)
    in_a_row = {
        first + second
        for first, second in zip(words, words[2:], strict=False)
        if len(first) == len(second) == 2 and not (first + second).isascii()
    }
    assert all(row in normalise(text) for row in in_a_row)


def test_a_character_for_itself_is_found_too() -> None:
    """Each Chinese character has a word of its own, once an article, that no word of the text begins."""
    words = single_words("江水江 Ａ 4")
    assert [word[1:] for word in words] == ["水", "江"]
    assert not any(word.startswith(printed) for word in words for printed in ("江", "水", "a", "q"))


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


def test_a_filter_word_is_no_word_of_a_text() -> None:
    """It is made of letters alone, so that the index takes it whole, and no other begins with it."""
    words = [filter_word("person", str(n)) for n in range(200)]
    assert len(set(words)) == 200
    assert all(word.isalpha() and not word.isascii() and len(word) == 17 for word in words)
    assert words[0] != filter_word("place", "0")
