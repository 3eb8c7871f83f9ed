"""Reads annotations of the compact syntax: `## …` and `[ … ]` before, `>> …` behind a pattern.  ISO/IEC 19757-2, C.4"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from kanben.validate.relaxng.datatypes import NAMESPACE
from kanben.validate.relaxng.rnc.reader import KEYWORDS, XMLNS, Reader, standing_at

DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_NO_CHILDREN = ("value", "name", "param")


@dataclass(slots=True)
class Annotations:
    """What stands before a pattern: attributes, and elements of which the first are its documentation."""

    attributes: dict[str, str] = field(default_factory=dict)
    documentation: list[etree._Element] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)

    def put_on(self, element: etree._Element) -> None:
        """Add the annotations to an element of the schema."""
        for name, value in self.attributes.items():
            element.set(name, value)
        for place, child in enumerate((*self.documentation, *self.elements)):
            element.insert(place, child)


def leading(reader: Reader) -> Annotations:
    """Read the annotations that come next, if any."""
    found = Annotations()
    if reader.next.kind == "documentation":
        found.documentation = [_documentation(reader)]
    if reader.accept("["):
        _attributes(reader, found.attributes, outermost=True)
        while reader.next.kind != "]":
            found.elements.append(annotation_element(reader, outermost=True))
        reader.expect("]")
    return found


def _documentation(reader: Reader) -> etree._Element:
    element = standing_at(reader.next, etree.Element(DOCUMENTATION))
    lines = []
    while reader.next.kind == "documentation":
        lines.append(reader.take().text)
    element.text = "\n".join(lines)
    return element


def _attributes(reader: Reader, found: dict[str, str], *, outermost: bool) -> None:
    while reader.next.kind in ("name", "quoted", "prefixed") and reader.look(1).kind == "=":
        token = reader.next
        name = _name(reader)
        reader.expect("=")
        value = reader.literal()
        if name in found:
            raise reader.failed(token, f"the annotation {token.text} is given twice")
        if outermost and (not name.startswith("{") or name.startswith(f"{{{NAMESPACE}}}")):
            raise reader.failed(token, f"the annotation {token.text} wants a prefix of another namespace")
        if name == "xmlns":
            raise reader.failed(token, "xmlns is not an attribute")
        found[name] = value


def annotation_element(reader: Reader, *, outermost: bool) -> etree._Element:
    """Read an element of another namespace: `name [ … ]`."""
    token = reader.next
    name = _name(reader)
    if outermost and name.startswith(f"{{{NAMESPACE}}}"):
        raise reader.failed(token, f"{token.text} is of RELAX NG's own namespace")
    reader.expect("[")
    found: dict[str, str] = {}
    _attributes(reader, found, outermost=False)
    element = standing_at(token, etree.Element(name, found))
    while not reader.accept("]"):
        if reader.next.kind == "literal":
            _add_text(element, reader.literal())
        else:
            element.append(annotation_element(reader, outermost=False))
    return element


def _add_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _name(reader: Reader) -> str:
    """Return the name of an annotation as lxml writes it; without a prefix it is in no namespace."""
    token = reader.take()
    if token.kind in ("name", "quoted"):
        return token.text
    if token.kind != "prefixed":
        raise reader.failed(token, "the name of an annotation is expected here")
    prefix, _, local = token.text.partition(":")
    namespace = reader.namespace(token, prefix)
    if namespace == XMLNS:
        raise reader.failed(token, f"no annotation may be of {XMLNS}")
    return f"{{{namespace}}}{local}" if namespace else local


def is_annotation_element(reader: Reader) -> bool:
    """Whether `name [ … ]` comes next, as it may between definitions."""
    token = reader.next
    is_name = token.kind in ("quoted", "prefixed") or (token.kind == "name" and token.text not in KEYWORDS)
    return (is_name or token.kind == "name") and reader.look(1).kind == "["


def annotated(reader: Reader, found: Annotations, element: etree._Element) -> list[etree._Element]:
    """Return an element with its annotations; documentation of one that may hold nothing stands behind it."""
    if etree.QName(element).localname not in _NO_CHILDREN:
        found.put_on(element)
        return [element]
    behind = [*found.documentation, *found.elements]
    if any(child.tag != DOCUMENTATION for child in behind):
        raise reader.failed(reader.next, "before a value, name or parameter only documentation may stand")
    for name, value in found.attributes.items():
        element.set(name, value)
    return [element, *behind]


def following(reader: Reader) -> list[etree._Element]:
    """Read what stands behind a pattern: `>> name [ … ]`."""
    found = []
    while reader.accept(">>"):
        found.append(annotation_element(reader, outermost=True))
    return found
