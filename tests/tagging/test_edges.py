"""Names have clean edges, and stock phrases about pictures are no names."""

from __future__ import annotations

import pytest

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.edges import trim
from kanben.tagging.registry import load_taggers
from kanben.tagging.stages import find


@pytest.mark.parametrize(
    ("tagged", "name"),
    [
        ("张希、", "张希"),
        ("\u3000李 明 ", "李 明"),
        ("（江城大学）", "江城大学"),
        ("江城大学（南校区）", "江城大学（南校区）"),
        ("“海燕”号", "“海燕”号"),
        ("“海燕", "海燕"),
        ("亨利·福特", "亨利·福特"),
        ("Smith Jr.", "Smith Jr."),
        ("江城.", "江城"),
        ("——", None),
    ],
)
def test_marks_at_the_edges_are_no_part_of_a_name(tagged: str, name: str | None) -> None:
    """Unless both of a pair are."""
    text = f"，{tagged}。"
    found = trim(text, Mention(1, 1 + len(tagged), MentionKind.ORGANISATION, Certainty.HIGH, "test"))
    assert (found and text[found.start : found.end]) == name


STOCK = (
    "图片来自网络",
    "资料图片",
    "视觉中国供图",
    "本版图片均由本报记者拍摄",
    "图源网络",
    "网络截图",
    "资料照片",
    "图文无关",
    "圖片來自網絡",
    "图片由受访者提供",
)


@pytest.mark.parametrize("phrase", STOCK)
def test_a_stock_phrase_names_nobody(phrase: str) -> None:
    """Neither the rules nor the model find a person in it; who wrote is found all the same."""
    text = f"市民广场改造完工\n本报讯 （记者 高远）昨日，江城市公布了最新安排，市民可前往办理。\n（{phrase}）"
    people = [text[m.start : m.end] for m in find(text, load_taggers()) if m.kind is MentionKind.PERSON]
    assert people == ["高远"]
