"""Typical mistakes: each is one violation, in its place, with what is expected there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.resources import resource
from kanben.validate.grammar import Grammar
from kanben.validate.positions import Positions
from kanben.validate.violation import Violation
from tests.conftest import NO_TEI_ALL, TEI_ALL

ARTICLE = Path(__file__).parents[1] / "edition" / "articles" / "p1-1.xml"
GRAMMAR = Grammar(resource("schemas", "kanben.rng"))

# what is replaced, by what, the rule, where it is found (the text that begins there), something that is expected
MISTAKES = [
    ("<list><item>第一条</item></list>", "<lits><item>第一条</item></lits>", "element-unknown", "<lits>", "<list>"),
    ("<p>短段落。", "<P>短段落。</P><p>", "element-unknown", "<P>", "<p>"),
    ("<table>", "<b>x</b><table>", "element-unknown", "<b>", "<p>"),
    ("<l>处处", "<item>x</item><l>处处", "element-misplaced", "<item>x", "<l>"),
    ("<closer><signed>", "<closer><p>x</p><signed>", "element-misplaced", "<p>x", "<signed>"),
    ("<imprint>", '<biblScope unit="page">4</biblScope><imprint>', "element-order", "<biblScope unit=\"page\">4", "<imprint>"),
    ('<div type="section">', '<head type="sub">x</head><div type="section">', "element-order", '<head type="sub">x', "<p>"),
    ("<monogr>", "<monogr><imprint><date/></imprint>", "element-repeated", '<imprint><date notBefore', "<biblScope>"),
    ("<authority>Kanben</authority>", "", "element-missing", "<availability", "<authority>"),
    ("<corr resp=\"#editor\">湖北</corr>", "", "content-incomplete", "</choice>", "<corr>"),
    ("<list><item>第一条</item></list>", "<list/>", "content-incomplete", "<list/>", "<item>"),
    ("<list><item>", "<list>乱<item>", "text-misplaced", "乱<item>", "<item>"),
    ('subtype="report"', 'subtype="reprot"', "attribute-value", 'subtype="reprot"', "report"),
    ('role="reporter"', 'role="reporter jurnalist"', "attribute-value", 'role="reporter j', "correspondent"),
    ('when="2020-03-03"', 'when="2020-02-30"', "attribute-value", 'when="2020-02-30"', None),
    ('quantity="2"', 'quantity="two"', "attribute-value", 'quantity="two"', None),
    (' level="a"', ' levle="a"', "attribute-unknown", 'levle="a"', "@level"),
    ('xml:id="p1-1"', 'id="p1-1"', "attribute-unknown", 'id="p1-1"', "@xml:id"),
    (' reason="illegible"', "", "attribute-missing", "<gap unit", "@reason"),
    ('xmlns="http://www.tei-c.org/ns/1.0"', 'xmlns="http://www.tei-c.org/ns/1"', "element-namespace", "<TEI", "<TEI>"),
]  # fmt: skip


def explained(text: str, grammar: Grammar = GRAMMAR) -> list[Violation]:
    """Return what is wrong with a document."""
    return grammar.explain(ARTICLE, Positions(text.encode(), None), "en")


def spoilt(old: str, new: str) -> str:
    """Return the article with the first occurrence of a text replaced."""
    text = ARTICLE.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(("old", "new", "rule", "found", "expected"), MISTAKES)
def test_mistake_is_one_violation_in_its_place(
    old: str, new: str, rule: str, found: str, expected: str | None
) -> None:
    """Line and column lead to the fault itself; nothing follows from it that is not wrong."""
    text = (
        spoilt(old, new) if rule else spoilt(old, new).replace("</cell></row><row>", "</cell></lg><row>", 1)
    )
    (violation,) = explained(text)
    assert violation.id == (rule or "element-misplaced")
    line = text.split("\n")[violation.place.line - 1]
    assert line[violation.place.column - 1 :].startswith(found)
    assert expected is None or expected in violation.expected


def test_wrong_name_is_recognised_by_what_it_holds() -> None:
    """A wrapper of the wrong name is one mistake, not one for each of its children."""
    (violation,) = explained(spoilt("<table>", "<table><lg><cell>省</cell><cell>市</cell></lg>"))
    assert violation.id == "element-misplaced"
    assert "<row>" in violation.hint


def test_independent_mistakes_are_all_found() -> None:
    """A fault does not hide the next one."""
    text = ARTICLE.read_text(encoding="utf-8")
    for old, new in [("<list>", "<list>乱"), ('quantity="2"', 'quantity="x"'), ("<lg><l>", "<lg><cell/><l>")]:
        text = text.replace(old, new, 1)
    found = [violation.id for violation in explained(text)]
    assert sorted(found) == ["attribute-value", "element-misplaced", "text-misplaced"]


def test_misspelling_names_the_element_and_its_description() -> None:
    """Who mistypes a name reads what the right one is for."""
    (violation,) = explained(spoilt("<list><item>第一条</item></list>", "<lits><item>第一条</item></lits>"))
    assert "<list>" in violation.hint
    assert "A list of items" in violation.hint


def test_foreign_schema_of_full_size_is_explained() -> None:
    """TEI's complete schema gives the same quality of message."""
    if not TEI_ALL.exists():
        pytest.skip(NO_TEI_ALL)
    grammar = Grammar(TEI_ALL)
    (violation,) = explained(
        spoilt("<list><item>第一条</item></list>", "<lits><item>第一条</item></lits>"), grammar
    )
    assert (violation.id, violation.place.line) == ("element-unknown", 43)
    assert "<list>" in violation.hint
