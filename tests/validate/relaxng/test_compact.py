"""The compact syntax: what it means, written in the XML syntax, and where its faults stand."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.grammar import Grammar
from kanben.validate.relaxng.rnc.grammar import read_compact
from tests.validate.relaxng.suites import cases, inner, write_resources
from tests.validate.relaxng.test_grammars import verdict

RNG = "{http://relaxng.org/ns/structure/1.0}"
DECLARED = (
    'xmlns="http://relaxng.org/ns/structure/1.0" xmlns:p="urn:p" '
    'xmlns:d="http://relaxng.org/ns/compatibility/annotations/1.0"'
)
XML = "http://www.w3.org/XML/1998/namespace"
Form = tuple[object, ...]

# compact syntax: the same in XML
MEANINGS = {
    "element a { empty }": '<element name="a"><empty/></element>',
    "namespace p = 'urn:p' element p:a { attribute p:b { text }, text }": '<element><name ns="urn:p">a</name>'
    '<attribute><name ns="urn:p">b</name><text/></attribute><text/></element>',
    "default namespace = 'urn:d' element a { attribute b { text } }": '<element name="a" ns="urn:d">'
    '<attribute name="b" ns=""><text/></attribute></element>',
    "element element { attribute start { text } }": '<element name="element"><attribute name="start"><text/></attribute></element>',
    r"start = \text \text = element a { text }": '<grammar><start><ref name="text"/></start>'
    '<define name="text"><element name="a"><text/></element></define></grammar>',
    "element a { (text | empty)?, text*, text+ }": '<element name="a"><group><optional><choice><text/><empty/></choice>'
    "</optional><zeroOrMore><text/></zeroOrMore><oneOrMore><text/></oneOrMore></group></element>",
    "element a { text & empty }": '<element name="a"><interleave><text/><empty/></interleave></element>',
    "element * - (a | b) { text }": "<element><anyName><except><choice><name>a</name><name>b</name></choice></except>"
    "</anyName><text/></element>",
    "namespace p = 'urn:p' element p:* - p:a { text }": '<element><nsName ns="urn:p"><except><name ns="urn:p">a</name></except>'
    "</nsName><text/></element>",
    "element a { 'x' ~ \"y\" | xsd:integer '1' | token }": '<element name="a"><choice><value>xy</value>'
    '<value type="integer" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">1</value>'
    '<data type="token"/></choice></element>',
    "xsd:token { pattern = '[a-z]+' maxLength = '3' } - ('a' | 'b')": '<data type="token" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><param name="pattern">[a-z]+</param>'
    '<param name="maxLength">3</param><except><choice><value>a</value><value>b</value></choice></except></data>',
    "datatypes d = 'urn:d' list { d:x, mixed { text } }": '<list><group><data type="x" datatypeLibrary="urn:d"/>'
    "<mixed><text/></mixed></group></list>",
    r"element a { '\x{5B57}\xxx{0A}' }": '<element name="a"><value>字\n</value></element>',
    '"""it\'s "so" """ # a comment': "<value>it's \"so\" </value>",
    "'''a\nb'''": "<value>a\nb</value>",
    "start |= notAllowed x &= parent y div { z = grammar { start = empty } }": '<grammar><start combine="choice">'
    '<notAllowed/></start><define name="x" combine="interleave"><parentRef name="y"/></define><div><define name="z">'
    "<grammar><start><empty/></start></grammar></define></div></grammar>",
    "namespace p = 'urn:p' include 'a.rnc' inherit = p { start = text } x = external 'b'": '<grammar>'
    '<include href="a.rnc" ns="urn:p"><start><text/></start></include><define name="x"><externalRef href="b"/></define></grammar>',
    "## words\n## more\nelement a { ## of b\n b }": '<element name="a"><d:documentation>words\nmore</d:documentation>'
    '<ref name="b"><d:documentation>of b</d:documentation></ref></element>',
    "namespace p = 'urn:p' [ p:k = 'v' p:e [ p:k = 'w' 'x' p:f [] 'y' ] ] element a { ('v' >> p:g []) }": '<element name="a" '
    'p:k="v"><p:e p:k="w">x<p:f/>y</p:e><value>v</value><p:g/></element>',
    "element a { ## first\n 'v' | ## second\n 'w' }": '<element name="a"><choice><value>v</value><d:documentation>first'
    "</d:documentation><value>w</value><d:documentation>second</d:documentation></choice></element>",
}  # fmt: skip

FAULTS = {  # what is wrong: line and column
    "element a {\n  emty }}": (2, 9),
    "element a { text,\n text | text }": (2, 7),
    'element a { "open\n }': (1, 13),
    "start = p:x": (1, 9),
    "element p:a { text }": (1, 9),
    "namespace p = 'a'\nnamespace p = 'b'\ntext": (2, 11),
    "start = element": (1, 16),
    "start = a b": (1, 12),
    r"element a { '\x{D800}' }": (1, 14),
    "element a { text } >> b []": None,
    "element * - a - b { empty }": (1, 15),
    "string - 'a' | text": (1, 1),
    "start = default": (1, 9),
    "namespace xmlns = 'x' text": (1, 11),
    "[ a = 'b' ] element a { text }": (1, 3),
    "include 'x' { include 'y' }": (1, 15),
    "element a { \x01 }": (1, None),
}

ONE_PATTERN = frozenset(
    ("element", "start", "define", "optional", "zeroOrMore", "oneOrMore", "mixed", "list", "except")
)
NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))


def form(node: etree._Element, namespace: str = "", library: str = "") -> Form:
    """Return a schema's node in a form that is the same for equal meanings."""
    tag = str(node.tag)
    kind = tag.removeprefix(RNG) if tag.startswith(RNG) else f"foreign {tag}"
    namespace, library = node.get("ns", namespace), node.get("datatypeLibrary", library)
    own = {name: value for name, value in node.attrib.items() if name not in ("ns", "datatypeLibrary")}
    children: list[Any] = [form(child, namespace, library) for child in node.iterchildren(etree.Element)]
    text = node.text if kind in ("value", "param", "name") else None
    if kind.startswith("foreign"):
        text = "".join(node.xpath("text()")).strip()
    if kind in ("name", "nsName", "include", "externalRef"):
        own["ns"] = namespace
    if kind in ("data", "value"):
        own = {"type": "token"} | own | {"library": library if "type" in own else ""}
    names = {"xml": XML} | {prefix: uri for prefix, uri in node.nsmap.items() if prefix}
    if kind == "name" and text and ":" in text:
        prefix, _, text = text.rpartition(":")
        own["ns"] = names[prefix]
    if kind in ("element", "attribute") and "name" in own:
        inherited = namespace if kind == "element" else node.get("ns", "")
        foreign = sum(1 for _ in takewhile(lambda child: str(child[0]).startswith("foreign"), children))
        prefix, _, local = str(own.pop("name")).rpartition(":")
        children.insert(foreign, ("name", (("ns", names[prefix] if prefix else inherited),), local, ()))
    if "href" in own:
        own["href"] = str(own["href"]).replace(".rnc", ".rng")
    if "type" in own:
        own["type"] = str(own["type"]).strip()
    if kind == "attribute" and all(child[0] in NAME_CLASSES for child in children):
        children.append(("text", (), "", ()))
    if kind in ONE_PATTERN:  # several patterns in it are a group, in an exception a choice
        joined = ("choice" if kind == "except" else "group", (), "")
        children = [inner for child in children for inner in (child[3] if child[:3] == joined else (child,))]
    return kind, tuple(sorted(own.items())), text or "", tuple(children)


def compact(text: str | bytes, path: Path = Path("schema.rnc")) -> etree._Element:
    """Return a schema in compact syntax as XML."""
    return read_compact(text if isinstance(text, bytes) else text.encode(), path).getroot()


@pytest.mark.parametrize("text", MEANINGS)
def test_meaning(text: str) -> None:
    """Each construct is what the standard says it is in the XML syntax."""
    meaning = etree.fromstring(f"<x {DECLARED}>{MEANINGS[text]}</x>")[0]
    assert form(compact(text)) == form(meaning)


@pytest.mark.parametrize("text", FAULTS)
def test_fault_is_told_with_line_and_column(text: str) -> None:
    """Whoever writes a schema is led to the place."""
    with pytest.raises(SchemaFailed) as caught:
        compact(text)
    if place := FAULTS[text]:
        line, column = place
        assert f"schema.rnc:{line}:{column or ''}".rstrip(":") in str(caught.value)


def test_escapes_do_not_shift_columns() -> None:
    """A column counts what stands in the file."""
    with pytest.raises(SchemaFailed, match=r":1:29: "):
        compact(r"\x{65}lement \x{61} { 'x' } } ")


@pytest.mark.parametrize(
    "text", ["(" * 9999, "[ a:b " * 9999, "element " + "(" * 9999, "element a { " * 9999, "a " * 9999]
)
def test_hostile_schema_is_one_error(text: str) -> None:
    """However deep a schema is nested, there is an answer."""
    with pytest.raises(SchemaFailed):
        compact(text)


@pytest.mark.parametrize("sign", [",", "|", "&"])
def test_long_content_is_read(sign: str, tmp_path: Path) -> None:
    """A thousand elements in a row are no deep nesting."""
    path = tmp_path / "schema.rnc"
    path.write_text(
        f"start = element r {{ {sign.join(f'element e{n} {{ empty }}' for n in range(1500))} }}", "utf-8"
    )
    Grammar(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    """UTF-8 and UTF-16 are read, with or without a mark."""
    assert form(compact("element 字 { empty }".encode(encoding)))[0] == "element"


def test_elements_have_the_lines_of_the_schema() -> None:
    """What is wrong with a definition is told at its own line."""
    lines = {
        node.tag.removeprefix(RNG): node.sourceline
        for node in compact("start =\n a\n\na = element b {\n text }").iter()
    }
    assert lines == {"grammar": 1, "start": 1, "ref": 2, "define": 4, "element": 4, "name": 4, "text": 5}


def test_include_is_looked_up_beside_the_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the working folder, where another file of that name may lie; definitions are replaced."""
    (tmp_path / "schemas").mkdir()
    (tmp_path / "away").mkdir()
    (tmp_path / "away/base.rnc").write_text("start = element r { item } item = text", "utf-8")
    (tmp_path / "schemas/base.rnc").write_text(
        "start = element r { item } item = element i { empty }", "utf-8"
    )
    own = tmp_path / "schemas/own.rnc"
    own.write_text('include "base.rnc" { item = element j { external "value" } }', "utf-8")
    (tmp_path / "schemas/value").write_text("xsd:integer", "utf-8")
    monkeypatch.chdir(tmp_path / "away")
    grammar = Grammar(own)
    assert verdict(grammar, "<r><j>3</j></r>")
    assert not verdict(grammar, "<r><i/></r>")
    assert not verdict(grammar, "<r>3</r>")


def test_namespace_of_the_including_schema_is_inherited(tmp_path: Path) -> None:
    """A file without a default namespace takes that of the file that includes it."""
    (tmp_path / "inner.rnc").write_text("element x { attribute y { text } }", "utf-8")
    outer = tmp_path / "outer.rnc"
    outer.write_text('default namespace = "urn:o"\nelement r { external "inner.rnc" }', "utf-8")
    assert verdict(Grammar(outer), "<r xmlns='urn:o'><x y=''/></r>")
    assert not verdict(Grammar(outer), "<r xmlns='urn:o'><x xmlns='' y=''/></r>")


def test_compact_suite(tmp_path: Path) -> None:
    """James Clark's cases: right schemas mean what they should, wrong ones are refused."""
    accepted: list[int] = []
    for number, case in enumerate(cases("compacttest.xml")):
        part, folder = case.find("compact"), tmp_path / str(number)
        assert part is not None
        folder.mkdir()
        write_resources(part, folder)
        wrong, right = part.find("incorrect"), part.find("correct")
        path = folder / "schema.rnc"
        if wrong is not None:
            path.write_bytes(inner(wrong))
            accepted += [] if is_refused(path) else [number]
        else:
            meaning = case.find("xml/correct/*")
            assert right is not None
            assert meaning is not None
            assert form(compact(inner(right), path)) == form(meaning), f"case {number}: {right.text}"
    assert accepted == []


def is_refused(path: Path) -> bool:
    """Whether a schema cannot be used."""
    try:
        Grammar(path)
    except SchemaFailed:
        return True
    return False
