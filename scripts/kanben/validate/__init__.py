"""Validates TEI: RELAX NG, Schematron, references between files; explains each violation and reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanben.validate.document import Checks, validate
from kanben.validate.many import UNCHECKED, Result, validate_many
from kanben.validate.report import REPORTS, write_report, write_text
from kanben.validate.violation import Place, Severity, Violation

if TYPE_CHECKING:
    from kanben.validate.listing import ListedRule, list_rules, silenced_rules

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


def __getattr__(name: str) -> Any:
    """Import what lists the rules only when it is asked for: it takes in the modules of all of them."""
    if name not in __all__:
        raise AttributeError(name)
    from kanben.validate import listing

    return getattr(listing, name)
