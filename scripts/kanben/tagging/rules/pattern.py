"""What the rules share: how a rule is typed and how it proposes a mention."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kanben.lexicon.characters import HAN, SPACE, word
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import word_forms

Rule = Callable[[str], Iterable[Mention]]

# A name: characters without a break, or two single characters set apart to the width of three (“李 青”).
NAME = f"(?:{HAN}{SPACE}+{HAN}(?!{HAN})|{word(12)})"


def scan(first: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` would, where each match begins with what `first` finds: trying only there is faster."""
    position = 0
    while start := first.search(text, position):
        if match := pattern.match(text, start.start()):
            yield match
            position = match.end()
        else:
            position = start.start() + 1


def places_after(before: re.Pattern[str], text: str) -> list[int]:
    """Return where something may begin: at the beginning of a text, and after each character that is `before` it."""
    return [0, *(match.end() for match in before.finditer(text))]


def scan_at(places: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` would, where each match begins at one of the `places`."""
    position = 0
    for place in places:
        if place >= position and (match := pattern.match(text, place)):
            yield match
            position = match.end()


def is_divided(stretch: str) -> bool:
    """Whether a verb or another word in a stretch shows that what stands around it is not one name."""
    return word_forms("not-inside-organisations").occur(stretch)


def propose(
    span: tuple[int, int],
    kind: MentionKind,
    rule: str,
    certainty: Certainty = Certainty.HIGH,
    role: str | None = None,
    attributes: tuple[tuple[str, str], ...] = (),
) -> Mention:
    """Make the mention that a rule proposes; the evidence names the rule."""
    return Mention(span[0], span[1], kind, certainty, f"rules:{rule}", None, role, attributes)
