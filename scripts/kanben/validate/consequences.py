"""Tells which findings of a rule only follow from what the grammar has reported, and would go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from kanben.validate.explain import wording
from kanben.validate.explain.fault import nearest
from kanben.validate.positions import Node
from kanben.validate.reading import Document
from kanben.validate.violation import Violation

# Faults of an element's name or place: the rules look for it in vain where it should be, and find it where it is.
_OF_ELEMENTS = frozenset(
    rule.id
    for rule in (
        wording.ELEMENT_UNKNOWN,
        wording.ELEMENT_MISPLACED,
        wording.ELEMENT_MISNAMED,
        wording.ELEMENT_ORDER,
        wording.ELEMENT_REPEATED,
    )
)
# Faults of an attribute: a pointer to a name it was to give has no target.
_OF_ATTRIBUTES = frozenset((wording.ATTRIBUTE_UNKNOWN.id, wording.ATTRIBUTE_VALUE.id))


class Consequences:
    """What the faults in a document's grammar touch."""

    def __init__(self, document: Document, faults: Iterable[Violation]) -> None:
        self._within: set[str] = set()
        self._at: set[str] = set()
        self._targets: set[str] = set()
        for fault in faults:
            path, _, step = fault.place.xpath.partition("/@")
            path = path.removesuffix("/text()")
            self._at.add(f"{path}/@{step}" if step else path)
            if fault.id in _OF_ELEMENTS and (node := document.node_at(path)) is not None:
                self._within.add(path)
                self._at.update(other.xpath for other in _around(node))
            if fault.id in _OF_ATTRIBUTES and (node := document.node_at(path)) is not None:
                self._targets.update(f"#{value}" for label, _, value in node.attributes if label == step)
                if nearest(
                    step, ("type", "subtype"), cutoff=0.7
                ):  # they decide which rules the children must meet
                    self._at.update(child.xpath for child in node.elements)

    def __contains__(self, finding: tuple[Violation, etree._Element, str | None]) -> bool:
        """Whether a rule's finding (with its element and attribute) is one of them."""
        violation, element, attribute = finding
        path = violation.place.xpath
        if path in self._at or any(path == above or path.startswith(f"{above}/") for above in self._within):
            return True
        value = element.get(attribute, "") if attribute else ""
        return not self._targets.isdisjoint(value.split())


def _around(node: Node) -> Iterator[Node]:
    """Yield an element's parent and the siblings on either side of it."""
    if node.parent is None:
        return
    yield node.parent
    siblings = list(node.parent.elements)
    at = next(index for index, sibling in enumerate(siblings) if sibling is node)
    yield from siblings[max(at - 1, 0) : at] + siblings[at + 1 : at + 2]
