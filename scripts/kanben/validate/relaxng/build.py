"""Builds the patterns of a schema, each element's content when it is first needed.  ISO/IEC 19757-2, 4 and 5"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, cached_property, partial
from pathlib import Path

from lxml import etree

from kanben.validate.relaxng.compact import parse_schema
from kanben.validate.relaxng.datatypes import Qualified, matcher
from kanben.validate.relaxng.defined import References
from kanben.validate.relaxng.name_classes import name_class
from kanben.validate.relaxng.names import Name, listed
from kanben.validate.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    ListOf,
    Pattern,
    Patterns,
    Value,
)
from kanben.validate.relaxng.restrictions import Restrictions
from kanben.validate.relaxng.schema import RNG, Definition, Grammar, Scope, components, failed, kind, referred

Build = Callable[["Schema", etree._Element, Scope], Pattern]


class Schema:
    """A RELAX NG schema: its start pattern, and every element it defines once that element was reached."""

    def __init__(self, path: Path, tree: etree._ElementTree | None = None) -> None:
        self.path = path
        self.patterns = Patterns()
        # Contents of open elements that were seen to fit, in any document; None stands for text.
        self.right_contents: set[tuple[Pattern, tuple[Name | None, ...]]] = set()
        self._elements: dict[tuple[etree._Element, Grammar | None, str, str], Element] = {}
        self._defined: dict[tuple[Grammar, str], Pattern] = {}
        self._open: list[tuple[Grammar, str]] = []
        self._grammars: dict[tuple[etree._Element, Grammar | None], Grammar] = {}
        root = (tree or parse_schema(path)).getroot()
        References(self.grammar_at, _root).check(root, Scope(None, path), frozenset((path.resolve(),)))
        self.start = self.build(root, Scope(None, path))
        Restrictions(path, root).check(self.start)

    def build(self, node: etree._Element, scope: Scope) -> Pattern:
        """Return the pattern of a schema's node."""
        build = _BUILDERS.get(kind(node))
        if build is None:
            raise failed(node, scope, f"<{kind(node) or node.tag!s}> is not a pattern of RELAX NG")
        return build(self, node, scope.inside(node))

    def inner(self, node: etree._Element, scope: Scope) -> Pattern:
        """Return the children of a node as one pattern: one after the other."""
        return self.grouped([self.build(child, scope) for child in components(node)])

    def grouped(self, members: list[Pattern]) -> Pattern:
        """Return patterns one after the other; grouped from the right, as they are consumed from the left."""
        result: Pattern = EMPTY
        for member in reversed(members):
            result = self.patterns.group(member, result)
        return result

    def interleaved(self, members: list[Pattern]) -> Pattern:
        """Return patterns mixed in any order, nested from the right as groups are."""
        result: Pattern = EMPTY
        for member in reversed(members):
            result = self.patterns.interleave(member, result)
        return result

    def element(self, node: etree._Element, scope: Scope) -> Pattern:
        """Return an element pattern; its content is built later, so that definitions may refer to each other."""
        key = (node, scope.grammar, scope.namespace, scope.library)
        found = self._elements.get(key)
        if found is None:
            names, rest = name_class(node, scope, scope.namespace)
            content = partial(self._content, rest, scope)
            found = self._elements[key] = Element(names, content, node)
        return found

    def _content(self, nodes: list[etree._Element], scope: Scope) -> Pattern:
        outer, self._open = self._open, []
        try:
            return self.grouped([self.build(node, scope) for node in nodes])
        finally:
            self._open = outer

    def referred(self, node: etree._Element, scope: Scope, grammar: Grammar | None, name: str) -> Pattern:
        """Return what a grammar defines under a name ("" is its start)."""
        definition = grammar.definitions.get(name) if grammar else None
        if grammar is None or definition is None:
            raise failed(node, scope, f"nothing is defined as “{name or 'start'}”")
        key = (grammar, name)
        if key not in self._defined:
            if key in self._open:
                raise failed(node, scope, f"“{name}” refers to itself without an element in between")
            self._open.append(key)
            self._defined[key] = self._combined(definition)
            self._open.pop()
        return self._defined[key]

    def _combined(self, definition: Definition) -> Pattern:
        bodies = [self.inner(node, scope) for node, scope in definition.bodies]
        if definition.combine == "interleave":
            return self.interleaved(bodies)
        return self.patterns.choice(bodies)

    def grammar(self, node: etree._Element, scope: Scope) -> Pattern:
        """Return the start of a grammar, nested or not."""
        return self.referred(node, scope, self.grammar_at(node, scope), "")

    def grammar_at(self, node: etree._Element, scope: Scope) -> Grammar:
        """Return the definitions of a `grammar` node, read once in each surrounding grammar."""
        key = (node, scope.grammar)
        if key not in self._grammars:
            self._grammars[key] = Grammar(node, scope.path, scope.grammar, scope)
        return self._grammars[key]

    @cached_property
    def elements_by_name(self) -> dict[Name, list[Element]]:
        """All elements of the schema that have names of their own."""
        known: dict[Name, list[Element]] = defaultdict(list)
        for element in self.all_elements():
            for name in listed(element.names):
                known[name].append(element)
        return known

    def all_elements(self) -> Iterator[Element]:
        """Yield every element pattern of the schema, built or not, in the order of the schema."""
        for grammar in list(self._grammars.values()):
            for name, definition in list(grammar.definitions.items()):
                if any(node.find(f".//{RNG}element") is not None for node, _ in definition.bodies):
                    self.referred(definition.bodies[0][0], definition.bodies[0][1], grammar, name)
        done = 0
        while done < len(self._elements):
            for element in list(self._elements.values())[done:]:
                done += 1
                yield element


def _choice(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.patterns.choice(schema.build(child, scope) for child in components(node))


def _interleave(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.interleaved([schema.build(child, scope) for child in components(node)])


def _optional(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.patterns.choice((schema.inner(node, scope), EMPTY))


def _repeated(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.patterns.one_or_more(schema.inner(node, scope))


def _any_number(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.patterns.choice((_repeated(schema, node, scope), EMPTY))


def _mixed(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.patterns.interleave(TEXT, schema.inner(node, scope))


def _attribute(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    # An unprefixed attribute is in no namespace, whatever @ns its surroundings have.  ISO/IEC 19757-2, 4.8
    names, rest = name_class(node, scope, node.get("ns") or "")
    value = schema.grouped([schema.build(child, scope) for child in rest]) if rest else TEXT
    return Attribute(names, value, node) if value is not NOT_ALLOWED else NOT_ALLOWED


def _list(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    inner = schema.inner(node, scope)
    return ListOf(inner) if inner is not NOT_ALLOWED else NOT_ALLOWED


def _value(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    library = scope.library if node.get("type") else ""
    matches = matcher(library, node, scope.path, scope.namespace)
    schema.patterns.has_names |= isinstance(matches, Qualified)
    return Value(node.text or "", matches, node)


def _data(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    excepted = [
        schema.build(child, scope) for part in node.iterchildren(f"{RNG}except") for child in components(part)
    ]
    excluded = schema.patterns.choice(excepted)
    matches = matcher(scope.library, node, scope.path)
    schema.patterns.has_names |= isinstance(matches, Qualified)
    return Data(
        (node.get("type") or "").strip(),
        matches,
        excluded if excluded is not NOT_ALLOWED else None,
        node,
    )


def _external(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    path = referred(node, scope.path)
    return schema.build(_root(path), Scope(scope.grammar, path, scope.namespace))


@cache
def _root(path: Path) -> etree._Element:
    """Return a file's root, parsed once, so that the same element is the same pattern wherever it is used."""
    return parse_schema(path).getroot()


def _reference(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    return schema.referred(node, scope, scope.grammar, (node.get("name") or "").strip())


def _parent_reference(schema: Schema, node: etree._Element, scope: Scope) -> Pattern:
    parent = scope.grammar.parent if scope.grammar else None
    return schema.referred(node, scope, parent, (node.get("name") or "").strip())


_BUILDERS: dict[str, Build] = {
    "element": Schema.element,
    "attribute": _attribute,
    "grammar": Schema.grammar,
    "group": Schema.inner,
    "choice": _choice,
    "interleave": _interleave,
    "optional": _optional,
    "oneOrMore": _repeated,
    "zeroOrMore": _any_number,
    "mixed": _mixed,
    "list": _list,
    "ref": _reference,
    "parentRef": _parent_reference,
    "externalRef": _external,
    "empty": lambda schema, node, scope: EMPTY,
    "notAllowed": lambda schema, node, scope: NOT_ALLOWED,
    "text": lambda schema, node, scope: TEXT,
    "value": _value,
    "data": _data,
}
