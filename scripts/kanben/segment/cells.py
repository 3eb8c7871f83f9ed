"""Counts what a line sets apart as a table's row does."""

from __future__ import annotations

import re

from kanben.segment.forms import SPACE, width

_BETWEEN_CELLS = re.compile(rf"{SPACE}*[|｜│]{SPACE}*|\t+|\u3000+| {{2,}}")
_WIDEST_ROW = 80


def count_cells(text: str) -> int:
    """Return how many parts of a line are set apart by wide space, tabs or rules; 1 where the line is long."""
    return len(_BETWEEN_CELLS.split(text)) if width(text) <= _WIDEST_ROW else 1
