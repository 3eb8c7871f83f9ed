"""`kanben validate`: what is wrong in TEI files, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, processes, voiced
from kanben.edition import Edition, edition_around
from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import NotFound
from kanben.files import STANDARD_INPUT, take_standard_input
from kanben.validate import (
    REPORTS,
    UNCHECKED,
    Checks,
    Result,
    Severity,
    Violation,
    validate_many,
    write_report,
)
from kanben.workers import Workers


@click.command("validate")
@click.argument("paths", type=EXISTING, nargs=-1)
@click.option(
    "--schema", type=EXISTING, help="A RELAX NG schema (.rng, .rnc) in place of the files' own or Kanben's."
)
@click.option(
    "--schematron", type=EXISTING, help="A Schematron schema in place of the files' own or Kanben's."
)
@click.option(
    "--catalog",
    "catalogs",
    type=EXISTING,
    multiple=True,
    help="An XML catalog that says which file stands for an address; those of XML_CATALOG_FILES follow.",
)
@click.option("--phase", help="The phase of the Schematron schema, by its id; #ALL for all patterns.")
@click.option(
    "--xinclude/--no-xinclude",
    default=True,
    help="Check documents with what they include from their folder (the default).",
)
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", show_default=True)
@processes
@click.option("--rules", is_flag=True, help="List the rules with their ids, and stop.")
@voiced
def command(
    paths: tuple[Path, ...],
    schema: Path | None,
    schematron: Path | None,
    catalogs: tuple[Path, ...],
    phase: str | None,
    xinclude: bool,
    form: str,
    workers: int | None,
    rules: bool,
    voice: Voice,
) -> None:
    """Check PATHS, TEI files or folders, against RELAX NG, Schematron and each other; `-` is standard input.

    Exits with 0 if they are valid (there may be warnings), 1 if they are not, 2 if some could not be checked.
    """
    if rules:
        _list_rules(voice.language)
        return
    if not paths:
        raise click.UsageError("Name the files or folders to check.")
    if STANDARD_INPUT in paths:
        take_standard_input(sys.stdin.buffer)
        workers = 1  # other processes do not have what was read
    files = [file for path in paths for file in _files(path)]
    checks = Checks(
        schema=schema,
        schematron=schematron,
        phase=phase,
        language=voice.language,
        catalogs=catalogs,
        xinclude=xinclude,
        silenced=_silenced(files) - UNCHECKED,
    )
    tally = _Tally()
    with Workers(workers) as crew, voice.bar(len(files), "validating") as step:
        found = validate_many(files, checks, workers=crew, on_progress=lambda result: step(_named(result)))
        write_report(tally.count(found), form, sys.stdout, voice.language)
    if form == "text":
        voice.say(
            "{count} file(s): {errors} error(s), {warnings} warning(s)",
            count=len(files),
            errors=tally.errors,
            warnings=tally.warnings,
        )
    sys.exit(tally.exit_code)


class _Tally:
    """Counts violations as they pass."""

    def __init__(self) -> None:
        self.errors = self.warnings = 0
        self.unchecked = False

    def count(self, violations: Iterator[Violation]) -> Iterator[Violation]:
        """Yield the violations, each counted."""
        for violation in violations:
            self.errors += violation.severity is Severity.ERROR
            self.warnings += violation.severity is Severity.WARNING
            self.unchecked |= violation.id in UNCHECKED
            yield violation

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return 2 if self.unchecked else int(self.errors > 0)


def _named(result: Result) -> str:
    return f"{result.path}: {len(result.violations)} found"


def _list_rules(language: str) -> None:
    from kanben.validate import list_rules  # here, since it imports the modules of all rules

    for rule in list_rules(language):
        click.echo(f"{rule.id:<28} {rule.severity:<8} {rule.about}")


def _silenced(files: Sequence[Path]) -> frozenset[str]:
    """Return the rules that the edition around the first file silences."""
    edition = edition_around(files[0]) if files else None
    if edition is None or "silence" not in edition.settings.validate:
        return frozenset()
    from kanben.validate import silenced_rules

    return silenced_rules(edition.settings.validate, edition.folder / SETTINGS_FILE)


def _files(path: Path) -> list[Path]:
    """Return the TEI files that a path stands for: itself, an edition's, or all XML files below a folder."""
    if path == STANDARD_INPUT or not path.is_dir():
        return [path]
    from kanben.edition.contents import tei_files  # here, since single files do not want it
    from kanben.edition.lock import await_writer

    if (path / SETTINGS_FILE).is_file():
        await_writer(path)
        found = tei_files(Edition(path))
    else:
        found = sorted(path.rglob("*.xml"))
    if not found:
        raise NotFound(path=path / "*.xml")
    return found
