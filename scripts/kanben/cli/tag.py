"""`kanben tag`: proposes names for text and TEI."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.files import read_bytes

_FORMATS = ("jsonl", "tei")


@click.command("tag")
@click.argument("files", type=EXISTING, nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="What to write; else TEI for .xml files, JSON Lines for others.",
)
@click.option("--taggers", help="Which taggers to ask, separated by commas; else register, rules and model.")
@voiced
def command(files: tuple[Path, ...], form: str | None, taggers: str | None, voice: Voice) -> None:
    """Propose names for FILES, plain text or TEI, and write them to standard output; `-` is standard input.

    As jsonl, plain text gives one object for each line: {"text", "entities": [[start, end, "PER"|"LOC"|"ORG"|"SOURCE"]]},
    offsets in characters; TEI gives one for each paragraph or headline.  As tei, TEI comes back with the names that it lacks,
    linked to the register of the edition around it; what people tagged stays.
    """
    from kanben.tagging import load_taggers
    from kanben.tagging.jsonl import tag_lines
    from kanben.tagging.registry import USUAL

    names = taggers.split(",") if taggers else USUAL
    chosen = load_taggers(names)
    for file in files:
        if (form or _usual_form(file)) == "tei":
            sys.stdout.write(_tagged_tei(file, names))
        else:
            for row in tag_lines(_lines(file), chosen):
                click.echo(row)


def _usual_form(file: Path) -> str:
    return "tei" if file.suffix == ".xml" else "jsonl"


def _lines(file: Path) -> Iterable[str]:
    """Return the lines to tag: a text's, or the parts of a TEI document."""
    from kanben.readers.decoding import decode
    from kanben.tei import parse_tei
    from kanben.tei.printed import article_text

    if file.suffix == ".xml":
        return article_text(parse_tei(file).getroot()).split("\n")
    if str(file) == "-":
        return _standard_input()
    return decode(read_bytes(file), file).splitlines()


def _standard_input() -> Iterator[str]:
    """Yield lines as they come, so that a pipe is answered before it ends."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8")


def _tagged_tei(file: Path, taggers: Sequence[str]) -> str:
    """Return a TEI document with the names that programs propose for it."""
    from kanben.encode.retag import tag_document

    return tag_document(file, taggers)
