"""Reads name classes from a schema.  ISO/IEC 19757-2, 4.8 to 4.11"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.names import AnyName, Name, NameChoice, NameClass, OneName
from kanben.validate.relaxng.schema import RNG, Scope, components, kind


def name_class(node: etree._Element, scope: Scope, namespace: str) -> tuple[NameClass, list[etree._Element]]:
    """Return the names an `element` or `attribute` node matches, and the children that are its content.

    `namespace` is that of an unprefixed name given as @name.
    """
    children = list(components(node))
    literal = node.get("name")
    if literal is not None:
        return OneName(_qualified(literal, node, scope, namespace)), children
    if not children:
        raise SchemaFailed(path=f"{scope.path}:{node.sourceline}", reason=f"<{kind(node)}> names nothing")
    return _read(children[0], scope.inside(children[0])), children[1:]


def _qualified(literal: str, node: etree._Element, scope: Scope, namespace: str) -> Name:
    prefix, colon, local = literal.strip().rpartition(":")
    if not colon:
        return Name(namespace, local)
    if prefix == "xml":
        return Name("http://www.w3.org/XML/1998/namespace", local)
    if prefix not in node.nsmap:
        raise SchemaFailed(
            path=f"{scope.path}:{node.sourceline}", reason=f"the prefix {prefix}: is not declared"
        )
    return Name(node.nsmap[prefix], local)


def _read(node: etree._Element, scope: Scope) -> NameClass:
    what = kind(node)
    if what == "name":
        return OneName(_qualified(node.text or "", node, scope, scope.namespace))
    if what == "anyName":
        return AnyName(None, _excluded(node, scope))
    if what == "nsName":
        return AnyName(scope.namespace, _excluded(node, scope))
    if what == "choice":
        return NameChoice(tuple(_read(child, scope.inside(child)) for child in components(node)))
    raise SchemaFailed(path=f"{scope.path}:{node.sourceline}", reason=f"<{what}> is not a name class")


def _excluded(node: etree._Element, scope: Scope) -> NameClass | None:
    parts = [
        _read(child, scope.inside(child))
        for part in node.iterchildren(f"{RNG}except")
        for child in components(part)
    ]
    return NameChoice(tuple(parts)) if parts else None


_UNHEARD = "\x01"  # a name, or namespace, that no schema has


def overlap(first: NameClass, second: NameClass) -> bool:
    """Whether some name is of both classes: one that either of them mentions, or one of which no schema has heard."""
    return any(name in first and name in second for name in (*_telling(first), *_telling(second)))


def _telling(names: NameClass) -> Iterator[Name]:
    if isinstance(names, OneName):
        yield names.name
    elif isinstance(names, NameChoice):
        for inner in names.classes:
            yield from _telling(inner)
    else:
        yield Name(_UNHEARD if names.namespace is None else names.namespace, _UNHEARD)
        if names.excluded is not None:
            yield from _telling(names.excluded)
