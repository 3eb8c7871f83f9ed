"""Patterns, each made once: equal patterns are the same object, so that what is known of one is known for ever.

Every pattern knows whether it matches nothing at all (`nullable`), whether it asks for attributes or for text, and whether it
matters which text that is (`values`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from kanben.validate.relaxng.names import NameClass


class Pattern:
    """What a piece of content may be."""

    __slots__ = ("attributes", "nullable", "text", "values")

    def __init__(
        self, nullable: bool, attributes: bool = False, text: bool = False, values: bool = False
    ) -> None:
        self.nullable, self.attributes, self.text, self.values = nullable, attributes, text, values


class Leaf(Pattern):
    """Empty, not allowed, or any text."""

    __slots__ = ("label",)

    def __init__(self, label: str, nullable: bool, text: bool = False) -> None:
        super().__init__(nullable, text=text)
        self.label = label


EMPTY = Leaf("empty", True)
NOT_ALLOWED = Leaf("notAllowed", False)
TEXT = Leaf("text", True, text=True)


class Pair(Pattern):
    """Two patterns."""

    __slots__ = ("first", "second")

    def __init__(self, first: Pattern, second: Pattern) -> None:
        super().__init__(
            first.nullable and second.nullable,
            first.attributes or second.attributes,
            first.text or second.text,
            first.values or second.values,
        )
        self.first, self.second = first, second


class Group(Pair):
    """One after the other."""

    __slots__ = ()


class Interleave(Pair):
    """Both, mixed in any way."""

    __slots__ = ()


class After(Pair):
    """The rest of an open element's content, and what may follow the element."""

    __slots__ = ()

    def __init__(self, first: Pattern, second: Pattern) -> None:
        super().__init__(first, second)
        self.nullable, self.attributes = False, first.attributes
        self.text, self.values = first.text, first.values


class Choice(Pattern):
    """Any one of several."""

    __slots__ = ("members",)

    def __init__(self, members: tuple[Pattern, ...]) -> None:
        super().__init__(
            any(member.nullable for member in members),
            any(member.attributes for member in members),
            any(member.text for member in members),
            any(member.values for member in members),
        )
        self.members = members


class OneOrMore(Pattern):
    """One or more in a row."""

    __slots__ = ("inner",)

    def __init__(self, inner: Pattern) -> None:
        super().__init__(inner.nullable, inner.attributes, inner.text, inner.values)
        self.inner = inner


class ListOf(Pattern):
    """Text whose words match a pattern one by one."""

    __slots__ = ("inner",)

    def __init__(self, inner: Pattern) -> None:
        super().__init__(False, text=True, values=True)
        self.inner = inner


class Value(Pattern):
    """One value of a data type; `matches` compares, `source` is the schema's node."""

    __slots__ = ("literal", "matches", "source")

    def __init__(self, literal: str, matches: Callable[[str], bool], source: Any) -> None:
        super().__init__(False, text=True, values=True)
        self.literal, self.matches, self.source = literal, matches, source


class Data(Pattern):
    """The values of a data type with its facets, except some."""

    __slots__ = ("excluded", "matches", "source", "type")

    def __init__(
        self, type_name: str, matches: Callable[[str], bool], excluded: Pattern | None, source: Any
    ) -> None:
        super().__init__(False, text=True, values=True)
        self.type, self.matches, self.excluded, self.source = type_name, matches, excluded, source


class Attribute(Pattern):
    """An attribute with its name and value."""

    __slots__ = ("names", "source", "value")

    def __init__(self, names: NameClass, value: Pattern, source: Any) -> None:
        super().__init__(False, attributes=True)
        self.names, self.value, self.source = names, value, source


class Element(Pattern):
    """An element; its content is built from the schema when it is first asked for."""

    __slots__ = ("_build", "_content", "names", "source")

    def __init__(self, names: NameClass, build: Callable[[], Pattern], source: Any) -> None:
        super().__init__(False)
        self.names, self.source = names, source
        self._build = build
        self._content: Pattern | None = None

    @property
    def content(self) -> Pattern:
        """What the element holds, attributes included."""
        if self._content is None:
            self._content = self._build()
        return self._content


@lru_cache(maxsize=16384)
def attributes_of(pattern: Pattern) -> tuple[Attribute, ...]:
    """Return the attribute patterns in a start tag's pattern, in the order of the schema."""
    return tuple(_attributes_of(pattern))


def _attributes_of(pattern: Pattern) -> Iterator[Attribute]:
    if not pattern.attributes:
        return
    if isinstance(pattern, Attribute):
        yield pattern
    elif isinstance(pattern, Choice):
        for member in pattern.members:
            yield from _attributes_of(member)
    elif isinstance(pattern, OneOrMore):
        yield from _attributes_of(pattern.inner)
    elif isinstance(pattern, Pair):
        yield from _attributes_of(pattern.first)
        if not isinstance(pattern, After):
            yield from _attributes_of(pattern.second)


class Patterns:
    """Makes patterns in their simplest form, each only once."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], Pattern] = {}
        self.has_names = (
            False  # whether some value is a qualified name, which means nothing without its prefixes
        )

    def __len__(self) -> int:
        return len(self._made)

    def _pair(self, kind: type[Pair], first: Pattern, second: Pattern) -> Pattern:
        key = (kind, first, second)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = kind(first, second)
        return found

    def group(self, first: Pattern, second: Pattern) -> Pattern:
        """Return first, then second."""
        if first is NOT_ALLOWED or second is NOT_ALLOWED:
            return NOT_ALLOWED
        if first is EMPTY:
            return second
        return first if second is EMPTY else self._pair(Group, first, second)

    def interleave(self, first: Pattern, second: Pattern) -> Pattern:
        """Return both in any order."""
        if first is NOT_ALLOWED or second is NOT_ALLOWED:
            return NOT_ALLOWED
        if first is EMPTY:
            return second
        return first if second is EMPTY else self._pair(Interleave, first, second)

    def after(self, first: Pattern, second: Pattern) -> Pattern:
        """Return an element's open content and what follows the element."""
        if first is NOT_ALLOWED or second is NOT_ALLOWED:
            return NOT_ALLOWED
        return self._pair(After, first, second)

    def choice(self, patterns: Iterable[Pattern]) -> Pattern:
        """Return any one of the patterns: nested choices are flattened, doubles and the impossible left out."""
        members: dict[Pattern, None] = {}
        for pattern in patterns:
            if isinstance(pattern, Choice):
                members.update(dict.fromkeys(pattern.members))
            elif pattern is not NOT_ALLOWED:
                members[pattern] = None
        if EMPTY in members and any(member.nullable for member in members if member is not EMPTY):
            del members[EMPTY]
        if len(members) < 2:
            return next(iter(members), NOT_ALLOWED)
        key = (Choice, *members)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Choice(tuple(members))
        return found

    def one_or_more(self, inner: Pattern) -> Pattern:
        """Return one or more of a pattern."""
        if isinstance(inner, OneOrMore | Leaf):
            return inner
        key = (OneOrMore, inner)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = OneOrMore(inner)
        return found
