"""An edition: a folder with edition.toml, the page texts, the articles and the register."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import count, takewhile
from pathlib import Path

from kanben.edition.page_files import find_files, make_file_id, refuse_names
from kanben.edition.page_ids import read_given_ids
from kanben.edition.settings import SETTINGS_FILE, read_settings
from kanben.errors import BadSettings, FolderNotEmpty, NotAnEdition, NotFound, PageExists
from kanben.files import clear_aside, is_aside, read_bytes, write_bytes
from kanben.model import Page
from kanben.readers import read_pages
from kanben.readers.naming import make_page_id
from kanben.resources import resource

SAMPLE_PAGE = "pages/sample.txt"
SCHEMA_FILES = ("kanben.rng", "kanben.sch")


class Edition:
    """The folder of an edition; raise NotAnEdition if it has no edition.toml, BadSettings if that is wrong."""

    def __init__(self, folder: Path) -> None:
        if not folder.exists():
            raise NotFound(path=folder)
        if not (folder / SETTINGS_FILE).is_file():
            raise NotAnEdition(path=folder)
        self.folder = folder
        self.settings = read_settings(folder / SETTINGS_FILE)

    @property
    def name(self) -> str:
        """The name of files that hold the whole edition: the letters and digits of its title."""
        return re.sub(r"\W+", "-", self.settings.title).strip("-") or "edition"

    @property
    def register(self) -> Path:
        """The register of people, places, organisations and sources."""
        return self.folder / "register.xml"

    @property
    def register_memory(self) -> Path:
        """What the program wrote of the register's entries."""
        return self.folder / "proposals" / "register.jsonl"

    @property
    def contents(self) -> Path:
        """The TEI document that lists issues, pages and articles in reading order."""
        return self.folder / "edition.xml"

    @property
    def output(self) -> Path:
        """The folder that takes what is built."""
        return Path(os.path.normpath(self.folder / self.settings.output))

    @property
    def contents_memory(self) -> Path:
        """What the program wrote in the headers of edition.xml and register.xml."""
        return self.folder / "proposals" / "edition.jsonl"

    @property
    def schemas(self) -> Path | None:
        """The folder whose schemas the TEI files name, so that XML editors validate while one types; None without it."""
        folder = Path(os.path.normpath(self.folder / self.settings.schemas))
        return folder if (folder / SCHEMA_FILES[0]).is_file() else None

    @property
    def page_folder(self) -> Path:
        """The folder of the page files."""
        return self.folder / "pages"

    @cached_property
    def pages(self) -> tuple[Path, ...]:
        """The page files: first those that edition.toml lists by issue, then the others by their paths."""
        listed = [
            self.page_folder / os.path.normpath(name) for issue in self.settings.issue for name in issue.pages
        ]
        for path in listed:
            if not path.is_file() or not path.is_relative_to(self.page_folder) or ".." in path.parts[-2:]:
                raise BadSettings(path=self.folder / SETTINGS_FILE, reason=f"the page {path} does not exist")
        known = set(listed)
        return (*listed, *(path for path in self._in_pages[0] if path not in known))

    @property
    def unread(self) -> tuple[Path, ...]:
        """What lies in pages/ and no reader reads, hidden files apart."""
        return tuple(self._in_pages[1])

    @cached_property
    def _in_pages(self) -> tuple[list[Path], list[Path]]:
        return find_files(self.page_folder)

    def page_name(self, file: Path) -> str:
        """Return a page file's path in pages/, with slashes; of a file elsewhere the name it would have there."""
        inside = file.relative_to(self.page_folder) if file.is_relative_to(self.page_folder) else file.name
        return Path(inside).as_posix()

    def page_id(self, file: Path) -> str:
        """Return the identifier of a file's page, from which its articles have their names.

        It is made of the file's path in pages/, and stays when the file is renamed.
        """
        name = self.page_name(file)
        return self._given_ids.get(name) or make_file_id(Path(name))

    def rename_page(self, file: Path, page_id: str) -> None:
        """Have a file hold the page of that identifier from now on."""
        self._given_ids[self.page_name(file)] = page_id

    @cached_property
    def _given_ids(self) -> dict[str, str]:
        made = {make_file_id(Path(self.page_name(path))) for path in self.pages}
        others = {
            page_id: found[min(found)]
            for page_id, found in self._numbered.items()
            if page_id not in made and re.sub(r"_p\d+$", "", page_id) not in made
        }
        return read_given_ids(self.contents, self.page_folder, others)

    def read_pages(self, file: Path, encoding: str | None = None) -> tuple[Page, ...]:
        """Return the pages of a file with their identifiers in this edition; raise what its reader raises."""
        own, made = make_page_id(file), self.page_id(file)
        return tuple(
            replace(page, id=made + page.id.removeprefix(own)) for page in read_pages(file, encoding)
        )

    def article(self, article_id: str) -> Path:
        """Return where the article of that id is, or will be, kept."""
        return self.folder / "articles" / f"{article_id}.xml"

    def proposals(self, article_id: str) -> Path:
        """Return where it is kept what the program proposed for an article last time."""
        return self.folder / "proposals" / f"{article_id}.jsonl"

    def kept_page(self, page_id: str) -> Path:
        """Return where the text of a page is kept that its articles were last made to agree with."""
        return self.folder / "proposals" / f"{page_id}.page.txt"

    def articles_of(self, page_id: str) -> tuple[Path, ...]:
        """Return the articles of a page that exist, by their numbers; some may be missing between."""
        found = self._numbered.get(page_id, {})
        following = (self.article(f"{page_id}-{number}") for number in count(max(found, default=0) + 1))
        return (
            *(found[number] for number in sorted(found) if found[number].exists()),
            *takewhile(Path.exists, following),
        )

    @property
    def numbered_pages(self) -> tuple[str, ...]:
        """The identifiers of pages that articles are called after."""
        return tuple(self._numbered)

    @cached_property
    def _numbered(self) -> dict[str, dict[int, Path]]:
        """The articles that there were when they were first asked for, by their page and number."""
        found: dict[str, dict[int, Path]] = {}
        for path in (self.folder / "articles").glob("*-*.xml"):
            page, _, number = path.stem.rpartition("-")
            if number.isascii() and number.isdigit():
                found.setdefault(page, {})[int(number)] = path
        return found


def find_edition(folder: Path) -> Edition:
    """Return the edition of `folder`: there, in its `tei` subfolder (an edition beside code), or in the nearest folder above.

    Raise what Edition raises, about `folder` if there is no edition.
    """
    if folder.is_dir():
        inside = folder.absolute()
        for place in (folder, *inside.parents):
            for candidate in (place, place / "tei"):
                if (candidate / SETTINGS_FILE).is_file():
                    return Edition(candidate)
    return Edition(folder)


def edition_around(file: Path) -> Edition | None:
    """Return the edition whose folder, at most two levels up, holds this file; None if there is none."""
    for folder in list(file.absolute().parents)[:3]:
        if (folder / SETTINGS_FILE).is_file():
            return Edition(folder)
    return None


def create_edition(folder: Path, title: str, *, sample: bool = True) -> list[Path]:
    """Write a new edition, with its copy of the schemas, into a folder that is empty or does not exist yet.

    Without `sample`, pages/ is empty.

    A folder that holds only a part of the same files is completed: a run that was killed has left it.  Return the files
    written.

    Raise FolderNotEmpty if there is anything else in the folder.
    """
    files = dict(_new_files(title))
    wanted = {folder / name: content for name, content in files.items() if sample or name != SAMPLE_PAGE}
    if folder.is_file():
        raise FolderNotEmpty(path=folder)
    if folder.is_dir():
        _refuse_foreign(folder, wanted)
    missing = {path: content for path, content in wanted.items() if not path.exists()}
    for path, content in missing.items():
        write_bytes(path, content)
    (folder / "pages").mkdir(exist_ok=True)
    return list(missing)


def _new_files(title: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a new edition, by their paths in it."""
    template = resource("template")
    for source in sorted(path for path in template.rglob("*") if path.is_file()):
        name = ".gitignore" if source.name == "gitignore" else source.relative_to(template).as_posix()
        content = read_bytes(source)
        if name == SETTINGS_FILE:
            content = content.replace(b"{title}", json.dumps(title, ensure_ascii=False).encode())
        yield name, content
    for name in SCHEMA_FILES:
        yield f"schemas/{name}", read_bytes(resource("schemas", name))


def _refuse_foreign(folder: Path, wanted: Mapping[Path, bytes]) -> None:
    """Raise FolderNotEmpty if a folder holds all files of a new edition, or any other; clear away what was half written."""
    found = [path for path in folder.rglob("*") if not path.is_dir() and not is_aside(path)]
    if len(found) == len(wanted) or any(
        path not in wanted or read_bytes(path) != wanted[path] for path in found
    ):
        raise FolderNotEmpty(path=folder)
    for place in {folder, *(path.parent for path in wanted)}:
        clear_aside(place)


def adopt_pages(
    edition: Edition,
    files: Sequence[Path],
    encoding: str | None = None,
    fixes: Sequence[str] = (),
    *,
    check: bool = False,
) -> list[Path]:
    """Return the files of pages in the edition's pages folder, those that lie elsewhere copied there unchanged.

    All are read first, so that no file is copied that is refused.  With `check` nothing is written, and a file is read
    where it lies.  Raise what readers and `read_fixes` raise, NotFound, IsADirectory, what refuse_names raises, or PageExists if the edition
    has another page of that name.
    """
    from kanben.segment import read_fixes  # here, since few commands cut pages

    contents = {file: read_bytes(file, expected="a page") for file in files}
    homes = {file: _home(edition, file) for file in files}
    for file, home in homes.items():
        if home != file and home.exists() and not home.samefile(file) and read_bytes(home) != contents[file]:
            raise PageExists(path=file, other=home)
        read_fixes(edition.read_pages(file, encoding), fixes)
    refuse_names(edition, homes.values())
    for file, home in homes.items():
        if not home.exists() and not check:
            write_bytes(home, contents[file])
    return [home if home.exists() else file for file, home in homes.items()]


def _home(edition: Edition, file: Path) -> Path:
    """Return where a page file lies, or will lie, in the edition."""
    folder = edition.page_folder.resolve()
    absolute = file.parent.resolve() / file.name
    inside = absolute.relative_to(folder) if absolute.is_relative_to(folder) else Path(file.name)
    return edition.page_folder / inside
