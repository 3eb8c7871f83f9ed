"""Whether a schema's patterns can be told apart: what may not stand in what.  ISO/IEC 19757-2, 7"""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.name_classes import overlap
from kanben.validate.relaxng.names import AnyName, NameChoice, NameClass, OneName
from kanben.validate.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pair,
    Pattern,
    Value,
)

_WORDS: dict[type[Pattern], str] = {
    Attribute: "attribute", Element: "element", ListOf: "list", Data: "data", Value: "value", Group: "group",
    Interleave: "interleave", OneOrMore: "oneOrMore",
}  # fmt: skip
# What may not stand in what, at any depth short of an element.  7.1
_FORBIDDEN: dict[str, frozenset[str]] = {
    "attribute": frozenset(("attribute", "element")),
    "repeated group": frozenset(("attribute",)),
    "list": frozenset(("list", "element", "attribute", "text", "interleave")),
    "exception": frozenset(
        ("attribute", "element", "list", "text", "group", "interleave", "oneOrMore", "empty")
    ),
    "start": frozenset(
        ("attribute", "data", "value", "list", "text", "group", "interleave", "oneOrMore", "empty")
    ),
}
_NOTHING, _EMPTY, _COMPLEX, _SIMPLE = -1, 0, 1, 2  # content types, 7.2


class _Names(NamedTuple):
    """The names of attributes, or of elements: single ones with their patterns, and wide classes."""

    single: dict[Any, Pattern]
    wide: tuple[Pattern, ...]


class Restrictions:
    """Checks the patterns of a schema, each once in each surrounding."""

    def __init__(self, path: object, root: etree._Element) -> None:
        self._path = path
        self._within: object = root  # the source of the element that is looked at
        self._seen: set[tuple[Pattern, frozenset[str], bool]] = set()
        self._types: dict[Pattern, int] = {}
        self._attributes: dict[Pattern, _Names] = {}
        self._elements: dict[Pattern, _Names] = {}
        self._waiting: list[Element] = []

    def check(self, start: Pattern) -> None:
        """Raise SchemaFailed at the first pattern that the specification forbids."""
        self._visit(start, frozenset(("start",)), repeated=False)
        done: set[Element] = set()
        while self._waiting:
            element = self._waiting.pop()
            if element in done:
                continue
            done.add(element)
            self._within = element.source
            content = element.content
            self._visit(content, frozenset(), repeated=False)
            if self._type(content) == _NOTHING:
                raise self._failed(content, "text of a data type may not stand beside elements or other text")
            self._names(content, self._attributes, of_attributes=True)
            self._names(content, self._elements, of_attributes=False)

    # 7.1

    def _visit(self, pattern: Pattern, inside: frozenset[str], *, repeated: bool) -> None:
        key = (pattern, inside, repeated)
        if key in self._seen:
            return
        self._seen.add(key)
        word = _word(pattern)
        for place in inside:
            if word in _FORBIDDEN[place]:
                raise self._failed(pattern, f"<{word}> may not stand in {_PLACES[place]}")
        if isinstance(pattern, Element):
            self._waiting.append(pattern)
        elif isinstance(pattern, Attribute):
            if not repeated and _is_wide(pattern.names):
                raise self._failed(
                    pattern, "an attribute of any name wants <oneOrMore> or <zeroOrMore> around it"
                )
            self._visit(pattern.value, inside | {"attribute"}, repeated=False)
        elif isinstance(pattern, Choice):
            for member in pattern.members:
                self._visit(member, inside, repeated=repeated)
        elif isinstance(pattern, OneOrMore):
            self._visit(pattern.inner, inside, repeated=True)
        elif isinstance(pattern, ListOf):
            self._visit(pattern.inner, inside | {"list"}, repeated=False)
        elif isinstance(pattern, Data) and pattern.excluded is not None:
            self._visit(pattern.excluded, inside | {"exception"}, repeated=False)
        elif isinstance(pattern, Pair):
            within = inside | {"repeated group"} if repeated else inside
            *pairs, last = _chain(pattern)
            for pair in pairs:
                self._visit(pair.first, within, repeated=repeated)
            self._visit(last, within, repeated=repeated)

    # 7.2

    def _type(self, pattern: Pattern) -> int:
        found = self._types.get(pattern)
        if found is None:
            found = self._types[pattern] = self._content_type(pattern)
        return found

    def _content_type(self, pattern: Pattern) -> int:
        if pattern is EMPTY or pattern is NOT_ALLOWED:
            return _EMPTY
        if pattern is TEXT or isinstance(pattern, Element):
            return _COMPLEX
        if isinstance(pattern, Attribute):
            return _NOTHING if self._type(pattern.value) == _NOTHING else _EMPTY
        if isinstance(pattern, Choice):
            types = [self._type(member) for member in pattern.members]
            return _NOTHING if _NOTHING in types else max(types)
        if isinstance(pattern, Pair):
            *pairs, last = _chain(pattern)
            found = self._type(last)
            for pair in reversed(pairs):
                found = _joined(self._type(pair.first), found)
            return found
        if isinstance(pattern, OneOrMore):
            inner = self._type(pattern.inner)
            return _joined(inner, inner)
        if isinstance(pattern, Data) and pattern.excluded is not None:
            return _NOTHING if self._type(pattern.excluded) == _NOTHING else _SIMPLE
        return _SIMPLE

    # 7.3 and 7.4

    def _names(self, pattern: Pattern, known: dict[Pattern, _Names], *, of_attributes: bool) -> _Names:
        """Return the attributes, or elements, of a pattern; those of its parts that are joined may not be the same."""
        found = known.get(pattern)
        if found is None:
            found = known[pattern] = self._collect(pattern, known, of_attributes)
        return found

    def _collect(self, pattern: Pattern, known: dict[Pattern, _Names], of_attributes: bool) -> _Names:
        if isinstance(pattern, Attribute if of_attributes else Element):
            return _named(pattern)
        if of_attributes and not pattern.attributes:
            return _Names({}, ())
        if isinstance(pattern, OneOrMore):
            return self._names(pattern.inner, known, of_attributes=of_attributes)
        if isinstance(pattern, Choice):
            members = [self._names(member, known, of_attributes=of_attributes) for member in pattern.members]
            return _united(members)
        if not isinstance(pattern, Pair):
            return _Names({}, (pattern,) if pattern is TEXT and not of_attributes else ())
        *pairs, last = _chain(pattern)
        second = self._names(last, known, of_attributes=of_attributes)
        for pair in reversed(pairs):
            if pair in known:
                second = known[pair]
                continue
            first = self._names(pair.first, known, of_attributes=of_attributes)
            if of_attributes or isinstance(pattern, Interleave):
                self._require_distinct(first, second, of_attributes)
            second = known[pair] = _united((first, second))
        return second

    def _require_distinct(self, first: _Names, second: _Names, of_attributes: bool) -> None:
        what = (
            "the same attribute is there twice"
            if of_attributes
            else "<interleave> joins elements of one name"
        )
        few, many = (first, second) if len(first.single) < len(second.single) else (second, first)
        for name in few.single:
            if name in many.single:
                raise self._failed(second.single[name], f"{what}: {name.local}")
        for wide in first.wide:
            for other in (*second.wide, *second.single.values()):
                self._require_apart(wide, other, what)
        for wide in second.wide:
            for other in first.single.values():
                self._require_apart(other, wide, what)

    def _require_apart(self, one: Pattern, other: Pattern, what: str) -> None:
        if one is TEXT or other is TEXT:
            if one is other:
                raise self._failed(one, "<interleave> joins <text> with <text>")
            return
        assert isinstance(one, Attribute | Element)
        assert isinstance(other, Attribute | Element)
        if overlap(one.names, other.names):
            raise self._failed(other, what)

    def _failed(self, pattern: Pattern, reason: str) -> SchemaFailed:
        source = getattr(pattern, "source", None)
        node = source if source is not None else self._within
        if not isinstance(node, etree._Element):
            return SchemaFailed(path=self._path, reason=reason)
        path = unquote(urlsplit(node.getroottree().docinfo.URL or "").path) or self._path
        return SchemaFailed(path=f"{path}:{node.sourceline}", reason=reason)


_PLACES = {
    "attribute": "an attribute",
    "repeated group": "a group that is repeated (<oneOrMore>, <zeroOrMore>)",
    "list": "a list",
    "exception": "the exception of a data type",
    "start": "<start>",
}


def _chain(pattern: Pair) -> list[Any]:
    """Return the pairs of one kind in a row, each the second of the one before it, and what the last of them ends with."""
    found: list[Pattern] = [pattern]
    while isinstance(rest := found[-1], Pair) and type(rest) is type(pattern):
        found.append(rest.second)
    return found


def _word(pattern: Pattern) -> str:
    if pattern is TEXT:
        return "text"
    return "empty" if pattern is EMPTY else _WORDS.get(type(pattern), "")


def _joined(first: int, second: int) -> int:
    if _NOTHING in (first, second):
        return _NOTHING
    if _EMPTY in (first, second) or first == second == _COMPLEX:
        return max(first, second)
    return _NOTHING


def _named(pattern: Attribute | Element | Pattern) -> _Names:
    assert isinstance(pattern, Attribute | Element)
    if isinstance(pattern.names, OneName):
        return _Names({pattern.names.name: pattern}, ())
    return _Names({}, (pattern,))


def _united(parts: Any) -> _Names:
    parts = [part for part in parts if part.single or part.wide]
    if len(parts) == 1:
        return parts[0]  # type: ignore[no-any-return]
    single: dict[Any, Pattern] = {}
    for part in parts:
        single.update(part.single)
    return _Names(single, tuple(dict.fromkeys(wide for part in parts for wide in part.wide)))


def _is_wide(names: NameClass) -> bool:
    if isinstance(names, NameChoice):
        return any(_is_wide(inner) for inner in names.classes)
    return isinstance(names, AnyName)
