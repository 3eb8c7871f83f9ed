"""A fault in a built file, before it is traced back to the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.validate.violation import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checker says of a file of a book or site.

    `container` is the book or the site's folder, `path` the file inside it; `anchor` is the nearest element with an id
    at or before the fault (empty if unknown), `clue` a name or link found in the fault's place.
    """

    id: str
    severity: Severity
    message: str
    container: Path
    path: str
    anchor: str = ""
    clue: str = ""
    hint: str = ""
