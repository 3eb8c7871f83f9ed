"""The tagger that reads names with a model trained by `kanben train`."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from kanben.errors import MissingExtra, UnreadableModel
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.tagger import NAME_KINDS
from kanben.tagging.trained.features import OUTSIDE, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SURE = 0.9
LIKELY = 0.5


class TrainedTagger:
    """Names as this edition's editors tag them; also says which names of others they would not have tagged."""

    name = "trained"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = lru_cache(maxsize=2)(self._read_text)

    @cached_property
    def _crf(self) -> Any:
        try:
            import pycrfsuite
        except ImportError:
            raise MissingExtra(feature="a trained model", extra="train") from None
        crf = pycrfsuite.Tagger()
        try:
            crf.open(str(self._path))
        except (OSError, ValueError) as error:
            raise UnreadableModel(path=self._path, reason=error) from None
        return crf

    def tag(self, text: str) -> list[Mention]:
        """Return the names the model reads, more certain where it gives them a higher probability."""
        mentions = []
        for offset, names, _ in self._read(text):
            for start, end, kind, likely in names:
                sure = Certainty.HIGH if likely >= SURE else Certainty.MEDIUM
                if likely >= LIKELY:
                    mentions.append(Mention(offset + start, offset + end, kind, sure, "trained:name"))
        return mentions

    def doubts(self, text: str, mentions: Iterable[Mention]) -> set[Mention]:
        """Return those of the mentions that the model is sure to be no names; who has a role is never doubted."""
        outside = [0.0] * len(text)
        for offset, _, shares in self._read(text):
            outside[offset : offset + len(shares)] = shares
        return {
            mention
            for mention in mentions
            if mention.kind in NAME_KINDS and mention.role is None and mention.ref is None
            if min(outside[mention.start : mention.end]) >= SURE
        }

    def _read_text(
        self, text: str
    ) -> list[tuple[int, list[tuple[int, int, MentionKind, float]], list[float]]]:
        lines = []
        for offset, rows in sentences(text):
            path = self._crf.tag(rows)
            outside = [self._crf.marginal(OUTSIDE, at) for at in range(len(path))]
            lines.append((offset, list(self._names(path)), outside))
        return lines

    def _names(self, path: Sequence[str]) -> Iterator[tuple[int, int, MentionKind, float]]:
        start = 0
        while start < len(path):
            end = start + 1
            if path[start] != OUTSIDE:
                kind = path[start][2:]
                while end < len(path) and path[end] == f"I-{kind}":
                    end += 1
                likely = min(self._crf.marginal(path[at], at) for at in range(start, end))
                yield start, end, MentionKind(kind), likely
            start = end
