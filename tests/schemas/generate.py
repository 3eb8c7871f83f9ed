"""Makes documents at random that a RELAX NG schema allows: the schema's patterns read backwards."""

from __future__ import annotations

from random import Random

from lxml import etree

from kanben.validate.relaxng.names import Name, listed
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
    Pattern,
    Value,
)

VALUES = {
    "anyURI": ["#a", "../register.xml#person-x", "https://example.org/", "pages/p1.txt"],
    "token": ["1.2.0"],
    "ID": [],
    "Name": ["kanben", "a-b"],
    "language": ["zh-Hans", "en"],
    "string": ["", "一 二", "4"],
    "date": ["2020-02-29", "1999-12-31"],
    "gYear": ["2020"],
    "gYearMonth": ["2020-02"],
    "gMonthDay": ["--02-29"],
    "gMonth": ["--02"],
    "gDay": ["---31"],
    "time": ["08:30:00"],
    "dateTime": ["2020-02-29T08:30:00"],
    "decimal": ["3.7", "-1", "40000000"],
    "nonNegativeInteger": ["0", "12"],
}


class Generator:
    """Draws documents; below `depth` levels it takes the shortest way out."""

    def __init__(self, random: Random, depth: int) -> None:
        self._random, self._depth, self._ids = random, depth, 0

    def element(self, pattern: Element, level: int = 0) -> etree._Element:
        """Return an element that a pattern allows."""
        name = listed(pattern.names)[0]
        node = etree.Element(_tag(name))
        self._fill(pattern.content, node, level)
        return node

    def _fill(self, pattern: Pattern, node: etree._Element, level: int) -> None:
        if pattern is EMPTY:
            return
        if pattern is TEXT:
            self._write(node, self._random.choice(["", "字", "一二三", " "]))
        elif isinstance(pattern, Element):
            node.append(self.element(pattern, level + 1))
        elif isinstance(pattern, Attribute):
            name = listed(pattern.names)[0]
            node.set(_tag(name), self._text(pattern.value))
        elif isinstance(pattern, Choice):
            self._fill(self._chosen(pattern, level), node, level)
        elif isinstance(pattern, OneOrMore):
            for _ in range(1 if level >= self._depth else self._random.choice([1, 1, 2, 3])):
                self._fill(pattern.inner, node, level)
        elif isinstance(pattern, Group | Interleave):
            self._fill(pattern.first, node, level)
            self._fill(pattern.second, node, level)
        else:
            self._write(node, self._text(pattern))

    def _chosen(self, pattern: Choice, level: int) -> Pattern:
        """Return one member; near the bottom one that needs no element, if there is one."""
        if level < self._depth:
            return self._random.choice([*pattern.members, *([EMPTY] if pattern.nullable else [])])
        if pattern.nullable:
            return EMPTY
        return min(pattern.members, key=lambda member: _height(member, 6))

    def _text(self, pattern: Pattern) -> str:
        if isinstance(pattern, Value):
            return pattern.literal
        if isinstance(pattern, Choice):
            return self._text(self._random.choice(pattern.members))
        if isinstance(pattern, ListOf):
            return " ".join(self._text(pattern.inner) for _ in range(self._random.choice([1, 1, 2])))
        if isinstance(pattern, OneOrMore):
            return self._text(pattern.inner)
        if isinstance(pattern, Data):
            if pattern.type == "ID":
                self._ids += 1
                return f"id-{self._ids}"
            value = self._random.choice(VALUES[pattern.type])
            assert pattern.matches(value)
            return value
        return "字"

    def _write(self, node: etree._Element, text: str) -> None:
        if len(node):
            node[-1].tail = (node[-1].tail or "") + text
        else:
            node.text = (node.text or "") + text


def _tag(name: Name) -> str:
    return f"{{{name.namespace}}}{name.local}" if name.namespace else name.local


def _height(pattern: Pattern, limit: int) -> int:
    """Return how many levels of elements a pattern needs at least; `limit` stands for more than that."""
    if pattern.nullable or limit == 0 or pattern is NOT_ALLOWED:
        return 0 if pattern.nullable else 99
    if isinstance(pattern, Element):
        return 1 + _height(pattern.content, limit - 1)
    if isinstance(pattern, Choice):
        return min(_height(member, limit) for member in pattern.members)
    if isinstance(pattern, Group | Interleave):
        return max(_height(pattern.first, limit), _height(pattern.second, limit))
    return _height(pattern.inner, limit) if isinstance(pattern, OneOrMore) else 0
