"""Makes a site or a book of TEI of any kind: an edition, articles of one, or other documents."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kanben.edition.belonging import is_newspaper_article
from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import NotFound, SameName
from kanben.publish.document.report import Remark, Report
from kanben.publish.document.source import DocumentFile, read_document
from kanben.readers.naming import make_page_id

Format = Literal["html", "epub"]
# Shows the steps of long work: (how many, of which kind) → a function to call after each.
Bar = Callable[[int, str], AbstractContextManager[Callable[[str], None]]]


@dataclass(frozen=True, slots=True)
class Transformed:
    """What a transformation wrote, and its remarks on documents: elements that are unknown, texts that are not shown."""

    written: tuple[Path, ...]
    remarks: tuple[Remark, ...] = ()


def transform_files(
    paths: Sequence[Path | str],
    to: Format,
    target: Path | str,
    *,
    writing_mode: str | None = None,
    split: str | None = None,
    whole_site: bool = False,
    workers: int | None = 1,
    bar: Bar | None = None,
) -> Transformed:
    """Make a site (a folder) or a book (a file) at `target` of an edition's folder, or of TEI files and folders of them.

    `writing_mode` (horizontal, vertical) and `split` (edition, issue, article) are an edition's.  Articles of an edition become
    their pages alone, with `whole_site` the site around them.  `workers` are processes, None for one a core.  Raise a
    KanbenError for what cannot be read, and for a target that is not an earlier output.
    """
    sources, target = [Path(path) for path in paths], Path(target)
    is_edition = len(sources) == 1 and (sources[0] / SETTINGS_FILE).is_file()
    files = {} if is_edition else _named(sources)
    documents = {key: DocumentFile(path, read_document(path)) for key, path in files.items()}
    if documents and not all(is_newspaper_article(file.tree, file.path) for file in documents.values()):
        return _transform_documents(documents, to, target, sources[0].resolve().stem)
    return _transform_edition(
        sources[0], list(files.values()), to, target, writing_mode, split, workers, bar, whole=whole_site
    )


def _transform_edition(
    folder: Path,
    articles: list[Path],
    to: Format,
    target: Path,
    writing_mode: str | None,
    split: str | None,
    workers: int | None,
    bar: Bar | None,
    *,
    whole: bool,
) -> Transformed:
    """Write an edition, or articles of one: alone, or with a `whole` site around them."""
    # A document that is no newspaper's needs none of this.
    from kanben.build import FORMATS
    from kanben.edition import Edition
    from kanben.gather import gather_records
    from kanben.publish.epub.book_settings import override_settings
    from kanben.publish.shared.standalone import gather_files
    from kanben.publish.site.alone import write_articles_alone
    from kanben.workers import Workers

    with tempfile.TemporaryDirectory(prefix="kanben-") as scratch:
        edition = gather_files(articles, Path(scratch), whole_register=whole) if articles else Edition(folder)
        override_settings(edition, writing_mode=writing_mode, split=split)
        with Workers(workers, bar or _silent) as crew:
            records = gather_records(edition, crew, Path(scratch) / "records.sqlite")
            if articles and to == "html" and not whole:
                return Transformed(tuple(write_articles_alone(edition, records, target)))
            return Transformed(tuple(FORMATS[to].write(edition, records, target, crew)))


def _transform_documents(files: dict[str, DocumentFile], to: Format, target: Path, title: str) -> Transformed:
    """Write documents that are no newspaper's articles."""
    from kanben.publish.document.book import write_book
    from kanben.publish.document.site import document_site
    from kanben.publish.shared.folder import write_folder

    report = Report()
    if to == "epub":
        write_book(files, title, target, report)
    else:
        write_folder(target, ((file.path, file.content) for file in document_site(files, title, report)))
    return Transformed((target,), tuple(report.remarks))


def _silent(_total: int, _what: str) -> AbstractContextManager[Callable[[str], None]]:
    return nullcontext(lambda _step: None)


def _named(paths: Sequence[Path]) -> dict[str, Path]:
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
