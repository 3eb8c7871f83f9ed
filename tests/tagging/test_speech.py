"""Tests of kanben.tagging.speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kanben.model import MentionKind
from kanben.tagging import tag

if TYPE_CHECKING:
    from kanben.tagging import Tagger

SPOKEN = {
    "修水县水利局局长何大江说：“水位正在下降。”": "何大江",
    "“水位正在下降。”修水县水利局局长何大江介绍。": "何大江",
    "“水位正在下降。”何大江一边巡堤一边说，“大家放心。”": "何大江",
    "何大江告诉记者：“水位正在下降。”": "何大江",
    "何大江指着远处的水面，高兴地说：“水位正在下降。”": "何大江",
    "何大江是水利局局长。他说：“水位正在下降。”": "何大江",
    "發言人何大江表示：「水位正在下降。」": "何大江",
    "何大江坦言，“水位还会上升”。": "何大江",
    "何大江：“水位正在下降。”": "何大江",
    "“水位正在下降！”昨日，住在石河镇的何大江高兴地说。": "何大江",
    "老何说：“水位正在下降。”何大江今年四十岁。": "何大江",
}


@pytest.mark.parametrize("text", SPOKEN)
def test_quoted_words_have_their_speaker(text: str, taggers: tuple[Tagger, ...]) -> None:
    """Who speaks stands before the words or after them, in full, in short or as a pronoun."""
    speeches = [mention for mention in tag(text, taggers) if mention.kind is MentionKind.SPEECH]
    assert speeches
    assert {dict(mention.attributes)["who"] for mention in speeches} == {SPOKEN[text]}
    assert all(text[mention.start] in "“「" and mention.role == "speaker" for mention in speeches)


@pytest.mark.parametrize(
    "text", ["何大江获得“优秀党员”称号。", "走进“春雨”志愿服务队，何大江正在忙碌。", "人们说：“水来了！”"]
)
def test_quotation_marks_without_a_named_speaker_are_no_speech(
    text: str, taggers: tuple[Tagger, ...]
) -> None:
    """Titles and nicknames in quotation marks are not spoken; words of unnamed people have no source."""
    assert not [mention for mention in tag(text, taggers) if mention.kind is MentionKind.SPEECH]
