from __future__ import annotations

from kanben.readers.blocks import cut_blocks


def test_blank_lines_divide_blocks_and_are_counted() -> None:
    """`gap` is the number of blank lines before a block."""
    blocks = cut_blocks("\n甲\n乙\n\n \n丙\n")
    assert [(block.lines, block.line, block.gap) for block in blocks] == [
        (("甲", "乙"), 2, 1),
        (("丙",), 6, 2),
    ]


def test_an_indented_line_begins_a_block_without_gap() -> None:
    """Paragraphs divided by indentation only are blocks of their own."""
    blocks = cut_blocks("题\n\u3000\u3000甲\n乙\n\u3000\u3000丙")
    assert [(block.lines, block.gap, block.indented) for block in blocks] == [
        (("题",), 0, False),
        (("甲", "乙"), 0, True),
        (("丙",), 0, True),
    ]


def test_white_space_at_line_ends_goes_and_inner_stays() -> None:
    """Only what is printed between the first and the last character of a line is kept."""
    assert cut_blocks(" 甲\u3000乙 \t")[0].lines == ("甲\u3000乙",)
