"""`kanben serve`: a preview that follows the work."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from kanben.cli.building import build_edition
from kanben.cli.options import EXISTING, Voice, processes, voiced
from kanben.cli.wording import worded_error
from kanben.edition import Edition, find_edition
from kanben.errors import KanbenError
from kanben.serve import Preview


@click.command("serve")
@click.argument("folder", type=EXISTING, default=Path())
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free port."
)
@processes
@voiced
def command(folder: Path, port: int, workers: int | None, voice: Voice) -> None:
    """Build the edition in FOLDER and show its site on this machine; build again, and reload, when a file changes.

    Nobody else can see it: the server listens on the loopback address only.  Ctrl-C ends it.
    """
    from watchfiles import watch

    edition = find_edition(folder)
    build_edition(edition, voice, ("html",), workers)
    preview = Preview(edition.output / "html", port, base_path(edition))
    preview.start()
    voice.say("{url}  (Ctrl-C ends)", url=preview.url)
    sys.stdout.flush()
    for changes in watch(edition.folder, raise_interrupt=True):
        if any(is_of_edition(edition, Path(path)) for _, path in changes):
            _rebuild(edition.folder, voice, workers)
            preview.changes.announce()


def is_of_edition(edition: Edition, path: Path) -> bool:
    """Whether a file that was changed is one of the edition's.

    It is not if it was built, or is hidden: a build writes such files itself, the lock above all, and would follow its own.
    """
    home, output = edition.folder.resolve(), edition.output.resolve()
    file = path.parent.resolve() / path.name
    if file.is_relative_to(output) or not file.is_relative_to(home):
        return False
    return not any(part.startswith(".") for part in file.relative_to(home).parts)


def base_path(edition: Edition) -> str:
    """Return the path of the site's public address, / if it has none."""
    path = urlsplit(str(edition.settings.html.get("url", ""))).path.strip("/")
    return f"/{path}/" if path else "/"


def _rebuild(folder: Path, voice: Voice, workers: int | None) -> None:
    """Build again; say what is wrong, and go on with the last good site."""
    try:
        build_edition(Edition(folder), voice, ("html",), workers)
    except KanbenError as error:
        message = worded_error(error, error.template, voice.language, error.values)
        click.echo(f"kanben: {message}", err=True)
