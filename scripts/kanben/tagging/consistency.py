"""Whole-document consistency: a full name found once finds its other occurrences in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.tagger import NAME_KINDS

_RANK = {Certainty.LOW: 0, Certainty.MEDIUM: 1, Certainty.HIGH: 2}


def repeat_names(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Propose every further occurrence of names that are sure, or were found more than once in the text."""
    seen: dict[tuple[str, MentionKind], list[Mention]] = {}
    for mention in mentions:
        if mention.kind in NAME_KINDS:
            seen.setdefault((text[mention.start : mention.end], mention.kind), []).append(mention)
    for (form, kind), found in sorted(seen.items(), key=lambda item: (-len(item[0][0]), item[0])):
        best = max(found, key=lambda mention: _RANK[mention.certainty])
        sure = best.certainty is Certainty.HIGH or len(found) > 1
        if not sure or len(form) < 2 or (kind is MentionKind.PLACE and len(form) < 3):
            continue
        taken = {mention.start for mention in found}
        for match in re.finditer(re.escape(form), text):
            if match.start() not in taken:
                yield Mention(
                    *match.span(),
                    kind,
                    Certainty.HIGH if len(form) > 2 else Certainty.MEDIUM,
                    "document:repeated-name",
                    best.ref,
                )
