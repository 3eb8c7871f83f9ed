"""`kanben transform`: TEI to a site or a book."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, processes, voiced
from kanben.convert import transform_files
from kanben.publish.document.report import Remark

_MOST_REMARKS = 20  # that are printed of a run


@click.command("transform")
@click.argument("paths", type=EXISTING, nargs=-1, required=True)
@click.option("--to", "name", type=click.Choice(["html", "epub"]), required=True, help="What to make.")
@click.option("--output", type=click.Path(path_type=Path), help="Where to: a folder (html) or a file (epub).")
@click.option(
    "--writing-mode", type=click.Choice(["horizontal", "vertical"]), help="How a book's lines run (editions)."
)
@click.option(
    "--split", type=click.Choice(["edition", "issue", "article"]), help="What makes one book (editions)."
)
@click.option(
    "--site", "whole_site", is_flag=True, help="Of an edition's articles, the whole site: lists, map, search."
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 1 where an element is unknown, a picture missing or a text not shown.",
)
@processes
@voiced
def command(
    paths: tuple[Path, ...],
    name: str,
    output: Path | None,
    writing_mode: str | None,
    split: str | None,
    whole_site: bool,
    strict: bool,
    workers: int | None,
    voice: Voice,
) -> None:
    """Make a site or a book of PATHS: one edition's folder, or TEI files of any kind, or folders of them.

    Nothing is encoded or validated; the output goes to a folder or file named like the first path, here, unless --output says
    otherwise.  A folder that holds something else than an earlier site is not replaced. Articles of an edition become their pages
    alone, with the entries that they name; --site publishes all around them.
    """
    target = output or Path(f"{paths[0].resolve().stem}{'.epub' if name == 'epub' else '-html'}")
    done = transform_files(
        paths,
        "epub" if name == "epub" else "html",
        target,
        writing_mode=writing_mode,
        split=split,
        whole_site=whole_site,
        workers=workers,
        bar=voice.bar,
    )
    for remark in done.remarks[:_MOST_REMARKS]:
        _warn(remark, voice)
    if len(done.remarks) > _MOST_REMARKS:
        voice.warn("… and {count} more", count=len(done.remarks) - _MOST_REMARKS)
    from kanben.transform import take_messages

    voice.details(take_messages())
    for path in done.written:
        voice.say("wrote {path}", path=path)
    if strict and done.remarks:
        raise SystemExit(1)


def _warn(remark: Remark, voice: Voice) -> None:
    place = f"{remark.file}:{remark.line}: "
    voice.warn("{place}{remark}", place=place, remark=voice.worded(remark.template, **remark.values))
