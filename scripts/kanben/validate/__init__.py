"""Validates TEI: RELAX NG, Schematron, references between files; explains each violation and reports it."""

from kanben.validate.document import Checks, validate
from kanben.validate.listing import ListedRule, list_rules, silenced_rules
from kanben.validate.many import UNCHECKED, Result, validate_many
from kanben.validate.report import REPORTS, write_report, write_text
from kanben.validate.violation import Place, Severity, Violation

__all__ = [
    "REPORTS",
    "UNCHECKED",
    "Checks",
    "ListedRule",
    "Place",
    "Result",
    "Severity",
    "Violation",
    "list_rules",
    "silenced_rules",
    "validate",
    "validate_many",
    "write_report",
    "write_text",
]
