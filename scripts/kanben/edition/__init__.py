"""An edition: a folder with edition.toml, the page texts, the articles and the register."""

from __future__ import annotations

import json
import os
import re
from functools import cached_property
from itertools import count, takewhile
from pathlib import Path

from kanben.edition.settings import SETTINGS_FILE, read_settings
from kanben.errors import BadSettings, FolderNotEmpty, NotAnEdition, NotFound, PageExists
from kanben.files import read_bytes, write_bytes
from kanben.readers import READERS
from kanben.resources import resource

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
    def contents(self) -> Path:
        """The TEI document that lists issues, pages and articles in reading order."""
        return self.folder / "edition.xml"

    @property
    def output(self) -> Path:
        """The folder that takes what is built."""
        return Path(os.path.normpath(self.folder / self.settings.output))

    @property
    def schemas(self) -> Path | None:
        """The folder whose schemas the TEI files name, so that XML editors validate while one types; None without it."""
        folder = Path(os.path.normpath(self.folder / self.settings.schemas))
        return folder if (folder / SCHEMA_FILES[0]).is_file() else None

    @cached_property
    def pages(self) -> tuple[Path, ...]:
        """The page files: first those that edition.toml lists by issue, then the others by name."""
        listed = [self.folder / "pages" / name for issue in self.settings.issue for name in issue.pages]
        for path in listed:
            if not path.is_file():
                raise BadSettings(path=self.folder / SETTINGS_FILE, reason=f"the page {path} does not exist")
        found = [path for path in self._in_pages if path.suffix.lower() in READERS and path not in listed]
        return (*listed, *found)

    @property
    def unread(self) -> tuple[Path, ...]:
        """What lies in pages/ and no reader reads, hidden files apart."""
        return tuple(path for path in self._in_pages if path.suffix.lower() not in READERS)

    @property
    def _in_pages(self) -> list[Path]:
        folder = self.folder / "pages"
        found = folder.iterdir() if folder.is_dir() else ()
        return sorted(path for path in found if path.is_file() and not path.name.startswith("."))

    def article(self, article_id: str) -> Path:
        """Return where the article of that id is, or will be, kept."""
        return self.folder / "articles" / f"{article_id}.xml"

    def proposals(self, article_id: str) -> Path:
        """Return where it is kept what the program proposed for an article last time."""
        return self.folder / "proposals" / f"{article_id}.jsonl"

    def articles_of(self, page_id: str) -> tuple[Path, ...]:
        """Return the articles of a page that exist, by their numbers; some may be missing between."""
        found = self._numbered.get(page_id, {})
        following = (self.article(f"{page_id}-{number}") for number in count(max(found, default=0) + 1))
        return (
            *(found[number] for number in sorted(found) if found[number].exists()),
            *takewhile(Path.exists, following),
        )

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
    """Return the edition in `folder`, or in its `tei` subfolder, where a project keeps an edition beside code."""
    beside = folder / "tei"
    if not (folder / SETTINGS_FILE).is_file() and (beside / SETTINGS_FILE).is_file():
        return Edition(beside)
    return Edition(folder)


def edition_around(file: Path) -> Edition | None:
    """Return the edition whose folder, at most two levels up, holds this file; None if there is none."""
    for folder in list(file.absolute().parents)[:3]:
        if (folder / SETTINGS_FILE).is_file():
            return Edition(folder)
    return None


def create_edition(folder: Path, title: str) -> list[Path]:
    """Write a new edition, with its copy of the schemas, into a folder that is empty or does not exist yet.

    Return the files written.

    Raise FolderNotEmpty if there is anything in the folder.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise FolderNotEmpty(path=folder)
    template = resource("template")
    written = []
    for source in sorted(path for path in template.rglob("*") if path.is_file()):
        name = ".gitignore" if source.name == "gitignore" else source.relative_to(template).as_posix()
        content = read_bytes(source)
        if name == SETTINGS_FILE:
            content = content.replace(b"{title}", json.dumps(title, ensure_ascii=False).encode())
        write_bytes(folder / name, content)
        written.append(folder / name)
    for name in SCHEMA_FILES:
        write_bytes(folder / "schemas" / name, read_bytes(resource("schemas", name)))
        written.append(folder / "schemas" / name)
    return written


def adopt_page(edition: Edition, page: Path, *, check: bool = False) -> Path:
    """Return a page's file in the edition's pages folder, copied there unchanged if it lies elsewhere.

    With `check` nothing is written, and the file is read where it lies.  Raise NotFound, IsADirectory, or
    PageExists if the edition has another page of that name.
    """
    home = edition.folder / "pages" / page.name
    content = read_bytes(page, expected="a page")
    if home.exists() and home.samefile(page):
        return home
    if home.exists() and read_bytes(home) != content:
        raise PageExists(path=page, other=home)
    if check:
        return page
    write_bytes(home, content)
    return home
