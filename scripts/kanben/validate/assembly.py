"""Puts a document's own entities and the files that it includes into its text, and knows where each stretch comes from.

Entities are those of the internal subset of the document type declaration (XML 1.0, 4.4); XInclude takes files of the
document's folder or below (https://www.w3.org/TR/xinclude/).  The result is one text, which is checked as any other; the
places of what is wrong in it are then told in the files that people wrote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from kanben.errors import NotXml, TooLarge
from kanben.files import resolved
from kanben.tei import LARGEST, parse_internal, read_document_bytes
from kanben.tei.inclusion import XINCLUDE, Inclusions
from kanben.validate.positions import Node, Positions
from kanben.validate.violation import Place

_DECLARATION = re.compile(r"^\ufeff?<\?xml\s[^>]*\?>")
_QUOTED = r"\"[^\"]*+\"|'[^']*+'"
_ASIDE = r"<!--(?s:.*?)-->|<\?(?s:.*?)\?>"
_DOCTYPE = re.compile(rf"<!DOCTYPE(?:{_QUOTED}|[^\[>\"'])*+(?:\[(?:{_ASIDE}|{_QUOTED}|[^\]\"'])*+\]\s*+)?>")
_PROLOG = re.compile(rf"(?:\s|{_ASIDE})*+(?=<!DOCTYPE)")
_NAME = r"[^\s&;<>\"'#]+"
_TOKEN = re.compile(
    rf"{_ASIDE}|<!\[CDATA\[(?s:.*?)\]\]>|(?P<tag><[^!?/][^<>\"']*+(?:(?:{_QUOTED})[^<>\"']*+)*+>)|&(?P<entity>{_NAME});"
)
_REFERENCE = re.compile(f"&({_NAME});")
_TAG_END = re.compile(rb"<[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))
_QUOTES = {'"': "&quot;", "'": "&#39;"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the assembled text: its bytes (UTF-8), its file, and its offset there (in UTF-8).

    A `fixed` piece stands for one place as a whole: the reference to an entity, the inclusion of a text.
    """

    content: bytes
    path: Path
    offset: int
    fixed: bool = False


class Assembly:
    """A document's text with what it stands for, and the way back to the files."""

    def __init__(self, pieces: list[Piece], files: dict[Path, bytes]) -> None:
        self._pieces, self._files = pieces, files
        self.content = b"".join(piece.content for piece in pieces)
        self._starts = [0]
        for piece in pieces:
            self._starts.append(self._starts[-1] + len(piece.content))
        self._lines = _line_starts(self.content)

    def original(self, place: Place) -> Place:
        """Return a place of the assembled text as one of the file that it comes from."""
        start = self._lines[min(place.line, len(self._lines)) - 1]
        text = self.content[start:].split(b"\n", 1)[0].decode("utf-8", "replace")
        offset = start + len(text[: place.column - 1].encode())
        number = min(bisect_right(self._starts, offset), len(self._pieces)) - 1
        piece = self._pieces[number]
        within = piece.offset + (0 if piece.fixed else offset - self._starts[number])
        before = self._files[piece.path][:within].decode("utf-8", "replace")
        line_start = before.rfind("\n") + 1
        return replace(
            place, file=piece.path, line=before.count("\n") + 1, column=len(before) - line_start + 1
        )


def assemble(path: Path, content: bytes, *, xinclude: bool = True) -> Assembly | None:
    """Return a document's text with its entities and inclusions put in; None if it has neither.

    Raise NotXml, TooLarge, or BadInclude at an inclusion that cannot be made.
    """
    tree = parse_internal(content, path)
    included = xinclude and next(tree.iter(f"{XINCLUDE}include"), None) is not None
    if tree.docinfo.internalDTD is None and not included:
        return None
    work = _Work(Inclusions(path), {})
    pieces = work.own(path, content, tree)
    if included:
        pieces = work.included(pieces, path, tree.getroot(), (resolved(path),))
    return Assembly(pieces, work.files)


@dataclass(slots=True)
class _Work:
    """The assembling of one document: what may be included, and the files read so far, as UTF-8."""

    inclusions: Inclusions
    files: dict[Path, bytes]

    def own(self, path: Path, content: bytes, tree: etree._ElementTree) -> list[Piece]:
        """Return a file's text without its declarations, and with its entities put in."""
        text = content.decode(tree.docinfo.encoding or "utf-8", "replace").replace("\r\n", "\n")
        self.files[path] = text.encode()
        pieces: list[Piece] = []
        at = 0  # in bytes

        def add(taken: str, instead: str | None = None) -> None:
            nonlocal at
            written = taken if instead is None else instead
            if written:
                pieces.append(Piece(written.encode(), path, at, instead is not None))
            at += len(taken.encode())

        position = 0
        if declaration := _DECLARATION.match(text):
            add(declaration.group(), "")
            position = declaration.end()
        if tree.docinfo.internalDTD is None:
            add(text[position:])
            return pieces
        prolog = _PROLOG.match(text, position)
        doctype = _DOCTYPE.match(text, prolog.end()) if prolog else None
        if doctype is None:
            reason = "the document type declaration could not be read"
            raise NotXml(path=path, line=1, column=1, reason=reason)
        add(text[position : doctype.start()])
        add(doctype.group(), "")
        position = doctype.end()
        entities = _Entities(tree, path)
        for token in _TOKEN.finditer(text, position):
            if token["entity"] and token["entity"] not in _PREDEFINED:
                add(text[position : token.start()])
                add(token.group(), entities.expand(token["entity"]))
            elif token["tag"] and "&" in token["tag"]:
                add(text[position : token.start()])
                last = token.start()
                for reference in _REFERENCE.finditer(text, token.start(), token.end()):
                    if reference[1] in _PREDEFINED:
                        continue
                    add(text[last : reference.start()])
                    value = re.sub(
                        "[\"']", lambda found: _QUOTES[found.group()], entities.expand(reference[1])
                    )
                    add(reference.group(), value)
                    last = reference.end()
                add(text[last : token.end()])
            else:
                continue
            position = token.end()
        add(text[position:])
        return pieces

    def included(
        self, pieces: list[Piece], path: Path, root: etree._Element, within: tuple[Path, ...]
    ) -> list[Piece]:
        """Return a file's pieces with what its inclusions stand for, which may include more."""
        text = b"".join(piece.content for piece in pieces)
        positions = Positions(text, "utf-8")
        elements = zip(positions.nodes, root.iter(etree.Element), strict=True)
        made: list[Piece] = []
        done = 0
        for node, element in elements:
            if element.tag != f"{XINCLUDE}include" or node.offset < done:
                continue
            made += _cut(pieces, done, node.offset)
            made += self._stand_in(pieces, text, node, element, path, within)
            done = _end(text, node)
        return [*made, *_cut(pieces, done, len(text))]

    def _stand_in(
        self,
        pieces: list[Piece],
        text: bytes,
        node: Node,
        element: etree._Element,
        path: Path,
        within: tuple[Path, ...],
    ) -> list[Piece]:
        """Return what stands for an inclusion: a file's root or one of its elements, its text, or the fallback."""
        (here,) = _cut(pieces, node.offset, node.offset + 1)
        line = self.files[here.path][: here.offset].count(b"\n") + 1
        target = self.inclusions.target(element, path, line, within)
        if target is None:
            fallback = next((child for child in node.elements if child.name.local == "fallback"), None)
            assert fallback is not None  # else there was no such file
            start = _end_of_tag(text, fallback.offset)
            return _cut(pieces, start, max(fallback.end, start))
        if element.get("parse") == "text":
            shown = escape(self.inclusions.text(element, path, line, target)).encode()
            return [Piece(shown, here.path, here.offset, fixed=True)]
        content = read_document_bytes(target)
        tree = parse_internal(content, target)
        whole = self.own(target, content, tree)
        inner = b"".join(piece.content for piece in whole)
        parsed = etree.fromstring(inner)
        root = self.inclusions.chosen(element, path, line, parsed)
        nodes = Positions(inner, "utf-8").nodes
        chosen = nodes[list(parsed.iter(etree.Element)).index(root)]
        name = _TAG_NAME.match(inner, chosen.offset)
        after = name.end() if name else chosen.offset
        declared = b"".join(
            _declarations(root, element, inner[chosen.offset : _end_of_tag(inner, chosen.offset)])
        )
        taken = [
            *_cut(whole, chosen.offset, after),
            Piece(declared, target, chosen.offset, fixed=True),
            *_cut(whole, after, _end(inner, chosen)),
        ]
        _bound(path, len(text) + sum(len(piece.content) for piece in taken))
        return self.included(
            taken, target, etree.fromstring(b"".join(piece.content for piece in taken)), (*within, target)
        )


class _Entities:
    """The general entities that a document declares itself."""

    def __init__(self, tree: etree._ElementTree, path: Path) -> None:
        declared = tree.docinfo.internalDTD
        self._values = (
            {} if declared is None else {each.name: each.content for each in declared.iterentities()}
        )
        self._path = path
        self._grown = 0

    def expand(self, name: str) -> str:
        """Return what an entity stands for; raise TooLarge when all of them together have grown too large."""
        value = self._values.get(name) or ""
        expanded = _REFERENCE.sub(
            lambda found: found.group() if found[1] in _PREDEFINED else self.expand(found[1]), value
        )
        self._grown += len(expanded)
        _bound(self._path, self._grown)
        return expanded


def _declarations(root: etree._Element, place: etree._Element, tag: bytes) -> Iterator[bytes]:
    """Yield the namespace declarations that an element has from around it, and would lose in another place.

    `tag` is its start tag, whose own declarations stay.
    """
    for prefix, uri in root.nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        if not re.search(rb"\s" + name.encode() + rb"\s*=", tag):
            yield f' {name}="{escape(uri, _QUOTES)}"'.encode()
    if None not in root.nsmap and None in place.nsmap and not re.search(rb"\sxmlns\s*=", tag):
        yield b' xmlns=""'


def _cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """Return the pieces of a stretch of their joined bytes."""
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.content))
        if low < high:
            offset = piece.offset if piece.fixed else piece.offset + low
            found.append(replace(piece, content=piece.content[low:high], offset=offset))
        at += len(piece.content)
    return found


def _end_of_tag(text: bytes, offset: int) -> int:
    tag = _TAG_END.match(text, offset)
    return tag.end() if tag else offset


def _end(text: bytes, node: Node) -> int:
    """Return where an element ends: behind its end tag, or behind its only one."""
    return _end_of_tag(text, node.offset if node.end == node.offset else node.end)


def _bound(path: Path, size: int) -> None:
    """Raise TooLarge for a text of that many bytes, if it is too large."""
    if size > LARGEST:
        raise TooLarge(path=path, size=size >> 20, limit=LARGEST >> 20)


def _line_starts(content: bytes) -> list[int]:
    return [0, *(found.end() for found in re.finditer(b"\n", content))]
