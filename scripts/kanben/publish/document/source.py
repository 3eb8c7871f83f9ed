"""Reads what is to be shown as a document: TEI of any shape, a corpus, or a piece of one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.errors import NotTei, OldTei
from kanben.publish.document.names import shapes
from kanben.tei import TEI, TEI_NAMESPACE
from kanben.tei.inclusion import parse_document


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file with its tree, which is parsed once."""

    path: Path
    tree: etree._ElementTree


_OLD_ROOTS = frozenset({"TEI.2", "teiCorpus.2"})


def read_document(path: Path) -> etree._ElementTree:
    """Read a TEI file whose root is any element of TEI P5.

    Raise what parse_document raises, OldTei for TEI P4 or TEI without its namespace, and NotTei
    for anything else.
    """
    tree = parse_document(path)
    root = tree.getroot()
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)  # they part no words
    name = etree.QName(root)
    if name.namespace == TEI_NAMESPACE:
        return tree
    if name.localname in _OLD_ROOTS or (name.namespace is None and f"{TEI}{name.localname}" in shapes()):
        raise OldTei(path=path, line=root.sourceline, found=name.localname, namespace=TEI_NAMESPACE)
    raise NotTei(path=path, line=root.sourceline, found=name.localname, namespace=TEI_NAMESPACE)
