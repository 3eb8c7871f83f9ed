"""Studies how a page was set as text: the width of its columns, whether it indents, whether it punctuates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kanben.segment.cells import count_cells
from kanben.segment.forms import SENTENCE_END, is_open_ended, width
from kanben.segment.openings import opens_article

if TYPE_CHECKING:
    from kanben.model import Block, Page

NARROWEST, _WIDEST = 10, 60
_CELLS_OF_A_ROW = 3
_DEEPER = 2  # by how much a line is indented more than paragraphs that is set to the right or in the middle
_LONGEST_FIRST_LINE = 30  # of what may be a headline, in full-width characters
_SHORTEST_PARAGRAPH = 14
_MARKS = re.compile(r"[，。！？；,!?;]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a page was set.

    `column` is the width at which its lines were broken, in full-width characters, or 0 where each line is a
    whole paragraph; `indent` is the space with which paragraphs begin; `punctuates` says that sentences end with
    marks, as they have since the 1920s; `usual_gap` is the number of blank lines between its paragraphs,
    `article_gap` the number that divides articles, or 0 where blank lines do not tell.
    """

    column: float
    indent: float
    punctuates: bool
    usual_gap: int
    article_gap: int = 0

    @property
    def indents(self) -> bool:
        """Whether paragraphs begin with an indentation."""
        return self.indent > 0

    def divides(self, gap: int) -> bool:
        """Say whether so many blank lines divide articles."""
        return 0 < self.article_gap <= gap

    def is_deep(self, indent: float) -> bool:
        """Say whether an indentation is deeper than that of paragraphs: of a signature, a byline in the middle."""
        return indent >= max(self.indent, 1) + _DEEPER


def study(page: Page) -> Style:
    """Return how a page was set."""
    lengthy = [block for block in page.blocks if sum(map(len, block.lines)) > 40]
    text = "".join(line for block in lengthy for line in block.lines)
    column = _find_column(page.blocks)
    usual = _find_usual_gap(page.blocks, lengthy, column)
    return Style(
        column=column,
        indent=_find_indent(lengthy),
        punctuates=not text or len(_MARKS.findall(text)) * 60 > len(text) or _ends_sentences(page.blocks),
        usual_gap=usual,
        article_gap=_find_article_gap(page.blocks, usual, column),
    )


def _ends_sentences(blocks: tuple[Block, ...]) -> bool:
    """Say whether a third of the blocks that may be paragraphs end with a mark and have marks: long headlines have none."""
    longer = [block for block in blocks if sum(map(len, block.lines)) > _SHORTEST_PARAGRAPH]
    ended = [block for block in longer if SENTENCE_END.search(block.lines[-1])]
    text = "".join(line for block in ended for line in block.lines)
    return 3 * len(ended) > len(longer) and len(_MARKS.findall(text)) * 60 > len(text)


def _find_usual_gap(blocks: tuple[Block, ...], lengthy: list[Block], column: float) -> int:
    """Return how many blank lines most paragraphs have before them: none where lines inside blocks end them."""
    gaps = Counter(block.gap for block in (lengthy[1:] or blocks[1:]))
    ends = sum(
        not column or (width(line) < column - 2 and bool(SENTENCE_END.search(line)))
        for block in lengthy
        for line in block.lines[:-1]
    )
    if ends:
        gaps[0] += ends
    return max(gaps, key=lambda gap: (gaps[gap], gap)) if gaps else 1


def _find_indent(lengthy: list[Block]) -> float:
    """Return the indentation that most paragraphs have, if more than half have any."""
    counts = Counter(block.indent for block in lengthy if block.indent)
    return max(counts, key=lambda indent: counts[indent]) if counts.total() > len(lengthy) / 2 else 0


def _find_article_gap(blocks: tuple[Block, ...], usual: int, column: float) -> int:
    """Return the least number of blank lines after which, like after every larger one, articles seem to begin."""
    begins: dict[int, list[bool]] = {}
    for before, block in pairwise(blocks):
        if block.gap > usual and not _is_cut(before, column):
            begins.setdefault(block.gap, []).append(_may_begin(block))
    found = 0
    for gap in sorted(begins, reverse=True):
        if sum(begins[gap]) < 0.8 * len(begins[gap]):
            break
        found = gap
    return found if sum(sum(begins[gap]) for gap in begins if gap >= found) > 1 else 0


def _is_cut(block: Block, column: float) -> bool:
    """Say whether a block stops in the middle of a sentence, as at a column's end: in a line that is full."""
    last = block.lines[-1]
    is_text = len(block.lines) > 1 or bool(_MARKS.search(last))
    return is_text and width(last) >= max(NARROWEST, column - 2) and is_open_ended(last)


def _may_begin(block: Block) -> bool:
    """Say whether an article may begin with a block: with a headline, a dateline."""
    first = block.lines[0]
    return width(first) <= _LONGEST_FIRST_LINE or opens_article(first)


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
    sizes[0] += block.indent
    return sizes
