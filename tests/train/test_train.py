"""Tests of kanben.train and of the tagger that it trains."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pycrfsuite", reason="training needs the extra `train`")

from kanben.errors import NothingToLearn, UnreadableModel
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging import load_taggers, tag
from kanben.tagging.registry import MODEL_FILE
from kanben.tagging.trained import TrainedTagger
from kanben.train import cross_validate, fit, train
from kanben.train.articles import CheckedArticle, read_checked

if TYPE_CHECKING:
    from kanben.tagging import Tagger

REPOSITORY = Path(__file__).parents[2] / "tei"
TROUPES = [
    "春台班",
    "玉成班",
    "喜连班",
    "三庆班",
    "富和班",
    "荣椿班",
    "长春班",
    "鸣盛班",
    "四喜班",
    "小荣班",
    "永胜班",
    "天福班",
]
FRAMES = ("昨晚{}在广和楼演出全本大戏，座客极盛。", "城内父老请{}唱戏三天。", "{}新到名角二人，明日登台。")


def checked(troupe: str, frame: str) -> CheckedArticle:
    """An article whose editor tags theatre troupes as organisations, which no rule does."""
    start = frame.index("{")
    mention = Mention(start, start + len(troupe), MentionKind.ORGANISATION, Certainty.HIGH, "editor")
    return CheckedArticle(Path("a.xml"), frame.format(troupe), (mention,))


@pytest.fixture(scope="module")
def articles() -> list[CheckedArticle]:
    """All troupes but the last three, in all frames."""
    return [checked(troupe, frame) for troupe in TROUPES[:-3] for frame in FRAMES]


def organisations(text: str, taggers: list[Tagger]) -> list[str]:
    """The organisations of a text as printed."""
    return [text[m.start : m.end] for m in tag(text, taggers) if m.kind is MentionKind.ORGANISATION]


def test_the_editors_ways_carry_over_to_new_names(
    articles: list[CheckedArticle], taggers: tuple[Tagger, ...], tmp_path: Path
) -> None:
    """Names of a kind that only the editor tagged are found in texts that no one has checked yet."""
    path = tmp_path / MODEL_FILE
    path.write_bytes(fit(articles))
    texts = [(troupe, frame.format(troupe)) for troupe in TROUPES[-3:] for frame in FRAMES]
    before = sum(organisations(text, [*taggers]) == [troupe] for troupe, text in texts)
    after = sum(organisations(text, [*taggers, TrainedTagger(path)]) == [troupe] for troupe, text in texts)
    assert before < len(texts) / 2
    assert after >= len(texts) - 1


def test_the_same_articles_give_the_same_model(articles: list[CheckedArticle]) -> None:
    """Training twice gives the same bytes, so an edition built twice is the same."""
    assert fit(articles) == fit(articles)


def test_checked_articles_of_an_edition_are_read_with_their_names() -> None:
    """Names come with the offsets of the text that taggers see, across line and column breaks."""
    articles = read_checked(REPOSITORY)
    named = {article.text[m.start : m.end] for article in articles for m in article.names}
    assert len(articles) == 4
    assert {"郑理", "伊利集团", "呼和浩特市"} <= named


def test_training_writes_the_model_that_is_used_from_then_on(tmp_path: Path) -> None:
    """After training, the edition's taggers include the trained one."""
    shutil.copytree(REPOSITORY, tmp_path / "tei")
    path, count = train(tmp_path / "tei")
    assert (path.name, count) == (MODEL_FILE, 4)
    names = [tagger.name for tagger in load_taggers(("rules",), edition=tmp_path / "tei")]
    assert names == ["rules", "trained"]


def test_training_does_not_make_the_page_worse(taggers: tuple[Tagger, ...]) -> None:
    """On articles held back, the model trained on so little leaves the tagging about as it was."""
    before, after = cross_validate(REPOSITORY, taggers, folds=4)
    assert after["names exact"].f1 >= before["names exact"].f1 - 0.03
    assert before["names exact"].gold == after["names exact"].gold > 50


def test_an_edition_without_checked_articles_teaches_nothing(tmp_path: Path) -> None:
    """One clear error says what is missing."""
    with pytest.raises(NothingToLearn, match="checked by a person"):
        train(tmp_path)


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    """A broken model is one error, not a crash of the library."""
    path = tmp_path / MODEL_FILE
    path.write_bytes(b"not a model")
    with pytest.raises(UnreadableModel):
        TrainedTagger(path).tag("昨晚春台班演出。")
