from __future__ import annotations

from pathlib import Path

import pytest

from kanben.tagging import load_taggers
from tests.hands import SETS, gold_pages, read_gold, score

# F1 that is reached today, less a little: see README.md for the figures themselves.
CONTEMPORARY = {
    "article boundaries": 0.94,
    "parts": 0.89,
    "PER exact": 0.91,
    "LOC exact": 0.86,
    "ORG exact": 0.91,
    "names exact": 0.90,
    "names overlapping": 0.94,
    "roles": 0.95,
    "sources": 0.95,
}
ALL = {
    "article boundaries": 0.945,
    "parts": 0.905,
    "names exact": 0.84,
    "names overlapping": 0.89,
    "roles": 0.91,
    "sources": 0.93,
}


def test_there_are_pages_by_several_hands() -> None:
    """Every set has pages, each with articles and names; the text is that of the page."""
    assert all(len(gold_pages(name)) >= 6 for name in SETS)
    for path in gold_pages():
        gold = read_gold(path)
        assert gold.ink == "".join(path.with_suffix(".txt").read_text("utf-8").split())
        assert len(gold.articles) >= 3
        assert len(gold.names) >= 25


@pytest.mark.parametrize(
    ("sets", "floors"), [("g", CONTEMPORARY), (tuple(SETS), ALL)], ids=["everyday", "all"]
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
    assert gold.ink == "第1版包头市司法局（李明）"
    assert gold.articles == (0,)
    assert [(name.start, name.end, name.kind, name.role) for name in gold.names] == [
        (3, 6, "LOC", None),
        (3, 9, "ORG", None),
        (10, 12, "PER", "author"),
    ]
