"""`kanben train`: learns to find names from what the editors of an edition have checked."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.edition import Edition
from kanben.edition.lock import writing


@click.command("train")
@click.argument("directory", type=EXISTING, default=Path())
@voiced
def command(directory: Path, voice: Voice) -> None:
    """Train a small model on the checked articles of the edition in DIRECTORY (here, if none is named).

    An article counts as checked when a person answers for something in it (@resp).  The model is stored with the
    edition and is one more tagger from the next `kanben encode` on; remove the file to do without it.
    `kanben evaluate DIRECTORY --folds 5` shows what it gains.
    """
    from kanben.train import train

    edition = Edition(directory)
    with writing(edition.folder):
        path, count = train(edition.folder)
    voice.say("{path}: trained on {count} checked article(s)", path=path, count=count)
