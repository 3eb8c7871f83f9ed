"""The text as rules and models read it: traditional characters in their simplified form, one for one.

Offsets stay those of the printed text, which itself is never changed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=4)
def reading(text: str) -> str:
    """Return the text, of the same length, with simplified characters; a simplified text comes back as it is."""
    table, traditional = _characters()
    return text if traditional.isdisjoint(text) else text.translate(table)


@cache
def _characters() -> tuple[dict[int, str], frozenset[str]]:
    lines = files(__package__).joinpath("traditional.txt").read_text("utf-8").splitlines()
    pairs = [pair for line in lines if not line.startswith("#") for pair in line.split()]
    table = {ord(pair[0]): pair[1] for pair in pairs}
    # Some also stand in simplified texts (於, 乾 as names): they do not show that a text is traditional.
    return table, frozenset(pair[0] for pair in pairs if not _is_simplified_too(pair[0]))


def _is_simplified_too(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
