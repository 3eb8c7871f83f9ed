from __future__ import annotations

from pathlib import Path

import pytest

from tests.segment.measure import LAYOUTS, Score, measure, read_gold

PAGES = sorted((Path(__file__).parent / "gold").glob("*.gold"))


def test_there_are_gold_pages_of_many_kinds_of_newspaper() -> None:
    """The measure below rests on at least twenty pages."""
    assert len(PAGES) >= 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_articles_and_parts_are_found_in_every_layout(layout: str) -> None:
    """However a page was copied, nearly all its articles begin where they do, nearly all parts are what they are."""
    total = Score()
    for path in PAGES:
        total.add(measure(read_gold(path), LAYOUTS[layout]))
    assert total.boundary_f1 >= 0.97
    assert total.part_accuracy >= 0.95


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_kind_of_newspaper_is_left_behind(path: Path) -> None:
    """Each page by itself is cut well where blank lines divide its parts and its articles alike."""
    gold = read_gold(path)
    score = measure(gold, LAYOUTS["blank1"])
    assert score.boundary_f1 >= 0.8
    assert score.part_accuracy >= 0.85
