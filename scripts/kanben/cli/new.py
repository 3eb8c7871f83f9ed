"""`kanben new`: a new edition."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import Voice, voiced
from kanben.edition import create_edition


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The edition's title.")
@voiced
def command(folder: Path, title: str | None, voice: Voice) -> None:
    """Make a new edition in FOLDER: settings with comments, a sample page, .gitignore.

    A folder that holds files already is left alone.
    """
    for path in create_edition(folder, title or folder.resolve().name):
        voice.detail("wrote {path}", path=path)
    voice.say("{folder} is an edition now.", folder=folder)
    voice.say(
        "Put page texts into {pages} and run: kanben build {folder}", pages=folder / "pages", folder=folder
    )
