"""Says of a TEI document whether it is Kanben's own kind: an article of a newspaper, or another file of an edition."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from kanben.edition import edition_around
from kanben.tei import TEI


def is_newspaper_article(tree: etree._ElementTree, path: Path) -> bool:
    """Whether a document is an article that Kanben encoded, or one of an edition's.

    Its appInfo or xml-model says so, or it lies in the articles/ of an edition.
    """
    root = tree.getroot()
    if any(app.get("ident") == "kanben" for app in root.iter(f"{TEI}application")):
        return True
    before = root.itersiblings(preceding=True)
    if any(
        isinstance(node, etree._ProcessingInstruction) and "kanben.rng" in (node.text or "")
        for node in before
    ):
        return True
    return path.absolute().parent.name == "articles" and edition_around(path) is not None


def belongs_to_edition(tree: etree._ElementTree, path: Path) -> bool:
    """Whether a document is an article, or the register or the contents of an edition."""
    if is_newspaper_article(tree, path):
        return True
    return path.name in ("edition.xml", "register.xml") and edition_around(path) is not None
