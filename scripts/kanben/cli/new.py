"""`kanben new`: a new edition."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import Voice, voiced
from kanben.edition import SAMPLE_PAGE, create_edition


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The edition's title.")
@click.option(
    "--sample/--no-sample", default=True, help="With a sample page to try, or without (default: with)."
)
@voiced
def command(folder: Path, title: str | None, sample: bool, voice: Voice) -> None:
    """Make a new edition in FOLDER: settings with comments, schemas, a sample page, .gitignore.

    A folder that holds files already is left alone.
    """
    for path in create_edition(folder, title or folder.resolve().name, sample=sample):
        voice.detail("wrote {path}", path=path)
    voice.say("{folder} is an edition now.", folder=folder)
    if sample:
        voice.say(
            "{page} is a sample to try; delete it before you begin in earnest.", page=folder / SAMPLE_PAGE
        )
    voice.say(
        "Put page texts into {pages} and run: kanben build {folder}", pages=folder / "pages", folder=folder
    )
