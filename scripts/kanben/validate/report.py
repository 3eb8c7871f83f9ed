"""Writes violations for people and programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from kanben.validate.violation import Violation


def line_of(violation: Violation) -> str:
    """Return a violation as one line, with its hint on a second one: `file:line:column: severity [id]: message`."""
    place = violation.place
    head = f"{place.file}:{place.line}:{place.column}: {violation.severity} [{violation.id}]: {violation.message}"
    return f"{head}\n    {violation.hint}" if violation.hint else head


def write_text(violations: Iterable[Violation], stream: TextIO) -> None:
    """Write one paragraph for each violation."""
    for violation in violations:
        print(line_of(violation), file=stream)
