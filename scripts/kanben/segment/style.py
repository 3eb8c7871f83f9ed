"""Studies how a page was set as text: the width of its columns, whether it indents, whether it punctuates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.segment.cells import count_cells
from kanben.segment.forms import width

if TYPE_CHECKING:
    from kanben.model import Block, Page

NARROWEST, _WIDEST = 10, 60
_CELLS_OF_A_ROW = 3
INDENTATION = 2  # of a paragraph, in full-width characters
_MARKS = re.compile(r"[，。！？；,!?;]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a page was set.

    `column` is the width at which its lines were broken, in full-width characters, or 0 where each line is a
    whole paragraph; `indents` says that paragraphs begin with an indentation; `punctuates` that sentences end with
    marks, as they have since the 1920s; `usual_gap` is the number of blank lines between its paragraphs.
    """

    column: float
    indents: bool
    punctuates: bool
    usual_gap: int


def study(page: Page) -> Style:
    """Return how a page was set."""
    lengthy = [block for block in page.blocks if sum(map(len, block.lines)) > 40]
    text = "".join(line for block in lengthy for line in block.lines)
    column = _find_column(page.blocks)
    gaps = Counter(block.gap for block in (lengthy[1:] or page.blocks[1:]))
    inside = sum(len(block.lines) - 1 for block in lengthy)
    if inside and not column:
        gaps[0] += inside
    return Style(
        column=column,
        indents=sum(block.indented for block in lengthy) > len(lengthy) / 2,
        punctuates=not text or len(_MARKS.findall(text)) * 60 > len(text),
        usual_gap=max(gaps, key=lambda gap: (gaps[gap], gap)) if gaps else 1,
    )


def _find_column(blocks: tuple[Block, ...]) -> float:
    """Return the width that so many lines have, and so few exceed, that it must be a column's; or 0."""
    sizes = [
        size
        for block in blocks
        for line, size in zip(block.lines, measure_lines(block), strict=True)
        if size >= NARROWEST and count_cells(line) < _CELLS_OF_A_ROW
    ]
    if len(sizes) < 4:
        return 0
    counts = Counter(int(size + 0.5) for size in sizes)
    column = max(range(NARROWEST, _WIDEST + 1), key=lambda w: counts[w] + counts[w - 1] + counts[w + 1] * 0.9)
    reaching = counts[column] + counts[column - 1] + counts[column + 1]
    beyond = sum(count for size, count in counts.items() if size > column + 2)
    return column if reaching >= 0.3 * len(sizes) and reaching >= 4 and beyond <= 0.1 * len(sizes) else 0


def measure_lines(block: Block) -> list[float]:
    """Return the widths of a block's lines, an indentation of the first included."""
    sizes = [width(line) for line in block.lines]
    if block.indented:
        sizes[0] += INDENTATION
    return sizes
