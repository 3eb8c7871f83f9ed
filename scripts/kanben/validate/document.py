"""Validates one document: its grammar, its rules, and what it points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from kanben.resources import resource
from kanben.tei import parse_tei
from kanben.validate.grammar import compiled_grammar
from kanben.validate.references import broken_references
from kanben.validate.rules import ENGLISH
from kanben.validate.schematron import failed_rules
from kanben.validate.violation import Place, Violation


@dataclass(frozen=True, slots=True)
class Checks:
    """What is checked, and the language of the messages; without a schema of their own documents are checked against Kanben's."""

    schema: Path | None = None
    schematron: Path | None = None
    references: bool = True
    language: str = ENGLISH


def validate(path: Path, checks: Checks | None = None) -> list[Violation]:
    """Return what is wrong with a TEI file, in the order of the file; an empty list means it is valid.

    Raise NotFound, IsADirectory, NotXml or NotTei for what cannot be validated at all.
    """
    return validate_tree(path, parse_tei(path), checks or Checks())


def validate_tree(path: Path, tree: etree._ElementTree, checks: Checks) -> list[Violation]:
    """Return what is wrong with a document that has been parsed; `path` is where its relative pointers start."""
    found = [*_grammar(path, tree, checks), *_rules(path, tree, checks)]
    if checks.references:
        found += [
            replace(violation, place=_place(path, node, attribute))
            for node, attribute, violation in broken_references(path, tree, checks.language)
        ]
    return sorted(found, key=lambda violation: violation.order)


def _place(path: Path, node: etree._Element, attribute: str | None = None) -> Place:
    xpath = node.getroottree().getelementpath(node)
    return Place(path, node.sourceline or 1, 1, f"{xpath}/@{attribute}" if attribute else xpath)


def _grammar(path: Path, tree: etree._ElementTree, checks: Checks) -> Iterator[Violation]:
    grammar = compiled_grammar(checks.schema or resource("schemas", "kanben.rng"))
    if not grammar.validate(tree):
        for error in grammar.error_log:
            yield Violation(Place(path, error.line), "grammar", error.message)


def _rules(path: Path, tree: etree._ElementTree, checks: Checks) -> Iterator[Violation]:
    schema = checks.schematron or resource("schemas", "kanben.sch")
    for finding in failed_rules(tree, schema, checks.language):
        place = _place(path, finding.node, finding.attribute)
        yield Violation(place, finding.id, finding.message, finding.severity, hint=finding.hint)
