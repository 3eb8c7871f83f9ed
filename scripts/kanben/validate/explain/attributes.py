"""Explains what is wrong with the attributes of a start tag."""

from __future__ import annotations

from kanben.validate.explain import wording
from kanben.validate.explain.documentation import typed
from kanben.validate.explain.fault import Faults, nearest
from kanben.validate.positions import Node
from kanben.validate.relaxng.derivatives import ANY_VALUE, Derivatives
from kanben.validate.relaxng.expected import is_list, missing_attributes, values
from kanben.validate.relaxng.names import Name, listed
from kanben.validate.relaxng.patterns import NOT_ALLOWED, Attribute, Pattern, Value, attributes_of

# What TEI calls an attribute of HTML: the first of these that the element has.
HABITS = {
    "href": ("target", "url", "ref"), "src": ("url", "target"), "class": ("rend", "rendition", "type"), "lang": ("xml:lang",), "id": ("xml:id",),
    "name": ("xml:id", "n"), "datetime": ("when",), "date": ("when",), "colspan": ("cols",), "rowspan": ("rows",),
}  # fmt: skip

_XML = "http://www.w3.org/XML/1998/namespace"


def label(name: Name) -> str:
    """Return an attribute's name as it is usually written."""
    return f"xml:{name.local}" if name.namespace == _XML else name.local


def read_attributes(faults: Faults, derivatives: Derivatives, opened: Pattern, node: Node) -> Pattern:
    """Take a start tag's attributes; return what remains of its pattern, each fault noted and forgiven."""
    state = opened
    for written, name, value in node.attributes:
        after = derivatives.with_attribute(state, name, value)
        if after is NOT_ALLOWED:
            after = _forgiven(faults, derivatives, opened, state, node, (written, name, value))
        state = after
    closed = derivatives.attributes_over(state)
    if closed is not NOT_ALLOWED:
        return closed
    for missing in missing_attributes(state):
        _note_missing(faults, node, missing)
    return derivatives.attributes_forgiven(state)


def _forgiven(
    faults: Faults,
    derivatives: Derivatives,
    opened: Pattern,
    state: Pattern,
    node: Node,
    attribute: tuple[str, Name, str],
) -> Pattern:
    written, name, _ = attribute
    offset = faults.positions.attribute_offset(node, written)
    with_any = derivatives.with_attribute(state, name, ANY_VALUE)
    if with_any is not NOT_ALLOWED:
        _note_value(faults, state, node, offset, attribute)
        return with_any
    if derivatives.with_attribute(opened, name, ANY_VALUE) is not NOT_ALLOWED:
        step = f"/@{written}"
        faults.add(wording.ATTRIBUTE_CONFLICT, node, offset, step, found=written, element=node.tag)
        return state
    return _unknown(faults, derivatives, state, node, offset, written)


def _unknown(
    faults: Faults, derivatives: Derivatives, state: Pattern, node: Node, offset: int, written: str
) -> Pattern:
    """Note an attribute the element does not have; the one that was probably meant counts as given."""
    present = {name for _, name, _ in node.attributes}
    free = {
        label(name): (name, pattern)
        for pattern in attributes_of(state)
        for name in listed(pattern.names)
        if name not in present
    }
    expected = [f"@{name}" for name in free]
    habitual = (name for name in HABITS.get(written.casefold(), ()) if name in free)
    meant = next(habitual, None) or nearest(written, free, cutoff=0.7)
    hint = faults.meant(f"@{meant}", free[meant][1].source) if meant else faults.say(wording.REMOVE)
    values = {"element": node.tag, "found": written, "hint": hint}
    faults.add(wording.ATTRIBUTE_UNKNOWN, node, offset, f"/@{written}", expected, **values)
    if meant is None:
        return state
    given = derivatives.with_attribute(state, free[meant][0], ANY_VALUE)
    return state if given is NOT_ALLOWED else given


def _note_missing(faults: Faults, node: Node, missing: Attribute) -> None:
    names = [label(name) for name in listed(missing.names)] or ["*"]
    faults.add(
        wording.ATTRIBUTE_MISSING,
        node,
        node.offset,
        expected=[f"@{name}" for name in names],
        element=node.tag,
        missing=names[0],
        about=faults.about(missing.source),
    )


def _note_value(
    faults: Faults, state: Pattern, node: Node, offset: int, attribute: tuple[str, Name, str]
) -> None:
    written, name, value = attribute
    patterns = [pattern for pattern in attributes_of(state) if name in pattern.names]
    found = _wrong_word(patterns, value)
    expected, hint = expected_values(faults, [pattern.value for pattern in patterns], found)
    step = f"/@{written}"
    texts = {"value": found, "attribute": written, "element": node.tag, "hint": hint}
    faults.add(wording.ATTRIBUTE_VALUE, node, offset, step, expected, **texts)


def _wrong_word(patterns: list[Attribute], value: str) -> str:
    """Return the first word a list of literal values does not know; of other values the whole."""
    for pattern in patterns:
        allowed = {item.literal for item in values(pattern.value) if isinstance(item, Value)}
        if is_list(pattern.value) and allowed and len(allowed) == sum(1 for _ in values(pattern.value)):
            return next((word for word in value.split() if word not in allowed), value)
    return value


def expected_values(faults: Faults, patterns: list[Pattern], found: str) -> tuple[list[str], str]:
    """Return the values some patterns allow (literals, then kinds of value), and what to do."""
    items = [item for pattern in patterns for item in values(pattern)]
    literals = list(dict.fromkeys(item.literal for item in items if isinstance(item, Value)))
    types = list(dict.fromkeys(typed(item, faults.language) for item in items if not isinstance(item, Value)))
    meant = nearest(found, literals)
    if meant is not None:
        source = next(item.source for item in items if isinstance(item, Value) and item.literal == meant)
        following = source.getnext()
        return literals + types, faults.say(wording.DID_YOU_MEAN, name=f"“{meant}”", about="") + (
            f" ({faults.listed(literals)})" if following is not None or len(literals) > 1 else ""
        )
    if literals:
        return literals + types, faults.say(wording.ALLOWED_VALUES, names=faults.listed(literals))
    return types, faults.say(wording.ALLOWED_TYPE, names=faults.one_of(types)) if types else ""
