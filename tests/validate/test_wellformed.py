"""Files that are not well-formed: plain words, and the place where the fault begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.validate import Checks, validate_many

# the file, where the fault begins (the text there), what is said of it
FAULTS = [
    ("<r>\n<p>汉字</q></r>", "</q>", "<p> of line 2 is still open"),
    ("<r>\n<p>汉字</r>", "</r>", "<p> of line 2 is still open"),
    ("<r>甲 & 乙</r>", "& 乙", "& begins an entity"),
    ("<r>甲 &amp 乙</r>", "&amp 乙", "& begins an entity"),
    ("<r>甲&nbsp;乙</r>", "&nbsp;乙", "&nbsp; is not defined"),
    ("<r a=1/>", "1/>", "no quotation marks"),
    ('<r a="1" a="2"/>', 'a="2"', "stands twice"),
    ("<x:r/>", "/>", "the prefix x: is not declared"),
    ("plain", "plain", "not XML"),
    ("<r/>more", "more", "after the end of the root"),
]


@pytest.mark.parametrize(("text", "place", "message"), FAULTS)
def test_fault_is_named_where_it_begins(text: str, place: str, message: str, tmp_path: Path) -> None:
    """The caret stands below the first character that is wrong."""
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    (violation,) = validate_many([path])
    line = text.split("\n")[violation.place.line - 1]
    assert violation.id == "not-well-formed"
    assert line[violation.place.column - 1 :].startswith(place)
    assert message in violation.message


def test_fault_is_named_in_chinese(tmp_path: Path) -> None:
    """Parser messages are translated too."""
    path = tmp_path / "x.xml"
    path.write_text("<r><p></r>", encoding="utf-8")
    (violation,) = validate_many([path], Checks(language="zh"))
    assert violation.message == "</r> 无对应：第 1 行的 <p> 尚未结束"
    assert violation.expected == ("</p>",)
