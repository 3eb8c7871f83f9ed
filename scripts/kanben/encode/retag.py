"""Proposes names for a single TEI document, without writing anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from kanben.edition import edition_around
from kanben.edition.register import Register
from kanben.encode.proposals import read_proposals
from kanben.encode.revise import revise
from kanben.tagging import load_taggers, tag
from kanben.tagging.registry import USUAL
from kanben.tei import TEI_NAMESPACE, parse_tei, serialize
from kanben.tei.printed import article_text


def tag_document(file: Path, taggers: Sequence[str] = ()) -> str:
    """Return a TEI document with the names it lacks, what people tagged kept; raise what parse_tei raises.

    Names point into the register of the edition around the file where that has an entry for them, and nowhere else.
    """
    tree = parse_tei(file)
    edition = edition_around(file)
    if edition is None:
        nowhere = etree.ElementTree(etree.Element(f"{{{TEI_NAMESPACE}}}TEI"))
        register, last = Register(file, nowhere, grows=False), {}
    else:
        register = Register.of(edition, grows=False)
        last = read_proposals(edition.proposals(file.stem))
    folder = edition.folder if edition is not None else None
    chosen = load_taggers(taggers or USUAL, register.checked_names(), folder)
    root = tree.getroot()
    revise(root, tag(article_text(root), chosen), last, register)
    return serialize(tree).decode()
