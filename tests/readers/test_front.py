from __future__ import annotations

from pathlib import Path

import pytest

from kanben.readers import read_page
from kanben.readers.front import split_front_matter


def test_front_matter_is_no_text_of_the_page(tmp_path: Path) -> None:
    """Names and values are kept apart; the page's lines keep their numbers in the file."""
    path = tmp_path / "page.txt"
    path.write_text(
        "---\ntitle: 河东日报\ndate：2020-03-06\n\nset: 7=article\n---\n新桥通车\n", encoding="utf-8"
    )
    page = read_page(path)
    assert page.front == (("title", "河东日报"), ("date", "2020-03-06"), ("set", "7=article"))
    assert [(block.lines, block.line) for block in page.blocks] == [(("新桥通车",), 7)]


@pytest.mark.parametrize(
    "text",
    ["新桥通车", "---\n新桥通车\n---\n", "---\ntitle: 甲\n", "\n---\ntitle: 甲\n---\n", "--- \n\n新桥：好\n"],
)
def test_what_only_looks_like_front_matter_stays_text(text: str) -> None:
    """A rule of hyphens on the page, or a block that does not end, is printed."""
    assert split_front_matter(text) == ((), text)
