"""`kanben transform`: TEI to a site or a book."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from kanben.build import FORMATS
from kanben.cli.options import EXISTING, Voice, processes, voiced
from kanben.edition import Edition
from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import NotFound
from kanben.gather import gather_records
from kanben.publish.epub.book_settings import override_settings
from kanben.publish.shared.standalone import gather_files
from kanben.transform import take_messages
from kanben.workers import Workers


@click.command("transform")
@click.argument("paths", type=EXISTING, nargs=-1, required=True)
@click.option("--to", "name", type=click.Choice(list(FORMATS)), required=True, help="What to make.")
@click.option("--output", type=click.Path(path_type=Path), help="Where to: a folder (html) or a file (epub).")
@click.option("--writing-mode", type=click.Choice(["horizontal", "vertical"]), help="How a book's lines run.")
@click.option("--split", type=click.Choice(["edition", "issue", "article"]), help="What makes one book.")
@processes
@voiced
def command(
    paths: tuple[Path, ...],
    name: str,
    output: Path | None,
    writing_mode: str | None,
    split: str | None,
    workers: int | None,
    voice: Voice,
) -> None:
    """Make a site or a book of PATHS: one edition's folder, or TEI files, or a folder of them.

    Nothing is encoded or validated; the output goes to a folder or file named like the first path, here, unless --output says
    otherwise.  A folder that holds something else than an earlier site is not replaced.
    """
    with tempfile.TemporaryDirectory(prefix="kanben-") as scratch:
        if len(paths) == 1 and (paths[0] / SETTINGS_FILE).is_file():
            edition = Edition(paths[0])
        else:
            edition = gather_files([file for path in paths for file in _files(path)], Path(scratch))
        override_settings(edition, writing_mode=writing_mode, split=split)
        target = output or Path(f"{paths[0].resolve().stem}{FORMATS[name].suffix}")
        with Workers(workers, voice.bar) as crew:
            records = gather_records(edition, crew, Path(scratch) / "records.sqlite")
            written = FORMATS[name].write(edition, records, target, crew)
    voice.details(take_messages())
    for path in written:
        voice.say("wrote {path}", path=path)


def _files(path: Path) -> list[Path]:
    """Return the TEI files that a path stands for: itself, or those directly in a folder."""
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    if not files:
        raise NotFound(path=path / "*.xml")
    return files
