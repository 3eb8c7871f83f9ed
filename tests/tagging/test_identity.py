"""Tests of kanben.tagging.identity and kanben.tagging.profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kanben.tagging import profiles, tag

if TYPE_CHECKING:
    from kanben.tagging import Tagger

SHORT_FORMS = {
    "县农机站站长魏长顺七点就到了。老魏和工友们先检修机器。": ("老魏", "魏长顺"),
    "今年，江苏省教育考试院将公布成绩。省教育考试院提醒考生留意。": ("省教育考试院", "江苏省教育考试院"),
    "亚洲开发银行昨天发布报告。亚行认为形势向好。": ("亚行", "亚洲开发银行"),
    "记者来到陕西省延安市洛川县。洛川苹果正在装车。": ("洛川", "陕西省延安市洛川县"),
    "会上，约翰·布朗宁先生致辞。布朗宁说，他很高兴。": ("布朗宁", "约翰·布朗宁"),
}


@pytest.mark.parametrize("text", SHORT_FORMS)
def test_a_short_form_knows_its_full_name(text: str, taggers: tuple[Tagger, ...]) -> None:
    """A short form carries the full form that the same text has, so that both become one entry."""
    full = {text[m.start : m.end]: dict(m.attributes).get("full") for m in tag(text, taggers)}
    short, expected = SHORT_FORMS[text]
    assert full.get(short) == expected
    assert full.get(expected) is None


def test_a_surname_that_two_people_have_is_left_open(taggers: tuple[Tagger, ...]) -> None:
    """With two people named 魏, 老魏 may be either: it is joined to neither."""
    text = "站长魏长顺和副站长魏国平都来了。老魏说，机器修好了。"
    full = {text[m.start : m.end]: dict(m.attributes).get("full") for m in tag(text, taggers)}
    assert full.get("魏长顺") is None
    assert full.get("老魏") is None


def test_a_part_of_an_organisation_is_not_the_organisation(taggers: tuple[Tagger, ...]) -> None:
    """A branch is not the bank, though its name begins alike."""
    text = "中国银行昨天发布公告。中国银行山西省分行随后召开会议。"
    assert not [m for m in tag(text, taggers) if "full" in dict(m.attributes)]


PROFILES = {
    "何小兰是江西省修水县水利局一名技术员。她每天巡查水库。": ("何小兰", "2", "技术员", "江西省修水县水利局"),
    "修水县水利局局长何大江昨天说，水位正在下降。": ("何大江", None, "局长", "修水县水利局"),
    "何大江，男，今年四十岁。": ("何大江", "1", None, None),
    "市民何女士打来电话。": ("何女士", "2", "市民", None),
    "编辑何大江评价说，他的诗很好。": ("何大江", None, "编辑", None),
}


@pytest.mark.parametrize("text", PROFILES)
def test_a_profile_holds_what_the_text_says(text: str, taggers: tuple[Tagger, ...]) -> None:
    """Sex, occupation and affiliation are read where the text gives them, and left open where it does not."""
    [found] = profiles(text, tag(text, taggers))
    assert (found.name, found.sex, found.occupation, found.affiliation) == PROFILES[text]


def test_pronouns_that_contradict_each_other_leave_the_sex_open(taggers: tuple[Tagger, ...]) -> None:
    """A slip of the print is not decided by a program."""
    text = "何小兰是修水县水利局技术员。她值了三个夜班。\n何小兰病倒了。他不肯休息。"
    assert {found.sex for found in profiles(text, tag(text, taggers))} == {None}
