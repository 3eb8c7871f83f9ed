"""`kanben register`: decisions about register entries, and the register as a table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, checking, voiced
from kanben.edition import find_edition
from kanben.encode.register_edits import Edited, merge, reject, rename, split
from kanben.encode.register_table import export_table, import_table

_EDITION = click.option(
    "--edition",
    "folder",
    type=EXISTING,
    default=Path(),
    help="The edition's folder; else the one around here.",
)


def _edits(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command --edition and --check."""
    return _EDITION(checking(command))


@click.group("register")
def command() -> None:
    """Merge, rename, split or reject register entries, with all tags that point to them; edit their names as a table.

    Entries are named by their identifiers, the values of xml:id in register.xml.
    """


@command.command("merge")
@click.argument("entry")
@click.argument("others", nargs=-1, required=True, metavar="OTHER…")
@_edits
@voiced
def merge_entries(entry: str, others: tuple[str, ...], folder: Path, check: bool, voice: Voice) -> None:
    """Make one of ENTRY and each OTHER: what the others say, their names too, goes to ENTRY, and every tag points to it."""
    if entry in others:
        raise click.UsageError("An entry cannot be merged with itself.")
    done = merge(find_edition(folder), entry, others, check=check)
    for other in others:
        voice.say("register.xml: {before} → {now}", before=other, now=entry)
    _tell(done, check, voice)


@command.command("rename")
@click.argument("entry")
@click.argument("name")
@_edits
@voiced
def rename_entry(entry: str, name: str, folder: Path, check: bool, voice: Voice) -> None:
    """Give ENTRY the main name NAME; the one before becomes a variant. The identifier stays."""
    done = rename(find_edition(folder), entry, name, check=check)
    voice.say("register.xml: {entry}: {now}", entry=entry, now=name)
    _tell(done, check, voice)


@command.command("split")
@click.argument("entry")
@click.option("--form", "forms", multiple=True, help="Take the tags of these words (may be repeated).")
@click.option("--article", "articles", multiple=True, help="Take the tags in this article (may be repeated).")
@click.option("--name", default="", help="The new entry's main name.")
@_edits
@voiced
def split_entry(
    entry: str,
    forms: tuple[str, ...],
    articles: tuple[str, ...],
    name: str,
    folder: Path,
    check: bool,
    voice: Voice,
) -> None:
    """Make a second entry of ENTRY, for its tags of some words or in some articles.

    Articles are named by file or identifier. With both, those tags are taken to which both apply.
    """
    if not forms and not articles:
        raise click.UsageError("Say with --form or --article which tags go to the new entry.")
    stems = {Path(article).stem if article.endswith(".xml") else article for article in articles}
    done = split(find_edition(folder), entry, forms=forms, articles=stems, name=name, check=check)
    voice.say("register.xml: {entry} is new", entry=done.entry)
    _tell(done, check, voice)


@command.command("reject")
@click.argument("entries", nargs=-1, required=True, metavar="ENTRY…")
@_edits
@voiced
def reject_entries(entries: tuple[str, ...], folder: Path, check: bool, voice: Voice) -> None:
    """Remove each ENTRY for good: its names are untagged, and not tagged again.

    A tag that a person made or changed is not removed: it is named, and the entry stays.
    """
    edition = find_edition(folder)
    for entry in entries:
        done = reject(edition, entry, check=check)
        voice.say("register.xml: {entry} is removed, and not made again", entry=entry)
        _list(done, voice)
    if check:
        sys.exit(1)


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_EDITION
@voiced
def export_entries(file: Path, folder: Path, voice: Voice) -> None:
    """Write the register to FILE as CSV for a spreadsheet: id, kind, name, variants (between semicolons), by, mentions."""
    count = export_table(find_edition(folder), file)
    voice.say("wrote {path}: {count} entries", path=file, count=count)


@command.command("import")
@click.argument("file", type=EXISTING)
@_edits
@voiced
def import_entries(file: Path, folder: Path, check: bool, voice: Voice) -> None:
    """Take name and variants of each row of FILE (CSV) over into the register.

    A row without id adds an entry; entries that FILE does not have stay as they are.
    """
    changes = import_table(find_edition(folder), file, check=check)
    for change in changes:
        if change.before:
            voice.say(
                "{path}: {name}: {before} → {now}",
                path="register.xml",
                name=change.entry,
                before=change.before,
                now=change.now,
            )
        else:
            voice.say("register.xml: {entry} is new", entry=change.entry)
    if not changes:
        voice.say("register.xml: nothing to change")
    if check and changes:
        sys.exit(1)


def _tell(done: Edited, check: bool, voice: Voice) -> None:
    _list(done, voice)
    if check:
        sys.exit(1)


def _list(done: Edited, voice: Voice) -> None:
    """Say of each tag what was changed."""
    for path, words, before, now in done.tags:
        if now:
            voice.say("{path}: {name}: {before} → {now}", path=path.name, name=words, before=before, now=now)
        else:
            voice.say("{path}: {name}: untagged", path=path.name, name=words)
