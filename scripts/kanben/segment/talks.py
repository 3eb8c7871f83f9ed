"""Recognises the turns of a talk: pieces that begin with who speaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kanben.segment.boxes import is_label_of
from kanben.segment.forms import MARKER, SPACE
from kanben.segment.prose import is_fact

if TYPE_CHECKING:
    from collections.abc import Container

    from kanben.segment.lines import Piece
    from kanben.segment.style import Style

_FEWEST_TURNS = 2
_LONGEST_EXCHANGE = 10  # pieces over which four turns may spread
SPEAKER = re.compile(
    rf"(?:{MARKER}{SPACE}*|(?P<open>[【\[]))?(?P<name>[问答]|Q\d*|A\d*|[^，。：:；？！“”()（）\s]{{2,24}}?[问答](?=[:：])|[^，。：:；？！“”()（）\s]{{2,8}})(?(open)[】\]][:：]?|{SPACE}*[:：]){SPACE}*"
)
_PUBLIC = re.compile("读者|网友|市民|家长|观众|听众|村民|患者")  # who asks, each time another
_LONGEST_ASKING = 4  # 读者问, 专家答
_ASKING = frozenset(["问", "答", "Q", "A", "记者", "主持人", "本报记者", "笔者", "嘉宾"])


def find_turns(pieces: list[Piece], taken: Container[int], style: Style) -> set[int]:
    """Turns of a talk: pieces that begin with a speaker's name, where two speakers come again and again."""
    names = {
        index: found["name"]
        for index, piece in enumerate(pieces)
        if (found := SPEAKER.match(piece.text)) and not (is_fact(piece.text) or is_label_of(piece.text))
    }
    counts = Counter(names.values())
    asking = {index for index, name in names.items() if is_asking(name) and counts[name] >= _FEWEST_TURNS}
    turns = asking | _find_exchange(names) | _find_answers(names)
    if not turns:
        return set()
    near = range(min(turns) - 1, max(turns) + 2)
    return {
        index
        for index, name in names.items()
        if index in turns
        or (index in near and (is_asking(name) or counts[name] >= _FEWEST_TURNS or index - 1 in asking))
    }


def _find_answers(names: dict[int, str]) -> set[int]:
    """Return the places where somebody asks and the next piece answers: 盐池县读者李明问, 兽医师王芳答."""
    asked = {i for i, name in names.items() if name.endswith("问") and names.get(i + 1, "").endswith("答")}
    return asked | {i + 1 for i in asked}


def _find_exchange(names: dict[int, str]) -> set[int]:
    """Return the places where two speakers take turns: one, the other, the one, the other."""
    places = sorted(names)
    found: set[int] = set()
    for four in zip(places, places[1:], places[2:], places[3:], strict=False):
        first, second, third, fourth = (names[place] for place in four)
        asks = first == third or bool(_PUBLIC.match(first) and _PUBLIC.match(third))
        if asks and first != second == fourth and four[-1] - four[0] <= _LONGEST_EXCHANGE:
            found.update(four)
    return found


def is_asking(name: str) -> bool:
    """Say whether a speaker is the one who asks in a newspaper's talks, or the bare letter of an answer."""
    return (
        name in _ASKING
        or (len(name) <= _LONGEST_ASKING and name.endswith(("问", "答")))
        or name.endswith(("记者", "报", "网", "主持人"))
    )
