"""The schemas a document names itself: `xml-model` processing instructions.  W3C, Associating Schemas with XML"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from kanben.files import real_path
from kanben.tei.pointers import is_file, parse_pointer
from kanben.validate.lookup import find_schema
from kanben.validate.rules import Rule, Text
from kanben.validate.violation import Severity
from kanben.visible import on_one_line

_PSEUDO_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MODELS = etree.XPath("/processing-instruction('xml-model')")
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

SCHEMA_AWAY = Rule(
    "schema-not-found",
    Text("A schema that a document names can be read.", "文档指明的模式须可读取。"),
    Text(
        "the schema {href} is not a file that is there; the document was not checked against it",
        "模式 {href} 不是已有的文件，文档未按其校验",
    ),
    Text(
        "put the file in its place, keep it with `kanben schema add`, or name a schema with --schema",
        "补上该文件，用 `kanben schema add` 存入，或用 --schema 指明模式",
    ),
)


SCHEMA_KIND = Rule(
    "schema-of-another-kind",
    Text(
        "A schema that a document names is RELAX NG or Schematron.",
        "文档指明的模式须为 RELAX NG 或 Schematron。",
    ),
    Text(
        "the schema {href} is {kind}, which is not checked; nothing else says what the document should be",
        "模式 {href} 是 {kind}，不作校验；此外没有模式说明文档应当如何",
    ),
    Text(
        "name a RELAX NG schema in an xml-model line, or with --schema",
        "在 xml-model 行指明 RELAX NG 模式，或用 --schema 指明",
    ),
)
SCHEMA_BESIDE = Rule(
    "schema-not-checked",
    SCHEMA_KIND.about,
    Text(
        "the schema {href} is {kind}, which is not checked; the RELAX NG schema decides",
        "模式 {href} 是 {kind}，不作校验；以 RELAX NG 模式为准",
    ),
    Text("check it with a program for that kind of schema", "用支持该类模式的程序校验"),
    Severity.WARNING,
)
NO_SCHEMA = Rule(
    "no-schema",
    Text("A document names its schema, or belongs to an edition.", "文档须指明模式，或属于某个版本。"),
    Text(
        "the document names no schema, and no edition lists it; it was not checked",
        "文档没有指明模式，也不属于任何版本，未校验",
    ),
    Text(
        "name one with --schema, or let `kanben schema add tei_all.rng` keep TEI's complete schema for such documents",
        "用 --schema 指明模式，或以 `kanben schema add tei_all.rng` 存入 TEI 的完整模式，供此类文档使用",
    ),
)


class Kind(StrEnum):
    """What language a schema is in."""

    RELAX_NG = "RELAX NG"
    SCHEMATRON = "Schematron"
    SCHEMATRON_15 = "Schematron 1.5"
    XSD = "W3C XML Schema"
    DTD = "DTD"
    NVDL = "NVDL"
    UNKNOWN = "of an unknown kind"


_KINDS = {
    "http://relaxng.org/ns/structure/1.0": Kind.RELAX_NG,
    "http://purl.oclc.org/dsdl/schematron": Kind.SCHEMATRON,
    "http://www.ascc.net/xml/schematron": Kind.SCHEMATRON_15,
    "http://www.w3.org/2001/XMLSchema": Kind.XSD,
    "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": Kind.NVDL,
}
_TYPES = {
    "application/relax-ng-compact-syntax": Kind.RELAX_NG,
    "application/xml-dtd": Kind.DTD,
    "application/xsd+xml": Kind.XSD,
}
_SUFFIXES = {
    ".rng": Kind.RELAX_NG,
    ".rnc": Kind.RELAX_NG,
    ".sch": Kind.SCHEMATRON,
    ".xsd": Kind.XSD,
    ".dtd": Kind.DTD,
    ".nvdl": Kind.NVDL,
}
_LOCATIONS = (f"{{{_INSTANCE}}}noNamespaceSchemaLocation", f"{{{_INSTANCE}}}schemaLocation")


@dataclass(frozen=True, slots=True)
class Model:
    """A schema a document names: how it is written, the file, its kind, and the line of the instruction."""

    href: str
    path: Path
    kind: Kind
    line: int


def models(tree: etree._ElementTree, path: Path, catalogs: tuple[Path, ...] = ()) -> Iterator[Model]:
    """Yield the schemas that a document at `path` names: before its root element, and (XSD) in its attributes.

    `catalogs` are XML catalogs that say which file stands for an address.
    """
    folder = path.parent.absolute()
    for instruction in _MODELS(tree):
        pairs = _PSEUDO_ATTRIBUTE.findall(instruction.text or "")
        given = {name: double or single for name, double, single in pairs}
        if href := given.get("href", ""):
            file = _file(href, folder, catalogs)
            kind = _kind(file, given.get("schematypens", ""), given.get("type", ""))
            yield Model(href, file, kind, instruction.sourceline or 1)
    root = tree.getroot()
    for attribute in _LOCATIONS:
        for href in root.get(attribute, "").split()[-1:]:
            yield Model(href, _local(href, folder), Kind.XSD, root.sourceline or 1)


def _kind(file: Path, namespace: str, media_type: str) -> Kind:
    """Return what kind of schema an instruction means: by its namespace, its media type, or the end of the file's name."""
    if namespace:
        return _KINDS.get(namespace.strip(), Kind.UNKNOWN)
    by_type = _TYPES.get(media_type.partition(";")[0].strip().lower())
    return by_type or _SUFFIXES.get(file.suffix.lower(), Kind.UNKNOWN)


def _file(href: str, folder: Path, catalogs: tuple[Path, ...]) -> Path:
    """Return the file that a reference from a folder means; else one that is not there."""
    local = _local(href, folder)
    if is_file(local):
        return local
    address = parse_pointer(href)
    absolute = href if address.scheme or address.has_host else urljoin(f"{folder.as_uri()}/", href)
    return find_schema(absolute, catalogs) or local


@lru_cache(maxsize=64)
def _local(href: str, folder: Path) -> Path:
    """Return the file a reference from a folder leads to; one to the network leads to a file that is not there."""
    address = parse_pointer(href)
    if not address.is_local or not address.well_formed or "\0" in address.path:
        return Path(on_one_line(href))
    return real_path(folder / address.path)
