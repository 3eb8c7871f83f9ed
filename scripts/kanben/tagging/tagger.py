"""What a tagger is: text in, mentions out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, runtime_checkable

from kanben.model import Mention, MentionKind

# The register as taggers see it: each printed form with the kind and the xml:id of the entry it names.
Names = Mapping[str, tuple[MentionKind, str]]

NAME_KINDS = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION})


@runtime_checkable
class Critic(Protocol):
    """A tagger that also says which of the names found by all are none."""

    def doubts(self, text: str, mentions: Iterable[Mention]) -> set[Mention]:
        """Return the mentions to leave out."""


class Tagger(Protocol):
    """Proposes mentions for a text; several taggers' proposals are brought together by `merge`."""

    @property
    def name(self) -> str:
        """The tagger's short name, the first half of its mentions' `evidence` (`rules:byline`)."""

    def tag(self, text: str) -> list[Mention]:
        """Propose mentions for `text`, an article's parts joined by newlines; none crosses a newline."""
