"""What the table [epub] of edition.toml says about the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kanben.edition.settings import SETTINGS_FILE, fill

if TYPE_CHECKING:
    from kanben.edition import Edition


@dataclass(frozen=True, slots=True)
class BookSettings:
    """The settings of a book; every one has a default.

    `punctuation` says whether half-width marks beside Chinese are shown as printed or full-width; vertical lines always
    show them full-width.
    `split` makes one book of the edition, of each issue or of each article; a book never has more than
    `volume_size` articles, a document never more than `document_size` bytes.  `certified_by` names who vouches that
    the book is accessible; without it no conformance is claimed.  `cover` is a picture in the edition's folder.
    """

    writing_mode: Literal["horizontal", "vertical"] = "horizontal"
    punctuation: Literal["printed", "full-width"] = "printed"
    split: Literal["edition", "issue", "article"] = "edition"
    volume_size: int = 1000
    document_size: int = 250_000
    series: str = ""
    series_position: int = 0
    subjects: tuple[str, ...] = ()
    certified_by: str = ""
    cover: str = ""
    embed_fonts: bool = True


def book_settings(edition: Edition) -> BookSettings:
    """Return the edition's settings of its book; raise BadSettings for one that is unknown or wrong."""
    return fill(BookSettings, dict(edition.settings.epub), edition.folder / SETTINGS_FILE, "epub")


def override_settings(edition: Edition, **values: str | None) -> None:
    """Put settings of the book in place of those of edition.toml, for this run; None leaves one as it is.

    The names are those of the fields of BookSettings.
    """
    given = {name.replace("_", "-"): value for name, value in values.items() if value is not None}
    edition.settings = replace(edition.settings, epub={**edition.settings.epub, **given})
