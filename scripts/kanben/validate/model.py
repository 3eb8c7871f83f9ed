"""The schemas a document names itself: `xml-model` processing instructions.  W3C, Associating Schemas with XML"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from kanben.files import real_path
from kanben.tei.pointers import parse_pointer
from kanben.validate.rules import Rule, Text
from kanben.visible import on_one_line

_PSEUDO_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MODELS = etree.XPath("/processing-instruction('xml-model')")
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"

SCHEMA_AWAY = Rule(
    "schema-not-found",
    Text("A schema that a document names can be read.", "文档指明的模式须可读取。"),
    Text(
        "the schema {href} is not a file that is there; the document was not checked against it",
        "模式 {href} 不是已有的文件，文档未按其校验",
    ),
    Text(
        "correct the xml-model line, put the file in its place, or name a schema with --schema",
        "改正 xml-model 行，补上该文件，或用 --schema 指明模式",
    ),
)


@dataclass(frozen=True, slots=True)
class Model:
    """A schema a document names: how it is written, the file, its kind, and the line of the instruction."""

    href: str
    path: Path
    schematron: bool
    line: int


def models(tree: etree._ElementTree, path: Path) -> Iterator[Model]:
    """Yield the schemas named before the root element of a document that lies at `path`."""
    for instruction in _MODELS(tree):
        pairs = _PSEUDO_ATTRIBUTE.findall(instruction.text or "")
        given = {name: double or single for name, double, single in pairs}
        href = given.get("href", "")
        kind = given.get("schematypens", "")
        schematron = kind == _SCHEMATRON or (not kind and href.endswith(".sch"))
        if href and (schematron or "relaxng" in kind or href.endswith((".rng", ".rnc"))):
            yield Model(href, _local(href, path.parent.absolute()), schematron, instruction.sourceline or 1)


@lru_cache(maxsize=64)
def _local(href: str, folder: Path) -> Path:
    """Return the file a reference from a folder leads to; one to the network leads to a file that is not there."""
    address = parse_pointer(href)
    if not address.is_local or not address.well_formed or "\0" in address.path:
        return Path(on_one_line(href))
    return real_path(folder / address.path)
