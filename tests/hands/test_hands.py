from __future__ import annotations

from pathlib import Path

import pytest

from kanben.tagging import load_taggers
from tests.hands import SETS, gold_pages, read_gold, score

# F1 that is reached today, less a little: see README.md for the figures themselves.
EVERYDAY = {
    "article boundaries": 0.97,
    "parts": 0.945,
    "PER exact": 0.955,
    "LOC exact": 0.885,
    "ORG exact": 0.925,
    "names exact": 0.93,
    "names overlapping": 0.96,
    "roles": 0.98,
    "sources": 0.98,
}
ALL = {
    "article boundaries": 0.955,
    "parts": 0.92,
    "names exact": 0.865,
    "names overlapping": 0.905,
    "roles": 0.93,
    "sources": 0.95,
}


def test_there_are_pages_by_several_hands() -> None:
    """Every set has pages, each with articles and names; the text is that of the page."""
    assert all(len(gold_pages(name)) >= 4 for name in SETS)
    for path in gold_pages():
        gold = read_gold(path)
        assert gold.characters == "".join(path.with_suffix(".txt").read_text("utf-8").split())
        assert len(gold.articles) >= 3
        assert len(gold.names) >= 25


@pytest.mark.parametrize(
    ("sets", "floors"),
    [
        pytest.param("gkl", EVERYDAY, id="everyday"),
        pytest.param(tuple(SETS), ALL, id="all", marks=pytest.mark.slow),
    ],
)
def test_pages_by_other_hands_are_read_as_well_as_before(
    sets: tuple[str, ...], floors: dict[str, float]
) -> None:
    """What pages of others are cut and tagged like must not get worse; an everyday page comes out nearly right."""
    scores = score(gold_pages(sets), load_taggers())
    assert {name: scores[name].f1 for name, floor in floors.items() if scores[name].f1 < floor} == {}


def test_a_gold_page_is_read_with_its_marks(tmp_path: Path) -> None:
    """Nested marks, roles, what frames the page."""
    path = tmp_path / "x.gold"
    path.write_text("F 第1版\n== brief\nH {O|{L|包头市}司法局}\nZ （{P:author|李 明}）\n", "utf-8")
    gold = read_gold(path)
    assert gold.characters == "第1版包头市司法局（李明）"
    assert gold.articles == (0,)
    assert [(name.start, name.end, name.kind, name.role) for name in gold.names] == [
        (3, 6, "LOC", None),
        (3, 9, "ORG", None),
        (10, 12, "PER", "author"),
    ]
