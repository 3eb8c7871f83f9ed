"""Builds an edition: encodes pages that are new, checks every text, validates, publishes what is stale."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Protocol, Self

from kanben.edition import Edition
from kanben.encode.pages import Encoding, PageReport
from kanben.files import clear_aside, is_inside, write_bytes
from kanben.fingerprint import digest_files, program_fingerprint
from kanben.gather import gather_records
from kanben.publish.epub.book_files import write_books
from kanben.publish.shared.folder import write_folder
from kanben.publish.shared.imprint import imprint_of
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import read_options
from kanben.records import Records
from kanben.workers import Workers


class Writer(Protocol):
    """Writes an edition in a format, and returns the files, or whole folders, that it has written.

    `beside` are the files that the formats before it have made of the same state of the edition.
    """

    def __call__(
        self, edition: Edition, records: Records, path: Path, workers: Workers, beside: Sequence[Path] = ()
    ) -> Sequence[Path]:
        """Write at `path`; `workers` share the work."""


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: its name, its path below the output folder, and its writer."""

    name: str
    path: Callable[[Edition], str]
    write: Writer


def _write_books(
    edition: Edition, records: Records, path: Path, workers: Workers, beside: Sequence[Path] = ()
) -> list[Path]:
    return write_books(edition, records, path, workers)


def _write_site(
    edition: Edition, records: Records, path: Path, workers: Workers, beside: Sequence[Path] = ()
) -> list[Path]:
    settings = edition.settings
    options = read_options(settings.html, settings.language, edition.folder)
    files = site(edition.folder, records, imprint_of(edition), settings.language, options, workers, beside)
    write_folder(path, ((leaf.path, leaf.content) for leaf in files))
    return [path]


# In the order in which they are made: a site offers the books.
FORMATS = {
    "epub": Format("epub", lambda edition: f"epub/{edition.name}.epub", _write_books),
    "html": Format("html", lambda _: "html", _write_site),
}


@dataclass(frozen=True, slots=True)
class Published:
    """A file or folder of a built edition; `is_new` is false where nothing had changed since the last build."""

    format: str
    path: Path
    is_new: bool


def encode_pages(edition: Edition, workers: Workers | None = None) -> Iterator[PageReport]:
    """Encode the pages that are new; of the others, check that their articles give back their text.

    `workers` share the tagging. Raise TextChanged where the text is another.
    """
    with Encoding(edition, new_pages_only=True, workers=workers) as run:
        yield from run.encode(edition.pages)


def publish(
    edition: Edition,
    formats: Sequence[str] = tuple(FORMATS),
    workers: Workers | None = None,
    *,
    force: bool = False,
) -> Iterator[Published]:
    """Write the formats that are stale (all with `force`); yield each file or folder when it is done.

    `workers` share the work, else it is done here.

    What an earlier build wrote and this one does not, such as a book of another title, is removed, and so is what a killed
    one left half-written beside its outputs.
    """
    workers = workers or Workers(1)
    for folder in {_stamp_file(edition, name).parent for name in FORMATS} | _output_folders(edition):
        clear_aside(folder)
    fingerprint = fingerprint_of(edition)
    records: Records | None = None
    for name in (name for name in FORMATS if name in formats):
        last = _Stamp.read(edition, name)
        beside = _made_before(edition, name, fingerprint)
        made_of = f"{fingerprint} {' '.join(path.name for path in beside)}".strip()
        is_new = force or last.fingerprint != made_of or not all(path.exists() for path in last.paths)
        if is_new:
            records = records or gather_records(edition, workers, edition.output / "cache" / "records.sqlite")
            form = FORMATS[name]
            written = form.write(edition, records, edition.output / form.path(edition), workers, beside)
            now = _Stamp(made_of, tuple(written))
            now.write(edition, name)
            for path in set(last.paths) - set(now.paths):
                path.unlink(missing_ok=True)
            last = now
        yield from (Published(name, path, is_new) for path in last.paths)


def _made_before(edition: Edition, name: str, fingerprint: str) -> list[Path]:
    """Return what stands of the formats before one, made of the state of the edition that has this fingerprint."""
    earlier = takewhile(lambda other: other != name, FORMATS)
    stamps = (_Stamp.read(edition, other) for other in earlier)
    return [
        path for stamp in stamps if stamp.fingerprint == fingerprint for path in stamp.paths if path.is_file()
    ]


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a build of one format was made of, and the files or folders it wrote."""

    fingerprint: str
    paths: tuple[Path, ...] = ()

    @classmethod
    def read(cls, edition: Edition, name: str) -> Self:
        """Return the stamp of the last build; an empty one if there is none that can be read."""
        try:
            content = json.loads(_stamp_file(edition, name).read_bytes())
            paths = tuple(edition.output / str(path) for path in content["wrote"])
            return cls(
                str(content["made of"]), tuple(path for path in paths if is_inside(path, edition.output))
            )
        except (OSError, ValueError, KeyError, TypeError):
            return cls("")

    def write(self, edition: Edition, name: str) -> None:
        """Keep the stamp in the cache of the output folder."""
        paths = [path.relative_to(edition.output).as_posix() for path in self.paths]
        content = json.dumps({"made of": self.fingerprint, "wrote": paths}, ensure_ascii=False)
        write_bytes(_stamp_file(edition, name), content.encode())


def _stamp_file(edition: Edition, name: str) -> Path:
    return edition.output / "cache" / f"{name}.json"


def _output_folders(edition: Edition) -> set[Path]:
    """Return the folders in which outputs lie."""
    return {(edition.output / form.path(edition)).parent for form in FORMATS.values()}


def fingerprint_of(edition: Edition) -> str:
    """Return a digest of all that the output depends on: the edition's files, the stylesheets, the program."""
    return digest_files(edition.folder, without=edition.output, begin=program_fingerprint())
