"""Reads name classes of the compact syntax.  ISO/IEC 19757-2, C.2 and C.5"""

from __future__ import annotations

from lxml import etree

from kanben.validate.relaxng.rnc.annotations import annotated, following, leading
from kanben.validate.relaxng.rnc.reader import INHERITED, Reader
from kanben.validate.relaxng.rnc.tokens import Token


def name_class(reader: Reader, *, is_attribute: bool) -> list[etree._Element]:
    """Read the names of an element or attribute as one element, perhaps with annotations behind it."""
    first = reader.next
    found = _member(reader, is_attribute)
    if reader.next.kind != "|":
        return found
    choice = reader.make("choice", first)
    choice.extend(found)
    while reader.accept("|"):
        choice.extend(_member(reader, is_attribute))
    return [choice]


def _member(reader: Reader, is_attribute: bool) -> list[etree._Element]:
    before = leading(reader)
    return [*annotated(reader, before, _basic(reader, is_attribute)), *following(reader)]


def _basic(reader: Reader, is_attribute: bool) -> etree._Element:
    token = reader.next
    if reader.accept("("):
        inner = name_class(reader, is_attribute=is_attribute)
        reader.expect(")")
        return inner[0] if len(inner) == 1 else _chosen(reader, token, inner)
    if reader.accept("*"):
        return _but(reader, reader.make("anyName", token), is_attribute)
    if token.kind == "any_local":
        reader.take()
        element = reader.make("nsName", token)
        _put_namespace(element, reader.namespace(token, token.text))
        return _but(reader, element, is_attribute)
    return _name(reader, is_attribute)


def _chosen(reader: Reader, token: Token, members: list[etree._Element]) -> etree._Element:
    choice = reader.make("choice", token)
    choice.extend(members)
    return choice


def _but(reader: Reader, element: etree._Element, is_attribute: bool) -> etree._Element:
    if reader.next.kind != "-":
        return element
    part = reader.make("except", reader.take())
    token = reader.next
    part.extend(_member(reader, is_attribute))
    if token.kind in ("*", "any_local") and len(part[0]):
        raise reader.failed(token, "an exception from an exception wants brackets: - (… - …)")
    element.append(part)
    return element


def _name(reader: Reader, is_attribute: bool) -> etree._Element:
    token = reader.next
    element = reader.make("name", token)
    if token.kind == "prefixed":
        reader.take()
        prefix, _, element.text = token.text.partition(":")
        _put_namespace(element, reader.namespace(token, prefix))
    else:
        element.text = reader.identifier(keywords=True).text
        _put_namespace(element, "" if is_attribute else reader.default)
    return element


def _put_namespace(element: etree._Element, namespace: str | None) -> None:
    if namespace is not INHERITED:
        element.set("ns", namespace)
