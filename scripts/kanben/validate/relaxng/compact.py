"""Reads a schema file of either syntax, XML or compact: what it begins with tells them apart."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from kanben.files import read_bytes
from kanben.tei import parse_xml
from kanben.validate.relaxng.rnc.grammar import read_compact
from kanben.validate.relaxng.syntax import check_syntax

_SPACE = b" \t\r\n\0"  # a zero is half a blank of UTF-16
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def parse_schema(path: Path) -> etree._ElementTree:
    """Return a RELAX NG schema as XML; raise NotFound, NotXml or SchemaFailed."""
    content = read_bytes(path, expected="a RELAX NG schema")
    tree = parse_xml(content, path) if _is_xml(path, content) else read_compact(content, path)
    check_syntax(tree, path)
    return tree


def _is_xml(path: Path, content: bytes) -> bool:
    """Whether a file is XML; an empty one is what its name says."""
    for mark in _MARKS:
        content = content.removeprefix(mark)
    start = content.lstrip(_SPACE)[:1]
    return start == b"<" or (not start and path.suffix != ".rnc")
