"""Rules that came with a document have limited time, in a process of their own; what follows them goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kanben.validate import apart
from tests.cli.running import kanben

SCHEMA = """<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 queryBinding="xslt3"><sch:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><sch:ns prefix="x" uri="urn:x"/>
<xsl:function name="x:endless"><xsl:param name="n"/><xsl:sequence select="{recursion}"/></xsl:function>
<sch:pattern><sch:rule context="t:p"><sch:report test="{test}">said</sch:report></sch:rule></sch:pattern></sch:schema>"""
GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any">
<element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element>
</define></grammar>"""


def document(folder: Path, name: str, rules: str) -> Path:
    """Write a document that names a schema and rules beside it."""
    (folder / "any.rng").write_text(GRAMMAR, "utf-8")
    (folder / f"{name}.sch").write_text(rules, "utf-8")
    path = folder / f"{name}.xml"
    models = f'<?xml-model href="any.rng"?><?xml-model href="{name}.sch"?>'
    path.write_text(f'{models}<TEI xmlns="http://www.tei-c.org/ns/1.0"><p>{"a" * 40}!</p></TEI>', "utf-8")
    return path


@pytest.mark.parametrize(
    ("test", "recursion"),
    [
        ("matches(., '^(a+)+$')", "$n"),
        ("x:endless(1)", "for $i in 1 to 100000 return x:endless($i)"),
        ("count(for $a in 1 to 100000, $b in 1 to 100000, $c in 1 to 100000 return $a * $b) gt 1", "$n"),
    ],
)
def test_rules_that_never_end_are_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, test: str, recursion: str
) -> None:
    """One message with the time; the other documents are checked, and the hostile schema is not tried for ever."""
    monkeypatch.setattr(apart, "TIME_LIMIT", 3.0)
    hostile = document(tmp_path, "hostile", SCHEMA.format(test=test, recursion=recursion))
    again = []
    for number in range(4):
        again.append(tmp_path / f"again-{number}.xml")
        again[-1].write_text(hostile.read_text("utf-8"), "utf-8")
    good = document(tmp_path, "good", SCHEMA.format(test="true()", recursion="$n"))
    begin = time.monotonic()
    run = kanben("validate", hostile, *again, good, "--workers", 1)
    assert time.monotonic() - begin < 40
    assert run.returncode != 0
    assert "good.xml:1" in run.stdout
    assert "said [rule]" in run.stdout
    told = [line for line in run.stdout.splitlines() if "rules-not-applied" in line]
    assert len(told) == 5
    assert all("3 seconds" in line or "XSLT" in line or "recursi" in line for line in told)


def test_rules_are_compiled_once_and_ask_for_each_document(tmp_path: Path) -> None:
    """Many documents go through one process."""
    paths = [document(tmp_path, "good", SCHEMA.format(test="true()", recursion="$n"))]
    for number in range(20):
        paths.append(tmp_path / f"{number}.xml")
        paths[-1].write_text(paths[0].read_text("utf-8"), "utf-8")
    before = apart._engine().number
    assert kanben("validate", *paths, "--workers", 1).stdout.count("said [rule]") == 21
    assert apart._engine().number == before
