"""Puts together a Schematron schema of several files: `include` and `extends/@href`.  ISO/IEC 19757-3, 5.4.4"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import read_bytes, resolved
from kanben.tei import XML_ID, parse_xml
from kanben.tei.pointers import parse_pointer

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
_QUICK_FIXES = "{http://www.schematron-quickfix.com/validator/process}*"
AT = "{urn:kanben:schematron}at"  # where a node stands: its file, line, and a number that no other node has


def read_rules(path: Path, open_files: frozenset[Path] = frozenset()) -> etree._ElementTree:
    """Return a Schematron schema with all it includes; raise NotFound, NotXml or SchemaFailed.

    Only files are read, never the network.
    """
    tree = _schema(parse_xml(read_bytes(path, expected="a Schematron schema"), path), path)
    for element in list(tree.iter(f"{SCH}include", f"{SCH}extends")):
        href, parent = element.get("href"), element.getparent()
        if href is None or parent is None:
            continue
        included = _referred(href, path, open_files | {resolved(path)})
        position = parent.index(element)
        parent.remove(element)
        # `include` stands for the element itself, `extends` for what it holds
        for node in [included] if element.tag == f"{SCH}include" else list(included):
            parent.insert(position, node)
            position += 1
    return tree


_EMBEDDED = tuple(f"{SCH}{name}" for name in ("ns", "let", "phase", "pattern", "diagnostics", "properties"))
_FUNCTIONS = frozenset(f"{XSL}{name}" for name in ("function", "key", "variable", "param"))
_HELPERS = tuple(f"{XSL}{name}" for name in ("function", "key"))
# What could read or write other files, or run what is made up as it runs.
_REFUSED = tuple(
    f"{XSL}{name}" for name in ("result-document", "evaluate", "source-document", "message", "template")
)


def _schema(tree: etree._ElementTree, path: Path) -> etree._ElementTree:
    """Return a schema itself, or of another (a RELAX NG grammar) the rules that are embedded in it.  ISO/IEC 19757-3, annex

    A schema is data: of XSLT it may have functions, keys and variables, whatever else it has is refused.
    """
    root = tree.getroot()
    for fix in list(root.iter(_QUICK_FIXES)):  # they say how an editor could mend a document
        parent = fix.getparent()
        if parent is not None:
            parent.remove(fix)
    for number, element in enumerate(root.iter(f"{SCH}*", f"{XSL}*")):
        element.set(AT, f"{path}:{element.sourceline}:{number}")
    for element in root.iter(*_REFUSED):
        reason = (
            f"line {element.sourceline}: <xsl:{etree.QName(element).localname}> may not stand in a schema"
        )
        raise SchemaFailed(path=path, reason=reason)
    if str(root.tag).startswith(SCH):
        _inline_functions(root, path)
        return tree
    found = [
        element
        for element in root.iter(*_HELPERS, *_EMBEDDED)
        if not any(up.tag in _EMBEDDED for up in element.iterancestors())
    ]
    schema = etree.Element(f"{SCH}schema", {"queryBinding": "xslt2"}, nsmap={"sch": SCH[1:-1]})
    if not any(e.tag == f"{SCH}pattern" for e in found):
        rules = [e for e in root.iter(f"{SCH}rule") if e.get("context")]
        if not rules and root.find(f".//{SCH}schema") is None:
            return schema.getroottree()
        pattern = etree.SubElement(schema, f"{SCH}pattern")
        pattern.extend(rules)
    for element in sorted(found, key=lambda e: (*_HELPERS, *_EMBEDDED).index(str(e.tag))):
        element.tail = None
        schema.append(element)
    schema.base = str(path)
    return schema.getroottree()


def place_of(node: etree._Element) -> tuple[Path, int]:
    """Return the file and line in which a node of a schema was written."""
    path, line, _ = node.get(AT, "::").rsplit(":", 2)
    return Path(path), int(line or 1)


def _inline_functions(root: etree._Element, path: Path) -> None:
    """Put in place of `xsl:include` and `xsl:import` the functions and keys of the file that they name."""
    for element in list(root.iterchildren(f"{XSL}include", f"{XSL}import")):
        href = parse_pointer(element.get("href", ""))
        target = resolved(path.parent / href.path)
        if not href.is_local or not target.is_relative_to(resolved(path.parent)):
            raise SchemaFailed(path=path, reason=f"{href.text} does not lie in the schema's folder")
        module = parse_xml(read_bytes(target, expected="a stylesheet"), target).getroot()
        for refused in module.iter(*_REFUSED):
            name = etree.QName(refused).localname
            raise SchemaFailed(
                path=target, reason=f"line {refused.sourceline}: <xsl:{name}> may not stand in a schema"
            )
        place = root.index(element)
        root.remove(element)
        for child in [child for child in module if child.tag in _FUNCTIONS]:
            root.insert(place, child)
            place += 1
    for child in list(root):
        if str(child.tag).startswith(XSL) and child.tag not in _FUNCTIONS:
            root.remove(child)  # such as output, which says nothing of the rules


def _referred(href: str, base: Path, open_files: frozenset[Path]) -> etree._Element:
    address = parse_pointer(href)
    if not address.is_local or not address.well_formed or "\0" in address.path:
        raise SchemaFailed(path=base, reason=f"{href} is not a local file; save it beside the schema")
    path = resolved(base.parent / address.path)
    if path in open_files:
        raise SchemaFailed(path=base, reason=f"{path} includes itself")
    root = read_rules(path, open_files).getroot()
    if not address.fragment:
        return root
    for element in root.iter(f"{SCH}*"):
        if address.fragment in (element.get("id"), element.get(XML_ID)):
            return element
    raise SchemaFailed(path=base, reason=f"{path} has no element with the id {address.fragment}")
