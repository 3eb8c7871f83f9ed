"""Tests of kanben.cli.evaluate and kanben.cli.train."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kanben.tagging.registry import MODEL_FILE
from tests.cli.running import kanben

REPOSITORY = Path(__file__).parents[2] / "tei"


def test_two_taggings_are_compared_in_a_table(tmp_path: Path) -> None:
    """Each kind has its row of precision, recall and F1, exact and overlapping."""
    gold, tagged = tmp_path / "gold.jsonl", tmp_path / "tagged.jsonl"
    gold.write_text('{"text": "周明来了", "entities": [[0, 2, "PER"]]}\n', "utf-8")
    tagged.write_text('{"text": "周明来了", "entities": [[0, 3, "PER"]]}\n', "utf-8")
    run = kanben("evaluate", gold, tagged)
    rows = {line[:22].strip(): line[22:].split() for line in run.stdout.splitlines()}
    assert run.returncode == 0
    assert rows["PER exact"] == ["0.000", "0.000", "0.000", "1", "1"]
    assert rows["PER overlapping"][:3] == ["1.000", "1.000", "1.000"]


def test_either_a_second_file_or_folds_are_needed() -> None:
    """A call that says neither, or both, is refused with what to write."""
    run = kanben("evaluate", REPOSITORY)
    assert (run.returncode, "--folds" in run.stderr) == (2, True)


def test_training_is_one_command_and_shows_what_it_gains(tmp_path: Path) -> None:
    """The model lies in the edition afterwards; folds print the scores before and after."""
    pytest.importorskip("pycrfsuite", reason="training needs the extra `train`")
    edition = tmp_path / "edition"
    shutil.copytree(REPOSITORY, edition)
    trained = kanben("train", edition)
    assert (trained.returncode, (edition / MODEL_FILE).is_file()) == (0, True)
    folds = kanben("evaluate", edition, "--folds", 2)
    assert folds.returncode == 0
    assert "before training" in folds.stdout
    assert "after training" in folds.stdout
