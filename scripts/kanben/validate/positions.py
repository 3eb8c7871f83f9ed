"""Where everything stands in a file, to the column: lxml knows lines only.

Expat reads the same bytes once more and notes the offset of each tag and text; only files with faults are read twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from xml.parsers import expat

from kanben.validate.relaxng.names import Name

_ATTRIBUTE = re.compile(rb"([^\s=/>\"']+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_XMLNS = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Node:
    """An element: its names, attributes, what it holds, and the offset of its start and end tag."""

    name: Name
    tag: str
    offset: int
    parent: Node | None
    attributes: list[tuple[str, Name, str]]
    children: list[Node | Words] = field(default_factory=list)
    end: int = 0
    prefixes: dict[str | None, str] = field(default_factory=dict)  # declared here or around
    position: int = 1  # among its siblings of the same name

    @property
    def elements(self) -> Iterator[Node]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def xpath(self) -> str:
        """The path from the root, by names and positions (names are in the document's default namespace)."""
        above = self.parent.xpath if self.parent else ""
        return f"{above}/{self.tag}[{self.position}]"


@dataclass(slots=True)
class Words:
    """A text between two tags, with the offset of its first character that is not white space."""

    text: str
    offset: int


class Positions:
    """The elements of a document in document order, with the places of tags, attributes and texts."""

    def __init__(self, content: bytes, encoding: str | None) -> None:
        """Read a well-formed document; `encoding` is the one it was parsed in."""
        if encoding and encoding.upper().replace("-", "") not in ("UTF8", "ASCII", "USASCII"):
            content = content.decode(encoding, "replace").encode()
        self._content = content.removeprefix(b"\xef\xbb\xbf")
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self._declarations: dict[str | None, str] = {}  # of the start tag that comes next
        self._counts: list[dict[str, int]] = [{}]
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.namespace_prefixes = True
        parser.ordered_attributes = True
        parser.StartNamespaceDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(self._content, True)

    def _declared(self, prefix: str | None, uri: str | None) -> None:
        self._declarations[prefix] = uri or ""

    def _start(self, expanded: str, attributes: list[str]) -> None:
        name, tag = _split(expanded)
        pairs = [
            (label, attribute, value)
            for (attribute, label), value in zip(map(_split, attributes[::2]), attributes[1::2], strict=True)
        ]
        parent = self._open[-1] if self._open else None
        node = Node(name, tag, self._parser.CurrentByteIndex, parent, pairs)
        node.prefixes = parent.prefixes if parent else {}
        if self._declarations:
            node.prefixes, self._declarations = node.prefixes | self._declarations, {}
        counts = self._counts[-1]
        node.position = counts[tag] = counts.get(tag, 0) + 1
        if parent:
            parent.children.append(node)
        self.nodes.append(node)
        self._open.append(node)
        self._counts.append({})

    def _end(self, _expanded: str) -> None:
        node, at = self._open.pop(), self._parser.CurrentByteIndex
        # Behind an empty tag may stand the end tag of the element around it.
        empty = not node.children and self._content.endswith(b"/>", 0, at)
        own = self._content.startswith(b"</", at) and not empty
        node.end = at if own else node.offset  # an empty tag ends where it begins
        self._counts.pop()

    def _text(self, text: str) -> None:
        if not self._open:
            return
        children = self._open[-1].children
        if children and isinstance(children[-1], Words):
            words = children[-1]
            if words.text.strip():
                words.text += text
                return
            children.pop()
            text = words.text + text
            blank = len(words.text.encode())
        else:
            blank = 0
        lead = len(text) - len(text.lstrip())
        start = self._parser.CurrentByteIndex + max(len(text[:lead].encode()) - blank, 0)
        children.append(Words(text, start))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(b"\n", self._content))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of an offset in bytes; columns count characters."""
        line = bisect_right(self._line_starts, offset)
        line_start = self._line_starts[line - 1]
        return line, len(self._content[line_start:offset].decode("utf-8", "replace")) + 1

    def attribute_offset(self, node: Node, label: str) -> int:
        """Return the offset of an attribute's name in its start tag."""
        tag = _TAG_NAME.match(self._content, node.offset)
        at = tag.end() if tag else node.offset
        while match := _ATTRIBUTE.search(self._content, at):
            if match.group(1).decode() == label:
                return match.start()
            if self._content.find(b">", at, match.start()) >= 0:
                break
            at = match.end()
        return node.offset

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1."""
        lines = self._content.split(b"\n", number)
        return lines[number - 1].decode("utf-8", "replace").rstrip("\r") if number <= len(lines) else ""


@lru_cache(maxsize=4096)
def _split(expanded: str) -> tuple[Name, str]:
    """Return the name and the label as written of expat's `namespace local prefix`."""
    parts = expanded.split(" ")
    if len(parts) == 1:
        return Name("", parts[0]), parts[0]
    label = f"{parts[2]}:{parts[1]}" if len(parts) == 3 else parts[1]
    if parts[0] == _XMLNS:
        label = f"xml:{parts[1]}"
    return Name(parts[0], parts[1]), label
