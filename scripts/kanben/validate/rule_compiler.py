"""Compiles a Schematron schema; what the XSLT engine does not understand is left out and told at its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from kanben.errors import StylesheetFailed
from kanben.resources import resource
from kanben.transform import Parameters, Stylesheet, stylesheet
from kanben.validate.apart import RulesApart
from kanben.validate.inclusion import AT, read_rules
from kanben.validate.scopes import RuleFault, fault, prepare, remove

_START_TAG = re.compile(r"<(?![/?!])[^<>]*?(?P<end>/?>)")
_MARK = re.compile(r':at="([^"]*)"')
# As Saxon writes it: where, then a code and the reason.
_ERROR = re.compile(
    r"[^\n]* on line (?P<line>\d+) column[^\n]*\n\s+(?:[A-Z]{4}\d{4}\s+)?(?P<reason>[^\n]*(?:\n {2}[^\n]*)*)"
)
_NAMESPACE = re.compile(r"Q\{[^}]*\}")
_MOST_ROUNDS = 25


@dataclass(frozen=True, slots=True)
class CompiledRules:
    """The rules of a schema that can be applied, and what is wrong with the others."""

    stylesheet: Stylesheet | RulesApart
    faults: tuple[RuleFault, ...]


@cache
def compiled_rules(schema: Path, phase: str | None = None) -> CompiledRules:
    """Return the rules of a phase (None: the schema's default) of a Schematron schema.

    Raise NotXml, NotFound, SchemaFailed or StylesheetFailed if none of it can be used.
    """
    tree = read_rules(schema)
    root = tree.getroot()
    faults = prepare(root, schema, phase)
    for _ in range(_MOST_ROUNDS):
        text, marks = _numbered(
            stylesheet(resource("xslt", "schematron", "transpile.xsl")).transform(tree, Parameters())
        )
        try:
            is_own = schema == resource("schemas", "kanben.sch")
            made = Stylesheet(schema, text) if is_own else RulesApart(schema, text)
            return CompiledRules(made, tuple(dict.fromkeys(faults)))
        except StylesheetFailed as error:
            found = _without_broken(root, str(error.values["reason"]), marks)
            if not found:
                raise
            faults += found
    raise StylesheetFailed(path=schema, reason="too many of its rules cannot be read")


@dataclass(frozen=True, slots=True)
class _Marks:
    """Which node of the schema each line of the stylesheet comes from."""

    lines: list[int]
    marks: list[str]

    def at(self, line: int) -> str:
        place = bisect_right(self.lines, line) - 1
        return self.marks[place] if place >= 0 else ""


def _numbered(text: str) -> tuple[str, _Marks]:
    """Return a stylesheet with a line end in each start tag, so that a line tells which one is meant."""
    pieces, last, line = [], 0, 1
    lines: list[int] = []
    marks: list[str] = []
    for tag in _START_TAG.finditer(text):
        pieces += [text[last : tag.start("end")], "\n"]
        line += text.count("\n", last, tag.start("end")) + 1
        last = tag.start("end")
        if mark := _MARK.search(tag[0]):
            lines.append(line)
            marks.append(mark[1])
    return "".join((*pieces, text[last:])), _Marks(lines, marks)


def _without_broken(root: etree._Element, reason: str, marks: _Marks) -> list[RuleFault]:
    """Take out of a schema what Saxon complains of; return what was wrong with it."""
    faults = []
    for error in _ERROR.finditer(reason):
        node = remove(root, marks.at(int(error["line"])))
        if node is not None and AT in node.attrib:
            faults.append(fault(node, _NAMESPACE.sub("", " ".join(error["reason"].split()))))
    return faults
