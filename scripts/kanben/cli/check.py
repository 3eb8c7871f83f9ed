"""`kanben check`: what is wrong in the books and the site that were built."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kanben.check import check_books, check_built
from kanben.cli.options import EXISTING, Voice, voiced
from kanben.edition import find_edition
from kanben.validate import Severity
from kanben.validate.report import REPORTS, write_report


@click.command("check")
@click.argument("folder", type=EXISTING, default=Path())
@click.option(
    "--book",
    "books",
    type=EXISTING,
    multiple=True,
    help="Check this EPUB of the edition, not what was built.",
)
@click.option(
    "--format", "form", type=click.Choice(list(REPORTS)), default="text", help="The form of the report."
)
@voiced
def command(folder: Path, books: tuple[Path, ...], form: str, voice: Voice) -> None:
    """Check the books and the site built of the edition in FOLDER: EPUBCheck, links, Ace.

    Each finding names the line of the TEI that it comes from.  Exits with 0 if nothing is wrong, 1 if something is.
    A checker that this machine lacks is named in a warning.
    """
    edition = find_edition(folder)
    found = check_books(edition, books, voice.language) if books else check_built(edition, voice.language)
    violations = list(found)
    write_report(violations, form, sys.stdout, voice.language)
    errors = sum(fault.severity is Severity.ERROR for fault in violations)
    if form == "text":
        voice.say(
            "{errors} error(s), {warnings} warning(s)", errors=errors, warnings=len(violations) - errors
        )
    sys.exit(1 if errors else 0)
