"""The conformance suite of Schematron, where it lies beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.errors import KanbenError
from kanben.validate.rule_compiler import compiled_rules
from kanben.validate.schematron import failed_rules
from tests.conftest import SHARED

SUITE = SHARED / "suites" / "schematron" / "tests"
T = "{tag:dmaus@dmaus.name,2019:Schematron:Testsuite}"
# Cases that contradict others of the suite: there a pattern's variable of the name of a schema's takes its place, as in the
# edition of 2020, here that is an error, as in that of 2016.
OLDER = frozenset(("let-name-collision-error-05", "let-name-collision-error-06"))


def verdicts(case: etree._Element, folder: Path) -> list[str]:
    """Return what each schema of a case, one for each query language, says of its document: valid, invalid or error."""
    for document in case.iterfind(f"{T}documents/*"):
        path = folder / document.get("filename", "")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(etree.tostring(document[0]))
    primary = case.find(f"{T}documents/{T}primary")
    schemas = case.find(f"{T}schemas")
    assert primary is not None
    assert schemas is not None
    phase = schemas.get("phase")
    tree = etree.parse(folder / primary.get("filename", ""))
    found = []
    for number, schema in enumerate(schemas):
        path = folder / f"schema{number}.sch"
        path.write_bytes(etree.tostring(schema))
        try:
            findings = list(failed_rules(tree, path, "en", phase=phase))
            faulty = compiled_rules(path, phase).faults or any(not finding.applied for finding in findings)
        except KanbenError:
            faulty, findings = True, []
        found.append("error" if faulty else "invalid" if findings else "valid")
    return found


def test_suite(tmp_path: Path) -> None:
    """Every case of the suite has the expected verdict."""
    if not SUITE.is_dir():
        pytest.skip(f"{SUITE.name} of Schematron is not beside this repository")
    wrong = []
    for path in sorted(SUITE.rglob("*.xml")):
        case = etree.parse(path).getroot()
        expected = case.get("expect", "valid")
        folder = tmp_path / path.stem
        folder.mkdir()
        if path.stem not in OLDER and expected not in verdicts(case, folder):
            wrong.append(f"{path.stem}: {expected}")
    assert wrong == []
