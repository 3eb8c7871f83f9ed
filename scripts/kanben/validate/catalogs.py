"""XML catalogs: which local file stands for an address.  OASIS XML Catalogs 1.1, section 7

Source: https://www.oasis-open.org/committees/download.php/14809/xml-catalogs.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from lxml import etree

from kanben.errors import KanbenError
from kanben.files import read_bytes
from kanben.tei import XML_NAMESPACE, parse_xml

_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE = f"{{{XML_NAMESPACE}}}base"


@dataclass(frozen=True, slots=True)
class _Names:
    """What entries of a kind (for URIs, for system identifiers) are called, with the attributes that they match by."""

    exact: tuple[str, str]
    rewrite: tuple[str, str]
    suffix: tuple[str, str]
    delegate: tuple[str, str]


_URI = _Names(
    ("uri", "name"),
    ("rewriteURI", "uriStartString"),
    ("uriSuffix", "uriSuffix"),
    ("delegateURI", "uriStartString"),
)
_SYSTEM = _Names(
    ("system", "systemId"),
    ("rewriteSystem", "systemIdStartString"),
    ("systemSuffix", "systemIdSuffix"),
    ("delegateSystem", "systemIdStartString"),
)


def resolve(address: str, catalogs: Iterable[Path]) -> Path | None:
    """Return the local file that catalogs, the first first, give for an address; None if none does.

    It is looked up as a URI, then as a system identifier.  A catalog that cannot be read says nothing.
    """
    for names in (_URI, _SYSTEM):
        found = _search(address, [catalog.absolute().as_uri() for catalog in catalogs], names)
        file = found and _file(found)
        if file:
            return file
    return None


def _search(address: str, catalogs: list[str], names: _Names) -> str | None:
    waiting, seen = list(catalogs), set[str]()
    while waiting:
        catalog = waiting.pop(0)
        if catalog in seen:
            continue
        seen.add(catalog)
        entries = _entries(catalog)
        for found in _matches(address, entries, names):
            return found
        if delegates := _longest_first(address, entries, names.delegate, str.startswith):
            return _search(address, [base_and_target(entry, "catalog") for entry in delegates], names)
        following = [base_and_target(entry, "catalog") for entry in entries if _is(entry, "nextCatalog")]
        waiting = [*following, *waiting]
    return None


def _matches(address: str, entries: list[etree._Element], names: _Names) -> Iterator[str]:
    name, attribute = names.exact
    for entry in entries:
        if _is(entry, name) and base_and_target(entry, attribute) == address:
            yield base_and_target(entry, "uri")
    for entry in _longest_first(address, entries, names.rewrite, str.startswith):
        yield base_and_target(entry, "rewritePrefix") + address[len(entry.get(names.rewrite[1], "")) :]
    for entry in _longest_first(address, entries, names.suffix, str.endswith):
        yield base_and_target(entry, "uri")


def _longest_first(
    address: str, entries: list[etree._Element], names: tuple[str, str], matches: object
) -> list[etree._Element]:
    name, attribute = names
    found = [
        entry
        for entry in entries
        if _is(entry, name) and (part := entry.get(attribute)) and matches(address, part)  # type: ignore[operator]  # a method of str
    ]
    return sorted(found, key=lambda entry: -len(entry.get(attribute, "")))


def _is(entry: etree._Element, name: str) -> bool:
    return entry.tag == f"{_CATALOG}{name}"


def base_and_target(entry: etree._Element, attribute: str) -> str:
    """Return an attribute's address, resolved against the bases (xml:base) around it."""
    bases = [element.get(_BASE, "") for element in entry.iterancestors() if element.get(_BASE)]
    base = entry.getroottree().docinfo.URL or ""
    for step in [*reversed(bases), entry.get(_BASE, "")]:
        base = urljoin(base, step)
    return urljoin(base, entry.get(attribute, ""))


def _entries(catalog: str) -> list[etree._Element]:
    """Return the entries of the catalog at an address, none if it is no local file or no catalog."""
    file = _file(catalog)
    return _read(file, file.stat().st_mtime_ns) if file else []


@lru_cache(maxsize=64)
def _read(file: Path, _modified: int) -> list[etree._Element]:
    """Read a catalog once, as long as nobody changes it."""
    try:
        return list(parse_xml(read_bytes(file, "an XML catalog"), file).getroot().iter(etree.Element))
    except KanbenError:
        return []


def _file(address: str) -> Path | None:
    parts = urlsplit(address)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = Path(url2pathname(unquote(parts.path)) if "%" in parts.path else parts.path)
    return path if path.is_file() else None
