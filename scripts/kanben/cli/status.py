"""`kanben status`: how far an edition is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.cli.unread import name_unread
from kanben.edition import find_edition
from kanben.status import Status, Unsure, read_status

_SHOWN = 10  # of many places the first; --verbose shows all


@click.command("status")
@click.argument("folder", type=EXISTING, default=Path())
@voiced
def command(folder: Path, voice: Voice) -> None:
    """Say how far the edition in FOLDER (here, if none is named) is: pages, articles, the share that people have checked.

    Then what deserves a look, with file and line: cuts and names of which the program is unsure, register entries that
    nothing uses, articles that edition.xml does not list, files that no reader reads.  -v lists all of them.
    """
    edition = find_edition(folder)
    status = read_status(edition)
    _count(status, voice)
    for path in status.unencoded:
        voice.say("{path}: not encoded yet; run kanben encode", path=path)
    for path in status.unlisted:
        voice.say("{path}: edition.xml does not list this article; kanben encode lists it", path=path)
    for fault in status.faulty:
        voice.say("{fault}", fault=fault)
    _list(status.unsure_cuts, "{count} unsure cut(s); a line set: in the page's front matter decides", voice)
    _list(status.unsure_names, '{count} unsure name(s), tagged with cert="low"', voice)
    _list(status.unused, "{count} register entries that nothing uses", voice)
    name_unread(edition, voice)


def _count(status: Status, voice: Voice) -> None:
    voice.say(
        "{encoded} of {pages} page(s) encoded, {articles} article(s), {checked} of them checked by a person ({share} %)",
        encoded=status.pages - len(status.unencoded),
        pages=status.pages,
        articles=status.articles,
        checked=status.checked,
        share=round(100 * status.checked / max(status.articles, 1)),
    )
    voice.say(
        "{names} tagged name(s), {proposed} of them proposed by the program; {entries} register entries",
        names=status.names,
        proposed=status.proposed,
        entries=status.entries,
    )


def _list(places: Sequence[Unsure], heading: str, voice: Voice) -> None:
    if not places:
        return
    voice.say(heading, count=len(places))
    shown = len(places) if voice.verbose else _SHOWN
    for place in places[:shown]:
        voice.say("  {path}:{line}  {words}", path=place.path, line=place.line, words=place.words)
    if len(places) > shown:
        voice.say("  … and {count} more (-v shows them)", count=len(places) - shown)
