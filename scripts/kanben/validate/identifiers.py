"""Checks that an xml:id stands once in a file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kanben.tei import XML_ID
from kanben.validate.reading import Document
from kanben.validate.rules import Rule, Text
from kanben.validate.violation import Violation

ID_REPEATED = Rule(
    "id-duplicate",
    Text("An xml:id stands once in a file.", "同一文件中 xml:id 不得重复。"),
    Text(
        "the xml:id “{id}” is already that of <{other}> in line {line}",
        "xml:id“{id}”已用于第 {line} 行的 <{other}>",
    ),
    Text("give one of the two another xml:id", "为其中之一另取 xml:id"),
)


_IDENTIFIED = etree.XPath("//*[@xml:id]")


def repeated_identifiers(document: Document, language: str) -> Iterator[Violation]:
    """Yield a violation for each xml:id that another element before has."""
    seen: dict[str, etree._Element] = {}
    for element in _IDENTIFIED(document.tree):
        first = seen.setdefault(element.get(XML_ID), element)
        if first is not element:
            yield ID_REPEATED.violation(
                document.place(element, XML_ID),
                language,
                id=element.get(XML_ID),
                other=etree.QName(first).localname,
                line=first.sourceline,
            )
