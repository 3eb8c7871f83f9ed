"""Validation of one document."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kanben.errors import IsADirectory, NotFound, NotTei, NotXml
from kanben.validate import Checks, Severity, validate

EDITION = Path(__file__).parent / "edition"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of a copy of the sample edition, to spoil."""
    shutil.copytree(EDITION, tmp_path / "edition")
    return tmp_path / "edition" / "articles" / "p1-1.xml"


def spoil(article: Path, old: str, new: str) -> int:
    """Replace one stretch of a file; return the number of its line."""
    text = article.read_text(encoding="utf-8")
    assert text.count(old) == 1
    article.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("path", sorted(EDITION.rglob("*.xml")), ids=lambda path: path.name)
def test_sample_edition_is_valid(path: Path) -> None:
    """What the encoder writes passes the grammar, the rules and the check of references."""
    assert validate(path) == []


def test_grammar_fault_is_found_on_its_line(article: Path) -> None:
    """A misspelt element is an error with file and line."""
    line = spoil(article, "<list><item>第一条</item></list>", "<lits><item>第一条</item></lits>")
    found = validate(article)
    assert {(violation.place.file, violation.place.line) for violation in found} == {(article, line)}


def test_broken_rule_carries_its_id_message_and_fix(article: Path) -> None:
    """A rule of the Schematron schema speaks of the text it fails on."""
    line = spoil(article, '<head type="cross">小标题</head>', "<head>小标题</head>")
    (violation,) = validate(article)
    assert violation.id == "head-type"
    assert violation.place.line == line
    assert "小标题" in violation.message
    assert 'type="kicker"' in violation.hint


@pytest.mark.parametrize("language", ["zh", "zh-Hans"])
def test_broken_rule_speaks_chinese(article: Path, language: str) -> None:
    """Messages and fixes come in the language asked for."""
    spoil(article, '<head type="cross">小标题</head>', "<head>小标题</head>")
    (violation,) = validate(article, Checks(language=language))
    assert violation.message == "标题“小标题”没有 @type。"
    assert violation.hint.startswith("加上")


def test_suspicion_is_a_warning(article: Path) -> None:
    """A very long paragraph may be right."""
    spoil(article, "短段落。", "长" * 1501)
    (violation,) = validate(article)
    assert (violation.id, violation.severity) == ("paragraph-length", Severity.WARNING)


def test_name_without_register_entry_is_found(article: Path) -> None:
    """A name's pointer leads to an entry, and the nearest one is proposed."""
    line = spoil(
        article,
        'role="author" ref="../register.xml#person-yang-le"',
        'role="author" ref="../register.xml#person-yang-li"',
    )
    (violation,) = validate(article)
    assert (violation.id, violation.place.line) == ("ref-dangling", line)
    assert violation.expected == ("person-yang-le",)


def test_name_of_another_kind_than_its_entry_is_found(article: Path) -> None:
    """A person's name points to a person."""
    spoil(
        article,
        'role="author" ref="../register.xml#person-yang-le"',
        'role="author" ref="../register.xml#org-bao"',
    )
    (violation,) = validate(article)
    assert violation.id == "ref-kind"
    assert "<org>" in violation.message


def test_missing_file_is_found(article: Path) -> None:
    """A pointer's file exists."""
    spoil(article, 'target="p1-2.xml"', 'target="p1-9.xml"')
    (violation,) = validate(article)
    assert violation.id == "file-missing"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotXml),
        (b"plain text", NotXml),
        (b"<TEI><p></TEI>", NotXml),
        (b"<html/>", NotTei),
    ],
)
def test_what_is_not_tei_is_one_clear_error(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    """Files that hold no TEI document are refused before any check."""
    path = tmp_path / "file.xml"
    path.write_bytes(content)
    with pytest.raises(error):
        validate(path)


def test_folder_and_missing_file_are_refused(tmp_path: Path) -> None:
    """A folder is no document, nor is nothing."""
    with pytest.raises(IsADirectory):
        validate(tmp_path)
    with pytest.raises(NotFound):
        validate(tmp_path / "none.xml")
