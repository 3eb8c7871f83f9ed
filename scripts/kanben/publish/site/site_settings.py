"""What `[html]` of edition.toml says of a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kanben.edition.settings import SETTINGS_FILE, fill
from kanben.errors import BadSettings

# Whose traditional characters: those of OpenCC alone, of Taiwan, of Hong Kong.
Standard = Literal["opencc", "taiwan", "hong-kong"]
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SECTIONS = ("people", "places", "organisations", "sources", "map", "dates", "search", "about")
_ADDRESS = re.compile(r"https?://[^\s/?#@\[\]]+(?:/[^\s?#<>\"]*)?", re.IGNORECASE)
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz-")


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """The choices of an edition for its site.

    `languages` are those of the interface, the first stands at the site's root; `url` is the address it will be
    published at (empty: addresses in metadata stay out); `logo` is a picture in the
    edition's static/ that stands before the title; `order` is that of the masthead's links, those that it does
    not name follow; `newest_first` says which issue leads; `traditional` is the standard
    of the traditional forms that a reader may ask for; `tokens` set single design tokens of static/tokens.css;
    `xslt` and `static` are the edition's own folders that override templates and files; `books` are the names and sizes
    (bytes) of the books that the site offers, below books/.
    """

    languages: tuple[str, ...] = ("zh-Hans",)
    url: str = ""
    search: bool = True
    logo: str = ""
    order: tuple[str, ...] = ()
    newest_first: bool = True
    traditional: Standard = "opencc"
    tokens: Mapping[str, str] = field(default_factory=dict, hash=False)
    folder: Path | None = None
    books: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """The table [html] as edition.toml has it."""

    languages: tuple[str, ...] = ()
    url: str = ""
    search: bool = True
    logo: str = ""
    order: tuple[str, ...] = ()
    issues: Literal["newest", "oldest"] = "newest"
    traditional: Standard = "opencc"
    tokens: Mapping[str, Any] = field(default_factory=dict)


def read_options(table: Mapping[str, Any], language: str, folder: Path) -> SiteOptions:
    """Read the table `[html]`; `language` is the edition's. Raise BadSettings for what is not understood."""
    path = folder / SETTINGS_FILE
    given = fill(_Table, dict(table), path, "html")

    def refuse(reason: str) -> BadSettings:
        return BadSettings(path=path, reason=f"[html{reason}")

    first = language if language in LANGUAGES else "en"
    languages = given.languages or tuple(dict.fromkeys((first, "en")))
    if wrong := [name for name in languages if name not in LANGUAGES]:
        raise refuse(f"] languages: {wrong[0]!r} is none of {', '.join(LANGUAGES)}")
    if wrong := [name for name in given.order if name not in SECTIONS]:
        raise refuse(f"] order: {wrong[0]!r} is none of {', '.join(SECTIONS)}")
    for name, value in given.tokens.items():
        if not set(name) <= _NAME or not isinstance(value, str) or set(value) & set("{};<>"):
            raise refuse(f".tokens] {name}: a name of static/tokens.css and its value is expected")
    if given.logo and (".." in Path(given.logo).parts or not (folder / "static" / given.logo).is_file()):
        raise refuse(f"] logo: there is no {given.logo!r} in static/")
    if given.url and not _ADDRESS.fullmatch(given.url):
        raise refuse(f"] url: {given.url!r} is no address of the web; write https://…/")
    return SiteOptions(
        tuple(dict.fromkeys(languages)),
        f"{given.url.rstrip('/')}/" if given.url else "",
        given.search,
        given.logo,
        given.order,
        given.issues == "newest",
        given.traditional,
        given.tokens,
        folder,
    )
