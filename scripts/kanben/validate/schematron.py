"""Checks the rules of an ISO Schematron schema: transpiled to XSLT once a process, run by Saxon.

The report is SVRL (ISO/IEC 19757-3, annex D); texts in other languages come as diagnostics with `@xml:lang`, fixes as
properties with `@role="fix"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from kanben.errors import KanbenError
from kanben.files import is_inside
from kanben.tei import XML_LANG
from kanben.tei.pointers import parse_pointer
from kanben.transform import Parameters, Source
from kanben.validate.reading import Document, read_document
from kanben.validate.rule_compiler import compiled_rules
from kanben.validate.violation import Severity

_SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
_FAILURES = "svrl:failed-assert | svrl:successful-report"
_LOCATION = re.compile(r"\(//\*\)\[(?P<number>\d+)\](?:/@Q(?P<attribute>.*))?")
WARNINGS = frozenset(("warning", "warn", "info", "information", "hint", "nonfatal", "non-fatal", "notice"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A failed rule: the node, the attribute's name if it is one, and the texts in one language.

    Where the rule itself failed, `message` says why and `applied` is false.
    """

    node: etree._Element
    attribute: str | None
    id: str
    severity: Severity
    message: str
    hint: str
    applied: bool = True
    document: Document | None = None  # another one that a pattern looks at (`@documents`)


def failed_rules(
    tree: etree._ElementTree,
    schema: Path,
    language: str,
    source: Source | None = None,
    phase: str | None = None,
) -> Iterator[Finding]:
    """Yield what a document fails of a phase of a Schematron schema, in document order within each rule.

    `source` is the tree as the XSLT engine has it, if it has it already.
    """
    rules = compiled_rules(schema, phase).stylesheet
    report = etree.fromstring(rules.transform(source or tree, Parameters()).encode())
    yield from _findings(report, tree, language)
    for wanted in report.iterfind("svrl:wanted", _SVRL):
        href = wanted.get("href", "")
        other = _other_document(tree, href)
        if other is None:
            reason = f"the rules look at {href}, which is no readable XML file in the document's folder"
            yield Finding(tree.getroot(), None, "documents", Severity.WARNING, reason, "", applied=False)
            continue
        found = rules.transform(other.tree, Parameters(), wanted.get("mode"))
        for finding in _findings(etree.fromstring(found.encode()), other.tree, language):
            yield replace(finding, document=other)


def _other_document(tree: etree._ElementTree, href: str) -> Document | None:
    """Return a document that a schema wants to look at; only files in the folder of the first one are read."""
    path = Path(parse_pointer(tree.docinfo.URL or "").path)
    address = parse_pointer(href)
    if not address.is_local or not address.path or not is_inside(path.parent / address.path, path.parent):
        return None
    try:
        return read_document(path.parent / address.path)
    except KanbenError:
        return None


def _findings(report: etree._Element, tree: etree._ElementTree, language: str) -> Iterator[Finding]:
    elements = list(tree.iter(etree.Element)) if len(report) else []
    for error in report.iterfind("svrl:error", _SVRL):
        node, attribute = located(elements, error.get("location", ""))
        yield Finding(
            node, attribute, error.get("id", ""), Severity.WARNING, _own_text(error), "", applied=False
        )
    for failure in report.xpath(_FAILURES, namespaces=_SVRL):
        node, attribute = located(elements, failure.get("location", ""))
        yield Finding(
            node,
            attribute,
            failure.get("id"),
            Severity.WARNING if failure.get("role", "").strip().lower() in WARNINGS else Severity.ERROR,
            _message(failure, language),
            _text(failure, "svrl:property-reference[@role='fix']", language),
        )


def _message(failure: etree._Element, language: str) -> str:
    """Return a failure's message: its diagnostics in that language, else its own text with diagnostics of none behind it."""
    translated = _text(failure, "svrl:diagnostic-reference[@xml:lang]", language)
    further = _text(failure, "svrl:diagnostic-reference[not(@xml:lang)]", language)
    return " ".join(filter(None, (translated or _own_text(failure), further)))


def _own_text(failure: etree._Element) -> str:
    return " ".join(failure.findtext("svrl:text", "", _SVRL).split())


def _text(failure: etree._Element, path: str, language: str) -> str:
    """Return a failure's additional text in a language (by its first subtag); texts without one are in all of them."""
    wanted = language.partition("-")[0]
    return " ".join(
        _own_text(reference)
        for reference in failure.xpath(path, namespaces=_SVRL)
        if reference.get(XML_LANG, wanted).partition("-")[0] == wanted
    )


def located(elements: list[etree._Element], location: str) -> tuple[etree._Element, str | None]:
    """Return the element a location of the report names (by number in document order), and its attribute."""
    place = _LOCATION.fullmatch(location)
    if place is None:
        return elements[0], None
    return elements[int(place["number"]) - 1], place["attribute"]
