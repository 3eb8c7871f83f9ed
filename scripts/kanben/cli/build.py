"""`kanben build`: from page texts to a validated, published edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kanben.build import FORMATS, encode_pages, publish
from kanben.cli.options import EXISTING, Voice, speaking, voiced
from kanben.edition import SETTINGS_FILE, Edition, find_edition
from kanben.encode.contents import tei_files
from kanben.validate import UNCHECKED, Checks, Severity, silenced_rules, validate_many, write_text


@click.command("build")
@click.argument("folder", type=EXISTING, default=Path())
@click.option(
    "--format", "formats", type=click.Choice(list(FORMATS)), multiple=True, help="Only this format."
)
@click.option("--force", is_flag=True, help="Publish even what is up to date.")
@speaking
@voiced
def command(
    folder: Path, formats: tuple[str, ...], force: bool, lang: str, quiet: bool, verbose: bool
) -> None:
    """Encode the pages that are new, validate, and publish the edition in FOLDER (here, if none is named).

    An edition with errors is not published, and the last good output stays.
    """
    voice = Voice(quiet, verbose)
    edition = find_edition(folder)
    for report in voice.progress(encode_pages(edition), len(edition.pages), "encoding"):
        for article in report.articles:
            voice.say(f"encoded {article.path}  {article.title}")
    _validate(edition, voice, lang)
    for published in publish(edition, formats or tuple(FORMATS), force=force):
        voice.say(f"{'wrote' if published.is_new else 'up to date:'} {published.path}")


def _validate(edition: Edition, voice: Voice, language: str) -> None:
    """Print what is wrong, and end the command if anything is an error."""
    files = tei_files(edition)
    silenced = silenced_rules(edition.settings.validate, edition.folder / SETTINGS_FILE)
    checks = Checks(language=language, silenced=silenced)
    with voice.bar(len(files), "validating") as step:
        violations = list(validate_many(files, checks, on_progress=lambda result: step(str(result.path))))
    errors = sum(violation.severity is Severity.ERROR for violation in violations)
    if errors or not voice.quiet:
        write_text(violations, sys.stdout, language)
    if errors:
        voice.say(f"Nothing was published: mend the {errors} error(s) first.")
        sys.exit(2 if any(violation.id in UNCHECKED for violation in violations) else 1)
    voice.say(f"valid: {len(files)} files")
