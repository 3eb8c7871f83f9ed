"""Checks documents against RELAX NG: libxml2's verdict, compiled once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import read_bytes
from kanben.tei import parse_xml


@cache
def compiled_grammar(schema: Path) -> etree.RelaxNG:
    """Return a RELAX NG schema ready to validate; raise NotFound, NotXml or SchemaFailed."""
    try:
        return etree.RelaxNG(parse_xml(read_bytes(schema, expected="a RELAX NG schema"), schema))
    except etree.RelaxNGParseError as error:
        raise SchemaFailed(path=schema, reason=str(error)) from None
