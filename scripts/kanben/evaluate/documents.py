"""What is compared: a document's printed characters, its names, and how it was cut into articles and parts.

All offsets count printed characters from 0, white space left out: so line breaks and joins make no difference.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A tagged stretch: kind as in the JSON Lines format, and the role where the one named is a source."""

    start: int
    end: int
    kind: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an article: its label is the TEI element, with the type of a head (`head.main`)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page (TEI) or a line (JSON Lines); `articles` holds where each article begins."""

    id: str
    characters: str
    names: tuple[Name, ...]
    articles: tuple[int, ...] = ()
    parts: tuple[Stretch, ...] = field(default=())


def without_space(text: str) -> str:
    """The printed characters of a text: all but white space."""
    return "".join(text.split())


def outermost(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Leave out names inside another name: 包头市 in 包头市司法局."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end, name.kind)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)
