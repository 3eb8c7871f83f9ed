from __future__ import annotations

from pathlib import Path

import pytest

from kanben.encode.placing import language_of
from kanben.model import Page
from kanben.readers.blocks import cut_blocks

SIMPLIFIED = "昨日，河务局的人沿着江堤走了一整天，查看每一处险工险段，晚上才回到镇上的临时住处。" * 3
TRADITIONAL = "昨日，河務局的人沿著江堤走了一整天，查看每一處險工險段，晚上纔回到鎮上的臨時住處。" * 3


def page(text: str, *front: tuple[str, str]) -> Page:
    """A page of a text and its front matter."""
    return Page("p", Path("p.txt"), cut_blocks(text), front)


@pytest.mark.parametrize("usual", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(("text", "language"), [(SIMPLIFIED, "zh-Hans"), (TRADITIONAL, "zh-Hant")])
def test_a_page_is_in_the_script_it_is_printed_in(usual: str, text: str, language: str) -> None:
    """An edition may hold pages in both."""
    assert language_of(page(text), usual) == language


def test_front_matter_and_other_languages_have_the_last_word() -> None:
    """What the page's file says holds; an edition in another language is left as it is; a few words prove nothing."""
    assert language_of(page(TRADITIONAL, ("language", "lzh")), "zh-Hans") == "lzh"
    assert language_of(page(SIMPLIFIED), "ja") == "ja"
    assert language_of(page("號外"), "zh-Hans") == "zh-Hans"
