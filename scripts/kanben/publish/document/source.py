"""Reads what is to be shown as a document: TEI of any shape, a corpus, or a piece of one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.edition import edition_around
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


def is_newspaper_article(file: DocumentFile) -> bool:
    """Whether a document is an article that Kanben encoded, or one of an edition's.

    Its appInfo or xml-model says so, or it lies in the articles/ of an edition.
    """
    root = file.tree.getroot()
    if any(app.get("ident") == "kanben" for app in root.iter(f"{TEI}application")):
        return True
    before = root.itersiblings(preceding=True)
    if any(
        isinstance(node, etree._ProcessingInstruction) and "kanben.rng" in (node.text or "")
        for node in before
    ):
        return True
    return file.path.absolute().parent.name == "articles" and edition_around(file.path) is not None
