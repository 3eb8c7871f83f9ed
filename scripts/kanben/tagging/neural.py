"""The model tagger: names as the embedded network sees them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache

from kanben.lexicon.reading import reading
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.lac import Lac, Word
from kanben.tagging.mending import DOUBTFUL
from kanben.tagging.words import find_names

# Sentences end at these marks; overlong ones are cut at commas, since cost and error grow with length.
_SENTENCE = re.compile(r"[^。！？!?；;\n]+(?:[。！？!?；;]+[”’」』）)]*|\n|$)")
LONGEST_SENTENCE = 240
SHORT = 2


class ModelTagger:
    """People, places and organisations by LAC; the network is loaded when the first text comes."""

    name = "model"

    def tag(self, text: str) -> list[Mention]:
        """Return the model's names, joined and mended."""
        text = reading(text)
        mentions = []
        for words in cut(text):
            for word, kind, joined in find_names(text, words):
                # What begins with a place and ends as organisations do is likely, however unsure the network was.
                likely = word.probability >= DOUBTFUL or (joined and kind is MentionKind.ORGANISATION)
                sure = Certainty.MEDIUM if likely else Certainty.LOW
                evidence = "model:joined" if joined else "model:word"
                mentions.append(Mention(word.start, word.end, kind, sure, evidence))
        return mentions

    def doubts(self, text: str, mentions: Iterable[Mention]) -> set[Mention]:
        """Return short places of others that begin or end inside a word, as 日照 does in 如一日|照顾."""
        inner: set[int] = set()
        for words in cut(reading(text)):
            for word in words:
                if not word.tag.isupper() and word.end - word.start > 1:
                    inner.update(range(word.start + 1, word.end))
        return {
            mention
            for mention in mentions
            if mention.kind is MentionKind.PLACE and mention.end - mention.start == SHORT
            if "model:" not in mention.evidence and (mention.start in inner or mention.end in inner)
        }


@lru_cache(maxsize=2)
def cut(text: str) -> tuple[list[Word], ...]:
    """Cut a text into sentences of tagged words; kept for the next tagger that asks for the same text."""
    lac = _lac()
    return tuple(_threads().map(lambda span: lac.words(text, *span), sentences(text)))


@cache
def _threads() -> ThreadPoolExecutor:
    """A thread for each core: the network computes without the interpreter's lock, sentences side by side.

    Of several processes each has one.
    """
    from multiprocessing import parent_process  # here, since it takes its time and few runs come to this

    count = 1 if parent_process() else os.cpu_count()
    return ThreadPoolExecutor(count, thread_name_prefix="network")


@cache
def _lac() -> Lac:
    return Lac()


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into the stretches the model reads, none longer than LONGEST_SENTENCE, none empty."""
    spans = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:
            window = text[start : start + LONGEST_SENTENCE]
            comma = max(window.rfind(mark) for mark in "，,、：:　 ")
            cut = start + (comma + 1 if comma > LONGEST_SENTENCE // 3 else LONGEST_SENTENCE)
            spans.append((start, cut))
            start = cut
        if text[start:end].strip():
            spans.append((start, end - text[start:end].endswith("\n")))
    return [span for span in spans if span[1] > span[0]]
