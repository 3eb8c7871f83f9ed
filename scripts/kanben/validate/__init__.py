"""Validates TEI: RELAX NG, Schematron, references between files; explains each violation and reports it."""

from kanben.validate.document import Checks, validate, validate_tree
from kanben.validate.report import write_text
from kanben.validate.violation import Place, Severity, Violation

__all__ = ["Checks", "Place", "Severity", "Violation", "validate", "validate_tree", "write_text"]
