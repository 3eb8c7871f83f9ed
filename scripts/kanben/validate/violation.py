"""One fault in a document: where it is, what was found, what is allowed there, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a fault is: an error makes a file invalid, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; lines and columns count from 1, in characters; `xpath` leads to the node."""

    file: Path
    line: int
    column: int = 1
    xpath: str = "/"


@dataclass(frozen=True, slots=True)
class Violation:
    """A fault with its place; `id` is the rule's stable name.

    `expected` lists the elements (`<p>`), attributes (`@type`) or values that are allowed in the place; `hint` says what
    to do. Texts are in the language validation was asked for.
    """

    place: Place
    id: str
    message: str
    severity: Severity = Severity.ERROR
    expected: tuple[str, ...] = ()
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What violations are sorted by: file, place, rule."""
        return (str(self.place.file), self.place.line, self.place.column, self.id, self.message)
