"""Cuts a page's text into blocks: at blank lines, and at lines that begin with an indentation."""

from __future__ import annotations

from kanben.model import Block


def cut_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a page's text, whose first line has the number `first_line` in its file.

    White space at the ends of lines is not printed and left out; that between words of a line is kept.
    """
    blocks: list[Block] = []
    lines: list[str] = []
    start, gap, blanks, indented = 0, 0, 0, False

    def close() -> None:
        if lines:
            blocks.append(Block(tuple(lines), start, gap, indented))
            lines.clear()

    for number, raw in enumerate(text.split("\n"), first_line):
        line = raw.strip()
        if not line:
            close()
            blanks += 1
            continue
        if raw[0].isspace() or not lines:
            close()
            start, gap, blanks, indented = number, blanks, 0, raw[0].isspace()
        lines.append(line)
    close()
    return tuple(blocks)
