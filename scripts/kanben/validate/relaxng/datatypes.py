"""Data types of RELAX NG: its own two, and XML Schema's with their facets, which libxml2 knows.

A data type becomes a grammar of one element, and a value is tried in it: own code for thirty types would only add
disagreement with the fast path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.names import Name

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"

Matcher = Callable[[str], bool]
QUALIFIED = frozenset(("QName", "NOTATION"))
XML = "http://www.w3.org/XML/1998/namespace"
_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Qualified:
    """The test of a qualified name, whose prefix means what it does where the name stands; `name` is the only one, if any."""

    name: Name | None = None

    def in_scope(self, text: str, prefixes: Mapping[str | None, str]) -> bool:
        """Whether a text is such a name where these prefixes are declared."""
        found = _qualified(text, prefixes)
        return found is not None and self.name in (None, found)

    def __call__(self, text: str) -> bool:
        """Whether a text is such a name where no prefixes are declared."""
        return self.in_scope(text, {})


def _qualified(text: str, prefixes: Mapping[str | None, str]) -> Name | None:
    prefix, colon, local = text.strip(_BLANK).rpartition(":")
    if not _xsd("NCName", None, ())(local) or (colon and not _xsd("NCName", None, ())(prefix)):
        return None
    if not colon:
        return Name(prefixes.get(None, ""), local)
    namespace = XML if prefix == "xml" else prefixes.get(prefix)
    return Name(namespace, local) if namespace else None


def matcher(library: str, pattern: etree._Element, path: object, namespace: str = "") -> Matcher:
    """Return the test of a `data` or `value` element's type; raise SchemaFailed for an unknown library or type.

    `namespace` is that of a qualified name without a prefix in the schema.
    """
    kind = (pattern.get("type") or "token").strip()
    literal = (pattern.text or "") if pattern.tag == f"{{{NAMESPACE}}}value" else None
    if not library:
        return _built_in(kind, literal, pattern, path)
    if library != XSD:
        reason = f"the data type library {library} is not known; use {XSD}"
        raise SchemaFailed(path=f"{path}:{pattern.sourceline}", reason=reason)
    facets = tuple(
        (param.get("name", ""), param.text or "") for param in pattern.iterchildren(f"{{{NAMESPACE}}}param")
    )
    for facet, value in facets:
        if reason := _wrong_facet(kind, facet, value):
            raise SchemaFailed(path=f"{path}:{pattern.sourceline}", reason=reason)
    if kind in QUALIFIED and literal is not None:
        prefixes = {prefix: uri for prefix, uri in pattern.nsmap.items() if prefix} | {None: namespace}
        if (name := _qualified(literal, prefixes)) is None:
            reason = f"“{literal}” is no name, or its prefix is not declared"
            raise SchemaFailed(path=f"{path}:{pattern.sourceline}", reason=reason)
        return Qualified(name)
    if kind in QUALIFIED and not facets:
        return Qualified()
    try:
        return _xsd(kind, literal, facets)
    except etree.RelaxNGParseError as error:
        raise SchemaFailed(path=f"{path}:{pattern.sourceline}", reason=str(error)) from None


_LENGTHS = frozenset(("length", "minLength", "maxLength"))
_DIGITS = frozenset(("totalDigits", "fractionDigits"))
_BOUNDS = frozenset(("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"))
_DECIMAL = frozenset(
    (
        *(
            "decimal",
            "integer",
            "nonPositiveInteger",
            "negativeInteger",
            "nonNegativeInteger",
            "positiveInteger",
        ),
        *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
_ORDERED = _DECIMAL | {
    *("float", "double", "duration", "dateTime", "date", "time"),
    *("gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"),
}


def _wrong_facet(kind: str, name: str, value: str) -> str:
    """Return what is wrong with a facet of a type of XML Schema, "" if nothing is.  XML Schema, part 2, 4.1.5"""
    if name not in _LENGTHS | _DIGITS | _BOUNDS | {"pattern"}:
        return f"there is no parameter {name}"
    fits = name == "pattern"
    fits |= name in _DIGITS and kind in _DECIMAL
    fits |= name in _BOUNDS and kind in _ORDERED
    fits |= name in _LENGTHS and kind not in _ORDERED | {"boolean"}
    if not fits:
        return f"the data type {kind} has no parameter {name}"
    wanted = kind if name in _BOUNDS else "nonNegativeInteger"
    if name != "pattern" and not _xsd(wanted, None, ())(value):
        return f"{name} is not {value}: that is no {wanted}"
    return ""


def _built_in(kind: str, literal: str | None, pattern: etree._Element, path: object) -> Matcher:
    if kind not in ("token", "string"):
        reason = f"the data type {kind} needs a datatypeLibrary"
        raise SchemaFailed(path=f"{path}:{pattern.sourceline}", reason=reason)
    if pattern.find(f"{{{NAMESPACE}}}param") is not None:
        reason = f"the data type {kind} of RELAX NG itself has no parameters; name a datatypeLibrary"
        raise SchemaFailed(path=f"{path}:{pattern.sourceline}", reason=reason)
    if literal is None:
        return lambda text: True
    if kind == "string":
        return lambda text: text == literal
    words = literal.split()
    return lambda text: text.split() == words


@lru_cache(maxsize=4096)
def _xsd(kind: str, literal: str | None, facets: tuple[tuple[str, str], ...]) -> Matcher:
    """Return the test of a type of XML Schema, of one value of it if `literal` is given."""
    root = etree.Element(f"{{{NAMESPACE}}}element", name="v", datatypeLibrary=XSD)
    if literal is None:
        test = etree.SubElement(root, f"{{{NAMESPACE}}}data", type=kind)
        for name, value in facets:
            etree.SubElement(test, f"{{{NAMESPACE}}}param", name=name).text = value
    else:
        etree.SubElement(root, f"{{{NAMESPACE}}}value", type=kind).text = literal
    grammar = etree.RelaxNG(root)
    probe = etree.Element("v")

    @lru_cache(maxsize=1024)
    def matches(text: str) -> bool:
        probe.text = text
        return bool(grammar.validate(probe))

    return matches
