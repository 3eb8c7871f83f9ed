"""Reads a schema file of either syntax: XML, or the compact syntax by way of rnc2rng."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import read_bytes
from kanben.tei import parse_xml


def parse_schema(path: Path) -> etree._ElementTree:
    """Return a RELAX NG schema as XML; raise NotFound, NotXml or SchemaFailed."""
    content = read_bytes(path, expected="a RELAX NG schema")
    if path.suffix == ".rnc":
        content = _translated(path, content)
    return parse_xml(content, path)


def _translated(path: Path, content: bytes) -> bytes:
    try:
        import rnc2rng  # here, since few schemas use the compact syntax
    except ImportError:
        reason = (
            "the compact syntax wants a library: pip install 'kanben[rnc]', or convert the schema to .rng"
        )
        raise SchemaFailed(path=path, reason=reason) from None
    try:
        return str(rnc2rng.dumps(rnc2rng.loads(content.decode("utf-8-sig")))).encode()
    except UnicodeDecodeError as error:
        raise SchemaFailed(path=path, reason=f"not UTF-8: {error}") from None
    except Exception as error:  # rnc2rng's lexer and parser share no base class
        raise SchemaFailed(path=path, reason=str(error)) from None
