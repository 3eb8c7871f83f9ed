"""Follows a document through a grammar, notes every fault, and goes on as if it had been mended."""

from __future__ import annotations

from kanben.validate.explain import wording
from kanben.validate.explain.attributes import expected_values, read_attributes
from kanben.validate.explain.fault import Faults, shown
from kanben.validate.explain.order import Frame
from kanben.validate.explain.recovery import Recovery
from kanben.validate.positions import Node, Words
from kanben.validate.relaxng.build import Schema
from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.expected import likely_elements, next_elements, required_elements, values
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import NOT_ALLOWED, After, Choice, Element, Pattern


class Walk:
    """One document on its way through a schema."""

    def __init__(self, schema: Schema, derivatives: Derivatives, faults: Faults) -> None:
        self._derivatives = derivatives
        self._faults = faults
        self._recovery = Recovery(schema, derivatives, faults)
        self._schema = schema

    def document(self, root: Node) -> None:
        """Follow the whole document."""
        opened = self._derivatives.opened(self._schema.start, self._recovery.read(root))
        if opened is NOT_ALLOWED:
            opened = self._recovery.root(root, self._schema.start)
        self._element(root, opened)

    def _element(self, node: Node, opened: Pattern) -> Pattern:
        """Follow an element whose start tag was accepted; return what remains after its end tag."""
        self._derivatives.prefixes = node.prefixes
        state = read_attributes(self._faults, self._derivatives, opened, node)
        frame = Frame(node, state)
        for frame.at, child in enumerate(node.children):
            if isinstance(child, Node):
                self._child(frame, child)
            elif child.text.strip():
                self._words(frame, child)
        return self._end(frame)

    def _child(self, frame: Frame, child: Node) -> None:
        name = self._recovery.read(child)
        opened = self._derivatives.opened(frame.state, name)
        frame.before.append((child, frame.state))
        if opened is not NOT_ALLOWED:
            meant = self._recovery.misnamed(frame, child, opened)
            opened = opened if meant is None else self._derivatives.opened(frame.state, meant)
            frame.state, frame.inside = self._element(child, opened), None
            return
        if self._inside(frame, child, name):
            return
        mended = self._recovery.child(frame, child, name)
        frame.state = mended.state
        if mended.name is None and self._inside(frame, child, name):
            return
        if mended.name is not None:
            opened = self._derivatives.opened(frame.state, mended.name)
        if mended.name is not None and opened is not NOT_ALLOWED:
            frame.state = self._element(child, opened)
        else:
            frame.forgiven = True
            self._aside(child, mended.name or name)

    def _inside(self, frame: Frame, child: Node, name: Name) -> bool:
        """Follow an element inside the wrapper that it and the one before it lack; return whether there is one."""
        opened = NOT_ALLOWED if frame.inside is None else self._derivatives.opened(frame.inside, name)
        if opened is NOT_ALLOWED:
            frame.inside = None
            return False
        frame.inside = self._element(child, opened)
        return True

    def _aside(self, node: Node, name: Name) -> None:
        """Follow an element that stands where it may not: by itself, or its known children by themselves."""
        opened = self._recovery.anywhere(name)
        if opened is not NOT_ALLOWED and self._recovery.holds(name, node):
            self._element(node, opened)
            return  # else it has the wrong name, and what it holds says nothing about it
        for child in node.elements:
            self._aside(child, self._recovery.read(child))

    def _words(self, frame: Frame, words: Words) -> None:
        after = self._derivatives.with_text(frame.state, words.text)
        if after is not NOT_ALLOWED:
            frame.state = after
        elif frame.state.text:
            self._note_value(frame, words)
        else:
            frame.forgiven = True
            self._note_text(frame, words)

    def _note_text(self, frame: Frame, words: Words) -> None:
        expected = likely_elements(self._derivatives, frame.state)
        holders = self._holders(frame, expected)
        hint = self._faults.say(wording.WRAP_TEXT, name=self._faults.one_of(holders[:3])) if holders else ""
        self._faults.add(
            wording.TEXT_MISPLACED,
            frame.node,
            words.offset,
            "/text()",
            [shown(name) for name in expected],
            text=excerpt(words.text),
            parent=frame.node.tag,
            hint=hint or self._faults.say(wording.REMOVE),
        )

    def _holders(self, frame: Frame, expected: dict[Name, Element]) -> list[str]:
        """Return the elements that a text might be put into: those the place wants, or has already, first."""
        beside = {self._recovery.read(node) for node in frame.node.elements}
        wanted = [] if self._derivatives.closed(frame.state) is not NOT_ALLOWED else list(expected)[:1]
        likely = [*wanted, *(name for name in expected if name in beside)]
        content = {
            name: self._derivatives.attributes_forgiven(element.content) for name, element in expected.items()
        }
        found = [shown(name) for name in likely if content[name].text]
        deeper = [text for name in likely for text in self._deeper(name, content[name])]
        found = found or deeper[:1]
        return list(dict.fromkeys([*found, *(shown(name) for name in expected if content[name].text)]))

    def _deeper(self, outer: Name, content: Pattern) -> list[str]:
        """Return the first child that may hold text, of an element that may not itself."""
        for inner, element in likely_elements(self._derivatives, content).items():
            if self._derivatives.attributes_forgiven(element.content).text:
                values = {"inner": shown(inner), "outer": shown(outer)}
                return [self._faults.say(wording.WRAP_DEEPER, **values)]
        return []

    def _note_value(self, frame: Frame, words: Words) -> None:
        expected, hint = expected_values(self._faults, list(open_contents(frame.state)), words.text.strip())
        self._faults.add(
            wording.TEXT_VALUE,
            frame.node,
            words.offset,
            "/text()",
            expected,
            text=excerpt(words.text),
            parent=frame.node.tag,
            hint=hint,
        )
        frame.forgiven = True

    def _end(self, frame: Frame) -> Pattern:
        closed = self._derivatives.closed(frame.state)
        if closed is NOT_ALLOWED and not any(frame.node.elements):
            closed = self._closed_with_blank(frame)
        if closed is not NOT_ALLOWED:
            return closed
        if not frame.forgiven:
            self._note_incomplete(frame)
        return self._derivatives.closing_forgiven(frame.state)

    def _closed_with_blank(self, frame: Frame) -> Pattern:
        """An element without children may be empty, or white space may be its value.  ISO/IEC 19757-2, 6.2.5"""
        text = "".join(child.text for child in frame.node.children if isinstance(child, Words))
        if text.strip():
            return NOT_ALLOWED
        return self._derivatives.closed(self._derivatives.with_text(frame.state, text))

    def _note_incomplete(self, frame: Frame) -> None:
        missing = required_elements(self._derivatives, frame.state)
        known = next_elements(frame.state)
        names = [shown(name) for name in missing]
        if not names:
            expected, hint = expected_values(self._faults, list(open_contents(frame.state)), "")
            words = {"text": "", "parent": frame.node.tag, "hint": hint}
            self._faults.add(wording.TEXT_VALUE, frame.node, frame.node.offset, "", expected, **words)
            return
        about = self._faults.about(known[missing[0]].source) if len(missing) == 1 else ""
        self._faults.add(
            wording.CONTENT_INCOMPLETE,
            frame.node,
            frame.node.end,
            expected=names,
            found=frame.node.tag,
            missing=self._faults.one_of(names),
            about=about,
        )


def open_contents(state: Pattern) -> list[Pattern]:
    """Return what the innermost open element may still hold."""
    if isinstance(state, Choice):
        return [content for member in state.members for content in open_contents(member)]
    return [state.first] if isinstance(state, After) and any(True for _ in values(state.first)) else []


def excerpt(text: str, length: int = 20) -> str:
    """Return the beginning of a text."""
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length]}…"
