"""Finds the likeliest reason why an element may not stand where it does, and how to go on."""

from __future__ import annotations

from kanben.validate.explain import wording
from kanben.validate.explain.fault import Faults, nearest_name, shown
from kanben.validate.explain.order import Frame, Mended, Order
from kanben.validate.positions import Node
from kanben.validate.relaxng.build import Schema
from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.expected import likely_elements, next_elements, passed, required_elements
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import NOT_ALLOWED, Element, Pattern

# What people who write HTML or DocBook every day type, and TEI's name for it.
HABITS = {
    "a": "ref", "b": "hi", "blockquote": "quote", "br": "lb", "caption": "head", "em": "hi", "figcaption": "head",
    "h1": "head", "h2": "head", "h3": "head", "i": "hi", "img": "graphic", "li": "item", "ol": "list",
    "para": "p", "paragraph": "p", "heading": "head", "article": "div", "date-line": "dateline", "emph": "hi", "footnote": "note",
    "opener": "dateline", "signature": "signed", "trailer": "closer",
    "section": "div", "span": "seg", "strong": "hi", "td": "cell", "th": "cell", "tr": "row", "u": "hi", "ul": "list",
}  # fmt: skip


MOST_MEANT = 3  # of more elements that would do none was meant


class Recovery:
    """The recoveries of one document."""

    def __init__(self, schema: Schema, derivatives: Derivatives, faults: Faults) -> None:
        self._schema, self._derivatives, self._faults = schema, derivatives, faults
        self._order = Order(schema.patterns, derivatives, faults, self.read)
        self._fit = self._order.fit
        self._namespaces: dict[str, str] = {}
        self._right = schema.right_contents
        self._renamed: dict[int, Name] = {}  # by the identity of the node

    def read(self, node: Node) -> Name:
        """Return a node's name as it should have been, once that was found out."""
        if id(node) in self._renamed:
            return self._renamed[id(node)]
        wanted = self._namespaces.get(node.name.namespace)
        return node.name if wanted is None else Name(wanted, node.name.local)

    def anywhere(self, name: Name) -> Pattern:
        """Return the pattern of an open element of that name, wherever it may stand."""
        elements = self._schema.elements_by_name.get(name, [])
        return self._derivatives.opened(self._schema.patterns.choice(elements), name)

    def root(self, node: Node, start: Pattern) -> Pattern:
        """Note why the root may not be one; return what to follow it with."""
        expected = next_elements(start)
        name = self._in_namespace(node, expected) or self._meant(node, self.read(node), expected)
        if name is not None:
            return self._derivatives.opened(start, name)
        self._note_misplaced(node, None, expected, start, None)
        return self.anywhere(self.read(node))

    def child(self, frame: Frame, child: Node, name: Name) -> Mended:
        """Note why a child may not stand where it does; return how to go on."""
        expected = likely_elements(self._derivatives, frame.state)
        meant = self._in_namespace(child, expected)
        if meant is not None:
            return Mended(frame.state, meant)
        if name not in self._schema.elements_by_name:
            return Mended(frame.state, self._meant(child, name, expected))
        return (
            self._stand_in(frame, child, name, expected)
            or self._order.out_of_order(frame, child, name)
            or self._order.missing(frame, child, name)
            or self._misplaced(frame, child, expected)
        )

    def _in_namespace(self, node: Node, expected: dict[Name, Element]) -> Name | None:
        """Note a namespace that is not the schema's; from then on it is read as if it were."""
        if node.name.namespace in self._namespaces or self.read(node) in self._schema.elements_by_name:
            return None
        meant = next((name for name in expected if name.local == node.name.local), None)
        meant = meant or next(
            (name for name in self._schema.elements_by_name if name.local == node.name.local), None
        )
        if meant is None:
            return None
        self._namespaces[node.name.namespace] = meant.namespace
        namespace = node.name.namespace or self._faults.say(wording.NO_NAMESPACE)
        values = {"found": node.tag, "namespace": namespace, "wanted": meant.namespace}
        self._faults.add(wording.ELEMENT_NAMESPACE, node, node.offset, expected=[shown(meant)], **values)
        return meant

    def _meant(self, node: Node, name: Name, expected: dict[Name, Element]) -> Name | None:
        """Note an unknown element; return the one that was probably meant."""
        if name in self._schema.elements_by_name:
            return None
        meant = (
            self._habitual(name)
            or nearest_name(name, expected)
            or nearest_name(name, self._schema.elements_by_name)
        )
        hint = self._faults.say(wording.REMOVE_TAG)
        if meant is not None:
            hint = self._faults.meant(shown(meant), self._schema.elements_by_name[meant][0].source)
        names = [shown(item) for item in expected]
        self._faults.add(wording.ELEMENT_UNKNOWN, node, node.offset, "", names, found=node.tag, hint=hint)
        return meant

    def _habitual(self, name: Name) -> Name | None:
        """Return what TEI calls an element of HTML or DocBook."""
        meant = Name(name.namespace, HABITS.get(name.local, ""))
        return meant if meant in self._schema.elements_by_name else None

    def holds(self, name: Name, node: Node) -> bool:
        """Whether an element of that name may hold the children and texts of a node."""
        return self._fit.holds(self.anywhere(name), node)

    def _stand_in(
        self, frame: Frame, child: Node, name: Name, expected: dict[Name, Element]
    ) -> Mended | None:
        """A child with the wrong name: what it holds does not fit it, but fits an element that may stand here."""
        if not child.children or self.holds(name, child):
            return None
        fitting = self._fit.fitting(frame.state, child, expected)
        required = required_elements(self._derivatives, frame.state)
        likely = [other for other in fitting if other in required] or fitting
        if not likely or (len(likely) > 1 and likely == fitting):
            return None
        hint = self._faults.meant(shown(likely[0]), expected[likely[0]].source)
        values = {"found": child.tag, "parent": frame.node.tag, "hint": hint}
        names = [shown(other) for other in expected]
        self._faults.add(wording.ELEMENT_MISPLACED, child, child.offset, "", names, **values)
        return Mended(frame.state, likely[0])

    def misnamed(self, frame: Frame, child: Node, opened: Pattern) -> Name | None:
        """A child that may stand here, but holds what another element holds; return the name of that one."""
        as_written = not self._renamed and not self._namespaces
        content = tuple(
            [
                (item.name if as_written else self.read(item)) if isinstance(item, Node) else None
                for item in child.children
                if isinstance(item, Node) or item.text.strip()
            ]
        )
        if not any(content) or (opened, content) in self._right:
            return None
        wrong = self._fit.misfits_in(opened, child)
        nodes = [
            item
            for item in wrong
            if isinstance(item, Node) and self.read(item) in self._schema.elements_by_name
        ]
        if not nodes:
            self._right.add((opened, content))
            return None
        if len(wrong) * 2 <= len(content) or (len(nodes) == 1 and self._fit.wrapper(opened, nodes[0])):
            return None
        expected = likely_elements(self._derivatives, frame.state)
        fitting = self._fit.fitting(frame.state, child, expected)
        if not fitting or (len(nodes) == 1 and len(fitting) > MOST_MEANT):
            return None
        inside = self._faults.listed(list(dict.fromkeys(shown(node.name) for node in nodes)))
        names = [shown(name) for name in fitting[:MOST_MEANT]]
        about = expected[fitting[0]].source if len(fitting) == 1 else None
        hint = self._faults.meant(self._faults.one_of(names), about)
        if wrapper := self._fit.wrapper(opened, nodes[0]):
            values = {"inner": shown(nodes[0].name), "wrapper": shown(wrapper)}
            hint = self._faults.say(wording.ELSE_WRAP, hint=hint, **values)
        texts = {"found": child.tag, "inside": inside, "hint": hint}
        self._faults.add(wording.ELEMENT_MISNAMED, child, child.offset, "", names, **texts)
        self._renamed[id(child)] = fitting[0]
        return fitting[0]

    def _misplaced(self, frame: Frame, child: Node, expected: dict[Name, Element]) -> Mended:
        wrapper = self._fit.wrapper(frame.state, child)
        self._note_misplaced(child, frame.node, expected, frame.state, wrapper)
        if wrapper is None:
            return Mended(frame.state)
        frame.inside = self._derivatives.attributes_forgiven(self._derivatives.opened(frame.state, wrapper))
        comes = any(self.read(node) == wrapper for node in frame.node.elements)
        return Mended(frame.state if comes else passed(self._derivatives, frame.state, wrapper))

    def _note_misplaced(
        self,
        node: Node,
        parent: Node | None,
        expected: dict[Name, Element],
        state: Pattern,
        wrapper: Name | None,
    ) -> None:
        names = [shown(name) for name in expected]
        hint = self._faults.say(wording.NOTHING_HERE)
        if names:
            hint = self._faults.say(wording.ALLOWED_HERE, names=self._faults.listed(names))
        is_complete = self._derivatives.closed(state) is not NOT_ALLOWED
        if parent is not None and self._fit.may_follow(state, node) and (is_complete or wrapper is None):
            hint = self._faults.say(wording.END_FIRST, parent=parent.tag, rest=hint)
        elif wrapper is not None:
            about = self._faults.about(expected[wrapper].source)
            hint = self._faults.say(wording.WRAP_ELEMENT, wrapper=shown(wrapper), about=about, rest=hint)
        around = parent.tag if parent else self._faults.say(wording.THE_DOCUMENT)
        values = {"found": node.tag, "parent": around, "hint": hint}
        self._faults.add(wording.ELEMENT_MISPLACED, node, node.offset, "", names, **values)
