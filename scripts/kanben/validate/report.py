"""Writes violations: as text for people, as JSON, SARIF and GitHub annotations for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from kanben import __version__
from kanben.validate.excerpt import Excerpts
from kanben.validate.rules import ENGLISH
from kanben.validate.violation import Severity, Violation
from kanben.visible import on_one_line, visible

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def write_text(
    violations: Iterable[Violation], stream: TextIO, language: str = ENGLISH, colour: bool | None = None
) -> None:
    """Write a paragraph for each violation: place, message, the source line with a caret, what to do.

    Colours are for terminals, unless `colour` says otherwise.
    """
    coloured = stream.isatty() if colour is None else colour
    excerpts = Excerpts()
    for violation in violations:
        print(_paragraph(violation, excerpts, coloured), file=stream)


def _paragraph(violation: Violation, excerpts: Excerpts, coloured: bool) -> str:
    place = violation.place
    colour, bold, dim, plain = (
        (_COLOURS[violation.severity], _BOLD, _DIM, _PLAIN) if coloured else ("", "", "", "")
    )
    lines = [
        f"{bold}{on_one_line(str(place.file))}:{place.line}:{place.column}:{plain} "
        f"{colour}{violation.severity}{plain}: {on_one_line(violation.message)} {dim}[{on_one_line(violation.id)}]{plain}"
    ]
    excerpt = excerpts.of(place)
    if excerpt is not None:
        margin = " " * len(str(place.line))
        lines += [
            f"  {dim}{place.line} |{plain} {visible(excerpt.text)}",
            f"  {margin} {dim}|{plain} {excerpt.caret}",
        ]
    if violation.hint:
        lines.append(f"  → {visible(violation.hint)}")
    return "\n".join(lines)


def as_record(violation: Violation) -> dict[str, Any]:
    """Return a violation as JSON has it."""
    return {
        "file": violation.place.file.as_posix(),
        "line": violation.place.line,
        "column": violation.place.column,
        "xpath": violation.place.xpath,
        "id": violation.id,
        "severity": str(violation.severity),
        "message": violation.message,
        "expected": list(violation.expected),
        "hint": violation.hint,
    }


def write_json(violations: Iterable[Violation], stream: TextIO, language: str = ENGLISH) -> None:
    """Write one array with an object for each violation, each as soon as it is known."""
    separator = "[\n"
    for violation in violations:
        stream.write(separator + json.dumps(as_record(violation), ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]\n" if separator == ",\n" else "[]\n")


def write_sarif(violations: Iterable[Violation], stream: TextIO, language: str = ENGLISH) -> None:
    """Write a log in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the text."""
    from kanben.validate.listing import list_rules  # here, since it takes in the modules of all rules

    rules = [{"id": rule.id, "shortDescription": {"text": rule.about}} for rule in list_rules(language)]
    driver = {"name": "kanben", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(violation) for violation in violations],
            }
        ],
    }
    json.dump(log, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _sarif_result(violation: Violation) -> dict[str, Any]:
    place = violation.place
    text = visible(f"{violation.message}. {violation.hint}" if violation.hint else violation.message)
    return {
        "ruleId": violation.id,
        "level": str(violation.severity),
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(violation)},
                    "region": {"startLine": place.line, "startColumn": place.column},
                },
                "logicalLocations": [{"fullyQualifiedName": place.xpath}],
            }
        ],
    }


def _uri(violation: Violation) -> str:
    file = violation.place.file
    return file.as_uri() if file.is_absolute() else file.as_posix().replace(" ", "%20")


def write_github(violations: Iterable[Violation], stream: TextIO, language: str = ENGLISH) -> None:
    """Write workflow commands, which GitHub shows as annotations of a change."""
    for violation in violations:
        place = violation.place
        values = {
            "file": place.file.as_posix(),
            "line": place.line,
            "col": place.column,
            "title": violation.id,
        }
        properties = ",".join(
            f"{name}={_escaped(on_one_line(str(value)), ':,')}" for name, value in values.items()
        )
        text = visible(f"{violation.message}\n{violation.hint}".strip())
        print(f"::{violation.severity} {properties}::{_escaped(text)}", file=stream)


def _escaped(text: str, also: str = "") -> str:
    """Escape what has a meaning in a workflow command."""
    for character in ("%", "\r", "\n", *also):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


Writer = Callable[[Iterable[Violation], TextIO, str], None]
REPORTS: dict[str, Writer] = {
    "text": write_text,
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
}


def write_report(violations: Iterable[Violation], form: str, stream: TextIO, language: str = ENGLISH) -> None:
    """Write violations in one of the forms of REPORTS."""
    REPORTS[form](violations, stream, language)
