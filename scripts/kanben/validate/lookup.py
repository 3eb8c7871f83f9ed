"""Finds the schemas that documents name by addresses of the web: in XML catalogs and in the person's own schema folder.

Nothing is fetched.  The folder is filled by `kanben schema add`; its catalog.xml has the addresses that were given for files.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
from lxml import etree

from kanben.errors import NotFound, SchemaFailed
from kanben.files import make_folder, read_bytes, write_bytes
from kanben.tei import parse_xml
from kanben.validate import catalogs

TEI_ALL = "tei_all.rng"
_CATALOG = "catalog.xml"
_NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_SUFFIXES = (".rng", ".rnc", ".sch", ".xml")
# Where the schemas of TEI, EpiDoc, MEI, DTABf and ParlaMint are published: a file of that name is that schema, whatever
# the protocol, the version and the folder.
_WELL_KNOWN = re.compile(
    r"https?://(?:"
    r"(?:www\.|vault\.)?tei-c\.org/"
    r"|(?:raw\.githubusercontent\.com|github\.com|cdn\.jsdelivr\.net/gh)/"
    r"(?:TEIC|EpiDoc|music-encoding|deutschestextarchiv|clarin-eric)/"
    r"|(?:www\.)?stoa\.org/epidoc/|(?:www\.)?epidoc\.(?:stoa\.org|sourceforge\.net|github\.io)/"
    r"|(?:www\.)?music-encoding\.org/"
    r"|(?:www\.)?deutschestextarchiv\.de/"
    r")(?:[^?#]*/)?([^/?#]+\.(?:rng|rnc|sch))",
    re.IGNORECASE,
)


def schema_folder() -> Path:
    """Return the folder of a person's schemas: KANBEN_SCHEMAS, else one where the system keeps programs' data."""
    given = os.environ.get("KANBEN_SCHEMAS")
    return Path(given) if given else Path(click.get_app_dir("kanben")) / "schemas"


def find_schema(address: str, given: tuple[Path, ...] = ()) -> Path | None:
    """Return the local file that stands for an address: by the catalogs `given`, those of XML_CATALOG_FILES, the folder."""
    named = os.environ.get("XML_CATALOG_FILES", "").split()
    listed = [Path(name.removeprefix("file://")) for name in named]
    own = schema_folder() / _CATALOG
    found = catalogs.resolve(address, [*given, *listed, own])
    if found:
        return found
    known = _WELL_KNOWN.fullmatch(address)
    return own_schema(known[1]) if known else None


def own_schema(name: str) -> Path | None:
    """Return the file of that name in the person's schema folder, None if there is none."""
    path = schema_folder() / name
    return path if path.is_file() else None


def add_schema(file: Path, address: str = "") -> Path:
    """Copy a schema into the folder, in place of one of the same name; return the copy.

    `address` is one that it shall stand for, besides the well-known ones.  Raise SchemaFailed for what is no schema.
    """
    if file.suffix.lower() not in _SUFFIXES:
        raise SchemaFailed(
            path=file, reason="a RELAX NG (.rng, .rnc) or Schematron (.sch) schema is expected"
        )
    if file.suffix.lower() != ".rnc":
        parse_xml(read_bytes(file, expected="a schema"), file)
    target = schema_folder() / file.name
    make_folder(target.parent)
    if file.absolute() != target.absolute():
        shutil.copyfile(file, target)
    if address:
        _write_addresses({**_addresses(), address: file.name})
    return target


def remove_schema(name: str) -> None:
    """Remove a schema from the folder; raise NotFound."""
    path = schema_folder() / name
    if Path(name).name != name or name == _CATALOG or not path.is_file():
        raise NotFound(path=path)
    path.unlink()
    _write_addresses({address: file for address, file in _addresses().items() if file != name})


def list_schemas() -> Iterator[tuple[Path, list[str]]]:
    """Yield the schemas of the folder, each with the addresses that were given for it."""
    addresses = _addresses()
    folder = schema_folder()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and path.name != _CATALOG:
            yield path, [address for address, name in addresses.items() if name == path.name]


def _addresses() -> dict[str, str]:
    path = schema_folder() / _CATALOG
    if not path.is_file():
        return {}
    entries = parse_xml(read_bytes(path), path).iter(f"{{{_NAMESPACE}}}uri")
    return {entry.get("name", ""): entry.get("uri", "") for entry in entries}


def _write_addresses(addresses: dict[str, str]) -> None:
    root = etree.Element(f"{{{_NAMESPACE}}}catalog", nsmap={None: _NAMESPACE})
    for address, name in sorted(addresses.items()):
        etree.SubElement(root, f"{{{_NAMESPACE}}}uri", name=address, uri=name)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    write_bytes(schema_folder() / _CATALOG, content)
