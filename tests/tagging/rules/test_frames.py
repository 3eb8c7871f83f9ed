"""Tests of kanben.tagging.rules.frames."""

from __future__ import annotations

import pytest

from kanben.tagging.rules.frames import find_frames

CASES = {
    "□本报记者 粘立冬 危岚/文 练达/图": "粘立冬/reporter 危岚/reporter 练达/photographer",
    "（记者 逄丽 文/图）": "逄丽/reporter",
    "编辑 佘丽华 美编 丑强": "佘丽华/editor 丑强/editor",
    "责校：于是": "于是/editor",
    "本报记者 操家骏 摄": "操家骏/photographer",
    "上一版 下一版 版面导航 放大 缩小": "",
    "记者在现场看到，水位下降。": "",
}


@pytest.mark.parametrize("text", CASES)
def test_lines_of_nothing_but_names_and_roles(text: str) -> None:
    """Any word may be a name there, with the role that stands before or behind it."""
    found = sorted((m.start, m.end, m.role) for m in find_frames(text))
    assert " ".join(f"{text[start:end]}/{role}" for start, end, role in found) == CASES[text]
