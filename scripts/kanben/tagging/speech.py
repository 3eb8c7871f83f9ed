"""Quoted words and who speaks them: 李四说：“…”, “…”李四说."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kanben.lexicon.reading import reading
from kanben.lexicon.wordlists import alternatives
from kanben.model import Certainty, Mention, MentionKind

_QUOTE = re.compile(r"“[^“”\n]{2,400}”|「[^「」\n]{2,400}」")
_SAY = alternatives("speech-verbs")
_BEFORE = re.compile(
    rf"(?P<subject>[^。！？；\n“”「」]{{0,40}}?)(?:{_SAY})[道着]?[^。！？；，,\n“”]{{0,6}}[:：,，]$"
)
_AFTER = re.compile(rf"[,，—]{{0,2}}(?P<subject>[^。！？；，,\n“”]{{0,24}}?)(?:{_SAY})")
_LATER = re.compile(rf"[,，—]{{0,2}}(?P<subject>[^。！？；\n“”]{{0,40}}?)(?:{_SAY})")
_WHOLE = frozenset("。！？…，!?")
_PRONOUN = re.compile("[他她]")


def find_speech(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """Propose quoted words whose speaker the text names; attribute `who` carries the speaker's printed name."""
    read = reading(text)
    people = [name for name in names if name.kind is MentionKind.PERSON]
    for quote in _QUOTE.finditer(text):
        found = _speaker_before(read, quote.start(), people) or _speaker_after(read, quote.end(), people)
        if found:
            speaker, sure = found
            who = ("who", text[speaker.start : speaker.end])
            yield Mention(
                *quote.span(), MentionKind.SPEECH, sure, "rules:speech", speaker.ref, "speaker", (who,)
            )


def _speaker_before(text: str, end: int, people: Sequence[Mention]) -> tuple[Mention, Certainty] | None:
    if text[end - 1 : end] in ("：", ":") and (
        named := [person for person in people if person.end == end - 1]
    ):
        return named[-1], Certainty.HIGH
    start = max(text.rfind(mark, 0, end) for mark in "。！？；\n”") + 1
    match = _BEFORE.search(text[start:end])
    return _subject(text, start, start + match.end("subject"), people) if match else None


def _speaker_after(text: str, start: int, people: Sequence[Mention]) -> tuple[Mention, Certainty] | None:
    # After a whole sentence in quotation marks the speaker may come later in the next: ”昨日，家住…的李四高兴地说.
    match = (_LATER if text[start - 2 : start - 1] in _WHOLE else _AFTER).match(text, start)
    return _subject(text, match.start("subject"), match.end("subject"), people) if match else None


def _subject(text: str, start: int, end: int, people: Sequence[Mention]) -> tuple[Mention, Certainty] | None:
    """The first person named in the stretch; for a pronoun the person named last before it, with low certainty."""
    inside = [person for person in people if start <= person.start and person.end <= end]
    if inside:
        return inside[0], Certainty.HIGH if len(inside) == 1 else Certainty.MEDIUM
    if _PRONOUN.search(text, start, end):
        before = [person for person in people if person.end <= start]
        return (before[-1], Certainty.LOW) if before else None
    return None
