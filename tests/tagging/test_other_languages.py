"""A page in another language is said to be one, and Chinese taggers leave it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.lexicon.scripts import writing
from kanben.tagging.registry import load_taggers
from kanben.tagging.stages import find
from tests.cli.running import kanben


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("昨日江水上涨，市民王小明在 iPhone 上看到 GDP 数据。", "Chinese"),
        ("12 345", "Chinese"),
        ("The new bridge was opened yesterday by Mayor Bell (王).", "Latin letters"),
        ("東京都の新しい橋が昨日開通した。", "Japanese"),
        ("서울의 새 다리가 어제 개통되었다. 市長", "Korean"),
        ("Вчера открыли мост.", "Cyrillic letters"),
        ("افتتح الجسر أمس.", "Arabic letters"),
    ],
)
def test_writing_is_told_by_the_letters(text: str, found: str) -> None:
    """A few words of another writing do not change it."""
    assert writing(text) == found


def test_japanese_has_no_chinese_names() -> None:
    """The rules and the model for Chinese find nothing in it."""
    assert find("東京都の李明さんは昨日、北京大学の王小明と会いました。", load_taggers()) == []


def test_encode_says_that_a_page_is_not_chinese(tmp_path: Path) -> None:
    """In one line, when it is encoded first; a Chinese page is not spoken of."""
    kanben("new", tmp_path / "paper", "--no-sample")
    pages = tmp_path / "paper" / "pages"
    (pages / "en.txt").write_text("BRIDGE IS OPENED\n\nThe new bridge was opened by Mayor Bell.\n", "utf-8")
    (pages / "zh.txt").write_text("江水涨过旧堤\n\n本报讯 昨日江水上涨。\n", "utf-8")
    run = kanben("encode", tmp_path / "paper", "--lang", "en")
    assert run.returncode == 0
    assert run.stderr.count("is not in Chinese (Latin letters)") == 1
    assert "en.txt: this page" in run.stderr
    assert "not in Chinese" not in kanben("encode", tmp_path / "paper", "--lang", "en").stderr
