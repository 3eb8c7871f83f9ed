"""Tests of kanben.tagging.rules.bylines."""

from __future__ import annotations

import pytest

from kanben.tagging.rules.bylines import find_bylines
from kanben.tagging.rules.credits import find_credits

CASES = {
    "本报讯（记者 周明 通讯员 何小兰 吴青）昨日": "周明/reporter 何小兰/correspondent 吴青/correspondent",
    "本报讯(记者周明、何小兰)昨日": "周明/reporter 何小兰/reporter",
    "本报讯（记者周明通讯员何小兰）": "周明/reporter 何小兰/correspondent",
    "本报记者 周 明 何小兰": "周 明/reporter 何小兰/reporter",
    "文/本报记者 周明 摄影/本报记者 何小兰": "周明/reporter 何小兰/photographer",
    "周明 何小兰/文 吴青/图": "周明/author 何小兰/author 吴青/photographer",
    "制图：周明": "周明/editor",
    "供稿：县卫健局": "县卫健局/supplier",
    "来源：石河县融媒体中心": "石河县融媒体中心/supplier",
    "（记者周明武汉报道）": "周明/reporter",
    "本报记者周明摄": "周明/photographer",
    "周明 何小兰 摄": "周明/photographer 何小兰/photographer",
    "周明/文 何小兰/图": "周明/author 何小兰/photographer",
    "文/周明 图/何小兰": "周明/author 何小兰/photographer",
    "（市气象局供稿）": "市气象局/supplier",
    "责任编辑：周明 版式：何小兰 校对：吴青": "周明/editor 何小兰/editor 吴青/editor",
    "全文完。(周明)": "周明/author",
    "她说完了(笑)": "",
    "记者在现场看到，水位已经下降": "",
    "记者从市水务局获悉": "",
    "（城关镇政府供稿 周明摄）": "城关镇政府/supplier 周明/photographer",
    "责编/周明 美编/何小兰 电话/0791-1": "周明/editor 何小兰/editor",
    "本报讯（周明、记者何小兰）": "周明/reporter 何小兰/reporter",
    "（周明 何小兰摄影）": "周明/author 何小兰/photographer",
    "融媒体记者 娜仁 通讯员 白音": "娜仁/reporter 白音/correspondent",
    "（融媒体记者 乌兰其木格 何小兰）": "乌兰其木格/reporter 何小兰/reporter",
    "〔记者周明／台南报导〕": "周明/reporter 台南/None",
    "本报讯（敬大全 鲜梅）昨日": "敬大全/author 鲜梅/author",
    "月份 产量（吉瓦）": "",
    "（由市设施管理处提供）": "市设施管理处/supplier",
    "（特约记者 欧阳小川）": "欧阳小川/reporter",
}


@pytest.mark.parametrize("text", CASES)
def test_bylines_and_credits_name_people_with_their_roles(text: str) -> None:
    """The usual forms of bylines, credits, editor lines and signatures give names and roles, and nothing else."""
    found = sorted({(m.start, m.end, m.role) for rule in (find_bylines, find_credits) for m in rule(text)})
    assert " ".join(f"{text[start:end]}/{role}" for start, end, role in found) == CASES[text]
