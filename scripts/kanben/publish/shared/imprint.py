"""What an edition says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an edition says of itself: title, language, a URI that stays, the day of its last change.

    `newspaper` and `place` are the printed paper's, empty where they are not known.
    """

    title: str
    language: str = "zh-Hans"
    identifier: str = ""
    modified: str = ""
    newspaper: str = ""
    place: str = ""
    publisher: str = ""
