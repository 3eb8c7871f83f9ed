"""Whether every reference of a schema leads somewhere, reached by a document or not.  ISO/IEC 19757-2, 4.6, 4.17 and 4.18"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.schema import RNG, Grammar, Scope, components, kind, referred

Open = frozenset[Path]


class References:
    """Follows all patterns of a schema; `grammar_at` and `root` give a grammar's definitions and another file's root."""

    def __init__(
        self, grammar_at: Callable[[etree._Element, Scope], Grammar], root: Callable[[Path], etree._Element]
    ) -> None:
        self._grammar_at, self._root = grammar_at, root
        self._done: set[tuple[Path, Grammar | None, str]] = set()

    def check(self, node: etree._Element, scope: Scope, open_files: Open) -> None:
        """Raise SchemaFailed at the first reference to nothing, and at a file that refers to itself."""
        scope = scope.inside(node)
        what = kind(node)
        if what == "grammar":
            made = self._grammar_at(node, scope)
            for definition in made.definitions.values():
                for body, inner in definition.bodies:
                    if _is_plain(body, made):
                        continue
                    self._each(body, inner, open_files | {inner.path})
        elif what == "ref":
            _require(node, scope, scope.grammar)
        elif what == "parentRef":
            _require(node, scope, scope.grammar.parent if scope.grammar else None)
        elif what == "externalRef":
            self._external(node, scope, open_files)
        else:
            self._each(node, scope, open_files)

    def _each(self, node: etree._Element, scope: Scope, open_files: Open) -> None:
        for child in components(node):
            self.check(child, scope, open_files)

    def _external(self, node: etree._Element, scope: Scope, open_files: Open) -> None:
        path = referred(node, scope.path)
        if path in open_files:
            raise SchemaFailed(path=f"{scope.path}:{node.sourceline}", reason=f"{path} refers to itself")
        key = (path, scope.grammar, scope.namespace)
        if key not in self._done:
            self._done.add(key)
            self.check(self._root(path), Scope(scope.grammar, path, scope.namespace), open_files | {path})


_REF = f"{RNG}ref"
_FURTHER = tuple(f"{RNG}{name}" for name in ("grammar", "parentRef", "externalRef"))


def _is_plain(body: etree._Element, grammar: Grammar) -> bool:
    """Whether a definition refers to nothing but definitions of its grammar: most do, and this is seen at once."""
    names = (node.get("name") for node in body.iter(_REF))
    return all(name in grammar.definitions for name in names) and next(body.iter(*_FURTHER), None) is None


def _require(node: etree._Element, scope: Scope, grammar: Grammar | None) -> None:
    name = (node.get("name") or "").strip()
    if grammar is None or name not in grammar.definitions:
        reason = f"nothing is defined as “{name}”"
        raise SchemaFailed(path=f"{scope.path}:{node.sourceline}", reason=reason)
