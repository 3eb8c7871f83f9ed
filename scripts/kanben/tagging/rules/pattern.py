"""What the rules share: how a rule is typed and how it proposes a mention."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kanben.model import Certainty, Mention, MentionKind

Rule = Callable[[str], Iterable[Mention]]

HAN = "一-鿿㐀-䶿〇·"
SPACE = "[ \u3000\xa0]"
# A name: characters without a break, or two single characters set apart to the width of three (“李 青”).
NAME = f"(?:[{HAN}]{SPACE}+[{HAN}](?![{HAN}])|[{HAN}]{{2,12}})"


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
