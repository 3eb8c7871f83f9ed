"""Tests of kanben.tagging.rules.letters."""

from __future__ import annotations

import pytest

from kanben.tagging.rules.letters import find_letters

CASES = {
    "孙部长昨晚赴京": "京",
    "定三日后抵沪。": "沪",
    "偕秘书离沪赴京到站": "沪 京",
    "旅沪同乡可索取章程": "沪",
    "会见访华的客人": "华",
    "昨日结束访华": "华",
    "中美两国经济互补": "中 美",
    "德法两国正在协调": "德 法",
    "美议员提案限制出口": "美",
    "扩大对华出口管制": "华",
    "法国驻华大使": "华",
    "对美好生活的向往": "",
    "对日常生活的影响": "",
    "集中英语教学": "",
    "他在京剧院工作": "",
    "来华东地区投资": "",
    "天津到上海": "",
    "旅平安险": "",
}


@pytest.mark.parametrize("text", CASES)
def test_single_characters_are_places_only_where_it_is_plain(text: str) -> None:
    """One character names a city or country beside words of travel or diplomacy, and nowhere else."""
    found = sorted(find_letters(text), key=lambda mention: mention.start)
    assert " ".join(dict.fromkeys(text[m.start : m.end] for m in found)) == CASES[text]
