"""An edition: a folder with edition.toml, the page texts, the articles and the register; its settings and paths."""

from __future__ import annotations

import ast
import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import count, takewhile
from pathlib import Path
from typing import Any, TypeVar

from kanben.errors import BadSettings, FolderNotEmpty, NotAnEdition, NotFound, PageExists
from kanben.files import read_bytes, write_bytes
from kanben.resources import resource

SETTINGS_FILE = "edition.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Newspaper:
    """What is known of the printed newspaper; what is not known stays empty and is not said."""

    title: str = ""
    place: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class IssueSettings:
    """One issue: its date, exact or between two bounds (ISO 8601), how sure that is, and its page files in order."""

    date: str = ""
    not_before: str = ""
    not_after: str = ""
    certainty: str = ""
    title: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Editor:
    """A person or group that checks the tagging; `id` is what `@resp` points to."""

    id: str
    name: str
    task: str = "checked the text and the tagging"


@dataclass(frozen=True, slots=True)
class Settings:
    """What edition.toml says; every key but the title has a default."""

    title: str
    subtitle: str = ""
    language: str = "zh-Hans"
    identifier: str = ""
    publisher: str = ""
    rights: str = "The text of the newspaper belongs to its newspaper."
    description: str = ""
    taggers: tuple[str, ...] = ("register", "rules", "model")
    output: str = "build"
    newspaper: Newspaper = field(default_factory=Newspaper)
    issue: tuple[IssueSettings, ...] = ()
    editor: tuple[Editor, ...] = ()
    html: Mapping[str, Any] = field(default_factory=dict)
    epub: Mapping[str, Any] = field(default_factory=dict)
    validate: Mapping[str, Any] = field(default_factory=dict)


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

    @cached_property
    def pages(self) -> tuple[Path, ...]:
        """The page files: first those that edition.toml lists by issue, then the others by name."""
        listed = [self.folder / "pages" / name for issue in self.settings.issue for name in issue.pages]
        for path in listed:
            if not path.is_file():
                raise BadSettings(path=self.folder / SETTINGS_FILE, reason=f"the page {path} does not exist")
        found = sorted(path for path in (self.folder / "pages").glob("*.txt") if path not in listed)
        return (*listed, *found)

    def article(self, article_id: str) -> Path:
        """Return where the article of that id is, or will be, kept."""
        return self.folder / "articles" / f"{article_id}.xml"

    def proposals(self, article_id: str) -> Path:
        """Return where it is kept what the program proposed for an article last time."""
        return self.folder / "proposals" / f"{article_id}.jsonl"

    def articles_of(self, page_id: str) -> tuple[Path, ...]:
        """Return the articles of a page that exist, from its first to the last without a gap."""
        numbered = (self.article(f"{page_id}-{number}") for number in count(1))
        return tuple(takewhile(Path.exists, numbered))


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


def read_settings(path: Path) -> Settings:
    """Read edition.toml; raise BadSettings with the key or the line that is wrong."""
    try:
        table = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(path=path, reason=str(error)) from None
    table["newspaper"] = fill(Newspaper, table.get("newspaper", {}), path, "newspaper")
    table["issue"] = tuple(
        fill(IssueSettings, row, path, "issue") for row in _tables(table.get("issue", []), path, "issue")
    )
    table["editor"] = tuple(
        fill(Editor, row, path, "editor") for row in _tables(table.get("editor", []), path, "editor")
    )
    return fill(Settings, table, path, "")


def _tables(value: object, path: Path, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadSettings(path=path, reason=f"[{name}] should be a list of tables: write [[{name}]]")
    return value


def fill(target: type[T], table: Any, path: Path, name: str) -> T:
    """Make a settings value of a TOML table, whose keys are the field names with hyphens.

    Raise BadSettings, naming the table, for a key that is unknown or missing and for a value of the wrong type.
    """
    where = f"[{name}] " if name else ""
    if not isinstance(table, dict):
        raise BadSettings(path=path, reason=f"{where}should be a table")
    known = {entry.name: entry for entry in fields(target)}  # type: ignore[arg-type]  # always a dataclass
    values: dict[str, Any] = {}
    for key, value in table.items():
        entry = known.get(key.replace("-", "_"))
        if entry is None:
            near = difflib.get_close_matches(key, [n.replace("_", "-") for n in known], n=1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            raise BadSettings(path=path, reason=f"{where}there is no setting “{key}”{hint}")
        values[entry.name] = _checked(value, str(entry.type), path, f"{where}{key}")
    try:
        return target(**values)
    except TypeError as error:
        missing = str(error).rpartition("argument")[2].strip("s: ")
        raise BadSettings(path=path, reason=f"{where}the setting {missing} is missing") from None


def _checked(value: Any, wanted: str, path: Path, name: str) -> Any:
    """Return a TOML value in the form of its field's type; raise BadSettings for another."""
    if wanted == "str":
        if hasattr(value, "isoformat"):  # TOML writes dates without quotation marks
            return value.isoformat()
        if not isinstance(value, str):
            raise BadSettings(path=path, reason=f"{name} should be text in quotation marks, not {value!r}")
    elif wanted.startswith("tuple[str"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadSettings(path=path, reason=f'{name} should be a list of texts, as in ["one", "two"]')
        return tuple(value)
    elif wanted.startswith("Literal["):
        choices = ast.literal_eval(wanted.removeprefix("Literal"))
        if value not in choices:
            raise BadSettings(
                path=path, reason=f"{name} should be one of {', '.join(choices)}, not {value!r}"
            )
    elif wanted in ("int", "bool") and type(value).__name__ != wanted:
        meant = "a whole number" if wanted == "int" else "true or false"
        raise BadSettings(path=path, reason=f"{name} should be {meant}, not {value!r}")
    elif wanted.startswith("Mapping") and not isinstance(value, dict):
        raise BadSettings(path=path, reason=f"{name} should be a table")
    return value


def create_edition(folder: Path, title: str) -> list[Path]:
    """Write a new edition into a folder that is empty or does not exist yet; return the files written.

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
