"""Reads a RELAX NG schema: its grammars with what they include, their definitions by name.  ISO/IEC 19757-2, 4.7"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import resolved
from kanben.tei.pointers import parse_pointer
from kanben.validate.relaxng.compact import parse_schema
from kanben.validate.relaxng.datatypes import NAMESPACE

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
    combine: str = "choice"


class Grammar:
    """The definitions of a `grammar` element, those of included grammars among them."""

    def __init__(self, node: etree._Element, path: Path, parent: Grammar | None, scope: Scope) -> None:
        self.path, self.parent = path, parent
        self.definitions: dict[str, Definition] = {}
        self._read(node, Scope(self, path, scope.namespace, scope.library), frozenset((path,)), frozenset())

    def _read(
        self, node: etree._Element, scope: Scope, open_files: frozenset[Path], hidden: frozenset[str]
    ) -> None:
        """Take in the definitions below a node; `hidden` are those an including grammar replaces."""
        scope = scope.inside(node)
        for child in components(node):
            name = kind(child)
            if name == "div":
                self._read(child, scope, open_files, hidden)
            elif name == "include":
                self._include(child, scope.inside(child), open_files, hidden)
            elif name in ("start", "define"):
                key = "" if name == "start" else (child.get("name") or "").strip()
                if key not in hidden:
                    self._define(key, child, scope)

    def _define(self, name: str, node: etree._Element, scope: Scope) -> None:
        definition = self.definitions.setdefault(name, Definition())
        definition.combine = node.get("combine") or definition.combine
        definition.bodies.append((node, scope.inside(node)))

    def _include(
        self, node: etree._Element, scope: Scope, open_files: frozenset[Path], hidden: frozenset[str]
    ) -> None:
        path = referred(node, scope.path)
        if path in open_files:
            raise SchemaFailed(path=f"{scope.path}:{node.sourceline}", reason=f"{path} includes itself")
        root = parse_schema(path).getroot()
        replaced = frozenset(_defined(node))
        self._read(root, Scope(self, path), open_files | {path}, hidden | replaced)
        self._read(node, scope, open_files, hidden)


def _defined(node: etree._Element) -> Iterator[str]:
    for child in components(node):
        if child.tag == f"{RNG}div":
            yield from _defined(child)
        elif child.tag == f"{RNG}start":
            yield ""
        elif child.tag == f"{RNG}define":
            yield (child.get("name") or "").strip()


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
    address = parse_pointer(node.get("href") or "")
    if not address.is_local or not address.well_formed or "\0" in address.path:
        reason = f"{address.text} is not a local file; save it beside the schema and refer to it there"
        raise SchemaFailed(path=f"{base}:{node.sourceline}", reason=reason)
    return resolved(base.parent / address.path)
