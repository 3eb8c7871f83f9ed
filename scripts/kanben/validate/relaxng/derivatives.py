"""Follows a document through a schema: what remains of a pattern after a tag, an attribute, a text.

Derivatives as in James Clark, “An algorithm for RELAX NG validation”.  What does not depend on a value is worked out
once for each pattern and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kanben.validate.relaxng.datatypes import Matcher, Qualified
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    After,
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
    Patterns,
    Value,
    attributes_of,
)

Step = Callable[[Pattern], Pattern]
_LONGEST_KEPT, _MOST_KEPT = (
    64,
    100_000,
)  # characters of a value, and values, of which is kept what they lead to
ANY_VALUE: Final = None  # an attribute of that name, whatever its value


class Derivatives:
    """The derivatives of one schema's patterns."""

    def __init__(self, patterns: Patterns) -> None:
        self._make = patterns
        self.prefixes: Mapping[
            str | None, str
        ] = {}  # those declared where the document is read; kept if has_names
        self._opened: dict[tuple[Pattern, Name], Pattern] = {}
        self._with_text: dict[Pattern, Pattern] = {}  # of patterns that take any text
        self._with_value: dict[tuple[Pattern, str], Pattern] = {}  # of those that take some values
        self._attributes_over: dict[Pattern, Pattern] = {}
        self._attributes_forgiven: dict[Pattern, Pattern] = {}
        self._closed: dict[Pattern, Pattern] = {}
        self._closing_forgiven: dict[Pattern, Pattern] = {}
        self._with_any_value: dict[tuple[Pattern, Name], tuple[Pattern, tuple[Attribute, ...]]] = {}

    def opened(self, pattern: Pattern, name: Name) -> Pattern:
        """Return what remains after a start tag of that name (its attributes still to come)."""
        key = (pattern, name)
        found = self._opened.get(key)
        if found is None:
            found = self._opened[key] = self._open(pattern, name)
        return found

    def _open(self, pattern: Pattern, name: Name) -> Pattern:
        make = self._make
        if isinstance(pattern, Element):
            return make.after(pattern.content, EMPTY) if name in pattern.names else NOT_ALLOWED
        if isinstance(pattern, Choice):
            return make.choice([self._open_member(member, name) for member in pattern.members])
        if isinstance(pattern, Group):
            return self._open_group(pattern, name)
        if isinstance(pattern, OneOrMore):
            more = make.choice((pattern, EMPTY))
            return self._under(self.opened(pattern.inner, name), lambda rest: make.group(rest, more))
        if isinstance(pattern, After):
            return self._under(
                self.opened(pattern.first, name), lambda rest: make.after(rest, pattern.second)
            )
        if isinstance(pattern, Interleave):
            first = self._under(
                self.opened(pattern.first, name), lambda rest: make.interleave(rest, pattern.second)
            )
            second = self._under(
                self.opened(pattern.second, name), lambda rest: make.interleave(pattern.first, rest)
            )
            return make.choice((first, second))
        return NOT_ALLOWED

    def _open_member(self, member: Pattern, name: Name) -> Pattern:
        if isinstance(member, Element):  # most members of a choice are elements of other names
            return self.opened(member, name) if name in member.names else NOT_ALLOWED
        return self.opened(member, name)

    def _open_group(self, pattern: Group, name: Name) -> Pattern:
        make = self._make
        first = self._under(self.opened(pattern.first, name), lambda rest: make.group(rest, pattern.second))
        if not pattern.first.nullable:
            return first
        return make.choice((first, self.opened(pattern.second, name)))

    def _under(self, opened: Pattern, step: Step) -> Pattern:
        """Apply a step to what follows the open element."""
        if isinstance(opened, After):
            return self._make.after(opened.first, step(opened.second))
        if isinstance(opened, Choice):
            return self._make.choice([self._under(member, step) for member in opened.members])
        return NOT_ALLOWED

    def with_attribute(self, pattern: Pattern, name: Name, value: str | None) -> Pattern:
        """Return what remains after an attribute; any value of it will do if `value` is ANY_VALUE."""
        if not pattern.attributes:
            return NOT_ALLOWED
        rest, candidates = self._attribute(pattern, name)
        if value is ANY_VALUE or rest is NOT_ALLOWED:
            return rest
        fitting = [self.matches(candidate.value, value) for candidate in candidates]
        if all(fitting):
            return rest
        return self._derive_attribute(pattern, name, value) if any(fitting) else NOT_ALLOWED

    def _attribute(self, pattern: Pattern, name: Name) -> tuple[Pattern, tuple[Attribute, ...]]:
        """Return what remains after an attribute of any value, and the patterns that match its name."""
        key = (pattern, name)
        found = self._with_any_value.get(key)
        if found is None:
            rest = self._derive_attribute(pattern, name, ANY_VALUE)
            candidates = dict.fromkeys(item for item in attributes_of(pattern) if name in item.names)
            found = self._with_any_value[key] = (rest, tuple(candidates))
        return found

    def _derive_attribute(self, pattern: Pattern, name: Name, value: str | None) -> Pattern:
        if not pattern.attributes:
            return NOT_ALLOWED
        make = self._make
        if isinstance(pattern, Attribute):
            if name not in pattern.names:
                return NOT_ALLOWED
            return EMPTY if value is ANY_VALUE or self.matches(pattern.value, value) else NOT_ALLOWED
        if isinstance(pattern, Choice):
            return make.choice([self._derive_attribute(member, name, value) for member in pattern.members])
        if isinstance(pattern, After):
            return make.after(self._derive_attribute(pattern.first, name, value), pattern.second)
        if isinstance(pattern, OneOrMore):
            more = make.choice((pattern, EMPTY))
            return make.group(self._derive_attribute(pattern.inner, name, value), more)
        if isinstance(pattern, Pair):
            join = make.group if isinstance(pattern, Group) else make.interleave
            first = join(self._derive_attribute(pattern.first, name, value), pattern.second)
            second = join(pattern.first, self._derive_attribute(pattern.second, name, value))
            return make.choice((first, second))
        return NOT_ALLOWED

    def attributes_over(self, pattern: Pattern) -> Pattern:
        """Return what remains when no more attributes come: NOT_ALLOWED if a required one is missing."""
        return self._without_attributes(pattern, NOT_ALLOWED, self._attributes_over)

    def attributes_forgiven(self, pattern: Pattern) -> Pattern:
        """Return what remains when no more attributes come and missing ones do not matter."""
        return self._without_attributes(pattern, EMPTY, self._attributes_forgiven)

    def _without_attributes(
        self, pattern: Pattern, required: Pattern, known: dict[Pattern, Pattern]
    ) -> Pattern:
        if not pattern.attributes:
            return pattern
        found = known.get(pattern)
        if found is None:
            found = known[pattern] = self._strip(pattern, required, known)
        return found

    def _strip(self, pattern: Pattern, required: Pattern, known: dict[Pattern, Pattern]) -> Pattern:
        make = self._make
        if isinstance(pattern, Choice):
            return make.choice(
                [self._without_attributes(member, required, known) for member in pattern.members]
            )
        if isinstance(pattern, OneOrMore):
            return make.one_or_more(self._without_attributes(pattern.inner, required, known))
        if isinstance(pattern, After):
            return make.after(self._without_attributes(pattern.first, required, known), pattern.second)
        if isinstance(pattern, Pair):
            join = make.group if isinstance(pattern, Group) else make.interleave
            first = self._without_attributes(pattern.first, required, known)
            return join(first, self._without_attributes(pattern.second, required, known))
        return required

    def with_text(self, pattern: Pattern, text: str) -> Pattern:
        """Return what remains after a text between two tags."""
        if not pattern.text:
            return NOT_ALLOWED
        if not pattern.values:
            found = self._with_text.get(pattern)
            if found is None:
                found = self._with_text[pattern] = self._derive_text(pattern, text)
            return found
        if len(text) > _LONGEST_KEPT or self._make.has_names:
            return self._derive_text(pattern, text)
        key = (pattern, text)
        found = self._with_value.get(key)
        if found is None:
            if len(self._with_value) >= _MOST_KEPT:
                self._with_value.clear()
            found = self._with_value[key] = self._derive_text(pattern, text)
        return found

    def _derive_text(self, pattern: Pattern, text: str) -> Pattern:
        make = self._make
        if pattern is TEXT:
            return TEXT
        if isinstance(pattern, Choice):
            return make.choice([self.with_text(member, text) for member in pattern.members])
        if isinstance(pattern, Group):
            first = make.group(self.with_text(pattern.first, text), pattern.second)
            if not pattern.first.nullable:
                return first
            return make.choice((first, self.with_text(pattern.second, text)))
        if isinstance(pattern, OneOrMore):
            more = make.choice((pattern, EMPTY))
            return make.group(self.with_text(pattern.inner, text), more)
        if isinstance(pattern, After):
            return make.after(self.with_text(pattern.first, text), pattern.second)
        if isinstance(pattern, Interleave):
            first = make.interleave(self.with_text(pattern.first, text), pattern.second)
            second = make.interleave(pattern.first, self.with_text(pattern.second, text))
            return make.choice((first, second))
        return EMPTY if self._is_value(pattern, text) else NOT_ALLOWED

    def _is_value(self, pattern: Pattern, text: str) -> bool:
        if isinstance(pattern, Value):
            return self._fits(pattern.matches, text)
        if isinstance(pattern, Data):
            excluded = pattern.excluded is not None and self.matches(pattern.excluded, text)
            return self._fits(pattern.matches, text) and not excluded
        if isinstance(pattern, ListOf):
            inner = pattern.inner
            for word in text.split():
                inner = self.with_text(inner, word)
            return inner.nullable
        return False

    def _fits(self, test: Matcher, text: str) -> bool:
        return test.in_scope(text, self.prefixes) if isinstance(test, Qualified) else test(text)

    @property
    def has_names(self) -> bool:
        """Whether `prefixes` matter."""
        return self._make.has_names

    def matches(self, pattern: Pattern, text: str) -> bool:
        """Whether a text, the whole of an attribute or element, matches a pattern."""
        if pattern.nullable and not text.strip():
            return True
        return self.with_text(pattern, text).nullable

    def closed(self, pattern: Pattern) -> Pattern:
        """Return what remains after an end tag: NOT_ALLOWED if the element's content is not complete."""
        if isinstance(pattern, After):
            return pattern.second if pattern.first.nullable else NOT_ALLOWED
        if not isinstance(pattern, Choice):
            return NOT_ALLOWED
        found = self._closed.get(pattern)
        if found is None:
            members = [self.closed(member) for member in pattern.members]
            found = self._closed[pattern] = self._make.choice(members)
        return found

    def closing_forgiven(self, pattern: Pattern) -> Pattern:
        """Return what remains after an end tag, the element's content complete or not."""
        if isinstance(pattern, After):
            return pattern.second
        if not isinstance(pattern, Choice):
            return NOT_ALLOWED
        found = self._closing_forgiven.get(pattern)
        if found is None:
            members = [self.closing_forgiven(member) for member in pattern.members]
            found = self._closing_forgiven[pattern] = self._make.choice(members)
        return found
