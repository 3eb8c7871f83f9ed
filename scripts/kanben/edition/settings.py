"""What edition.toml says: typed, checked, with a default for every key but the title."""

from __future__ import annotations

import ast
import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeVar

from kanben.dates import earliest_day
from kanben.errors import BadSettings
from kanben.files import read_bytes

SETTINGS_FILE = "edition.toml"
_NAME = re.compile(r"[^\W\d][\w.-]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
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
    licence: str = ""
    availability: Literal["free", "restricted", "unknown"] = "restricted"
    description: str = ""
    taggers: tuple[str, ...] = ("register", "rules", "model")
    output: str = "build"
    schemas: str = "schemas"
    newspaper: Newspaper = field(default_factory=Newspaper)
    issue: tuple[IssueSettings, ...] = ()
    editor: tuple[Editor, ...] = ()
    html: Mapping[str, Any] = field(default_factory=dict)
    epub: Mapping[str, Any] = field(default_factory=dict)
    validate: Mapping[str, Any] = field(default_factory=dict)


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
    settings = fill(Settings, table, path, "")
    _refuse_unsound(settings, path)
    return settings


def _refuse_unsound(settings: Settings, path: Path) -> None:
    """Raise BadSettings for what each setting alone does not show: two editors of an id, a day that no calendar has."""
    ids = [editor.id for editor in settings.editor]
    for name in ids:
        if ids.count(name) > 1:
            raise BadSettings(
                path=path, reason=f"[[editor]] id: there are two of “{name}”; @resp could not tell them apart"
            )
        if not _NAME.fullmatch(name):
            raise BadSettings(path=path, reason=f"[[editor]] id: “{name}” is no name that an xml:id can have")
    for issue in settings.issue:
        for key, value in (
            ("date", issue.date),
            ("not-before", issue.not_before),
            ("not-after", issue.not_after),
        ):
            if value and earliest_day(value) is None:
                raise BadSettings(
                    path=path, reason=f"[[issue]] {key}: “{value}” is no date; write it as 2020-03-06"
                )


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
        if hidden := _CONTROL.search(value):
            raise BadSettings(
                path=path, reason=f"{name} has a character that no text can have (U+{ord(hidden[0]):04X})"
            )
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
