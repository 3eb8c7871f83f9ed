"""The whole of RELAX NG, feature by feature: what a schema lets through, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.grammar import Grammar
from kanben.validate.positions import Positions
from kanben.validate.relaxng.verdict import matches_document

RNG = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:p="urn:p" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
)
A, B = '<element name="a"><empty/></element>', '<element name="b"><empty/></element>'

# feature: (content of the root element <r>, further definitions), documents that match, documents that do not
CASES: dict[str, tuple[str, str, list[str], list[str]]] = {
    "interleave": (f"<interleave>{A}<group>{B}{B}</group></interleave>", "",
        ["<r><a/><b/><b/></r>", "<r><b/><a/><b/></r>"], ["<r><b/><b/></r>", "<r><a/><b/><b/><a/></r>"]),
    "mixed": (f"<mixed>{A}{B}</mixed>", "", ["<r>x<a/>y<b/>z</r>", "<r><a/><b/></r>"], ["<r>x<b/><a/></r>"]),
    "interleaved text": (f"<interleave><text/><optional>{A}</optional></interleave>", "",
        ["<r/>", "<r>x<a/>y</r>"], ["<r><a/><a/></r>"]),
    "facets": ('<data type="integer"><param name="minInclusive">1</param><param name="maxExclusive">9</param></data>',
        "", ["<r>1</r>", "<r> 8 </r>"], ["<r>0</r>", "<r>9</r>", "<r/>", "<r>x</r>"]),
    "pattern facet": (r'<data type="token"><param name="pattern">[^\p{Z}\p{C}]+</param></data>', "",
        ["<r>字</r>"], ["<r>a b</r>"]),
    "data except": ('<data type="token"><except><value>no</value></except></data>', "",
        ["<r>yes</r>"], ["<r>no</r>", "<r> no </r>"]),
    "list": ('<list><oneOrMore><data type="integer"/></oneOrMore></list>', "",
        ["<r>1 2 3</r>", "<r>1</r>"], ["<r>1 x</r>", "<r/>"]),
    "typed value": ('<value type="integer">1</value>', "", ["<r>01</r>"], ["<r>2</r>"]),
    "string value": ('<value type="string" datatypeLibrary=""> x</value>', "", ["<r> x</r>"], ["<r>x</r>"]),
    "blank value": ('<choice><value type="string" datatypeLibrary="">  </value></choice>', "",
        ["<r>  </r>"], ["<r/>", "<r> </r>"]),
    "empty or value": ('<optional><data type="date"/></optional>', "", ["<r/>", "<r>2020-02-29</r>"],
        ["<r>2021-02-29</r>"]),
    "any name": ('<zeroOrMore><element><anyName><except><name>b</name></except></anyName><text/></element></zeroOrMore>',
        "", ["<r><x/><y xmlns='urn:z'/></r>"], ["<r><b/></r>"]),
    "namespace name": ('<element><nsName ns="urn:p"/><text/></element>', "", ["<r><x xmlns='urn:p'/></r>"],
        ["<r><x/></r>"]),
    "prefixed name": ('<element name="p:x"><empty/></element>', "", ["<r><x xmlns='urn:p'/></r>"], ["<r><x/></r>"]),
    "any attributes": ('<zeroOrMore><attribute><anyName><except><nsName ns=""/></except></anyName></attribute>'
        '</zeroOrMore><optional><attribute name="k"/></optional>', "",
        ["<r k='1' xml:lang='en'/>", "<r/>"], ["<r l='1'/>"]),
    "attribute choice": ('<choice><attribute name="x"/><attribute name="y"/></choice>', "", ["<r x='1'/>", "<r y='1'/>"],
        ["<r/>", "<r x='1' y='1'/>"]),
    "attribute decides content": (f'<choice><group><attribute name="k"><value>a</value></attribute>{A}</group>'
        f'<group><attribute name="k"><value>b</value></attribute>{B}</group></choice>', "",
        ["<r k='a'><a/></r>", "<r k='b'><b/></r>"], ["<r k='a'><b/></r>"]),
    "ambiguous elements": ('<choice><element name="a"><attribute name="x"/></element>'
        '<element name="a"><text/></element></choice>', "", ["<r><a x='1'/></r>", "<r><a>t</a></r>"],
        ["<r><a x='1'>t</a></r>"]),
    "combined choice": ('<ref name="d"/>', f'<define name="d" combine="choice">{A}</define>'
        f'<define name="d" combine="choice">{B}</define>', ["<r><a/></r>", "<r><b/></r>"], ["<r><a/><b/></r>"]),
    "combined interleave": ('<ref name="d"/>', f'<define name="d" combine="interleave">{A}</define>'
        f'<define name="d">{B}</define>', ["<r><a/><b/></r>", "<r><b/><a/></r>"], ["<r><a/></r>"]),
    "nested grammar": (f'<grammar><start><group><parentRef name="d"/><ref name="d"/></group></start><define name="d">{B}</define>'
        "</grammar>", f'<define name="d">{A}</define>', ["<r><a/><b/></r>"], ["<r><b/><a/></r>"]),
    "recursion": ('<ref name="d"/>', '<define name="d"><element name="a"><optional><ref name="d"/></optional></element>'
        "</define>", ["<r><a><a><a/></a></a></r>"], ["<r/>"]),
    "not allowed": (f"<choice><notAllowed/>{A}</choice>", "", ["<r><a/></r>"], ["<r/>"]),
    "comments in values": ('<data type="integer"/>', "", ["<r>1<!-- x -->2</r>", "<r>1<?x y?></r>"], ["<r><!-- --></r>"]),
}  # fmt: skip


def written(folder: Path, content: str, definitions: str = "") -> Path:
    """Write a schema whose root element is <r>."""
    path = folder / "schema.rng"
    text = f'{RNG}<start><element name="r">{content}</element></start>{definitions}</grammar>'
    path.write_text(text, encoding="utf-8")
    return path


def verdict(grammar: Grammar, document: str) -> bool:
    """Return the verdict; the quick way, the derivatives and the explanation have to agree."""
    tree = etree.ElementTree(etree.fromstring(document))
    allowed = grammar.allows(tree)
    assert matches_document(grammar.derivatives, grammar.schema.start, tree) is allowed
    faults = grammar.explain(grammar.path, Positions(document.encode(), None), "en")
    assert (not faults) is allowed, faults
    return allowed


@pytest.mark.parametrize("feature", CASES)
def test_feature(feature: str, tmp_path: Path) -> None:
    """A schema lets through just what the standard says."""
    content, definitions, matching, others = CASES[feature]
    grammar = Grammar(written(tmp_path, content, definitions))
    assert [document for document in matching if not verdict(grammar, document)] == []
    assert [document for document in others if verdict(grammar, document)] == []


def test_include_replaces_definitions(tmp_path: Path) -> None:
    """An including grammar may say anew what the included one defines."""
    (tmp_path / "inner.rng").write_text(
        f'{RNG}<start><element name="r"><ref name="d"/></element></start><define name="d">{A}</define></grammar>',
        encoding="utf-8",
    )
    outer = tmp_path / "outer.rng"
    include = f'<include href="inner.rng"><div><define name="d">{B}</define></div></include>'
    outer.write_text(f"{RNG}{include}</grammar>", encoding="utf-8")
    grammar = Grammar(outer)
    assert verdict(grammar, "<r><b/></r>")
    assert not verdict(grammar, "<r><a/></r>")


def test_external_reference_takes_the_namespace_of_its_place(tmp_path: Path) -> None:
    """`externalRef` stands for the pattern of another file."""
    inner = '<element name="x" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    (tmp_path / "inner.rng").write_text(inner, encoding="utf-8")
    grammar = Grammar(written(tmp_path, '<externalRef href="inner.rng" ns="urn:p"/>'))
    assert verdict(grammar, "<r><x xmlns='urn:p'/></r>")
    assert not verdict(grammar, "<r><x/></r>")


def test_compact_syntax(tmp_path: Path) -> None:
    """A schema in compact syntax is read by way of its XML form."""
    path = tmp_path / "schema.rnc"
    path.write_text(
        'start = element r { attribute k { "a" | "b" }?, (element a { empty } & element b { text })* }',
        "utf-8",
    )
    grammar = Grammar(path)
    assert verdict(grammar, "<r k='a'><b>x</b><a/></r>")
    assert not verdict(grammar, "<r k='c'/>")


@pytest.mark.parametrize(
    ("content", "definitions", "reason"),
    [
        ('<ref name="none"/>', "", "nothing is defined as “none”"),
        ('<ref name="d"/>', '<define name="d"><ref name="d"/></define>', "refers to itself"),
        ('<data type="integer" datatypeLibrary="urn:other"/>', "", "not known"),
        ('<data type="unheard"/>', "", "unheard"),
        ("<paragraph/>", "", "is not a pattern"),
        ('<externalRef href="https://example.org/x.rng"/>', "", "not a local file"),
        ('<element name="q:x"><empty/></element>', "", "prefix q"),
    ],
)
def test_unusable_schema_is_one_clear_error(
    tmp_path: Path, content: str, definitions: str, reason: str
) -> None:
    """What is wrong with a schema is said with its file, line and reason."""
    with pytest.raises(SchemaFailed, match=reason):
        verdict(Grammar(written(tmp_path, content, definitions)), "<r/>")


def test_include_passes_on_the_namespace(tmp_path: Path) -> None:
    """What is included stands where `include` stands, and inherits the namespace there."""
    inner = '<start><element name="r"><attribute name="k"/></element></start>'
    (tmp_path / "inner.rng").write_text(f"{RNG}{inner}</grammar>", encoding="utf-8")
    outer = tmp_path / "outer.rng"
    outer.write_text(
        RNG.replace(">", ' ns="urn:n">') + '<include href="inner.rng"/></grammar>', encoding="utf-8"
    )
    assert verdict(Grammar(outer), "<r xmlns='urn:n' k=''/>")
    assert not verdict(Grammar(outer), "<r k=''/>")


def test_addresses_are_relative_to_xml_base(tmp_path: Path) -> None:
    """`xml:base` of any element around counts, each relative to the one around it."""
    folder = tmp_path / "parts" / "more"
    folder.mkdir(parents=True)
    (folder / "x.rng").write_text(f"{RNG.replace('grammar', 'group', 1)}{A}</group>", encoding="utf-8")
    content = (
        '<group xml:base="parts/"><group xml:base="more/y.rng"><externalRef href="x.rng"/></group></group>'
    )
    assert verdict(Grammar(written(tmp_path, content)), "<r><a/></r>")


def test_qualified_names_are_compared_by_namespace(tmp_path: Path) -> None:
    """A prefix means what it does where the value stands, in the schema and in the document."""
    grammar = Grammar(
        written(
            tmp_path, '<attribute name="k"><value type="QName">p:x</value></attribute><data type="QName"/>'
        )
    )
    assert verdict(grammar, "<r xmlns:q='urn:p' k='q:x'>y</r>")
    assert verdict(grammar, "<r xmlns:p='urn:p' k=' p:x '>xml:y</r>")
    assert not verdict(grammar, "<r xmlns:p='urn:other' k='p:x'>y</r>")
    assert not verdict(grammar, "<r xmlns:p='urn:p' k='p:x'>q:y</r>")


def test_reference_in_an_external_file_is_to_the_grammar_around(tmp_path: Path) -> None:
    """`externalRef` stands for what the other file holds, in this grammar."""
    ref = '<ref name="d" xmlns="http://relaxng.org/ns/structure/1.0"/>'
    (tmp_path / "inner.rng").write_text(ref, encoding="utf-8")
    grammar = Grammar(written(tmp_path, '<externalRef href="inner.rng"/>', f'<define name="d">{A}</define>'))
    assert verdict(grammar, "<r><a/></r>")
