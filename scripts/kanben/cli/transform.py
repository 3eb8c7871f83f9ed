"""`kanben transform`: TEI to a site or a book."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, processes, voiced
from kanben.edition.belonging import is_newspaper_article
from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import NotFound, SameName
from kanben.publish.document.report import Remark, Report
from kanben.publish.document.source import DocumentFile, read_document
from kanben.readers.naming import make_page_id

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
    files = {} if _is_edition(paths) else _named(paths)
    documents = {key: DocumentFile(path, read_document(path)) for key, path in files.items()}
    if documents and not all(is_newspaper_article(file.tree, file.path) for file in documents.values()):
        _documents(documents, name, target, paths[0].resolve().stem, voice, strict=strict)
    else:
        _edition(
            paths, list(files.values()), name, target, writing_mode, split, workers, voice, whole=whole_site
        )


def _is_edition(paths: tuple[Path, ...]) -> bool:
    return len(paths) == 1 and (paths[0] / SETTINGS_FILE).is_file()


def _documents(
    files: dict[str, DocumentFile], name: str, target: Path, title: str, voice: Voice, *, strict: bool
) -> None:
    """Write documents that are no newspaper's articles, and print the remarks on them."""
    from kanben.publish.document.book import write_book
    from kanben.publish.document.site import document_site
    from kanben.publish.shared.folder import write_folder

    report = Report()
    if name == "epub":
        write_book(files, title, target, report)
    else:
        write_folder(target, ((file.path, file.content) for file in document_site(files, title, report)))
    for remark in report.remarks[:_MOST_REMARKS]:
        _warn(remark, voice)
    if len(report.remarks) > _MOST_REMARKS:
        voice.warn("… and {count} more", count=len(report.remarks) - _MOST_REMARKS)
    voice.say("wrote {path}", path=target)
    if strict and report.remarks:
        raise SystemExit(1)


def _warn(remark: Remark, voice: Voice) -> None:
    place = f"{remark.file}:{remark.line}: "
    voice.warn("{place}{remark}", place=place, remark=voice.worded(remark.template, **remark.values))


def _edition(
    paths: tuple[Path, ...],
    files: list[Path],
    name: str,
    target: Path,
    writing_mode: str | None,
    split: str | None,
    workers: int | None,
    voice: Voice,
    *,
    whole: bool,
) -> None:
    """Write an edition, or articles of one: alone, or with a `whole` site around them."""
    from kanben.edition import Edition
    from kanben.gather import gather_records
    from kanben.publish.epub.book_settings import override_settings
    from kanben.publish.shared.standalone import gather_files
    from kanben.transform import take_messages
    from kanben.workers import Workers

    with tempfile.TemporaryDirectory(prefix="kanben-") as scratch:
        edition = gather_files(files, Path(scratch), whole_register=whole) if files else Edition(paths[0])
        override_settings(edition, writing_mode=writing_mode, split=split)
        with Workers(workers, voice.bar) as crew:
            records = gather_records(edition, crew, Path(scratch) / "records.sqlite")
            if files and name == "html" and not whole:
                from kanben.publish.site.alone import write_articles_alone

                written: Sequence[Path] = write_articles_alone(edition, records, target)
            else:
                from kanben.build import FORMATS

                written = FORMATS[name].write(edition, records, target, crew)
    voice.details(take_messages())
    for path in written:
        voice.say("wrote {path}", path=path)


def _named(paths: tuple[Path, ...]) -> dict[str, Path]:
    """Return the TEI files that paths stand for, folders with their subfolders, by names that are unique.

    A file that lies deeper than its folder has its subfolders in its name.
    """
    found: dict[str, Path] = {}
    for path in paths:
        files = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
        if not files:
            raise NotFound(path=path / "*.xml")
        for file in files:
            inside = file.relative_to(path).with_suffix("") if path.is_dir() else Path(file.stem)
            name = make_page_id(Path("_".join(inside.parts) + ".xml"))
            if name in found:
                raise SameName(path=file, other=found[name])
            found[name] = file
    return found
