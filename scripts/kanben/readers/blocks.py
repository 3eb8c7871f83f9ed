"""Cuts a page's text into blocks: at blank lines, and at lines that begin with an indentation."""

from __future__ import annotations

from kanben.model import Block

_WIDTHS = {"\u3000": 1.0, "\t": 2.0}  # in full-width characters; other space is half as wide


def cut_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a page's text, whose first line has the number `first_line` in its file.

    White space at the ends of lines is not printed and left out; that between words of a line is kept.
    """
    blocks: list[Block] = []
    lines: list[str] = []
    start, gap, blanks, indent = 0, 0, 0, 0.0

    def close() -> None:
        if lines:
            blocks.append(Block(tuple(lines), start, gap, indent))
            lines.clear()

    for number, raw in enumerate(text.split("\n"), first_line):
        line = raw.strip()
        if not line:
            close()
            blanks += 1
            continue
        if raw[0].isspace() or not lines:
            close()
            start, gap, blanks, indent = number, blanks, 0, _indent(raw)
        lines.append(line)
    close()
    return tuple(blocks)


def _indent(line: str) -> float:
    """Return the width of the space that a line begins with: a tab counts as a paragraph's indentation."""
    space = line[: len(line) - len(line.lstrip())]
    return sum(_WIDTHS.get(character, 0.5) for character in space)
