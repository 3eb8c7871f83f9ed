"""`kanben build`: from page texts to a validated, published edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kanben.build import FORMATS
from kanben.cli.building import build_edition
from kanben.cli.options import EXISTING, Voice, processes, voiced
from kanben.edition import find_edition


@click.command("build")
@click.argument("folder", type=EXISTING, default=Path())
@click.option(
    "--format", "formats", type=click.Choice(list(FORMATS)), multiple=True, help="Only this format."
)
@click.option("--force", is_flag=True, help="Publish even what is up to date.")
@processes
@voiced
def command(folder: Path, formats: tuple[str, ...], force: bool, workers: int | None, voice: Voice) -> None:
    """Encode the pages that are new, validate, and publish the edition in FOLDER (here, if none is named).

    An edition with errors is not published, and the last good output stays.
    """
    chosen = formats or tuple(FORMATS)
    sys.exit(build_edition(find_edition(folder), voice, chosen, workers, force=force))
