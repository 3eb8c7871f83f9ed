"""`kanben encode`: page text to article TEI."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.edition import Edition, adopt_page, edition_around, find_edition

if TYPE_CHECKING:
    from kanben.encode.pages import ArticleReport, PageReport


@click.command("encode")
@click.argument("pages", type=EXISTING, nargs=-1)
@click.option(
    "--edition", "folder", type=EXISTING, help="The edition's folder; else the one around the page, or here."
)
@click.option("--encoding", help="The pages' character encoding, where it is not recognised.")
@click.option("--taggers", help="Which taggers to ask, separated by commas; else as edition.toml says.")
@click.option(
    "--check", is_flag=True, help="Write nothing; say what would change, and exit with 1 if anything would."
)
@click.option("--plan", is_flag=True, help="Show how the pages would be cut, and why; encode nothing.")
@click.option(
    "--set",
    "fixes",
    multiple=True,
    metavar="LINE=WHAT",
    help="Decide the cut at a line of the page: article, same, join, apart, or a kind of part (see --plan).",
)
@voiced
def command(
    pages: tuple[Path, ...],
    folder: Path | None,
    encoding: str | None,
    taggers: str | None,
    check: bool,
    plan: bool,
    fixes: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Encode PAGES as TEI: one file for each article, and the names in the register.

    Without PAGES, every page of the edition.  A page outside the edition is copied into its pages/ folder.  Run again, it keeps
    what people changed and renews only what the program had tagged.
    """
    from kanben.encode.pages import Encoding

    voice = Voice(quiet, verbose)
    if plan:
        _show_plan(pages or _edition(pages, folder).pages, encoding, fixes)
        return
    edition = _edition(pages, folder)
    files = [adopt_page(edition, page, check=check) for page in pages] or edition.pages
    differs = False
    with Encoding(edition, taggers.split(",") if taggers else (), check=check) as run:
        for file in voice.progress(files, len(files), "encoding"):
            for report in run.encode(file, encoding, fixes):
                _tell(report, voice)
                differs |= any(article.is_new or article.revision.touched for article in report.articles)
    if check and differs:
        sys.exit(1)


def _show_plan(pages: Sequence[Path], encoding: str | None, fixes: Sequence[str]) -> None:
    """Print the outline of each page's cut."""
    from kanben.readers import read_pages
    from kanben.segment import outline, read_fixes, segment

    for file in pages:
        read = read_pages(file, encoding)
        decided = read_fixes(read, fixes)
        for page in read:
            click.echo(outline(page, segment(page, decided)))


def _edition(pages: tuple[Path, ...], folder: Path | None) -> Edition:
    if folder is not None:
        return find_edition(folder)
    around = edition_around(pages[0]) if pages else None
    return around or find_edition(Path())


def _tell(report: PageReport, voice: Voice) -> None:
    identity = report.identity
    voice.say(
        f"{report.page.path}: {len(report.articles)} article(s), {identity.characters} characters, all as printed; "
        f"white space left out at {identity.joins} join(s)"
    )
    for article in report.articles:
        voice.say(f"  {article.path.name}  {article.title}  ({_outcome(article)})")
        for start, end, name in article.revision.withheld:
            voice.detail(f"    <{name}> at characters {start}–{end} is left as a person decided")


def _outcome(article: ArticleReport) -> str:
    revision = article.revision
    if article.is_new:
        return f"new, {revision.added} tags"
    if not revision.touched:
        return "unchanged"
    return f"{revision.added} tags added, {revision.changed} changed, {len(revision.dropped)} removed"
