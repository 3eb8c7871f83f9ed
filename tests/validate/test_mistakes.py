"""Typical mistakes of editors: each is one message, in its place, that says what to do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kanben.validate import Checks, Violation, validate_many
from kanben.validate.grammar import grammar
from kanben.validate.positions import Positions
from tests.conftest import NO_TEI_ALL, TEI_ALL
from tests.validate.mistakes import ARTICLE, MISTAKES, Mistake

EDITION = Path(__file__).parent / "edition"
_TAG = re.compile(r"<(?P<name>\w+)[^>]*>")


def spoil(text: str, mistake: Mistake) -> str:
    """Make a mistake; where another start tag takes the place of one, its end tag changes too."""
    assert mistake.old in text
    at = text.index(mistake.old)
    rest = text[at + len(mistake.old) :]
    old, new = _TAG.match(mistake.old), _TAG.match(mistake.new)
    if old and new and mistake.renames:
        depth = 1 if f"</{old['name']}>" not in mistake.old else 0
        for tag in re.finditer(rf"<(/?){old['name']}\b[^>]*?(/?)>", rest):
            depth += 0 if tag[2] else -1 if tag[1] else 1
            if depth == 0:
                rest = f"{rest[: tag.start()]}</{new['name']}>{rest[tag.end() :]}"
                break
    return text[:at] + mistake.new + rest


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the sample edition, to spoil."""
    return Path(shutil.copytree(EDITION, tmp_path / "edition"))


def found(edition: Path, mistake: Mistake, language: str = "en") -> tuple[str, list[Violation]]:
    """Make a mistake in one file of the edition and validate it."""
    path = edition / mistake.file
    text = spoil((EDITION / mistake.file).read_text(encoding="utf-8"), mistake)
    path.write_text(text, encoding="utf-8")
    return text, list(validate_many([path], Checks(language=language)))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_mistake_is_one_message_in_its_place(mistake: Mistake, edition: Path) -> None:
    """Line and column lead to the fault, the element is named, and nothing is reported that only follows from it."""
    text, violations = found(edition, mistake)
    (violation,) = violations
    line = text.split("\n")[violation.place.line - 1]
    assert violation.id == mistake.id
    assert line[violation.place.column - 1 :].startswith(mistake.at)
    assert mistake.names in violation.message
    assert not mistake.expected or mistake.expected in violation.expected
    assert mistake.hint in violation.hint
    assert violation.hint


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_mistake_is_told_in_chinese(mistake: Mistake, edition: Path) -> None:
    """The same message in the same place, in Chinese words, message and hint alike."""
    _, (english,) = found(edition, mistake)
    _, (chinese,) = found(edition, mistake, "zh")
    assert chinese.place == english.place
    assert chinese.id == english.id
    assert re.search("[\u4e00-\u9fff]", chinese.message)
    assert re.search("[\u4e00-\u9fff]", chinese.hint)
    assert mistake.names in chinese.message


_GRAMMAR = [mistake for mistake in MISTAKES if mistake.everywhere and mistake.file == ARTICLE]


@pytest.mark.slow
@pytest.mark.skipif(not TEI_ALL.exists(), reason=NO_TEI_ALL)
@pytest.mark.parametrize("mistake", _GRAMMAR, ids=lambda mistake: mistake.what)
def test_mistake_against_the_whole_of_tei(mistake: Mistake) -> None:
    """TEI's complete schema leaves more open, but leads to the same place with one message."""
    text = spoil((EDITION / mistake.file).read_text(encoding="utf-8"), mistake)
    violations = grammar(TEI_ALL).explain(EDITION / mistake.file, Positions(text.encode(), None), "en")
    (violation,) = violations
    line = text.split("\n")[violation.place.line - 1]
    assert line[violation.place.column - 1 :].startswith(mistake.at)
    assert mistake.names in violation.message
    assert violation.expected
    assert violation.hint
