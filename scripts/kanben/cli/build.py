"""`kanben build`: from page texts to a validated, published edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kanben.build import FORMATS, encode_pages, publish
from kanben.cli.options import EXISTING, Voice, voiced
from kanben.edition import find_edition
from kanben.encode.contents import tei_files
from kanben.validate import Severity, Violation, validate, write_text


@click.command("build")
@click.argument("folder", type=EXISTING, default=Path())
@click.option(
    "--format", "formats", type=click.Choice(list(FORMATS)), multiple=True, help="Only this format."
)
@click.option("--force", is_flag=True, help="Publish even what is up to date.")
@voiced
def command(folder: Path, formats: tuple[str, ...], force: bool, quiet: bool, verbose: bool) -> None:
    """Encode the pages that are new, validate, and publish the edition in FOLDER (here, if none is named).

    An edition with errors is not published, and the last good output stays.
    """
    voice = Voice(quiet, verbose)
    edition = find_edition(folder)
    for report in voice.progress(encode_pages(edition), len(edition.pages), "encoding"):
        for article in report.articles:
            voice.say(f"encoded {article.path}  {article.title}")
    files = tei_files(edition)
    violations = [
        fault for file in voice.progress(files, len(files), "validating") for fault in validate(file)
    ]
    if _has_errors(violations):
        write_text(violations, sys.stdout)
        voice.say("Nothing was published: mend the errors first.")
        sys.exit(1)
    if not quiet:
        write_text(violations, sys.stdout)
    voice.say(f"valid: {len(files)} files")
    for published in publish(edition, formats or tuple(FORMATS), force=force):
        voice.say(f"{'wrote' if published.is_new else 'up to date:'} {published.path}")


def _has_errors(violations: list[Violation]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in violations)
