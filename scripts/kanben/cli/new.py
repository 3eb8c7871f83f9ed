"""`kanben new`: a new edition."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import Voice, voiced
from kanben.edition import SAMPLE_PAGE, Edition, create_edition
from kanben.edition.ci import FORGES, write_ci
from kanben.edition.settings import SETTINGS_FILE


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The edition's title.")
@click.option(
    "--sample/--no-sample", default=True, help="With a sample page to try, or without (default: with)."
)
@click.option(
    "--ci",
    type=click.Choice(FORGES),
    help="Add a workflow that validates, builds and publishes, and a commit hook.",
)
@click.option(
    "--install-from",
    "source",
    metavar="SOURCE",
    help="What --ci installs Kanben from, as pip takes it: git+https://…, a wheel, a name with a version.",
)
@voiced
def command(
    folder: Path, title: str | None, sample: bool, ci: str | None, source: str | None, voice: Voice
) -> None:
    """Make a new edition in FOLDER: settings with comments, schemas, a sample page, .gitignore.

    A folder that holds files already is left alone; only the files of --ci may be added to an edition that exists.
    """
    if (ci is None) != (source is None):
        raise click.UsageError("--ci and --install-from belong together: Kanben is on no package index yet.")
    exists = ci is not None and (folder / SETTINGS_FILE).is_file()
    if not exists:
        _make(folder, title, sample, voice)
    if ci and source is not None:
        for path in write_ci(Edition(folder), ci, source):
            voice.say("wrote {path}", path=path)


def _make(folder: Path, title: str | None, sample: bool, voice: Voice) -> None:
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
