"""Whether a document matches a schema, by derivatives alone: the yardstick where libxml2 cannot read a schema."""

from __future__ import annotations

from lxml import etree

from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.names import Name
from kanben.validate.relaxng.patterns import NOT_ALLOWED, Pattern


def expanded(tag: str) -> Name:
    """Return lxml's `{namespace}local` as a name."""
    namespace, brace, local = tag.rpartition("}")
    return Name(namespace[1:] if brace else "", local)


def matches_document(derivatives: Derivatives, start: Pattern, tree: etree._ElementTree) -> bool:
    """Return whether a document matches a schema's start pattern."""
    state, text = start, ""
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            text += node.tail or ""
            continue
        if event == "start":
            state, text = _opened(derivatives, _read(derivatives, state, text), node), node.text or ""
        else:
            state, text = _closed(derivatives, state, text, node), node.tail or ""
        if state is NOT_ALLOWED:
            return False
    return state.nullable


def _read(derivatives: Derivatives, state: Pattern, text: str) -> Pattern:
    return derivatives.with_text(state, text) if text.strip() else state


def _opened(derivatives: Derivatives, state: Pattern, node: etree._Element) -> Pattern:
    state = derivatives.opened(state, expanded(str(node.tag)))
    if derivatives.has_names:
        derivatives.prefixes = node.nsmap
    for name, value in node.attrib.items():
        state = derivatives.with_attribute(state, expanded(str(name)), str(value))
    return derivatives.attributes_over(state)


def _closed(derivatives: Derivatives, state: Pattern, text: str, node: etree._Element) -> Pattern:
    if derivatives.has_names:
        derivatives.prefixes = node.nsmap
    if _has_children(node) or text.strip():
        return derivatives.closed(_read(derivatives, state, text))
    # White space alone may be a value or nothing.  ISO/IEC 19757-2, 6.2.5
    closed = derivatives.closed(state)
    return closed if closed is not NOT_ALLOWED else derivatives.closed(derivatives.with_text(state, text))


def _has_children(node: etree._Element) -> bool:
    return next(node.iterchildren(etree.Element), None) is not None
