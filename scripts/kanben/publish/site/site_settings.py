"""What `[html]` of edition.toml says of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kanben.errors import BadSettings

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SECTIONS = ("people", "places", "organisations", "sources", "map", "dates", "search", "about")
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz-")


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """The choices of an edition for its site.

    `languages` are those of the interface, the first stands at the site's root; `url` is the address it will be
    published at (empty: addresses in metadata stay out); `logo` is a picture in the
    edition's static/ that stands before the title; `order` is that of the masthead's links, those that it does
    not name follow; `newest_first` says which issue leads; `tokens` set single design tokens of static/tokens.css;
    `xslt` and `static` are the edition's own folders that override templates and files.
    """

    languages: tuple[str, ...] = ("zh-Hans",)
    url: str = ""
    search: bool = True
    logo: str = ""
    order: tuple[str, ...] = ()
    newest_first: bool = True
    tokens: Mapping[str, str] = field(default_factory=dict, hash=False)
    folder: Path | None = None


def read_options(table: Mapping[str, Any], language: str, folder: Path) -> SiteOptions:
    """Read the table `[html]`; `language` is the edition's. Raise BadSettings for what is not understood."""
    path = folder / "edition.toml"
    unknown = sorted(set(table) - {"languages", "url", "search", "logo", "order", "issues", "tokens"})
    if unknown:
        raise BadSettings(
            path=path,
            reason=f"[html] has no setting {unknown[0]!r}; it has languages, url, search, logo, order, issues, tokens",
        )
    first = language if language in LANGUAGES else "en"
    languages = tuple(table.get("languages") or dict.fromkeys((first, "en")))
    wrong = [name for name in languages if name not in LANGUAGES]
    if wrong:
        raise BadSettings(
            path=path, reason=f"[html] languages: {wrong[0]!r} is none of {', '.join(LANGUAGES)}"
        )
    order = tuple(table.get("order", ()))
    if misnamed := sorted(set(order) - set(SECTIONS)):
        raise BadSettings(path=path, reason=f"[html] order: {misnamed[0]!r} is none of {', '.join(SECTIONS)}")
    issues = table.get("issues", "newest")
    if issues not in ("newest", "oldest"):
        raise BadSettings(
            path=path, reason=f"[html] issues: {issues!r} is neither newest nor oldest, which come first"
        )
    tokens = table.get("tokens", {})
    for name, value in tokens.items():
        if not set(name) <= _NAME or not isinstance(value, str) or set(value) & set("{};<>"):
            raise BadSettings(
                path=path,
                reason=f"[html.tokens] {name}: a name of static/tokens.css and its value is expected",
            )
    logo = str(table.get("logo", ""))
    if logo and (".." in Path(logo).parts or not (folder / "static" / logo).is_file()):
        raise BadSettings(path=path, reason=f"[html] logo: there is no {logo!r} in static/")
    url = str(table.get("url", ""))
    return SiteOptions(
        languages,
        f"{url.rstrip('/')}/" if url else "",
        bool(table.get("search", True)),
        logo,
        order,
        issues == "newest",
        tokens,
        folder,
    )
