"""Schemas that the specification forbids, a case for each of its sections: refused at the line of the fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.errors import SchemaFailed
from kanben.validate.grammar import Grammar

HEAD = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:o="urn:o" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
)
A = '<element name="a"><empty/></element>'
START = f"<start>{A}</start>"
X, TYPE = '<attribute name="x"/>', '<data type="integer"/>'
ANY = "<attribute><anyName/></attribute>"


def within(content: str) -> str:
    """Return a start whose root element holds some content, on the line behind it."""
    return f'<start><element name="r">\n{content}</element></start>'


# section: what stands in the grammar, the line of the fault (the grammar's is 1), words of the reason
WRONG: dict[str, tuple[str, int, str]] = {
    "3 unknown element": (within("<paragraph/>"), 2, "not a pattern"),
    "3 unknown element outside": (f"{START}\n<rule/>", 2, "rule"),
    "3 misplaced": (within('<define name="x"><text/></define>'), 2, "may not stand here"),
    "3 unknown attribute": (within('<text kind="x"/>'), 2, "no attribute kind"),
    "3 own attribute in the namespace": (
        within('<text r:ns="x" xmlns:r="http://relaxng.org/ns/structure/1.0"/>'), 2, "no attribute ns"),
    "3 missing attribute": (within("<ref/>"), 2, "needs the attribute name"),
    "3 no pattern": (within("<optional/>"), 2, "holds no pattern"),
    "3 no name": (within("<element/>"), 2, "names nothing"),
    "3 two patterns": (within('<attribute name="k"><text/>\n<text/></attribute>'), 3, "one pattern"),
    "3 text": (within("<optional>x<text/></optional>"), 2, "holds no text"),
    "3 not a name": (within('<ref name="a:b"/>'), 2, "without a colon"),
    "3 combine": (f'{START}\n<define name="x" combine="merge"><text/></define>', 2, "choice or interleave"),
    "3 two exceptions": (
        within("<element><anyName><except><name>a</name></except><except><name>b</name></except></anyName><text/></element>"),
        2, "except"),
    "3 value with elements": (within("<value><o:x/></value>"), 2, "not a pattern"),
    "3 include in include": (f'{START}\n<include href="x.rng"><include href="y.rng"/></include>', 2, "include"),
    "4.3 library": (within('<data type="x" datatypeLibrary="x/y"/>'), 2, "absolute address"),
    "4.3 unknown library": (within('<data type="x" datatypeLibrary="urn:x"/>'), 2, "not known"),
    "4.5 fragment": (within('<externalRef href="x.rng#y"/>'), 2, "whole file"),
    "4.5 network": (within('<externalRef href="http://example.org/x.rng"/>'), 2, "not a local file"),
    "4.6 itself": (within('<externalRef href="schema.rng"/>'), 2, "itself"),
    "4.7 itself": (f'{START}\n<include href="schema.rng"/>', 2, "itself"),
    "4.7 nothing to replace": ('\n<include href="part.rng"><define name="none"><text/></define></include>', 2, "none"),
    "4.7 no start to replace": (f'{START}\n<include href="part.rng">{START}</include>', 2, "start"),
    "4.10 prefix": (within('<element name="q:x"><text/></element>'), 2, "prefix q"),
    "4.16 any name but any": (within("<element><anyName><except><anyName/></except></anyName><text/></element>"), 2, "exception"),
    "4.16 namespace but namespace": (
        within('<element><nsName ns="a"><except><nsName ns="b"/></except></nsName><text/></element>'), 2, "exception"),
    "4.16 xmlns": (within('<attribute name="xmlns"/>'), 2, "xmlns"),
    "4.16 namespace of xmlns": (within('<attribute name="x" ns="http://www.w3.org/2000/xmlns"/>'), 2, "xmlns"),
    "4.16 type": (within('<data type="unheard"/>'), 2, "unheard"),
    "4.16 value": (within('<value type="integer">x</value>'), 2, "x"),
    "4.16 parameter": (within('<data type="token" datatypeLibrary=""><param name="length">1</param></data>'), 2, "parameters"),
    "4.16 facet": (within('<data type="integer"><param name="colour">1</param></data>'), 2, "colour"),
    "4.16 qualified name": (within('<value type="QName">q:x</value>'), 2, "prefix"),
    "4.17 twice": (f'{START}\n<define name="x"><text/></define>\n<define name="x"><empty/></define>', 3, "twice"),
    "4.17 two ways": (
        f'{START}\n<define name="x" combine="choice"><text/></define>\n<define name="x" combine="interleave"><text/></define>',
        3, "combined"),
    "4.18 undefined": (within('<ref name="none"/>'), 2, "nothing is defined"),
    "4.18 undefined, and never reached": (f'{START}\n<define name="x"><ref name="none"/></define>', 2, "nothing is defined"),
    "4.18 no parent": (within('<parentRef name="a"/>'), 2, "nothing is defined"),
    "4.18 no start": (f'<define name="x">{A}</define>', 1, "no <start>"),
    "4.18 nested without start": (within(f'<grammar><define name="x">{A}</define></grammar>'), 2, "no <start>"),
    "4.19 recursion": (within('<ref name="x"/>') + '<define name="x"><optional>\n<ref name="x"/></optional></define>', 3, "itself"),
    "7.1.1 attribute in attribute": (within(f'<attribute name="k">\n{X}</attribute>'), 3, "attribute"),
    "7.1.1 element in attribute": (within(f'<attribute name="k">\n{A}</attribute>'), 3, "attribute"),
    "7.1.2 repeated group": (within(f"<oneOrMore><group>\n{X}{A}</group></oneOrMore>"), 3, "repeated"),
    "7.1.3 list in list": (within(f"<list>\n<list>{TYPE}</list></list>"), 1, "list"),
    "7.1.3 element in list": (within(f"<list>\n{A}</list>"), 3, "list"),
    "7.1.3 text in list": (within("<list><text/></list>"), 1, "list"),
    "7.1.4 text in exception": (within('<data type="token"><except><text/></except></data>'), 1, "exception"),
    "7.1.5 attribute in start": (f"<start>\n{X}</start>", 2, "start"),
    "7.1.5 text in start": ("<start><text/></start>", 1, "start"),
    "7.1.5 group in start": (f"<start><group>{A}{A}</group></start>", 1, "start"),
    "7.2 data beside element": (within(f"{TYPE}{A}"), 1, "data type"),
    "7.2 data beside text": (within(f"<interleave>{TYPE}<text/></interleave>"), 1, "data type"),
    "7.2 data repeated": (within(f"<oneOrMore>{TYPE}</oneOrMore>"), 1, "data type"),
    "7.3 attribute twice": (within(f'{X}\n<attribute name="x"/>'), 3, "twice"),
    "7.3 attribute and any": (within(f"{X}\n<oneOrMore>{ANY}</oneOrMore>"), 3, "twice"),
    "7.3 any attribute once": (within(ANY), 2, "oneOrMore"),
    "7.4 elements of one name": (within(f'<interleave>{A}\n<element name="a"><text/></element></interleave>'), 3, "interleave"),
    "7.4 text with text": (within("<interleave><text/><optional><text/></optional></interleave>"), 1, "text"),
}  # fmt: skip

RIGHT = {  # what looks alike and is allowed
    "never reached": f'{START}<define name="x"><ref name="x"/></define>',
    "attribute in either": within(f"<choice>{X}{X}</choice>"),
    "different namespaces": within(f'{X}<attribute name="x" ns="urn:o"/>'),
    "any but one": within(
        f"{X}<zeroOrMore><attribute><anyName><except><name>x</name></except></anyName></attribute></zeroOrMore>"
    ),
    "data or elements": within(f"<choice>{TYPE}{A}</choice>"),
    "data beside attribute": within(f"{X}{TYPE}"),
    "text by text": within("<text/><text/>"),
    "interleaved names": within(f'<interleave>{A}<element name="b"><empty/></element><text/></interleave>'),
    "not allowed in a list": within("<choice><text/><list><notAllowed/></list></choice>"),
    "annotations": within('<o:note kind="x">text<o:more/></o:note><text o:kind="x"/>'),
    "combined": f'{START}<define name="x"><text/></define><define name="x" combine="choice"><empty/></define>',
    "blanks": f"<start>{A.replace(chr(34) + 'a', chr(34) + ' a ')}</start>",
}


def schema(folder: Path, content: str) -> Path:
    """Write a schema, and the part that some include."""
    (folder / "part.rng").write_text(
        f'{HEAD}<define name="part"><text/></define></grammar>', encoding="utf-8"
    )
    path = folder / "schema.rng"
    path.write_text(f"{HEAD}{content}</grammar>", encoding="utf-8")
    return path


@pytest.mark.parametrize("case", WRONG)
def test_wrong_schema_is_refused_at_its_line(case: str, tmp_path: Path) -> None:
    """Whoever writes a schema learns what is wrong with it and where."""
    content, line, words = WRONG[case]
    path = schema(tmp_path, content)
    with pytest.raises(SchemaFailed) as caught:
        Grammar(path)
    assert f"{path}:{line}: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize("case", RIGHT)
def test_right_schema_is_read(case: str, tmp_path: Path) -> None:
    """Nothing more is refused than the specification says."""
    Grammar(schema(tmp_path, RIGHT[case]))


def test_fault_of_an_included_file_is_told_there(tmp_path: Path) -> None:
    """The file that is to be mended is named, not the one that includes it."""
    path = schema(tmp_path, START + '<include href="part.rng"/>')
    (tmp_path / "part.rng").write_text(
        f'{HEAD}\n<define name="part">\n<ref name="none"/></define></grammar>', "utf-8"
    )
    with pytest.raises(SchemaFailed, match=r"part\.rng:3: "):
        Grammar(path)
