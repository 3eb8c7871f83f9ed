"""What a pattern lets come next: elements, attributes, values; and what it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.names import Name, listed
from kanben.validate.relaxng.patterns import (
    NOT_ALLOWED,
    After,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    ListOf,
    OneOrMore,
    Pair,
    Pattern,
    Value,
)


@lru_cache(maxsize=4096)
def next_elements(pattern: Pattern) -> dict[Name, Element]:
    """Return the elements that may come next by name, in the order of the schema."""
    found: dict[Name, Element] = {}
    for element in _first(pattern, set()):
        for name in listed(element.names):
            found.setdefault(name, element)
    return found


def _first(pattern: Pattern, seen: set[Pattern]) -> Iterator[Element]:
    if pattern in seen:
        return
    seen.add(pattern)
    if isinstance(pattern, Element):
        yield pattern
    elif isinstance(pattern, Choice):
        for member in pattern.members:
            yield from _first(member, seen)
    elif isinstance(pattern, OneOrMore):
        yield from _first(pattern.inner, seen)
    elif isinstance(pattern, Pair):
        yield from _first(pattern.first, seen)
        if not isinstance(pattern, After) and not (isinstance(pattern, Group) and not pattern.first.nullable):
            yield from _first(pattern.second, seen)


def required_elements(derivatives: Derivatives, state: Pattern) -> tuple[Name, ...]:
    """Return the elements any one of which would complete an open element; if one does not suffice, what may come."""
    following = next_elements(state)
    completing = [
        name for name in following if derivatives.closed(passed(derivatives, state, name)) is not NOT_ALLOWED
    ]
    return tuple(completing or following)


def likely_elements(derivatives: Derivatives, state: Pattern) -> dict[Name, Element]:
    """Return the elements that may come next, those that the open element cannot do without first."""
    following = next_elements(state)
    if derivatives.closed(state) is not NOT_ALLOWED:
        return following
    required = required_elements(derivatives, state)
    return {name: following[name] for name in (*required, *following)}


def passed(derivatives: Derivatives, state: Pattern, name: Name) -> Pattern:
    """Return what remains after a whole element of that name, whatever it holds."""
    return derivatives.closing_forgiven(derivatives.opened(state, name))


def missing_attributes(pattern: Pattern) -> list[Attribute]:
    """Return the attributes a start tag still needs; of several ways to satisfy it, the shortest."""
    if not pattern.attributes:
        return []
    if isinstance(pattern, Attribute):
        return [pattern]
    if isinstance(pattern, Choice):
        return min((missing_attributes(member) for member in pattern.members), key=len)
    if isinstance(pattern, OneOrMore):
        return missing_attributes(pattern.inner)
    if isinstance(pattern, After):
        return missing_attributes(pattern.first)
    assert isinstance(pattern, Pair)
    return [*missing_attributes(pattern.first), *missing_attributes(pattern.second)]


def values(pattern: Pattern) -> Iterator[Value | Data]:
    """Yield the values and data types a text may have."""
    if isinstance(pattern, Value | Data):
        yield pattern
    elif isinstance(pattern, ListOf | OneOrMore):
        yield from values(pattern.inner)
    elif isinstance(pattern, Choice):
        for member in pattern.members:
            yield from values(member)
    elif isinstance(pattern, Pair):
        yield from values(pattern.first)
        yield from values(pattern.second)


def is_list(pattern: Pattern) -> bool:
    """Whether a text is a list of words."""
    if isinstance(pattern, Choice):
        return any(is_list(member) for member in pattern.members)
    return isinstance(pattern, ListOf)
