"""Brings the proposals of all taggers together: who agrees strengthens, who crosses loses, places nest.

The order of decisions, each deterministic:
1. Equal span and kind: one mention; its evidence names all taggers and rules, two taggers make it certain.
2. Where mentions cross, or share a span, the one with more certainty, then a role, then more witnesses, then more characters wins.
3. A place may lie inside an organisation, anything inside quoted words; other names inside names are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kanben.model import Certainty, Mention, MentionKind

_STRETCH = 32  # characters
_RANK = {Certainty.LOW: 0, Certainty.MEDIUM: 1, Certainty.HIGH: 2}
_ORDER = {kind: number for number, kind in enumerate(MentionKind)}


def merge(proposals: Iterable[Mention]) -> tuple[Mention, ...]:
    """Decide among proposals; returns mentions in text order, the outer before the inner, none crossing another."""
    groups: dict[tuple[int, int, MentionKind], list[Mention]] = {}
    for proposal in proposals:
        groups.setdefault((proposal.start, proposal.end, proposal.kind), []).append(proposal)
    united = [unite(group) for group in groups.values()]
    kept: list[Mention] = []
    # What was kept, by the stretches of text that it lies in.
    near: dict[int, list[Mention]] = {}
    for mention in sorted(united, key=_strength):
        stretches = range(mention.start // _STRETCH, (mention.end - 1) // _STRETCH + 1)
        if all(_compatible(mention, other) for at in stretches for other in near.get(at, ())):
            kept.append(mention)
            for at in stretches:
                near.setdefault(at, []).append(mention)
    return tuple(sorted(kept, key=_position))


def unite(group: Sequence[Mention]) -> Mention:
    """Make one mention of several with the same span and kind."""
    if len(group) == 1:
        return group[0]
    group = sorted(group, key=lambda m: (-_RANK[m.certainty], m.evidence, m.role or "", m.ref or ""))
    evidence = sorted({mark for mention in group for mark in mention.evidence.split()})
    taggers = {mark.partition(":")[0] for mark in evidence}
    attributes = dict(pair for mention in reversed(group) for pair in mention.attributes)
    return replace(
        group[0],
        certainty=Certainty.HIGH if len(taggers) > 1 else group[0].certainty,
        evidence=" ".join(evidence),
        ref=next((mention.ref for mention in group if mention.ref), None),
        role=next((mention.role for mention in group if mention.role), None),
        attributes=tuple(sorted(attributes.items())),
    )


def _strength(mention: Mention) -> tuple[int, bool, int, bool, int, int, int]:
    # What was learned from this edition's editors outweighs what holds in general.
    if " " in mention.evidence:
        taggers = {mark.partition(":")[0] for mark in mention.evidence.split()}
        witnesses = len(taggers) + 2 * ("trained" in taggers)
    else:
        witnesses = 3 if mention.evidence.startswith("trained:") else 1
    length = mention.end - mention.start
    # Who has a role was named by a form of words that leaves little doubt: a byline, a credit, 据…报道.
    role = mention.role is None and mention.kind is not MentionKind.SOURCE
    # Where a person's name ends in running text the model knows better than a guess from the next word.
    guess = mention.kind is MentionKind.PERSON and "model:" not in mention.evidence
    return -_RANK[mention.certainty], role, -witnesses, guess, -length, mention.start, _ORDER[mention.kind]


def _position(mention: Mention) -> tuple[int, int, int]:
    return mention.start, -mention.end, _ORDER[mention.kind]


def _compatible(one: Mention, other: Mention) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return True
    outer, inner = sorted((one, other), key=_position)
    if inner.end > outer.end:
        return False
    if outer.kind is MentionKind.SPEECH or inner.kind is MentionKind.SPEECH:
        return (outer.start, outer.end) != (inner.start, inner.end) or outer.kind is not inner.kind
    same = (outer.start, outer.end) == (inner.start, inner.end)
    return not same and outer.kind is MentionKind.ORGANISATION and inner.kind is MentionKind.PLACE
