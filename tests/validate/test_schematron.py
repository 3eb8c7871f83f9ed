"""ISO Schematron, feature by feature."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.errors import SchemaFailed, StylesheetFailed
from kanben.validate.schematron import Finding, failed_rules

DOCUMENT = etree.ElementTree(etree.fromstring('<r n="3"><p k="a">x</p><p>y</p><q><p>z</p></q></r>'))


def found(tmp_path: Path, patterns: str, binding: str = "xslt3", attributes: str = "") -> list[Finding]:
    """Return what the document fails of some patterns."""
    path = tmp_path / "rules.sch"
    head = f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}" {attributes}>'
    path.write_text(f"{head}{patterns}</schema>", encoding="utf-8")
    return list(failed_rules(DOCUMENT, path, "en"))


def ids(findings: list[Finding]) -> list[str]:
    """Return the ids of findings in alphabetical order."""
    return sorted(finding.id for finding in findings)


def test_assert_fails_and_report_succeeds(tmp_path: Path) -> None:
    """An assertion must hold, a report must not."""
    rule = '<pattern><rule context="r"><assert id="a" test="@m"/><report id="b" test="@n">{}</report></rule></pattern>'
    text = 'n is <value-of select="@n"/> of <name/>'
    findings = found(tmp_path, rule.replace("{}", text))
    assert ids(findings) == ["a", "b"]
    assert findings[-1].message == "n is 3 of r"


def test_first_rule_of_a_pattern_that_matches_is_the_only_one(tmp_path: Path) -> None:
    """Rules of one pattern are cases; those of other patterns look again."""
    rules = (
        '<pattern><rule context="p[@k]"><report id="a" test="true()"/></rule>'
        '<rule context="p"><report id="b" test="true()"/></rule></pattern>'
        '<pattern><rule context="p[@k]"><report id="c" test="true()"/></rule></pattern>'
    )
    assert ids(found(tmp_path, rules)) == ["a", "b", "b", "c"]


def test_variables_of_schema_pattern_and_rule(tmp_path: Path) -> None:
    """`let` is known where the standard says."""
    rules = (
        '<let name="all" value="count(//p)"/><pattern><let name="first" value="r/p[1]"/>'
        '<rule context="q"><let name="own" value="count(p)"/>'
        '<report id="a" test="$all = 3 and $own = 1 and $first/@k = \'a\'"/></rule></pattern>'
    )
    assert ids(found(tmp_path, rules)) == ["a"]


def test_abstract_pattern_takes_parameters(tmp_path: Path) -> None:
    """`$name` is replaced whole: $a does not spoil $ab."""
    rules = (
        '<pattern abstract="true" id="t"><rule context="$a"><assert id="x" test="$ab"/></rule></pattern>'
        '<pattern is-a="t"><param name="a" value="p"/><param name="ab" value="@k"/></pattern>'
    )
    assert ids(found(tmp_path, rules)) == ["x", "x"]


def test_abstract_rule_is_extended(tmp_path: Path) -> None:
    """A rule takes over the assertions of an abstract one."""
    rules = (
        '<pattern><rule abstract="true" id="t"><assert id="x" test="@k"/></rule>'
        '<rule context="q/p"><extends rule="t"/><assert id="y" test="@l"/></rule></pattern>'
    )
    assert ids(found(tmp_path, rules)) == ["x", "y"]


def test_attributes_and_subjects_are_places(tmp_path: Path) -> None:
    """A rule may look at attributes, or at an element and blame its attribute."""
    rules = (
        '<pattern><rule context="p/@k"><report id="a" test="true()"/></rule></pattern>'
        '<pattern><rule context="r"><report id="b" test="true()" subject="@n"/></rule></pattern>'
    )
    places = {finding.id: (finding.node.tag, finding.attribute) for finding in found(tmp_path, rules)}
    assert places == {"a": ("p", "{}k"), "b": ("r", "{}n")}


def test_default_phase_chooses_patterns(tmp_path: Path) -> None:
    """Patterns outside the phase rest."""
    rules = (
        '<phase id="one"><active pattern="a"/></phase>'
        '<pattern id="a"><rule context="r"><report id="a" test="true()"/></rule></pattern>'
        '<pattern id="b"><rule context="r"><report id="b" test="true()"/></rule></pattern>'
    )
    assert ids(found(tmp_path, rules, attributes='defaultPhase="one"')) == ["a"]


def test_rule_that_meets_an_error_stops_alone(tmp_path: Path) -> None:
    """One faulty test does not silence the others."""
    rules = (
        '<pattern><rule context="r"><assert id="a" test="number(@n) + error() = 1"/></rule></pattern>'
        '<pattern><rule context="r"><report id="b" test="@n"/></rule></pattern>'
    )
    findings = found(tmp_path, rules)
    assert [(finding.id, finding.applied) for finding in findings] == [("a", False), ("b", True)]


def test_unknown_query_language_is_refused(tmp_path: Path) -> None:
    """A schema for another language is not half understood."""
    with pytest.raises(StylesheetFailed, match="queryBinding"):
        found(tmp_path, "", binding="exslt")


def test_patterns_and_rules_of_other_files_are_taken_in(tmp_path: Path) -> None:
    """A schema may be kept in several files; one that includes itself is refused."""
    namespace = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "pattern.sch").write_text(
        f'<pattern {namespace}><rule context="q"><report id="a" test="p"/></rule></pattern>', encoding="utf-8"
    )
    (tmp_path / "rules.xml").write_text(
        f'<rules {namespace}><rule id="t" abstract="true"><assert id="b" test="@k"/></rule></rules>',
        encoding="utf-8",
    )
    rules = (
        '<include href="pattern.sch"/>'
        '<pattern><rule context="q/p"><extends href="rules.xml#t"/><assert id="c" test="@l"/></rule></pattern>'
    )
    assert ids(found(tmp_path, rules)) == ["a", "b", "c"]
    (tmp_path / "again").mkdir()
    with pytest.raises(SchemaFailed, match="includes itself"):
        found(tmp_path / "again", '<include href="rules.sch"/>')
