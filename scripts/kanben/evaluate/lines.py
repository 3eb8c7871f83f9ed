"""Reads documents from JSON Lines: one object a line, `{"text", "entities": [[start, end, "PER"]]}`."""

from __future__ import annotations

import json
from pathlib import Path

from kanben.errors import NotJsonLines
from kanben.evaluate.documents import Document, Name, without_space
from kanben.files import read_bytes


def read_lines(path: Path) -> list[Document]:
    """Return one document for each line that is not blank; raise NotJsonLines."""
    documents = []
    content = read_bytes(path, expected="JSON Lines").decode("utf-8", "replace")
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                documents.append(_document(f"{number}", line))
            except (ValueError, TypeError, KeyError) as error:
                raise NotJsonLines(path=path, line=number, reason=error) from None
    return documents


def _document(identifier: str, line: str) -> Document:
    item = json.loads(line)
    text = str(item["text"])
    names = []
    for start, end, kind in item["entities"]:
        if not 0 <= int(start) < int(end) <= len(text):
            raise ValueError(f"the entity [{start}, {end}] does not lie in a text of {len(text)} characters")
        before = len(without_space(text[: int(start)]))
        names.append(Name(before, before + len(without_space(text[int(start) : int(end)])), str(kind)))
    return Document(identifier, without_space(text), tuple(names))
