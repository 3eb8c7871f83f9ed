"""Explains elements in the wrong order, repeated or missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kanben.validate.explain import wording
from kanben.validate.explain.fault import Faults, shown
from kanben.validate.explain.fit import LOOKED_AT, Fit
from kanben.validate.positions import Node
from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.expected import next_elements, passed
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import NOT_ALLOWED, Pattern, Patterns
from kanben.validate.rules import Text

MOST_MISSING = 12  # of more alternatives than these none is missing; the element itself is wrong


@dataclass(slots=True)
class Frame:
    """An open element: its node, what remains of its pattern, and what it remembers for recovery.

    `before` holds the pattern before each child, `at` is the index of the child being read; `forgiven` says that
    something in it was left out of account, so that it may seem incomplete; `inside` is what remains of a wrapper that
    some of the children lack.
    """

    node: Node
    state: Pattern
    before: list[tuple[Node, Pattern]] = field(default_factory=list)
    at: int = 0
    forgiven: bool = False
    inside: Pattern | None = None


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
        self.fit = Fit(derivatives, read)

    def out_of_order(self, frame: Frame, child: Node, name: Name) -> Mended | None:
        """A child that could have stood earlier, or comes before one it must follow."""
        before = frame.before[-LOOKED_AT:-1]
        for index in range(len(before) - 1, -1, -1):
            sibling, state = before[index]
            if self._derivatives.opened(state, name) is NOT_ALLOWED:
                continue
            if self._read(sibling) == name:
                return self._repeated(frame, child)
            return self._sibling_early(frame, before, index, child) or self._note_order(
                child, wording.BEFORE, sibling.tag, Mended(frame.state)
            )
        return self._child_early(frame, child, name)

    def _sibling_early(
        self, frame: Frame, before: list[tuple[Node, Pattern]], index: int, child: Node
    ) -> Mended | None:
        """The sibling before is what stands too early, if without it more of what follows is in its place."""
        sibling, state = before[index]
        replayed = before[:index]
        for other, _ in before[index + 1 :]:
            replayed.append((other, state))
            state = passed(self._derivatives, state, self._read(other))
        name = self._read(child)
        without = passed(self._derivatives, state, name)
        following = frame.node.children[frame.at + 1 : frame.at + LOOKED_AT]
        if without is NOT_ALLOWED or len(self.fit.misfits(without, following)) >= len(
            self.fit.misfits(frame.state, following)
        ):
            return None
        frame.before = [*replayed, (child, state)]
        frame.forgiven = True
        return self._note_order(sibling, wording.AFTER, child.tag, Mended(state, name))

    def _child_early(self, frame: Frame, child: Node, name: Name) -> Mended | None:
        """The child may stand once one of the siblings behind it has been read."""
        state = frame.state
        for other in frame.node.children[frame.at + 1 : frame.at + LOOKED_AT]:
            if not isinstance(other, Node):
                continue
            after = passed(self._derivatives, state, self._read(other))
            if after is NOT_ALLOWED:
                continue
            state = after
            if self._derivatives.opened(state, name) is not NOT_ALLOWED:
                return self._note_order(child, wording.AFTER, other.tag, Mended(frame.state))
        return None

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
