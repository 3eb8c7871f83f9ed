"""Whether a schema file is RELAX NG at all: elements, attributes and names stand as they may.  ISO/IEC 19757-2, 3 and 4"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.datatypes import NAMESPACE, matcher
from kanben.validate.relaxng.rnc.tokens import NCNAME

RNG = f"{{{NAMESPACE}}}"
PATTERNS = frozenset((
    "element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed",
    "ref", "parentRef", "empty", "text", "value", "data", "notAllowed", "externalRef", "grammar",
))  # fmt: skip
_NAMES = frozenset(("name", "anyName", "nsName", "choice"))
_DEFINITIONS = frozenset(("start", "define", "div"))
_NCNAME = re.compile(NCNAME)
_QNAME = re.compile(rf"({_NCNAME.pattern}:)?{_NCNAME.pattern}")
_XMLNS = "http://www.w3.org/2000/xmlns"
_LEAVES = frozenset(("ref", "text", "empty", "notAllowed"))
_BLANK = " \t\r\n"
_COMBINE = re.compile("choice|interleave")
_REFERENCE = re.compile(r"(?:[^%#]|%[0-9A-Fa-f]{2})*")
_LIBRARY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:(?:[^%#]|%[0-9A-Fa-f]{2})+)?", re.DOTALL)
_ANY = re.compile(".*", re.DOTALL)
_HREF = {"href": _REFERENCE}
_COMMON = {"ns": _ANY, "datatypeLibrary": _LIBRARY}
_OPTIONAL = frozenset(("combine",))
_UNNAMED = frozenset((("name", "element"), ("name", "attribute"), ("type", "value")))
_OWN_ATTRIBUTES: dict[str, dict[str, re.Pattern[str]]] = {
    "element": {"name": _ANY},
    "attribute": {"name": _ANY},
    "ref": {"name": _NCNAME},
    "parentRef": {"name": _NCNAME},
    "externalRef": _HREF,
    "data": {"type": _NCNAME},
    "value": {"type": _NCNAME},
}
_MEANINGS = {
    _NCNAME: "a name without a colon",
    _COMBINE: "choice or interleave",
    _REFERENCE: "an address of a whole file",
    _LIBRARY: "an absolute address without #",
    _ANY: "",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """What a node inherits: the namespace, the datatype library, and of what kind of exception it is part."""

    namespace: str = ""
    library: str = ""
    is_attribute: bool = False
    excepted_from: str = ""


def check_syntax(tree: etree._ElementTree, path: Path) -> None:
    """Raise SchemaFailed at the first element of a schema that the specification does not allow."""
    root = tree.getroot()
    if _kind(root) not in PATTERNS:
        raise SchemaFailed(
            path=f"{path}:{root.sourceline}", reason=f"{_shown(root)} is no pattern of RELAX NG"
        )
    _Checker(path).pattern(root, _Place())


class _Checker:
    """Checks the nodes of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readers: dict[str, Callable[[etree._Element, _Place], None]] = {
            "pattern": self.pattern,
            "name": self._name_class,
            "component": self._component,
            "included": self._component,
        }

    def pattern(self, node: etree._Element, place: _Place) -> None:
        """Check a pattern and all that it holds."""
        kind = _kind(node)
        if kind in _LEAVES and not len(node) and not node.text and _is_bare(node, kind == "ref"):
            return
        place = self._entered(node, place, _OWN_ATTRIBUTES.get(kind, {}))
        children = self._children(node, holds_text=kind == "value")
        if kind in ("element", "attribute"):
            self._named(node, children, place)
        elif kind in ("ref", "parentRef", "empty", "text", "notAllowed", "externalRef", "value"):
            self._each(node, children, "pattern", frozenset(), place)
        elif kind == "data":
            self._data(node, children, place)
        elif kind == "grammar":
            self._each(node, children, "component", _DEFINITIONS | {"include"}, place)
        else:
            self._some_patterns(node, children, place)
        if kind in ("data", "value"):
            matcher(place.library if node.get("type") else "", node, self._path, place.namespace)

    def _some_patterns(self, node: etree._Element, children: list[etree._Element], place: _Place) -> None:
        if not children:
            raise self._failed(node, f"{_shown(node)} holds no pattern")
        self._each(node, children, "pattern", PATTERNS, place)

    def _named(self, node: etree._Element, children: list[etree._Element], place: _Place) -> None:
        is_attribute = _kind(node) == "attribute"
        place = replace(place, is_attribute=is_attribute)
        if (name := node.get("name")) is None:
            if not children:
                raise self._failed(node, f"{_shown(node)} names nothing")
            self._each(node, children[:1], "name", _NAMES, replace(place, excepted_from=""))
            children = children[1:]
        else:
            own = replace(place, namespace=node.get("ns", "")) if is_attribute else place
            self._qualified(node, name, own)
        if is_attribute and len(children) > 1:
            raise self._failed(children[1], "an attribute holds one pattern; join several in a <group>")
        if children or not is_attribute:
            self._some_patterns(node, children, place)

    def _data(self, node: etree._Element, children: list[etree._Element], place: _Place) -> None:
        for index, child in enumerate(children):
            kind = _kind(child)
            if kind == "param" and not any(_kind(before) == "except" for before in children[:index]):
                self._entered(child, place, {"name": _NCNAME})
                self._children(child, holds_text=True)
            elif kind == "except" and index == len(children) - 1:
                inner = self._entered(child, place, {})
                self._some_patterns(child, self._children(child), inner)
            else:
                raise self._misplaced(child, node)

    def _component(self, node: etree._Element, place: _Place) -> None:
        kind = _kind(node)
        own = {"start": {"combine": _COMBINE}, "define": {"name": _NCNAME, "combine": _COMBINE}}.get(kind, {})
        place = self._entered(node, place, _HREF if kind == "include" else own)
        children = self._children(node)
        if kind in ("start", "define"):
            self._some_patterns(node, children, place)
            if kind == "start" and len(children) > 1:
                raise self._failed(children[1], "<start> holds one pattern; join several in a <group>")
            return
        inside_include = kind == "include" or any(_kind(up) == "include" for up in node.iterancestors())
        allowed = _DEFINITIONS if inside_include else _DEFINITIONS | {"include"}
        self._each(node, children, "component", allowed, place)

    def _name_class(self, node: etree._Element, place: _Place) -> None:
        kind = _kind(node)
        place = self._entered(node, place, {})
        children = self._children(node, holds_text=kind == "name")
        if kind == "name":
            if children:
                raise self._misplaced(children[0], node)
            self._qualified(node, node.text or "", place)
        elif kind == "choice":
            if not children:
                raise self._failed(node, "<choice> holds no name")
            self._each(node, children, "name", _NAMES, place)
        else:
            self._wide(node, children, place)

    def _wide(self, node: etree._Element, children: list[etree._Element], place: _Place) -> None:
        kind = _kind(node)
        if place.excepted_from == "nsName" or (place.excepted_from and kind == "anyName"):
            raise self._failed(
                node, f"{_shown(node)} may not stand in the exception of <{place.excepted_from}>"
            )
        if kind == "nsName" and place.is_attribute and place.namespace == _XMLNS:
            raise self._failed(node, f"no attribute is of the namespace {_XMLNS}")
        for child in children:
            if _kind(child) != "except" or len(children) > 1:
                raise self._misplaced(children[-1], node)
            inner = replace(self._entered(child, place, {}), excepted_from=kind)
            names = self._children(child)
            if not names:
                raise self._failed(child, "<except> holds no name")
            self._each(child, names, "name", _NAMES, inner)

    def _qualified(self, node: etree._Element, text: str, place: _Place) -> None:
        name = text.strip(_BLANK)
        if not _QNAME.fullmatch(name):
            raise self._failed(node, f"“{name}” is not a name")
        prefix, colon, local = name.rpartition(":")
        if colon and prefix != "xml" and prefix not in node.nsmap:
            raise self._failed(node, f"the prefix {prefix}: is not declared")
        namespace = node.nsmap.get(prefix) if colon else place.namespace
        if place.is_attribute and (namespace == _XMLNS or (not namespace and local == "xmlns")):
            raise self._failed(node, "xmlns is not an attribute")

    def _each(
        self,
        node: etree._Element,
        children: list[etree._Element],
        reader: str,
        allowed: frozenset[str],
        place: _Place,
    ) -> None:
        for child in children:
            if _kind(child) not in allowed:
                raise self._misplaced(child, node)
            self._readers[reader](child, place)

    def _entered(self, node: etree._Element, place: _Place, own: dict[str, re.Pattern[str]]) -> _Place:
        """Check a node's attributes; return what its children inherit."""
        if not own and not node.attrib:
            return place
        for key, value in node.attrib.items():
            name = str(key)
            if name.startswith(RNG) or (not name.startswith("{") and name not in own and name not in _COMMON):
                raise self._failed(node, f"{_shown(node)} has no attribute {etree.QName(name).localname}")
            form = own.get(name) or _COMMON.get(name)
            if form and not form.fullmatch(str(value).strip(_BLANK)):
                raise self._failed(node, f'{name}="{value}" is not {_MEANINGS[form]}')
        for name in own:
            if name not in _OPTIONAL and name not in node.attrib and (name, _kind(node)) not in _UNNAMED:
                raise self._failed(node, f"{_shown(node)} needs the attribute {name}")
        if "ns" not in node.attrib and "datatypeLibrary" not in node.attrib:
            return place
        return replace(
            place,
            namespace=node.get("ns", place.namespace),
            library=node.get("datatypeLibrary", place.library),
        )

    def _children(self, node: etree._Element, *, holds_text: bool = False) -> list[etree._Element]:
        """Return a node's children of RELAX NG; those of other namespaces are annotations."""
        children = []
        texts = [] if holds_text else [node.text]
        for child in node:
            texts.append(child.tail)
            if isinstance(child.tag, str):
                if holds_text:
                    raise self._misplaced(child, node)
                if child.tag.startswith(RNG):
                    children.append(child)
        if not holds_text and any(text and text.strip(_BLANK) for text in texts):
            raise self._failed(node, f"{_shown(node)} holds no text")
        return children

    def _misplaced(self, child: etree._Element, node: etree._Element) -> SchemaFailed:
        known = _kind(child) in PATTERNS | _NAMES | _DEFINITIONS | {"include", "param", "except"}
        reason = f"{_shown(child)} is not a pattern of RELAX NG" if not known else ""
        return self._failed(child, reason or f"{_shown(child)} may not stand here in {_shown(node)}")

    def _failed(self, node: etree._Element, reason: str) -> SchemaFailed:
        return SchemaFailed(path=f"{self._path}:{node.sourceline}", reason=reason)


def _is_bare(node: etree._Element, is_ref: bool) -> bool:
    """Whether a leaf has no attributes but the name of a reference: most are like that, and this is seen at once."""
    attributes = node.attrib
    return len(attributes) == is_ref and (not is_ref or bool(_NCNAME.fullmatch(attributes.get("name", ""))))


def _kind(node: etree._Element) -> str:
    tag = str(node.tag)
    return tag.removeprefix(RNG) if tag.startswith(RNG) else ""


def _shown(node: etree._Element) -> str:
    return f"<{etree.QName(node).localname}>"
