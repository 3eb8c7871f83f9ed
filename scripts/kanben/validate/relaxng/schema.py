"""Reads a RELAX NG schema: its grammars with what they include, their definitions by name.  ISO/IEC 19757-2, 4.7"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import resolved
from kanben.tei.pointers import parse_pointer
from kanben.validate.relaxng.compact import parse_schema
from kanben.validate.relaxng.datatypes import NAMESPACE

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
RNG = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a pattern stands: its grammar, file, and what it inherits from elements around it."""

    grammar: Grammar | None
    path: Path
    namespace: str = ""
    library: str = ""

    def inside(self, node: etree._Element) -> Scope:
        """Return the scope of a node's children: its own `ns` and `datatypeLibrary` replace the inherited ones."""
        namespace, library = node.get("ns"), node.get("datatypeLibrary")
        if namespace is None and library is None:
            return self
        return Scope(
            self.grammar,
            self.path,
            self.namespace if namespace is None else namespace,
            self.library if library is None else library,
        )


@dataclass(slots=True)
class Definition:
    """Everything that defines one name: the bodies with their scopes, and how they are combined."""

    bodies: list[tuple[etree._Element, Scope]] = field(default_factory=list)
    combine: str = ""

    def add(self, node: etree._Element, scope: Scope) -> None:
        """Add a body; raise SchemaFailed if it cannot be combined with those before it.  ISO/IEC 19757-2, 4.17"""
        combine = (node.get("combine") or "").strip()
        name = (node.get("name") or "start").strip()
        if combine and self.combine and combine != self.combine:
            raise failed(
                node, scope, f"“{name}” is combined by {self.combine} elsewhere, and here by {combine}"
            )
        if not combine and any(not body.get("combine") for body, _ in self.bodies):
            raise failed(node, scope, f"“{name}” is defined twice; say with combine how, or remove one")
        self.combine = combine or self.combine
        self.bodies.append((node, scope.inside(node)))


class Grammar:
    """The definitions of a `grammar` element, those of included grammars among them."""

    def __init__(self, node: etree._Element, path: Path, parent: Grammar | None, scope: Scope) -> None:
        self.path, self.parent = path, parent
        self.definitions: dict[str, Definition] = {}
        self._read(node, Scope(self, path, scope.namespace, scope.library), frozenset((path,)), frozenset())
        if "" not in self.definitions:
            raise failed(node, scope, "the grammar has no <start>")

    def _read(
        self, node: etree._Element, scope: Scope, open_files: frozenset[Path], hidden: frozenset[str]
    ) -> set[str]:
        """Take in the definitions below a node, and return their names; `hidden` are those an including grammar replaces."""
        scope = scope.inside(node)
        found: set[str] = set()
        for child in components(node):
            name = kind(child)
            if name == "div":
                found |= self._read(child, scope, open_files, hidden)
            elif name == "include":
                found |= self._include(child, scope.inside(child), open_files, hidden)
            elif name in ("start", "define"):
                key = "" if name == "start" else (child.get("name") or "").strip()
                found.add(key)
                if key not in hidden:
                    self.definitions.setdefault(key, Definition()).add(child, scope)
        return found

    def _include(
        self, node: etree._Element, scope: Scope, open_files: frozenset[Path], hidden: frozenset[str]
    ) -> set[str]:
        path = referred(node, scope.path)
        if path in open_files:
            raise failed(node, scope, f"{path} includes itself")
        root = parse_schema(path).getroot()
        if kind(root) != "grammar":
            raise failed(root, Scope(self, path), "only a <grammar> can be included")
        replaced = dict(_defined(node))
        # What is included stands in the place of `include`, so that it inherits a namespace.  4.7
        found = self._read(
            root, Scope(self, path, scope.namespace), open_files | {path}, hidden | set(replaced)
        )
        for name, definition in replaced.items():
            if name not in found:
                raise failed(definition, scope, f"{path} has no “{name or 'start'}” that could be replaced")
        return found | self._read(node, scope, open_files, hidden)


def failed(node: etree._Element, scope: Scope, reason: str) -> SchemaFailed:
    """Return the error that something is wrong with a schema's node."""
    return SchemaFailed(path=f"{scope.path}:{node.sourceline}", reason=reason)


def _defined(node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for child in components(node):
        if child.tag == f"{RNG}div":
            yield from _defined(child)
        elif child.tag == f"{RNG}start":
            yield "", child
        elif child.tag == f"{RNG}define":
            yield (child.get("name") or "").strip(), child


def components(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the children that belong to RELAX NG; all others are annotations."""
    for child in node.iterchildren(etree.Element):
        if kind(child):
            yield child


def kind(node: etree._Element) -> str:
    """Return the local name of a RELAX NG element, "" for one of another namespace."""
    tag = str(node.tag)
    return tag.removeprefix(RNG) if tag.startswith(RNG) else ""


def referred(node: etree._Element, base: Path) -> Path:
    """Return the file that an `include` or `externalRef` names; only files are read, never the network."""
    for up in (*reversed(list(node.iterancestors())), node):
        if nearer := up.get(_XML_BASE):
            base = _beside(nearer, base, node)
    href = node.get("href") or ""
    return resolved(Path(os.path.normpath(_beside(href.strip(), base, node))))


def _beside(href: str, base: Path, node: etree._Element) -> Path:
    """Return where an address leads from a file; from a folder, if it ends with a slash, to a file in it."""
    address = parse_pointer(href)
    if not address.is_local or not address.well_formed or "\0" in address.path:
        reason = f"{address.text} is not a local file; save it beside the schema and refer to it there"
        raise SchemaFailed(path=f"{base}:{node.sourceline}", reason=reason)
    return base.parent / (f"{address.path}_" if address.path.endswith("/") else address.path)
