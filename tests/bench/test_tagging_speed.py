"""Tests of the speed of kanben.tagging, as ratios within one run."""

from __future__ import annotations

import pytest

pytest.importorskip("jieba", reason="jieba is the yardstick; install the extra `dev`")

from tests.bench.tagging import speeds


@pytest.mark.slow
def test_tagging_is_about_as_fast_as_the_bare_model() -> None:
    """All taggers together keep nine tenths of the model's own speed; without it they outrun it five times."""
    found = speeds(rounds=2)
    assert found["register, rules, model"] >= 0.9 * found["bare model"]
    assert found["register, rules"] >= 5 * found["bare model"]
