"""Tests of kanben.tagging.rules.people."""

from __future__ import annotations

from kanben.model import MentionKind
from kanben.tagging.rules import RulesTagger


def _people(text: str) -> set[str]:
    return {
        text[found.start : found.end] for found in RulesTagger().tag(text) if found.kind is MentionKind.PERSON
    }


def test_a_name_may_be_the_last_word_of_a_text() -> None:
    """A title's name, of either length, may end the text without a mark after it."""
    assert "李四" in _people("局长李四")
    assert "李国华" in _people("局长李国华")
    assert "欧阳国华" in _people("局长欧阳国华")


def test_a_title_follows_a_name_at_a_words_beginning() -> None:
    """After a full name the title is not part of it; after a surname alone it is, as in how people are spoken of."""
    assert "李局长" in _people("“李局长说，")
    assert {"钱阿姨", "呼延女士", "老焦"} <= _people("钱阿姨说，呼延女士带着孙女，班组长老焦告诉记者")
    assert "欧阳明" in _people("。欧阳明老师在场")
    assert not _people("几位先生说，")


def test_who_speaks_after_a_title_may_have_any_surname() -> None:
    """But not the words that tell how it was said, and not the end of a longer title."""
    assert "者光明" in _people("协会秘书长者光明介绍，")
    assert "仰天明" in _people("站长仰天明说，")
    assert not _people("站长连忙说，")
    assert not _people("主任随后表示，")
    assert not _people("科里的主任医师说，")
    assert not _people("小麦开镰，")


def test_who_asks_and_who_answers() -> None:
    """The word for it is no part of the name."""
    assert "李贵" in _people("盐池县花马池镇读者李贵问：")
    assert "闻人杰" in _people("副教授闻人杰答：")


def test_words_with_a_dot_between_are_no_name() -> None:
    """The sections of a page: 消费·维权."""
    assert not _people("消费·维权")


def test_withheld_names() -> None:
    """The surname, of one character or two, and what the paper prints for the rest."""
    assert {"钱某", "欧阳某某"} <= _people("被告人钱某，欧阳某某称")
    assert not _people("有某些人")


def test_names_of_other_languages() -> None:
    """After an office, after a country, with a dot, and by a surname of Japan."""
    assert "彼得森" in _people("挪威的彼得森居第二")
    assert "布什" in _people("总统布什说")
    assert "约翰·史密斯" in _people("由约翰·史密斯执导")
    assert "田中角荣" in _people("首相田中角荣，")
    assert "船木和喜" in _people("日本选手船木和喜夺得")
