"""The schema's own words for its elements, attributes and values: RELAX NG compatibility annotations."""

from __future__ import annotations

import re

from lxml import etree

from kanben.tei import XML_LANG
from kanben.validate.relaxng.patterns import Data
from kanben.validate.relaxng.schema import RNG

# "(gloss) description [section]", as ODD compilers write it
_GLOSSED = re.compile(r"\((?P<gloss>[^)]*)\)\s*(?P<description>.*?)\s*(?:\[[^\]]*\])?$", re.DOTALL)
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


def described(node: etree._Element, language: str) -> str:
    """Return a schema node's documentation in a language, else in none, else in English; "" if there is none."""
    texts = {
        note.get(XML_LANG, ""): " ".join("".join(note.itertext()).split())
        for note in node.iterchildren(_DOCUMENTATION)
    }
    words = next((texts[key] for key in (language[:2], "", "en") if key in texts), "")
    parts = _GLOSSED.match(words)
    return (parts["description"] or parts["gloss"]) if parts else words


def typed(data: Data, language: str) -> str:
    """Return what a data type wants: its definition's documentation, else its name and pattern."""
    node = data.source.getparent()
    while node is not None and node.tag not in (f"{RNG}define", f"{RNG}element", f"{RNG}attribute"):
        node = node.getparent()
    if node is not None and node.tag == f"{RNG}define" and (words := described(node, language)):
        return words
    facets = ", ".join(
        f"{param.get('name')} {param.text}" for param in data.source.iterchildren(f"{RNG}param")
    )
    return f"{data.type} ({facets})" if facets else data.type
