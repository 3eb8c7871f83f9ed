"""Schemas that documents name themselves, and schemas named instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.errors import SchemaFailed
from kanben.validate import Checks, validate

GOLDEN = Path(__file__).parent / "golden"
ENTRY = GOLDEN / "text-value"


def test_named_schema_takes_the_place_of_kanbens() -> None:
    """Any vocabulary can be validated against its own schema."""
    assert [violation.id for violation in validate(ENTRY / "bad.xml")] == ["text-value"]


def test_schema_on_the_command_line_takes_the_place_of_the_named_one(tmp_path: Path) -> None:
    """Who names a schema means it."""
    schema = tmp_path / "any.rnc"
    schema.write_text("start = element * { attribute * { text }*, (text | start)* }", encoding="utf-8")
    loose = tmp_path / "loose.rnc"
    loose.write_text(
        "start = any\nany = element * { attribute * { text }*, (text | any)* }", encoding="utf-8"
    )
    assert validate(ENTRY / "bad.xml", Checks(schema=loose)) == []


def test_kanbens_schema_is_known_by_its_name_wherever_it_lies(tmp_path: Path) -> None:
    """Editors follow the xml-model line; Kanben brings its schema along."""
    text = (GOLDEN / "head-missing" / "bad.xml").read_text(encoding="utf-8")
    rng = '<?xml-model href="far/away/kanben.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    sch = '<?xml-model href="far/away/kanben.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    path = tmp_path / "x.xml"
    path.write_text(text.replace("<TEI", f"{rng}\n{sch}\n<TEI", 1), encoding="utf-8")
    assert [violation.id for violation in validate(path)] == ["head-missing"]


def test_schema_of_no_known_syntax_is_refused(tmp_path: Path) -> None:
    """A DTD or XSD is not taken for RELAX NG."""
    schema = tmp_path / "schema.xsd"
    schema.write_text("<schema/>", encoding="utf-8")
    with pytest.raises(SchemaFailed, match="RELAX NG"):
        validate(ENTRY / "good.xml", Checks(schema=schema))
