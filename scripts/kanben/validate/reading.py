"""Reads a document and finds the places of its nodes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lxml import etree

from kanben.edition.belonging import belongs_to_edition
from kanben.tei import parse_internal, parse_xml, read_document_bytes
from kanben.transform import Source
from kanben.validate.assembly import Assembly, assemble
from kanben.validate.positions import Node, Positions
from kanben.validate.violation import Place


class Document:
    """A parsed document and, once something in it needs a place, the places of its nodes."""

    def __init__(self, path: Path, content: bytes, *, xinclude: bool = True) -> None:
        """Parse a document with its own entities and, with `xinclude`, the files that it includes.

        Articles of an edition have neither.  Raise NotXml, TooLarge or BadInclude.
        """
        self.path = path
        self._assembly = _assemble(path, content, xinclude=xinclude)
        self.content = self._assembly.content if self._assembly else content
        self.tree = parse_xml(self.content, path)

    @cached_property
    def source(self) -> Source:
        """The tree as the XSLT engine has it, which whoever publishes the document next can use too."""
        return Source(self.tree)

    def original(self, place: Place) -> Place:
        """Return a place in the document as one of the file that it comes from: this one, or one that it includes."""
        return self._assembly.original(place) if self._assembly and place.file == self.path else place

    @cached_property
    def positions(self) -> Positions:
        """The lines and columns of everything in the document."""
        encoding = self.tree.docinfo.encoding
        try:
            return Positions(self.content, encoding)
        except LookupError:  # an encoding libxml2 knows and Python does not
            return Positions(etree.tostring(self.tree, encoding="utf-8"), None)

    @cached_property
    def _nodes(self) -> dict[etree._Element, Node]:
        return dict(zip(self.tree.iter(etree.Element), self.positions.nodes, strict=True))

    def node_at(self, xpath: str) -> Node | None:
        """Return the element at a path as `Node.xpath` gives it."""
        node: Node | None = None
        for step in xpath.split("/")[1:]:
            among = [self.positions.nodes[0]] if node is None else node.elements
            node = next((child for child in among if f"{child.tag}[{child.position}]" == step), None)
            if node is None:
                return None
        return node

    def place(self, element: etree._Element, attribute: str | None = None) -> Place:
        """Return the place of an element or of one of its attributes (`{namespace}name`)."""
        node = self._nodes[element]
        if attribute is None:
            return Place(self.path, *self.positions.line_column(node.offset), node.xpath)
        local = etree.QName(attribute).localname
        written = next((label for label, name, _ in node.attributes if name.local == local), local)
        offset = self.positions.attribute_offset(node, written)
        return Place(self.path, *self.positions.line_column(offset), f"{node.xpath}/@{written}")


def _assemble(path: Path, content: bytes, *, xinclude: bool) -> Assembly | None:
    """Return a document with its entities and inclusions, if it has any and is no article of an edition."""
    wide = b"\0" in content[:4] or content[:2] in (
        b"\xff\xfe",
        b"\xfe\xff",
    )  # UTF-16: ASCII is not found in it
    if not (wide or b"<!DOCTYPE" in content or b"XInclude" in content):
        return None
    if belongs_to_edition(parse_internal(content, path), path):
        return None
    return assemble(path, content, xinclude=xinclude)


def read_document(path: Path, *, xinclude: bool = True) -> Document:
    """Read and parse a document; raise NotFound, IsADirectory, TooLarge, NotXml or BadInclude."""
    return Document(path, read_document_bytes(path), xinclude=xinclude)
