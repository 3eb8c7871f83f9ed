"""Finds the names that the edition's register already holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import Forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.tagging.tagger import Names

# A form of two characters may also be a piece of other words (和平, 合作): it is sure only with a second witness.
SURE_LENGTH = 3


class RegisterTagger:
    """Looks all names and variants of the register up in one pass; the longest form wins."""

    name = "register"

    def __init__(self, names: Names) -> None:
        self._names = names
        self._forms = Forms(form for form in names if len(form.strip()) > 1 and "\n" not in form)

    def tag(self, text: str) -> list[Mention]:
        """Return the longest forms from left to right, and the places inside organisations."""
        kept: list[Mention] = []
        outer: Mention | None = None
        for mention in sorted(self._occurrences(text), key=lambda mention: (mention.start, -mention.end)):
            if outer is None or mention.start >= outer.end:
                outer = mention
                kept.append(mention)
            elif _may_nest(mention, outer):
                kept.append(mention)
        return kept

    def _occurrences(self, text: str) -> Iterator[Mention]:
        for start, end, form in self._forms.occurrences(text):
            kind, ref = self._names[form]
            certainty = Certainty.HIGH if len(form) >= SURE_LENGTH else Certainty.MEDIUM
            yield Mention(start, end, kind, certainty, "register:name", ref)


def _may_nest(inner: Mention, outer: Mention) -> bool:
    nests = inner.kind is MentionKind.PLACE and outer.kind is MentionKind.ORGANISATION
    return nests and inner.end <= outer.end
