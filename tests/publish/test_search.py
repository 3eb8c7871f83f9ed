"""Tests of kanben.publish.site.search_index and compact_index: what is in the index, and that it stays small."""

from __future__ import annotations

import gzip
import json
from statistics import mean

import pytest

from kanben.publish.site.search_index import CHUNK, Findable, search_index
from kanben.publish.site.search_tokens import filter_word
from tests.bench.invented import realistic

ARTICLES = [
    Findable("articles/a.html", "江水", "江水上涨， 12 尺", {"kind": ["report"], "person": ["甲", "乙"]}),
    Findable("articles/桥 1.html", "桥", "桥工十年", {"kind": ["feature"]}),
]
COUNT = 300


def files_of(articles: list[Findable]) -> dict[str, bytes]:
    """Return the files of an index by their paths below pagefind/."""
    return {leaf.path.removeprefix("pagefind/"): leaf.content for leaf in search_index(articles)}


def ending(files: dict[str, bytes], suffix: str) -> list[bytes]:
    """Return the files of a kind, unpacked."""
    return [
        gzip.decompress(content).removeprefix(b"pagefind_dcd")
        for path, content in files.items()
        if path.endswith(suffix)
    ]


def test_the_index_is_the_same_each_time() -> None:
    """Two builds give the same files with the same bytes."""
    first = files_of(ARTICLES)
    assert first == files_of(ARTICLES)
    assert "pagefind.js" in first


def test_filters_are_listed_with_their_counts() -> None:
    """The page offers what articles can be narrowed down by, the most frequent first."""
    filters = json.loads(files_of(ARTICLES)["filters.json"])
    assert filters["person"] == [["乙", 1], ["甲", 1]]
    assert [value for value, _ in filters["kind"]] == ["feature", "report"]


def test_the_index_has_pairs_characters_and_filters_and_nothing_else() -> None:
    """Whole clauses as words, which Pagefind makes of what it is given as metadata, would double it."""
    (index,) = ending(files_of(ARTICLES), ".pf_index")
    for word in ("江水", "上涨", "12", "\u01bb涨", filter_word("person", "甲")):
        assert bytes([0x60 + len(word.encode())]) + word.encode() in index
    for word in ("江水上涨", "桥工十年", "江"):
        assert bytes([0x60 + len(word.encode())]) + word.encode() not in index


def test_a_fragment_has_the_text_as_it_is() -> None:
    """What a page of results shows and marks, once: the punctuation is there, the words of the index are not."""
    fragments = [json.loads(content) for content in ending(files_of(ARTICLES), ".pf_fragment")]
    assert [(known["url"], known["meta"], known["content"]) for known in fragments] == [
        ("/articles/a.html", {"title": "江水", "kind": "report"}, "江水上涨， 12 尺"),
        ("/articles/%E6%A1%A5%201.html", {"title": "桥", "kind": "feature"}, "桥工十年"),
    ]


def test_every_listed_file_is_there() -> None:
    """The list of files names each fragment and each part of the index as it is called now, and no other."""
    files = files_of(ARTICLES)
    (listed,) = ending(files, ".pf_meta")
    names = [path.partition("/")[2].rpartition(".")[0] for path in files if "/" in path]
    assert len(names) == 3
    assert all(bytes([0x60 + len(name)]) + name.encode() in listed for name in names)
    assert b"und_" not in listed


def test_a_changed_text_changes_the_names() -> None:
    """A comma is in no word of the index, but a browser must not show the text that it kept of the last build."""
    changed = Findable("articles/a.html", "江水", "江水上涨。 12 尺", ARTICLES[0].filters)
    before, after = files_of(ARTICLES), files_of([changed, ARTICLES[1]])
    assert not {path for path in before if "/" in path} & {path for path in after if "/" in path}


@pytest.fixture(scope="module")
def many() -> dict[str, bytes]:
    """The index of some hundred invented articles."""
    return files_of(list(realistic(COUNT)))


def sizes(files: dict[str, bytes], suffix: str) -> list[int]:
    """Return the sizes of the files of a kind, as they are transferred."""
    return [len(content) for path, content in files.items() if path.endswith(suffix)]


@pytest.mark.slow
def test_a_word_costs_about_twenty_kilobytes(many: dict[str, bytes]) -> None:
    """The index comes in as many files as the setting says, which no option of Pagefind's command line sets."""
    index = sizes(many, ".pf_index")
    assert CHUNK == 10_000
    assert 10_000 < mean(index) < 22_000
    assert max(index) < 35_000


@pytest.mark.slow
def test_the_list_of_files_is_short(many: dict[str, bytes]) -> None:
    """Every search loads it: at most three bytes for an article and fifteen for a part of the index."""
    (listed,) = sizes(many, ".pf_meta")
    assert listed < 3 * COUNT + 15 * len(sizes(many, ".pf_index")) + 200


@pytest.mark.slow
def test_a_result_costs_about_two_kilobytes(many: dict[str, bytes]) -> None:
    """An article of 800 characters, packed."""
    assert len(sizes(many, ".pf_fragment")) == COUNT
    assert mean(sizes(many, ".pf_fragment")) < 1_900


@pytest.mark.slow
def test_what_every_search_loads_beside_is_small(many: dict[str, bytes]) -> None:
    """One program, for no language in particular, one script, no worker."""
    programs = [path for path in many if path.startswith("wasm.")]
    assert programs == ["wasm.unknown.pagefind"]
    assert sorted(path for path in many if path.endswith(".js")) == ["pagefind.js"]
    assert len(many["pagefind.js"]) + len(many[programs[0]]) < 120_000


def test_an_edition_without_articles_has_an_index_too() -> None:
    """Nothing to find is no error."""
    assert "pagefind.js" in files_of([])
