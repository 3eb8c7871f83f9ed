"""Reads patterns of the compact syntax.  ISO/IEC 19757-2, C.2 and C.5"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.rnc.annotations import (
    DOCUMENTATION,
    Annotations,
    annotated,
    following,
    leading,
)
from kanben.validate.relaxng.rnc.names import name_class
from kanben.validate.relaxng.rnc.reader import KEYWORDS, Reader
from kanben.validate.relaxng.rnc.tokens import Token

_JOINED = {",": "group", "|": "choice", "&": "interleave"}
_REPEATED = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
Nodes = list[etree._Element]  # a pattern, and the annotations behind it


class PatternReader:
    """Reads patterns; `components` reads the definitions of a nested grammar."""

    def __init__(self, reader: Reader, components: Callable[[Reader, etree._Element], None]) -> None:
        self._reader, self._components = reader, components

    def whole(self) -> etree._Element:
        """Read the pattern that is a whole file."""
        first = self._reader.next
        nodes = self.pattern()
        if self._reader.next.kind != "end":
            raise self._reader.unexpected("the end of the schema")
        if any(node.tag != DOCUMENTATION for node in nodes[1:]):
            raise self._reader.failed(first, "behind the pattern that is the whole schema nothing may stand")
        return nodes[0]

    def pattern(self) -> Nodes:
        """Read a pattern: particles joined by one kind of sign."""
        reader, first = self._reader, self._reader.next
        nodes, bare = self._particle()
        sign = reader.next.kind
        if sign in _JOINED:
            if bare:
                raise reader.failed(first, "a type with an exception wants brackets: (type - …)")
            while reader.accept(sign):
                token = reader.next
                more, bare = self._particle()
                if bare:
                    raise reader.failed(token, "a type with an exception wants brackets: (type - …)")
                nodes += more
            if reader.next.kind in _JOINED:
                raise reader.failed(
                    reader.next, f"“{sign}” and “{reader.next.kind}” want brackets between them"
                )
            nodes = [self._wrapped(_JOINED[sign], first, nodes)]
        return nodes

    def _wrapped(self, kind: str, at: Token, nodes: Nodes) -> etree._Element:
        element = self._reader.make(kind, at)
        element.extend(nodes)
        return element

    def _particle(self) -> tuple[Nodes, bool]:
        """Read a pattern with its sign of repetition; return it, and whether it is a type with a bare exception."""
        first = self._reader.next
        nodes, bare = self._annotated()
        if self._reader.next.kind in _REPEATED:
            if bare:
                raise self._reader.unexpected("a pattern without an exception")
            nodes = [self._wrapped(_REPEATED[self._reader.take().kind], first, nodes)]
            nodes += following(self._reader)
        return nodes, bare

    def _annotated(self) -> tuple[Nodes, bool]:
        nodes, bare = self._led()
        return [*nodes, *following(self._reader)], bare

    def _led(self) -> tuple[Nodes, bool]:
        """Read a pattern with the annotations before it."""
        reader = self._reader
        before = leading(reader)
        first = reader.next
        if reader.accept("("):
            inner = self.pattern()
            reader.expect(")")
            if before.attributes or before.elements or before.documentation:
                inner = self._on_bracketed(first, before, inner)
            return inner, False
        element, bare = self._primary()
        return annotated(reader, before, element), bare

    def _on_bracketed(self, first: Token, before: Annotations, inner: Nodes) -> Nodes:
        element = inner[0] if len(inner) == 1 else self._wrapped("group", first, inner)
        return annotated(self._reader, before, element)

    def _primary(self) -> tuple[etree._Element, bool]:
        reader, token = self._reader, self._reader.next
        if token.kind == "name" and token.text in KEYWORDS - {"string", "token"}:
            return self._keyword(reader.take()), False
        if token.kind == "literal":
            return self._value(token, "", ""), False
        if token.kind == "prefixed":
            reader.take()
            prefix, _, local = token.text.partition(":")
            return self._typed(token, reader.library(token, prefix), local)
        if token.kind == "name" and token.text in ("string", "token"):
            reader.take()
            return self._typed(token, "", token.text)
        if token.kind in ("name", "quoted"):
            return reader.make("ref", reader.take(), name=token.text), False
        raise reader.unexpected("a pattern")

    def _keyword(self, token: Token) -> etree._Element:
        reader, word = self._reader, token.text
        if word in ("element", "attribute"):
            element = reader.make(word, token)
            element.extend(name_class(reader, is_attribute=word == "attribute"))
            return self._braced(element)
        if word in ("list", "mixed"):
            return self._braced(reader.make(word, token))
        if word in ("empty", "text", "notAllowed"):
            return reader.make(word, token)
        if word == "parent":
            return reader.make("parentRef", token, name=reader.identifier().text)
        if word == "external":
            element = reader.make("externalRef", token, href=reader.literal())
            self.inherit(element)
            return element
        if word == "grammar":
            element = reader.make(word, token)
            reader.expect("{")
            self._components(reader, element)
            reader.expect("}")
            return element
        raise self._unquoted(token)

    def _unquoted(self, token: Token) -> SchemaFailed:
        reason = f"“{token.text}” is a word of the syntax; to refer to a definition of that name write \\{token.text}"
        return self._reader.failed(token, reason)

    def _braced(self, element: etree._Element) -> etree._Element:
        self._reader.expect("{")
        element.extend(self.pattern())
        self._reader.expect("}")
        return element

    def inherit(self, element: etree._Element) -> None:
        """Read `inherit = prefix`, the namespace that another file inherits; without it that is the default one."""
        reader = self._reader
        namespace = reader.default
        if reader.is_word("inherit"):
            reader.take()
            reader.expect("=")
            token = reader.identifier(keywords=True)
            namespace = reader.namespace(token, token.text)
        if namespace is not None:
            element.set("ns", namespace)

    def _typed(self, token: Token, library: str, kind: str) -> tuple[etree._Element, bool]:
        reader = self._reader
        if reader.next.kind == "literal":
            return self._value(token, library, kind), False
        element = reader.make("data", token, type=kind, datatypeLibrary=library)
        if reader.accept("{"):
            while not reader.accept("}"):
                element.extend(self._parameter())
        if reader.next.kind != "-":
            return element, False
        part = reader.make("except", reader.take())
        inner, bare = self._led()
        if bare:
            raise reader.failed(token, "an exception from an exception wants brackets")
        part.extend(inner)
        element.append(part)
        return element, True

    def _parameter(self) -> Nodes:
        before = leading(self._reader)
        token = self._reader.identifier(keywords=True)
        self._reader.expect("=")
        element = self._reader.make("param", token, name=token.text)
        element.text = self._reader.literal()
        return annotated(self._reader, before, element)

    def _value(self, token: Token, library: str, kind: str) -> etree._Element:
        element = self._reader.make("value", token)
        if kind:
            element.set("type", kind)
            element.set("datatypeLibrary", library)
        if self._reader.default is not None:
            element.set("ns", self._reader.default)
        element.text = self._reader.literal()
        return element
