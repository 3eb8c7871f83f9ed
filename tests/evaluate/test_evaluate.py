"""Tests of kanben.evaluate."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.errors import DifferentTexts, NotJsonLines
from kanben.evaluate import evaluate
from kanben.evaluate.documents import Document, Name, Stretch
from kanben.evaluate.scores import score_names, score_segmentation

TEI = Path(__file__).parents[2] / "tei"


def document(*names: Name, **values: object) -> Document:
    """A document of thirty characters."""
    return Document("d", "字" * 30, names, **values)  # type: ignore[arg-type]


def test_exact_and_overlapping_names_are_told_apart() -> None:
    """A name that is one character too long is wrong in one count and right in the other."""
    gold = document(Name(0, 3, "PER"), Name(5, 8, "LOC"))
    scores = score_names(gold, document(Name(0, 3, "PER"), Name(5, 9, "LOC"), Name(20, 22, "PER")))
    assert (scores["PER exact"].recall, scores["PER exact"].precision) == (1.0, 0.5)
    assert (scores["LOC exact"].f1, scores["LOC overlapping"].f1) == (0.0, 1.0)


def test_names_inside_names_do_not_count() -> None:
    """Of 包头市司法局 only the organisation is compared, whether or not the place in it is tagged."""
    gold = document(Name(0, 6, "ORG"), Name(0, 3, "LOC"))
    assert score_names(gold, document(Name(0, 6, "ORG")))["names exact"].f1 == 1.0


def test_roles_are_scored_on_their_own() -> None:
    """The right person in the wrong role is found as a person and as a source, but not in its role."""
    scores = score_names(document(Name(0, 3, "PER", "reporter")), document(Name(0, 3, "PER", "author")))
    assert [scores[key].f1 for key in ("PER exact", "roles", "sources")] == [1.0, 0.0, 1.0]


def test_boundaries_and_parts_are_scored() -> None:
    """A missed article costs recall, and a part counts only with its span and label."""
    gold = document(articles=(0, 10, 20), parts=(Stretch(0, 4, "head.main"), Stretch(4, 30, "p")))
    found = document(articles=(0, 10), parts=(Stretch(0, 4, "p"), Stretch(4, 30, "p")))
    scores = score_segmentation(gold, found)
    assert (scores["article boundaries"].recall, scores["article boundaries"].precision) == (0.5, 1.0)
    assert scores["parts"].recall == 0.5


def test_json_lines_are_compared_line_by_line(tmp_path: Path) -> None:
    """Two taggings of one file give scores; white space makes no difference."""
    gold, tagged = tmp_path / "gold.jsonl", tmp_path / "tagged.jsonl"
    gold.write_text('{"text": "周 明来了", "entities": [[0, 3, "PER"]]}\n', "utf-8")
    tagged.write_text('{"text": "周明来了", "entities": [[0, 2, "PER"]]}\n', "utf-8")
    assert evaluate(gold, tagged)["names exact"].f1 == 1.0


@pytest.mark.parametrize(
    "line", ["{", '{"text": "周明"}', '{"text": "周明", "entities": [[0, 5, "PER"]]}', "[]"]
)
def test_lines_that_are_no_tagging_are_named(line: str, tmp_path: Path) -> None:
    """A broken line is one error with its number."""
    path = tmp_path / "broken.jsonl"
    path.write_text(f'{{"text": "", "entities": []}}\n{line}\n', "utf-8")
    with pytest.raises(NotJsonLines, match=":2:"):
        evaluate(path, path)


def test_different_texts_cannot_be_compared(tmp_path: Path) -> None:
    """The message shows where the two sides part."""
    gold, tagged = tmp_path / "gold.jsonl", tmp_path / "tagged.jsonl"
    gold.write_text('{"text": "周明来了", "entities": []}', "utf-8")
    tagged.write_text('{"text": "周明去了", "entities": []}', "utf-8")
    with pytest.raises(DifferentTexts, match="去了"):
        evaluate(gold, tagged)


def test_an_edition_agrees_with_itself() -> None:
    """TEI is read with its names, roles, articles and parts."""
    scores = evaluate(TEI, TEI)
    assert all(score.f1 == 1.0 for score in scores.values())
    assert scores["PER exact"].gold > 0
    assert scores["article boundaries"].gold > 0
