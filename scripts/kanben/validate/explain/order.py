"""Explains elements in the wrong order, repeated or missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kanben.validate.explain import wording
from kanben.validate.explain.fault import Faults, shown
from kanben.validate.positions import Node
from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.expected import next_elements, passed
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import NOT_ALLOWED, Pattern, Patterns
from kanben.validate.rules import Text

MOST_MISSING = 12  # of more alternatives than these none is missing; the element itself is wrong
LOOKED_AT = (
    100  # so many siblings before and behind are looked at, so that time stays in proportion to the document
)


@dataclass(slots=True)
class Frame:
    """An open element: its node, what remains of its pattern, and what it remembers for recovery.

    `before` holds the pattern before each child, `at` is the index of the child being read; `passed` are the children
    that were already accounted for; `forgiven` says that something in it was left out of account, so that it may
    seem incomplete.
    """

    node: Node
    state: Pattern
    before: list[tuple[Node, Pattern]] = field(default_factory=list)
    at: int = 0
    passed: set[Name] = field(default_factory=set)
    forgiven: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """How to go on: the parent's pattern, and the name to read the element as (None: leave it aside)."""

    state: Pattern
    name: Name | None = None


class Order:
    """What can be wrong with the order of one document's elements."""

    def __init__(
        self, patterns: Patterns, derivatives: Derivatives, faults: Faults, read: Callable[[Node], Name]
    ) -> None:
        """`read` returns the name a node counts as."""
        self._patterns, self._derivatives, self._faults, self._read = patterns, derivatives, faults, read

    def out_of_order(self, frame: Frame, child: Node, name: Name) -> Mended | None:
        """A child that could have stood earlier, or comes before one it must follow."""
        for sibling, state in reversed(frame.before[-LOOKED_AT:-1]):
            if self._derivatives.opened(state, name) is not NOT_ALLOWED:
                if self._read(sibling) == name:
                    return self._repeated(frame, child)
                if sibling is frame.before[-2][0] and self._stands_alone(frame, state, name):
                    return self._note_order(sibling, wording.AFTER, child.tag, Mended(state, name))
                return self._note_order(child, wording.BEFORE, sibling.tag, Mended(frame.state))
        following = frame.node.children[frame.at + 1 : frame.at + LOOKED_AT]
        later = {self._read(node): node for node in reversed(following) if isinstance(node, Node)}
        for other in next_elements(frame.state):
            state = passed(self._derivatives, frame.state, other)
            if other in later and self._derivatives.opened(state, name) is not NOT_ALLOWED:
                frame.passed.add(other)
                return self._note_order(child, wording.AFTER, other.local, Mended(state, name))
        return None

    def _stands_alone(self, frame: Frame, state: Pattern, name: Name) -> bool:
        """Whether the last sibling is what stands too early: without it this child and the next one fit."""
        following = frame.node.children[frame.at + 1 : frame.at + LOOKED_AT]
        after = next((self._read(node) for node in following if isinstance(node, Node)), None)
        if after is None or self._derivatives.opened(frame.state, after) is not NOT_ALLOWED:
            return False
        without = passed(self._derivatives, state, name)
        return self._derivatives.opened(without, after) is not NOT_ALLOWED

    def _note_order(self, child: Node, side: Text, other: str, mended: Mended) -> Mended:
        values = {"found": child.tag, "side": self._faults.say(side), "other": other}
        self._faults.add(wording.ELEMENT_ORDER, child, child.offset, "", [f"<{other}>"], **values)
        return mended

    def _repeated(self, frame: Frame, child: Node) -> Mended:
        names = [shown(name) for name in next_elements(frame.state)]
        values = {"found": child.tag, "parent": frame.node.tag}
        self._faults.add(wording.ELEMENT_REPEATED, child, child.offset, "", names, **values)
        return Mended(frame.state)

    def missing(self, frame: Frame, child: Node, name: Name) -> Mended | None:
        """A child that could stand here if something required stood before it."""
        following = next_elements(frame.state)
        missing = {
            other: state
            for other in following
            if self._derivatives.opened(state := passed(self._derivatives, frame.state, other), name)
            is not NOT_ALLOWED
        }
        if not missing or len(missing) > MOST_MISSING:
            return None
        names = [shown(other) for other in missing]
        about = self._faults.about(following[next(iter(missing))].source) if len(missing) == 1 else ""
        values = {"missing": self._faults.one_of(names), "found": child.tag, "about": about}
        self._faults.add(wording.ELEMENT_MISSING, child, child.offset, "", names, **values)
        return Mended(self._patterns.choice(missing.values()), name)
