"""Reads TEI with lxml, closed to DTDs, external entities and the network; the names every XML module shares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from kanben.errors import NotTei, NotXml, TooDeep
from kanben.files import read_bytes, real_path

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEI = f"{{{TEI_NAMESPACE}}}"
NAMESPACES = {"tei": TEI_NAMESPACE}


class _Refusal(etree.Resolver):
    """Answers every request for another file with an empty one: nothing outside the document is read."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        """Return an empty document, whatever was asked for."""
        return self.resolve_string("", context)


def parse_xml(content: bytes, path: Path) -> etree._ElementTree:
    """Parse bytes as XML; `path` names them in messages and as the tree's base URI.

    Raise NotXml for what is not well-formed and for any document type declaration: entities could read other
    files or grow without bound, and nothing Kanben reads needs them.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, collect_ids=False, huge_tree=False
    )
    tree = _parse(content, path, parser)
    if tree.docinfo.internalDTD is not None:
        raise NotXml(
            path=path,
            line=1,
            column=1,
            reason="a document type declaration (<!DOCTYPE …>) is not read; remove it, and write characters "
            "in place of entities",
        )
    return tree


def parse_internal(content: bytes, path: Path) -> etree._ElementTree:
    """Parse bytes as XML that may declare entities of its own, which are expanded; no other file is read.

    The parser bounds their growth (libxml2: a text may grow fivefold once it has a megabyte); a document that is larger than
    LARGEST for them is refused.  Raise NotXml, at the line of an entity that is declared elsewhere, too.
    """
    parser = etree.XMLParser(
        resolve_entities="internal", load_dtd=False, no_network=True, collect_ids=False, huge_tree=False
    )
    tree = _parse(content, path, parser)
    for entity in tree.iter(etree.Entity):
        reason = f"the entity {entity.text} is declared in another file, which is not read"
        raise NotXml(path=path, line=entity.sourceline or 1, column=1, reason=reason)
    return tree


def _parse(content: bytes, path: Path, parser: etree.XMLParser) -> etree._ElementTree:
    parser.resolvers.add(_Refusal())
    try:
        root = etree.fromstring(content, parser, base_url=real_path(path).as_uri())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = str(error.msg).partition(f", line {line}, column")[0]
        raise NotXml(path=path, line=line, column=column, reason=reason) from None
    return root.getroottree()


LARGEST = 64 << 20  # bytes; parsed twice, a document takes some twenty times its size of memory
DEEPEST = 100  # elements inside each other; Saxon reads no deeper
_TOO_DEEP = etree.XPath("(" + "/*" * (DEEPEST + 1) + ")[1]")


def read_document_bytes(path: Path) -> bytes:
    """Return a TEI file's bytes; raise NotFound, IsADirectory or TooLarge."""
    return read_bytes(path, expected="TEI", most=LARGEST)


def refuse_depth(tree: etree._ElementTree, path: Path) -> None:
    """Raise TooDeep for a tree that Saxon would not read."""
    if deep := _TOO_DEEP(tree):
        raise TooDeep(path=path, line=deep[0].sourceline, limit=DEEPEST)


def parse_tei(path: Path) -> etree._ElementTree:
    """Read a TEI file; raise NotFound, IsADirectory, TooLarge, NotXml, TooDeep or NotTei."""
    return parse_tei_bytes(read_document_bytes(path), path)


def parse_tei_bytes(content: bytes, path: Path) -> etree._ElementTree:
    """Parse the bytes of the TEI file at `path`; raise NotXml, TooDeep or NotTei."""
    tree = parse_xml(content, path)
    root = tree.getroot()
    refuse_depth(tree, path)
    if root.tag != f"{TEI}TEI":
        raise NotTei(
            path=path, line=root.sourceline, found=etree.QName(root).localname, namespace=TEI_NAMESPACE
        )
    return tree


def serialize(tree: etree._ElementTree) -> bytes:
    """Return the tree as UTF-8 with an XML declaration; what stands beside the root has lines of its own."""
    root = tree.getroot()
    nodes = [*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings()]
    lines = [etree.tostring(node, encoding="unicode", with_tail=False) for node in nodes]
    return "\n".join(["<?xml version='1.0' encoding='UTF-8'?>", *lines, ""]).encode()
