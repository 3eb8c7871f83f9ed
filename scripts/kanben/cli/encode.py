"""`kanben encode`: page text to article TEI."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kanben.cli.carried import tell_agreement, warn_of_language
from kanben.cli.options import EXISTING, Voice, checking, processes, voiced
from kanben.cli.unread import name_unread
from kanben.edition import Edition, adopt_pages, edition_around, find_edition
from kanben.edition.settings import SETTINGS_FILE
from kanben.workers import Workers

if TYPE_CHECKING:
    from kanben.encode.pages import ArticleReport, PageReport


@click.command("encode")
@click.argument("pages", type=EXISTING, nargs=-1)
@click.option(
    "--edition", "folder", type=EXISTING, help="The edition's folder; else the one around the page, or here."
)
@click.option("--encoding", help="The pages' character encoding, where it is not recognised.")
@click.option("--taggers", help="Which taggers to ask, separated by commas; else as edition.toml says.")
@checking
@click.option(
    "--into-page",
    is_flag=True,
    help="Where page and TEI differ, take corrections typed in the TEI into the page's file.",
)
@click.option(
    "--from-page", is_flag=True, help="Where page and TEI differ, take the page's words into the TEI."
)
@click.option(
    "--recut",
    is_flag=True,
    help="Cut PAGES anew that are encoded; articles keep their names, people's tags and notes stay.",
)
@click.option(
    "--drop",
    "dropped",
    multiple=True,
    metavar="PAGE",
    help="Take a page out of the edition: its articles go to removed/, register entries that only they used go.",
)
@click.option("--plan", is_flag=True, help="Show how the pages would be cut, and why; encode nothing.")
@click.option(
    "--set",
    "fixes",
    multiple=True,
    metavar="LINE=WHAT",
    help="Decide the cut at a line of the page: article, same, join, apart, or a kind of part (see --plan).",
)
@processes
@voiced
def command(
    pages: tuple[Path, ...],
    folder: Path | None,
    encoding: str | None,
    taggers: str | None,
    check: bool,
    into_page: bool,
    from_page: bool,
    recut: bool,
    dropped: tuple[str, ...],
    plan: bool,
    fixes: tuple[str, ...],
    workers: int | None,
    voice: Voice,
) -> None:
    """Encode PAGES as TEI: one file for each article, and the names in the register.

    Without PAGES, or with the folder of an edition, every page of the edition.  A page outside the edition is copied into
    its pages/ folder.  Run again, it keeps what people changed and renews only what the program had tagged.  What was
    corrected in a page since the last run is carried into its articles.
    """
    from kanben.encode.page_merge import Side
    from kanben.encode.pages import Encoding

    if into_page and from_page:
        raise click.UsageError("--into-page and --from-page exclude each other.")
    side = Side.TEI if into_page else Side.PAGE if from_page else Side.NEITHER
    only = pages[0] if len(pages) == 1 else None
    if only and folder is None and (only / SETTINGS_FILE).is_file():
        folder, pages = only, ()
    if dropped:
        if pages or check or fixes:
            raise click.UsageError("--drop takes pages out, and does nothing else.")
        _drop(dropped, folder, voice)
        return
    if plan:
        _show_plan(pages, folder, encoding, fixes, voice)
        return
    if recut and not pages:
        raise click.UsageError("--recut cuts the pages anew that are named: name them.")
    if fixes and len(pages) != 1:
        raise click.UsageError("--set decides the cut of one page: name that page.")
    edition = _edition(pages, folder)
    if not pages:
        name_unread(edition, voice)
    files = adopt_pages(edition, pages, encoding, fixes, check=check) or edition.pages
    differs = False
    names = taggers.split(",") if taggers else ()
    with (
        Workers(workers) as crew,
        Encoding(edition, names, check=check, workers=crew, side=side, recut=recut) as run,
    ):
        for report in voice.progress(run.encode(files, encoding, fixes), len(files), "encoding"):
            changed = [article for article in report.articles if article.changed or article.header.kept]
            if not check:
                _tell(report, voice)
            for article in changed if check else report.articles:
                _tell_article(article, voice, check=check)
            tell_agreement(report, voice)
            warn_of_language(report, voice)
            differs |= bool(report.agreement) or any(article.changed for article in report.articles)
        for file, lost in run.renamed:
            voice.say(
                "{path}: the page that was {old}; its articles keep their names", path=file, old=lost.file
            )
        for change in run.header_changes:
            outcome = "as the settings say" if change.renewed else "is left as a person changed it"
            voice.say("{path}: {field} " + outcome, path=change.path, field=voice.worded(change.field))
            differs |= change.renewed
    if check and (differs or run.renamed):
        sys.exit(1)


def _show_plan(
    pages: Sequence[Path], folder: Path | None, encoding: str | None, fixes: Sequence[str], voice: Voice
) -> None:
    """Print the outline of each page's cut, why it is so, and front matter that would decide it."""
    from kanben.readers.front import count_front_lines
    from kanben.segment import front_matter, outline, read_fixes, segment, weigh_cuts

    edition = _edition(tuple(pages), folder)
    for file in pages or edition.pages:
        read = edition.read_pages(file, encoding)
        decided = read_fixes(read, fixes)
        for page in read:
            articles = segment(page, decided)
            click.echo(outline(page, articles, weigh_cuts(page, decided), voice.language))
        if len(read) == 1:
            click.echo(
                voice.worded("To decide this yourself, put this at the top of the file and change it:")
            )
            click.echo(front_matter(page, articles, decided, count_front_lines(file, encoding)))


def _drop(pages: Sequence[str], folder: Path | None, voice: Voice) -> None:
    """Take pages out of their edition and say where they are now."""
    from kanben.encode.dropping import drop_page

    edition = _edition(tuple(map(Path, pages)), folder)
    for page in pages:
        out = drop_page(edition, page)
        for file in out.files:
            voice.say("moved to {path}", path=file)
        for entry in out.entries:
            voice.say("register.xml: {entry} was used nowhere else, and is removed", entry=entry)


def _edition(pages: tuple[Path, ...], folder: Path | None) -> Edition:
    if folder is not None:
        return find_edition(folder)
    around = edition_around(pages[0]) if pages else None
    return around or find_edition(Path())


def _tell(report: PageReport, voice: Voice) -> None:
    voice.say(
        "{path}: {articles} article(s), {characters} characters, all as printed; white space left out at {joins} join(s)",
        path=report.page.path,
        articles=len(report.articles),
        characters=report.identity.characters,
        joins=report.identity.joins,
    )


def _tell_article(article: ArticleReport, voice: Voice, *, check: bool) -> None:
    """Say what was done to an article; in a check, which tags come (+), go (-) or say something else (~)."""
    revision = article.revision
    counts = "({added} tags added, {changed} changed, {removed} removed)"
    outcome = "(new, {added} tags)" if article.is_new else counts if article.changed else "(unchanged)"
    voice.say(
        "  {name}  {title}  " + outcome,
        name=article.path.name,
        title=article.title,
        added=revision.added,
        changed=revision.changed,
        removed=len(revision.dropped),
    )
    for field in () if article.is_new else article.header.renewed:
        voice.say("    header: {field} as the settings say", field=voice.worded(field))
    for field in article.header.kept:
        voice.say("    header: {field} is left as a person changed it", field=voice.worded(field))
    for name, before, now in revision.relinked:
        voice.say("    {name}: {before} → {now}", name=name, before=_entry(before), now=_entry(now))
    for name, now in revision.linked:
        voice.say("    {name}: {now}", name=name, now=_entry(now))
    for sign, element, words in revision.edits if check else ():
        voice.say("    {sign} <{element}> {words}", sign=sign, element=element, words=words)
    for start, end, element in revision.withheld:
        voice.detail(
            "    <{element}> at characters {start}–{end} is left as a person decided",
            element=element,
            start=start,
            end=end,
        )


def _entry(pointer: str) -> str:
    """Return the identifier of the register entry that a pointer names."""
    return pointer.rpartition("#")[2] or "–"
