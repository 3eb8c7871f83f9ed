"""Makes pages for the segmentation tests, from texts and at random."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from kanben.model import Article, Page
from kanben.readers.blocks import cut_blocks
from kanben.segment import segment

_WORDS = st.sampled_from(
    [
        "本报讯",
        "新华社海城3月2日电",
        "（记者 王小明）",
        "(张三)",
        "（下转第4版）",
        "责任编辑：李四",
        "赵六 摄",
        "编者按：",
        "标题——",
        "——副题",
        "一、",
        "记者：",
        "近日，",
        "河水上涨",
        "“我来”",
        "他说",
        "。",
        "，",
        "？",
        "……",
        "：",
        "、",
        "》",
        " ",
        "\u3000",
        "\n",
        "\n\n",
        "\n\n\n",
        "\n\u3000\u3000",
        "\t",
        "12",
        "A",
        "word",
        "★",
        "·",
        "2020年3月6日 星期五 第5版",
    ]
)
PAGE_TEXTS = (
    st.lists(st.one_of(_WORDS, st.text(alphabet="山水田园城市工厂学校人民", max_size=30)), max_size=60)
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)


def make_page(text: str) -> Page:
    """Return the page that a file with this text would give."""
    return Page("p1", Path("p1.txt"), cut_blocks(text))


def cut(text: str) -> tuple[Article, ...]:
    """Return the articles of a page with this text."""
    return segment(make_page(text))


def outline(text: str) -> list[list[tuple[str, str]]]:
    """Return kind and text of each part of each article."""
    return [[(str(part.kind), part.text) for part in article.parts] for article in cut(text)]


def kinds(text: str) -> list[list[str]]:
    """Return the kinds of the parts of each article."""
    return [[kind for kind, _ in parts] for parts in outline(text)]
