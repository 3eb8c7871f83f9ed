"""`kanben validate`: what is wrong in TEI files, and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.edition import SETTINGS_FILE, Edition
from kanben.encode.contents import tei_files
from kanben.errors import NotFound
from kanben.validate import Checks, Severity, validate, write_text


@click.command("validate")
@click.argument("paths", type=EXISTING, nargs=-1, required=True)
@click.option("--schema", type=EXISTING, help="A RELAX NG schema to use in place of Kanben's.")
@voiced
def command(paths: tuple[Path, ...], schema: Path | None, quiet: bool, verbose: bool) -> None:
    """Check PATHS, TEI files or folders, against RELAX NG, Schematron and each other.

    Exits with 0 if they are valid (there may be warnings), 1 if they are not, 2 if they could not be checked.
    """
    voice = Voice(quiet, verbose)
    files = [file for path in paths for file in _files(path)]
    checks = Checks() if schema is None else Checks(schema=schema)
    violations = []
    for file in voice.progress(files, len(files), "validating"):
        voice.detail(f"{file}")
        violations += validate(file, checks)
    write_text(violations, sys.stdout)
    errors = sum(fault.severity is Severity.ERROR for fault in violations)
    warnings = len(violations) - errors
    voice.say(f"{len(files)} file(s): {errors} error(s), {warnings} warning(s)")
    sys.exit(1 if errors else 0)


def _files(path: Path) -> list[Path]:
    """Return the TEI files that a path stands for: itself, an edition's, or all XML files below a folder."""
    if not path.is_dir():
        return [path]
    found = tei_files(Edition(path)) if (path / SETTINGS_FILE).is_file() else sorted(path.rglob("*.xml"))
    if not found:
        raise NotFound(path=path / "*.xml")
    return found
