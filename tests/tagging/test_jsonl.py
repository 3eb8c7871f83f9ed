"""Tests of kanben.tagging.jsonl."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kanben.tagging.jsonl import tag_lines

if TYPE_CHECKING:
    from kanben.tagging import Tagger


def test_one_object_for_each_line_with_offsets_in_it(taggers: tuple[Tagger, ...]) -> None:
    """Each line becomes one object with the line's own text; offsets are the line's own."""
    lines = ["江西省修水县水利局昨日开会。\n", "\n", "（记者 周小川）\n"]
    found = [json.loads(line) for line in tag_lines(lines, taggers)]
    assert [item["text"] for item in found] == [line.rstrip("\n") for line in lines]
    names = [[(item["text"][s:e], kind) for s, e, kind in item["entities"]] for item in found]
    assert names == [[("江西省修水县水利局", "ORG")], [], [("周小川", "PER")]]
