"""Names as JSON Lines: one object per input line, `{"text", "entities": [[start, end, "PER"]]}`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from kanben.model import Mention, MentionKind
from kanben.tagging import Tagger, tag
from kanben.tagging.tagger import NAME_KINDS

# Characters after which a new group of lines begins.
LONGEST_GROUP = 3000

KINDS = NAME_KINDS | {MentionKind.SOURCE}


def tag_lines(lines: Iterable[str], taggers: Sequence[Tagger]) -> Iterator[str]:
    """Tag lines in groups, so that a name found in one is found in its neighbours; yields JSON without newline."""
    for texts in _groups(line.rstrip("\r\n") for line in lines):
        mentions = tag("\n".join(texts), taggers)
        offset = 0
        for text in texts:
            end = offset + len(text)
            inside = [mention for mention in mentions if offset <= mention.start and mention.end <= end]
            entities = [[m.start - offset, m.end - offset, m.kind.value] for m in outermost(inside)]
            yield json.dumps({"text": text, "entities": entities}, ensure_ascii=False)
            offset = end + 1


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    """Cut a stream of lines into groups of about an article's length."""
    group: list[str] = []
    length = 0
    for line in lines:
        group.append(line)
        length += len(line) + 1
        if length > LONGEST_GROUP:
            yield group
            group, length = [], 0
    if group:
        yield group


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out what is not a name or a source, and names inside another name."""
    kept: list[Mention] = []
    for mention in mentions:
        if mention.kind in KINDS and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return kept
