"""Puts together a Schematron schema of several files: `include` and `extends/@href`.  ISO/IEC 19757-3, 5.4.4"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import read_bytes
from kanben.tei import XML_ID, parse_xml

SCH = "{http://purl.oclc.org/dsdl/schematron}"


def read_rules(path: Path, open_files: frozenset[Path] = frozenset()) -> etree._ElementTree:
    """Return a Schematron schema with all it includes; raise NotFound, NotXml or SchemaFailed.

    Only files are read, never the network.
    """
    tree = parse_xml(read_bytes(path, expected="a Schematron schema"), path)
    for element in list(tree.iter(f"{SCH}include", f"{SCH}extends")):
        href, parent = element.get("href"), element.getparent()
        if href is None or parent is None:
            continue
        included = _referred(href, path, open_files | {path.resolve()})
        position = parent.index(element)
        parent.remove(element)
        # `include` stands for the element itself, `extends` for what it holds
        for node in [included] if element.tag == f"{SCH}include" else list(included):
            parent.insert(position, node)
            position += 1
    return tree


def _referred(href: str, base: Path, open_files: frozenset[Path]) -> etree._Element:
    address = urlsplit(href)
    if address.scheme not in ("", "file"):
        raise SchemaFailed(path=base, reason=f"{href} is not a local file; save it beside the schema")
    path = (base.parent / unquote(address.path)).resolve()
    if path in open_files:
        raise SchemaFailed(path=base, reason=f"{path} includes itself")
    root = read_rules(path, open_files).getroot()
    if not address.fragment:
        return root
    for element in root.iter(f"{SCH}*"):
        if address.fragment in (element.get("id"), element.get(XML_ID)):
            return element
    raise SchemaFailed(path=base, reason=f"{path} has no element with the id {address.fragment}")
