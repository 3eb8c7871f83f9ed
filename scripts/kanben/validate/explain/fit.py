"""Whether an element could hold what another one holds: its children and texts, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kanben.validate.positions import Node, Words
from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.expected import next_elements, passed, required_elements
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import NOT_ALLOWED, Pattern

# So many siblings before and behind are looked at, so that time stays in proportion to the document.
LOOKED_AT = 100


class Fit:
    """Compares contents with patterns, without a look at what the children hold themselves."""

    def __init__(self, derivatives: Derivatives, read: Callable[[Node], Name]) -> None:
        """`read` returns the name a node counts as."""
        self._derivatives, self._read = derivatives, read

    def misfits(self, state: Pattern, children: Sequence[Node | Words]) -> list[Node | Words]:
        """Return the children that do not fit where they stand, if each that does not is left aside."""
        out: list[Node | Words] = []
        for child in children[:LOOKED_AT]:
            if isinstance(child, Node):
                after = passed(self._derivatives, state, self._read(child))
            elif child.text.strip():
                after = self._derivatives.with_text(state, child.text)
            else:
                continue
            if after is NOT_ALLOWED:
                out.append(child)
            else:
                state = after
        return out

    def misfits_in(self, opened: Pattern, node: Node) -> list[Node | Words]:
        """Return the children of a node that an open element may not hold, attributes aside."""
        return self.misfits(self._derivatives.attributes_forgiven(opened), node.children)

    def holds(self, opened: Pattern, node: Node) -> bool:
        """Whether an open element may hold the children and texts of a node, attributes aside."""
        return opened is not NOT_ALLOWED and not self.misfits_in(opened, node)

    def takes_attributes(self, opened: Pattern, node: Node) -> bool:
        """Whether an open element may have the attributes of a node, and needs no others."""
        state = opened
        for _, name, value in node.attributes:
            state = self._derivatives.with_attribute(state, name, value)
        return self._derivatives.attributes_over(state) is not NOT_ALLOWED

    def is_complete(self, opened: Pattern, node: Node) -> bool:
        """Whether a node's children are all that an open element wants."""
        state = self._derivatives.attributes_forgiven(opened)
        for child in node.elements:
            state = passed(self._derivatives, state, self._read(child))
        return self._derivatives.closed(state) is not NOT_ALLOWED

    def wants(self, opened: Pattern) -> bool:
        """Whether an open element may not be left empty."""
        return self._derivatives.closed(self._derivatives.attributes_forgiven(opened)) is NOT_ALLOWED

    def wrapper(self, state: Pattern, node: Node) -> Name | None:
        """Return the element that may stand next and could hold a node: a required one, or the only one of its kind.

        Of the others those count that may not be empty: they are there to hold something.
        """
        state = self._derivatives.attributes_forgiven(state)
        opened = {name: self._derivatives.opened(state, name) for name in next_elements(state)}
        holding = [
            name
            for name in opened
            if not self.misfits(self._derivatives.attributes_forgiven(opened[name]), [node])
        ]
        if self._derivatives.closed(state) is NOT_ALLOWED:
            required = required_elements(self._derivatives, state)
            if likely := [name for name in holding if name in required]:
                return likely[0]
        wanting = [name for name in holding if self.wants(opened[name])]
        return wanting[0] if len(wanting) == 1 else None

    def may_follow(self, state: Pattern, node: Node) -> bool:
        """Whether an element that may not stand in the open one could follow it."""
        after = self._derivatives.closing_forgiven(state)
        return self._derivatives.opened(after, self._read(node)) is not NOT_ALLOWED

    def fitting(self, state: Pattern, node: Node, names: Iterable[Name]) -> list[Name]:
        """Return the elements a node might have been meant to be, the likeliest first: they hold all that it holds."""
        opened = {name: self._derivatives.opened(state, name) for name in names}
        fitting = [name for name in opened if self.holds(opened[name], node)]
        tests: tuple[Callable[[Name], bool], ...] = (
            lambda name: self.is_complete(opened[name], node),
            lambda name: self.takes_attributes(opened[name], node),
            lambda name: self.wants(opened[name]),
        )
        for test in tests:
            fitting = [name for name in fitting if test(name)] or fitting
        inside = {self._read(child).local.casefold() for child in node.elements}
        return sorted(
            fitting, key=lambda name: (not _is_named_after(name, inside), len(next_elements(opened[name])))
        )


def _is_named_after(name: Name, inside: set[str]) -> bool:
    """Whether an element bears the name of what it holds, as listOrg that of org."""
    return any(name.local.casefold().endswith(held) for held in inside)
