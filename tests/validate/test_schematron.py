"""ISO Schematron, feature by feature."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.rule_compiler import compiled_rules
from kanben.validate.schematron import Finding, failed_rules
from tests.cli.running import kanben

DOCUMENT = etree.ElementTree(etree.fromstring('<r n="3"><p k="a">x</p><p>y</p><q><p>z</p></q></r>'))


XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'


def found(
    tmp_path: Path,
    patterns: str,
    binding: str = "xslt3",
    attributes: str = "",
    phase: str | None = None,
    document: etree._ElementTree = DOCUMENT,
) -> list[Finding]:
    """Return what the document fails of some patterns."""
    path = tmp_path / "rules.sch"
    head = f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}" {attributes}>'
    path.write_text(f"{head}{patterns}</schema>", encoding="utf-8")
    return list(failed_rules(document, path, "en", phase=phase))


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
    with pytest.raises(SchemaFailed, match="queryBinding"):
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


PHASES = (
    '<let name="most" value="1"/>'
    '<phase id="one"><let name="most" value="3"/><active pattern="a"/></phase><phase id="two"><active pattern="b"/></phase>'
    '<pattern id="a"><rule context="r"><report id="a" test="$most = 3"/></rule></pattern>'
    '<pattern id="b"><rule context="r"><report id="b" test="$most = 1"/></rule></pattern>'
)


@pytest.mark.parametrize(
    ("phase", "expected"),
    [("one", ["a"]), ("two", ["b"]), ("#ALL", ["b"]), (None, ["b"]), ("#DEFAULT", ["b"])],
)
def test_phase_chooses_patterns_and_variables(tmp_path: Path, phase: str | None, expected: list[str]) -> None:
    """A phase has variables of its own, which take the place of the schema's."""
    assert ids(found(tmp_path, PHASES, phase=phase)) == expected


def test_unknown_phase_is_refused(tmp_path: Path) -> None:
    """The phases that there are are named."""
    with pytest.raises(SchemaFailed, match=r"no phase three .*one, two"):
        found(tmp_path, PHASES, phase="three")


def test_variable_of_a_pattern_is_known_in_contexts_and_hides_the_schemas(tmp_path: Path) -> None:
    """Patterns may use one name for different things; texts in quotes that look like it are left alone."""
    rules = (
        '<let name="v" value="\'q\'"/>'
        '<pattern><let name="v" value="\'p\'"/><rule context="*[local-name() = $v]"><report id="a" test="$v = \'p\'">'
        "<value-of select=\"concat('$v', $v)\"/></report></rule></pattern>"
        '<pattern><rule context="*[local-name() = $v]"><let name="v" value="7"/><report id="b" test="$v = 7"/></rule></pattern>'
    )
    findings = found(tmp_path, rules)
    assert ids(findings) == ["a", "a", "a", "b"]
    assert findings[0].message == "$vp"


BROKEN = {  # a part of a schema: its line, what is said of it
    '<rule context="p[">\n<report id="x" test="1"/></rule>': (3, ""),
    '<rule context="p[$nil]"><report id="x" test="1"/></rule>': (3, "nil"),
    '<rule context="r">\n<report id="x" test="$nil"/></rule>': (4, "nil"),
    '<rule context="r">\n<let name="v" value="$nil"/>\n<report id="x" test="$v"/></rule>': (4, "nil"),
    '<rule context="r">\n<report id="x" test="h:p"/></rule>': (4, "h"),
    '<rule context="r">\n<report id="x" test="nil()"/></rule>': (4, "nil"),
    '<rule context="r"><report id="x" test="false()">\n<value-of select="$nil"/></report></rule>': (4, "nil"),
    '<rule context="r">\n<extends rule="nil"/></rule>': (4, "nil"),
    '<rule context="r"><let name="v" value="1"/>\n<let name="v" value="2"/></rule>': (4, "twice"),
}


@pytest.mark.parametrize("part", BROKEN)
def test_broken_part_is_told_at_its_line_and_the_rest_runs(tmp_path: Path, part: str) -> None:
    """Not in generated code, not at the document's line, and not instead of all other rules."""
    rest = '\n<pattern><rule context="q"><report id="rest" test="p"/></rule></pattern>'
    findings = found(tmp_path, f"\n<pattern>\n{part}</pattern>{rest}")
    assert ids(findings) == ["rest"]
    fault = compiled_rules(tmp_path / "rules.sch").faults[0]
    line, words = BROKEN[part]
    assert (fault.path, fault.line) == (tmp_path / "rules.sch", line)
    assert words in fault.reason
    assert "kanben" not in fault.reason


def test_fault_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    """Whoever keeps rules in several files is led to the right one."""
    namespace = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "more").mkdir()
    more = tmp_path / "more/pattern.sch"
    more.write_text(
        f'<pattern {namespace}>\n<rule context="r">\n<assert test="$nil"/></rule></pattern>', "utf-8"
    )
    found(tmp_path, '<include href="more/pattern.sch"/>')
    assert [(f.path, f.line) for f in compiled_rules(tmp_path / "rules.sch").faults] == [(more, 3)]


def test_helpers_of_xslt_may_stand_anywhere(tmp_path: Path) -> None:
    """Functions, keys and variables at the end of the schema, in patterns, in rules."""
    rules = (
        f'<ns prefix="l" uri="urn:l"/><pattern><xsl:variable {XSL} name="v" select="2"/>'
        f'<rule context="r"><xsl:variable {XSL} name="w" select="$v + 1"/>'
        "<report id=\"a\" test=\"l:same(@n) = string($w) and key('ks', 'a')\"/></rule>"
        f'<xsl:key {XSL} name="ks" match="p" use="@k"/></pattern>'
        f'<xsl:function {XSL} xmlns:l="urn:l" name="l:same"><xsl:param name="x"/><xsl:sequence select="string($x)"/></xsl:function>'
    )
    assert ids(found(tmp_path, rules)) == ["a"]


@pytest.mark.parametrize("prefix", ["f", "error", "svrl", "m", "out", "at", "sch", "kanben"])
def test_own_prefixes_do_not_collide(tmp_path: Path, prefix: str) -> None:
    """A schema may call its namespaces as it likes."""
    document = etree.ElementTree(etree.fromstring('<r xmlns="urn:o"/>'))
    rules = (
        f'<ns prefix="{prefix}" uri="urn:o"/>'
        f'<pattern><rule context="{prefix}:r"><report id="a" test="self::{prefix}:r"/></rule></pattern>'
    )
    assert ids(found(tmp_path, rules, document=document)) == ["a"]


def test_prefix_of_xslt_is_refused_for_anything_else(tmp_path: Path) -> None:
    """Rules become XSLT, where this prefix has its meaning."""
    with pytest.raises(SchemaFailed, match="xsl"):
        found(tmp_path, '<ns prefix="xsl" uri="urn:o"/>')


def test_quick_fixes_are_ignored(tmp_path: Path) -> None:
    """What an editor could do about a mistake is no rule, whatever XSLT it holds."""
    rules = (
        '<pattern><rule context="r"><report id="a" test="@n" sqf:fix="x" xmlns:sqf="http://www.schematron-quickfix.com/validator/process">m</report>'
        f'<sqf:fix id="x" xmlns:sqf="http://www.schematron-quickfix.com/validator/process"><sqf:replace><xsl:message {XSL}/></sqf:replace>'
        "</sqf:fix></rule></pattern>"
    )
    findings = found(tmp_path, rules)
    assert [finding.message for finding in findings] == ["m"]


def test_pattern_looks_at_other_documents_of_the_folder(tmp_path: Path) -> None:
    """Findings are placed in the file they are of; files elsewhere are not read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/other.xml").write_text("<o>\n<p/></o>", "utf-8")
    (tmp_path / "secret.xml").write_text("<o><p/></o>", "utf-8")
    main = tmp_path / "in/main.xml"
    main.write_text(
        '<r><see file="other.xml"/><see file="../secret.xml"/><see file="none.xml"/></r>', "utf-8"
    )
    rules = (
        '<pattern documents="//see/@file"><rule context="p"><report id="a" test="true()"/></rule></pattern>'
    )
    findings = found(tmp_path, rules, document=etree.parse(main, base_url=main.as_uri()))
    assert [(f.id, f.applied, f.document and f.document.path.name) for f in findings] == [
        ("a", True, "other.xml"),
        ("documents", False, None),
        ("documents", False, None),
    ]


def test_broken_rule_is_told_once_and_nothing_is_green(tmp_path: Path) -> None:
    """Two documents, one schema with a fault: one message, and the command ends with 2."""
    (tmp_path / "any.rng").write_text(
        '<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>', "utf-8"
    )
    rules = tmp_path / "rules.sch"
    rules.write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><phase id="all"><active pattern="a"/></phase>\n'
        '<pattern id="a"><rule context="r">\n<assert id="x" test="$nil"/><report id="y" test="true()">m</report></rule></pattern></schema>',
        "utf-8",
    )
    files = [tmp_path / "1.xml", tmp_path / "2.xml"]
    for file in files:
        file.write_text("<r/>", "utf-8")
    run = kanben(
        "validate", *files, "--schema", tmp_path / "any.rng", "--schematron", rules, "--phase", "all"
    )
    assert run.returncode == 2
    assert run.stdout.count("rules.sch:3:1: ") == 1
    assert run.stdout.count("[y]") == 2
    refused = kanben(
        "validate", files[0], "--schema", tmp_path / "any.rng", "--schematron", rules, "--phase", "b"
    )
    assert refused.returncode == 2
    assert "no phase b" in refused.stdout + refused.stderr
