"""Hostile and broken input: one clear answer, in bounded time and memory."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kanben.errors import TooLarge
from kanben.tei import LARGEST
from kanben.validate import UNCHECKED, Checks, validate, validate_many
from kanben.validate.explain.fault import MOST_FAULTS

ARTICLE = (Path(__file__).parent / "golden" / "head-missing" / "good.xml").read_text(encoding="utf-8")
PARAGRAPH = "<p>各地开始春耕。</p>"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
BOMB = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)

UNREADABLE = {
    "entity bomb": f'<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa">{BOMB}]>{TEI.format("&i;")}',
    "external entity": f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>{TEI.format("&x;")}',
    "external DTD": f'<!DOCTYPE TEI SYSTEM "tei.dtd">{TEI.format("")}',
    "ten thousand levels": TEI.format("<p>" * 10_000 + "</p>" * 10_000),
    "NUL": TEI.format("\0"),
    "wrong encoding": f'<?xml version="1.0" encoding="UTF-8"?>{TEI.format("汉字")}'.encode("gb18030"),
    "empty": "",
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_one_violation(what: str, tmp_path: Path) -> None:
    """Nothing is expanded, fetched or guessed."""
    path = tmp_path / "x.xml"
    content = UNREADABLE[what]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (violation,) = validate_many([path])
    assert violation.id in UNCHECKED


NESTED = "<p>" + "<hi>" * 230 + "字" + "</hi>" * 230 + "</p>"
PLAIN = {
    "entity bomb": ("entities", "实体"),
    "ten thousand levels": ("256 levels", "256 层"),
    "NUL": ("control character", "控制字符"),
    "wrong encoding": ("encoding", "编码"),
    "long": ("ten million bytes", "一千万字节"),
}


@pytest.mark.parametrize("what", PLAIN)
def test_limits_are_told_in_plain_words(what: str, tmp_path: Path) -> None:
    """Neither the parser's nor the XSLT engine's own words reach the user, in either language."""
    path = tmp_path / "x.xml"
    made = {
        "long": ARTICLE.replace(PARAGRAPH, f"<p>{'字' * 3_400_000}</p>"),
    }
    content = made[what] if what in made else UNREADABLE[what]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for language, words in zip(("en", "zh"), PLAIN[what], strict=True):
        (violation,) = validate_many([path], Checks(language=language))
        assert words in violation.message
        assert violation.hint


def test_rules_are_applied_to_deep_documents(tmp_path: Path) -> None:
    """As deep as an XML parser reads, the XSLT engine reads too."""
    path = tmp_path / "x.xml"
    path.write_text(ARTICLE.replace(PARAGRAPH, PARAGRAPH + NESTED), encoding="utf-8")
    assert list(validate_many([path])) == []
    path.write_text(ARTICLE.replace(PARAGRAPH, PARAGRAPH + NESTED.replace("字", "<note/>")), encoding="utf-8")
    assert [violation.place.line > 1 for violation in validate_many([path])]


def test_document_of_five_megabytes_is_validated(tmp_path: Path) -> None:
    """A year in one file is large, but no fault."""
    path = tmp_path / "x.xml"
    path.write_text(ARTICLE.replace(PARAGRAPH, f"<p>{'字' * 300}</p>" * 5_600), encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    start = time.process_time()
    assert validate(path) == []
    assert time.process_time() - start < 10


def test_xinclude_is_not_followed(tmp_path: Path) -> None:
    """An inclusion is an element the schema does not know, and no more."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    path = tmp_path / "x.xml"
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>'
    path.write_text(ARTICLE.replace(PARAGRAPH, PARAGRAPH + include), encoding="utf-8")
    (violation,) = validate(path)
    assert violation.id == "element-unknown"


def test_larger_files_are_not_read(tmp_path: Path) -> None:
    """A sparse file of any size costs nothing."""
    path = tmp_path / "x.xml"
    with path.open("wb") as file:
        os.truncate(file.fileno(), LARGEST + 1)
    with pytest.raises(TooLarge):
        validate(path)


@pytest.mark.parametrize(
    "content",
    [
        "<p><row/></p>" * 5_000,
        "<head type='main'>x</head>" * 5_000,
        "<p>" + "<note type='editorial'>x</note>" * 5_000 + "</p>",
        "<p " + " ".join(f"a{number}='1'" for number in range(2_000)) + ">x</p>",
        "<p>" + "字" * 500_000 + "</p>",
        "<foo>" * 90 + "</foo>" * 90,
    ],
    ids=["misplaced", "repeated", "rules broken", "attributes", "text", "nested"],
)
def test_explanation_is_bounded(content: str, tmp_path: Path) -> None:
    """Time stays in proportion to the file, and so does the report."""
    path = tmp_path / "x.xml"
    path.write_text(ARTICLE.replace(PARAGRAPH, content), encoding="utf-8")
    start = time.process_time()
    found = validate(path)
    assert 1 <= len(found) <= MOST_FAULTS + 1
    assert time.process_time() - start < 10
