"""Reports: text for people, JSON, SARIF and annotations for programs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kanben.validate import REPORTS, Place, Severity, Violation, write_report
from kanben.validate.excerpt import WIDTH, Excerpts, width
from kanben.validate.report import write_text


@pytest.fixture
def violation(tmp_path: Path) -> Violation:
    """A violation in the second line of a file."""
    path = tmp_path / "a.xml"
    path.write_text("<r>\n  <p>汉字<x/></p>\n</r>\n", encoding="utf-8")
    place = Place(path, 2, 8, "/r[1]/p[1]/x[1]")
    return Violation(place, "element-unknown", "<x>, 50% unknown:\nhere", expected=("<p>",), hint="remove it")


def written(violation: Violation, form: str) -> str:
    """Return a report of one violation."""
    stream = io.StringIO()
    write_report([violation], form, stream)
    return stream.getvalue()


def test_text_shows_the_line_with_a_caret_below_the_place(violation: Violation) -> None:
    """Chinese characters take two columns, and the caret stands where the eye expects it."""
    lines = written(violation, "text").splitlines()
    excerpt, caret = lines[-3], lines[-2]
    assert lines[0].startswith(f"{violation.place.file}:2:8: error: ")
    assert lines[0].endswith("[element-unknown]") or lines[1].endswith("[element-unknown]")
    assert width(excerpt[: excerpt.index("<x/>")]) == caret.index("^")
    assert lines[-1] == "  → remove it"


def test_colours_are_for_terminals(violation: Violation) -> None:
    """A file or pipe gets plain text; escape sequences in the source are not passed on."""
    assert "\x1b" not in written(violation, "text")
    stream = io.StringIO()
    write_text([violation], stream, colour=True)
    assert "\x1b[1;31merror" in stream.getvalue()


def test_long_lines_are_cut_around_the_place(tmp_path: Path) -> None:
    """An article may be one line of a hundred thousand characters."""
    path = tmp_path / "long.xml"
    path.write_text("字" * 5000 + "<x/>" + "字" * 5000, encoding="utf-8")
    excerpt = Excerpts().of(Place(path, 1, 5001))
    assert excerpt is not None
    assert width(excerpt.text) <= WIDTH + 4
    assert width(excerpt.text[: excerpt.text.index("<x/>")]) == excerpt.caret.index("^")


def test_json_is_an_array_of_objects(violation: Violation) -> None:
    """Programs find each part of a violation under its name."""
    (record,) = json.loads(written(violation, "json"))
    assert list(record) == [
        "file",
        "line",
        "column",
        "xpath",
        "id",
        "severity",
        "message",
        "expected",
        "hint",
    ]
    assert (record["line"], record["column"], record["expected"]) == (2, 8, ["<p>"])


def test_no_violations_are_an_empty_array() -> None:
    """An empty report is JSON as well."""
    stream = io.StringIO()
    write_report([], "json", stream)
    assert json.loads(stream.getvalue()) == []


def test_sarif_names_tool_rule_and_region(violation: Violation) -> None:
    """The log has what SARIF 2.1.0 requires, and its results name rules of the tool."""
    log = json.loads(written(violation, "sarif"))
    (run,) = log["runs"]
    (result,) = run["results"]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 8}


def test_annotation_is_one_line_with_everything_escaped(violation: Violation) -> None:
    """A message with line ends and percent signs stays one workflow command."""
    text = written(violation, "github")
    assert text.count("\n") == 1
    assert text.startswith("::error file=")
    assert ",line=2,col=8,title=element-unknown::" in text
    assert "50%25 unknown:%0Ahere%0Aremove it" in text


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_has_both_severities(violation: Violation, form: str) -> None:
    """Warnings are called warnings in every form."""
    warning = Violation(violation.place, "register-unused", "unused", Severity.WARNING)
    assert "warning" in written(warning, form)
