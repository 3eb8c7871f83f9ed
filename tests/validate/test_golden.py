"""Each rule has a folder of its id with a bad file or edition that breaks just this rule, and a good one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kanben.validate import Checks, Violation, list_rules, validate_many

GOLDEN = Path(__file__).parent / "golden"
RULES = [rule.id for rule in list_rules("en")]


def found(path: Path, language: str = "en") -> list[Violation]:
    """Validate a file, or the edition in a folder."""
    files = [path] if path.is_file() else sorted(path.rglob("*.xml"))
    return list(validate_many(files, Checks(language=language)))


def example(rule: str, name: str) -> Path:
    """Return the good or the bad example of a rule: a file, or an edition's folder."""
    folder = GOLDEN / rule / name
    return folder if folder.is_dir() else folder.with_suffix(".xml")


def test_every_rule_has_its_folder() -> None:
    """A new rule comes with its examples, and no example outlives its rule."""
    assert sorted(folder.name for folder in GOLDEN.iterdir()) == sorted(RULES)
    assert len(set(RULES)) == len(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_good_example_is_valid(rule: str) -> None:
    """What is right breaks no rule at all."""
    assert found(example(rule, "good")) == []


@pytest.mark.parametrize("rule", RULES)
def test_bad_example_breaks_its_rule_as_recorded(rule: str, request: pytest.FixtureRequest) -> None:
    """One mistake gives one violation, in its place, with the same words as before."""
    bad = example(rule, "bad")
    records = []
    for english, chinese in zip(found(bad), found(bad, "zh"), strict=True):
        place = english.place
        records.append(
            {
                "file": place.file.relative_to(GOLDEN / rule).as_posix(),
                "line": place.line,
                "column": place.column,
                "xpath": place.xpath,
                "id": english.id,
                "severity": str(english.severity),
                "expected": list(english.expected),
                "message": [text.replace(f"{GOLDEN}/", "") for text in (english.message, chinese.message)],
                "hint": [english.hint, chinese.hint],
            }
        )
    if rule == "more-faults":  # which no file can break alone
        records = records[-1:]
    assert [record["id"] for record in records] == [rule]
    golden = GOLDEN / rule / "violation.json"
    if request.config.getoption("--save-golden", default=False):
        golden.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert records == json.loads(golden.read_text(encoding="utf-8"))
