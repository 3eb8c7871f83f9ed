"""Prepares a Schematron schema: its active phase, where variables are known, XSLT helpers wherever they stand.

ISO/IEC 19757-3, 5.4.5 (let), 5.4.9 (pattern), 5.4.11 (phase), annexes on query language bindings
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.inclusion import AT, SCH, XSL, place_of

ALL, DEFAULT = "#ALL", "#DEFAULT"
BINDINGS = frozenset(("xslt", "xslt1", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31"))
_EXPRESSIONS = ("context", "test", "select", "value", "path", "subject", "match", "use", "documents")
_OWN_NAME = re.compile(r"kanben-\d+\.")


@dataclass(frozen=True, slots=True)
class RuleFault:
    """What is wrong with one rule, variable or text of a schema, which is left out; the others are applied."""

    path: Path
    line: int
    reason: str


def prepare(schema: etree._Element, path: Path, phase: str | None) -> list[RuleFault]:
    """Bring a schema into the form that is transpiled; return what had to be left out.

    Raise SchemaFailed for a query language or a phase that there is not.
    """
    _require_binding(schema, path)
    _require_prefixes(schema)
    _collect_helpers(schema)
    _choose_phase(schema, path, phase)
    faults = [*_abstract_faults(schema), *_repeated_variables(schema)]
    for number, pattern in enumerate(schema.iterchildren(f"{SCH}pattern"), 1):
        _make_variables_global(schema, pattern, number)
    return faults


def _require_binding(schema: etree._Element, path: Path) -> None:
    binding = (schema.get("queryBinding") or "xslt").strip().lower()
    if binding not in BINDINGS:
        reason = f'queryBinding="{binding}" is not supported; use xslt2 or xslt3'
        raise SchemaFailed(path=f"{path}:{schema.sourceline or 1}", reason=reason)


def _require_prefixes(schema: etree._Element) -> None:
    for node in schema.iterchildren(f"{SCH}ns"):
        if node.get("prefix") == "xsl" and node.get("uri") != XSL[1:-1]:
            path, line = place_of(node)
            reason = f"the prefix xsl: stands for XSLT; use another one for {node.get('uri')}"
            raise SchemaFailed(path=f"{path}:{line}", reason=reason)


def _collect_helpers(schema: etree._Element) -> None:
    """Put functions and keys directly into the schema, and make `let` of variables inside patterns and rules."""
    for helper in list(schema.iter(f"{XSL}function", f"{XSL}key")):
        if helper.getparent() is not schema and not _is_inside_xslt(helper):
            schema.append(_cut(helper))
    for variable in list(schema.iter(f"{XSL}variable")):
        parent = variable.getparent()
        if parent is None or parent.tag not in (f"{SCH}pattern", f"{SCH}rule"):
            continue
        variable.tag = f"{SCH}let"
        if (select := variable.attrib.pop("select", None)) is not None:
            variable.set("value", select)


def _is_inside_xslt(node: etree._Element) -> bool:
    return any(not str(up.tag).startswith(SCH) for up in node.iterancestors() if up.tag != f"{SCH}schema")


def _cut(node: etree._Element) -> etree._Element:
    """Take a node out of its place, and leave the text behind it there."""
    parent = node.getparent()
    if parent is not None:
        before = node.getprevious()
        if node.tail:
            if before is not None:
                before.tail = (before.tail or "") + node.tail
            else:
                parent.text = (parent.text or "") + node.tail
        node.tail = None
        parent.remove(node)
    return node


def _choose_phase(schema: etree._Element, path: Path, wanted: str | None) -> None:
    """Leave only the patterns of a phase, and make its variables those of the schema."""
    name = wanted if wanted not in (None, DEFAULT) else schema.get("defaultPhase")
    if name in (None, ALL):
        return
    phases = {phase.get("id"): phase for phase in schema.iterchildren(f"{SCH}phase")}
    phase = phases.get(name)
    if phase is None:
        known = ", ".join(str(key) for key in phases) or "it has none"
        raise SchemaFailed(path=path, reason=f"there is no phase {name} (phases: {known})")
    active = {element.get("pattern") for element in phase.iterchildren(f"{SCH}active")}
    for pattern in list(schema.iterchildren(f"{SCH}pattern")):
        if pattern.get("abstract") != "true" and pattern.get("id") not in active:
            schema.remove(pattern)
    own = list(phase.iterchildren(f"{SCH}let"))
    names = {let.get("name") for let in own}
    for let in list(schema.iterchildren(f"{SCH}let")):
        if let.get("name") in names:
            schema.remove(let)
    schema[:0] = own


def _abstract_faults(schema: etree._Element) -> list[RuleFault]:
    """Take out what is an instance of nothing."""
    patterns = {node.get("id") for node in schema.iter(f"{SCH}pattern") if node.get("abstract") == "true"}
    rules = {
        (node.get("id"), _pattern_around(node))
        for node in schema.iter(f"{SCH}rule")
        if node.get("abstract") == "true"
    }
    faults = []
    for node in list(schema.iter(f"{SCH}pattern")):
        if (name := node.get("is-a")) is not None and name not in patterns:
            faults.append(fault(node, f"there is no abstract pattern {name}"))
            _cut(node)
    for node in list(schema.iter(f"{SCH}extends")):
        name = node.get("rule")
        if name is not None and not rules & {(name, _pattern_around(node)), (name, None)}:
            faults.append(fault(node, f"there is no abstract rule {name} in this pattern"))
            _cut(node)
    return faults


def _pattern_around(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{SCH}pattern"), None)


def _repeated_variables(schema: etree._Element) -> list[RuleFault]:
    faults = []
    for holder in list(schema.iter(f"{SCH}schema", f"{SCH}pattern", f"{SCH}rule", f"{SCH}phase")):
        seen: set[str | None] = set()
        for let in list(holder.iterchildren(f"{SCH}let")):
            if let.get("name") in seen:
                faults.append(fault(let, f"the variable ${let.get('name')} is declared twice here"))
                _cut(let)
            seen.add(let.get("name"))
    return faults


def _make_variables_global(schema: etree._Element, pattern: etree._Element, number: int) -> None:
    """Make a pattern's variables those of the whole, so that contexts may use them too.

    One whose name is used elsewhere gets a name of its own, and is what that name means inside the pattern.
    """
    if pattern.get("abstract") == "true":
        return
    source = _abstract_of(schema, pattern)
    counts = Counter(
        let.get("name")
        for holder in (schema, *schema.iterchildren(f"{SCH}pattern"))
        for let in holder.iterchildren(f"{SCH}let")
    )
    if source is not None or pattern.get("documents"):
        return  # what an instance fills in, and what looks at other documents, is known only later
    for let in list(pattern.iterchildren(f"{SCH}let")):
        name = let.get("name") or ""
        if counts[name] > 1:
            let.set("name", f"kanben-{number}.{name}")
            _rename(pattern, name, f"kanben-{number}.{name}")
        schema.insert(schema.index(pattern), _cut(let))


def _abstract_of(schema: etree._Element, pattern: etree._Element) -> etree._Element | None:
    name = pattern.get("is-a")
    return next((p for p in schema.iterchildren(f"{SCH}pattern") if name and p.get("id") == name), None)


def _rename(node: etree._Element, name: str, new: str) -> None:
    """Let a variable be called something else in all expressions below a node, except where a rule has its own."""
    if node.tag == f"{SCH}rule" and any(let.get("name") == name for let in node.iterchildren(f"{SCH}let")):
        return
    for attribute in _EXPRESSIONS:
        if f"${name}" in (expression := node.get(attribute, "")):
            node.set(attribute, _renamed(expression, name, new))
    for child in node.iterchildren(etree.Element):
        _rename(child, name, new)


def _renamed(expression: str, name: str, new: str) -> str:
    """Return an XPath expression with a variable renamed; texts in quotes are left alone."""
    pattern = re.compile(rf"""("[^"]*"|'[^']*')|\$\s*{re.escape(name)}(?![\w.\-:])""")
    return pattern.sub(lambda found: found[1] or f"${new}", expression)


def fault(node: etree._Element, reason: str) -> RuleFault:
    """Return what is wrong with a node of a schema, at its file and line."""
    path, line = place_of(node)
    return RuleFault(path, line, _OWN_NAME.sub("", reason))


def remove(schema: etree._Element, mark: str) -> etree._Element | None:
    """Take the rule, assertion, variable or helper with a mark out of a schema, wherever it was copied; return it."""
    found = None
    for node in [node for node in schema.iter(etree.Element) if node.get(AT) == mark]:
        found = node
        while str(node.tag).startswith(XSL) and (up := node.getparent()) is not None and up is not schema:
            node = up
        if node is not schema:
            _cut(node)
    return found
