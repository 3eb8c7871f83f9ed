"""Makes violations of faults: places them, lists what is expected, finds what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

from kanben.validate.explain import wording
from kanben.validate.explain.documentation import described
from kanben.validate.positions import Node, Positions
from kanben.validate.relaxng.names import Name
from kanben.validate.rules import Rule, Text
from kanben.validate.violation import Place, Violation

MOST_FAULTS = 1000  # of one document; a file with more is of another kind altogether
SHOWN = 8  # so many expected names are written out in a message; the violation lists all


class TooManyFaults(Exception):  # it ends a walk, and nobody outside sees it
    """So many faults were noted in one document that it is not followed further."""


@dataclass(slots=True)
class Faults:
    """The violations found so far in one document, and the language they are written in."""

    path: Path
    positions: Positions
    language: str
    found: list[Violation] = field(default_factory=list)

    def add(
        self,
        rule: Rule,
        node: Node,
        offset: int,
        step: str = "",
        expected: Sequence[str] = (),
        **values: object,
    ) -> None:
        """Note a fault at an offset; `step` leads from the node to an attribute or a text.

        Raise TooManyFaults after the last one that is noted.
        """
        line, column = self.positions.line_column(offset)
        place = Place(self.path, line, column, node.xpath + step)
        self.found.append(rule.violation(place, self.language, tuple(expected), **values))
        if len(self.found) == MOST_FAULTS:
            self.found.append(wording.MORE_FAULTS.violation(place, self.language, count=MOST_FAULTS))
            raise TooManyFaults

    def say(self, text: Text, **values: object) -> str:
        """Return a text in the language of the report."""
        return text.in_language(self.language, **values)

    def listed(self, names: Sequence[str]) -> str:
        """Return names with commas between; of very many only the first."""
        shown = ", ".join(names[:SHOWN])
        rest = len(names) - SHOWN
        return shown + self.say(wording.OR_MORE, count=rest) if rest > 0 else shown

    def one_of(self, names: Sequence[str]) -> str:
        """Return alternatives with “or” between."""
        if len(names) < 4:
            return self.say(wording.OR).join(names)
        return self.say(wording.ONE_OF, names=self.listed(names))

    def about(self, source: etree._Element | None) -> str:
        """Return what the schema says of one of its nodes, to be added to a sentence."""
        words = described(source, self.language) if source is not None else ""
        return self.say(wording.ABOUT, words=words.rstrip(".。")) if words else ""

    def meant(self, name: str, source: etree._Element | None = None) -> str:
        """Return the question whether a name was meant."""
        return self.say(wording.DID_YOU_MEAN, name=name, about=self.about(source))


def shown(name: Name) -> str:
    """Return an element's name as a tag."""
    return f"<{name.local}>"


def nearest(found: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the candidate most like a name: the same but for case or prefix, else one a few letters away."""
    return _nearest(found, tuple(candidates), cutoff)


@lru_cache(maxsize=8192)
def _nearest(found: str, known: tuple[str, ...], cutoff: float) -> str | None:
    folded = found.casefold().rpartition(":")[2]
    for candidate in known:
        if candidate.casefold().rpartition(":")[2] == folded:
            return candidate
    close = difflib.get_close_matches(found, known, n=1, cutoff=cutoff) if len(found) > 1 else []
    return close[0] if close else None


def nearest_name(found: Name, candidates: Mapping[Name, object] | Iterable[Name]) -> Name | None:
    """Return the name of the same namespace whose local part is most like this one's."""
    by_local = {name.local: name for name in candidates if name.namespace == found.namespace}
    local = nearest(found.local, by_local)
    return by_local[local] if local is not None else None
