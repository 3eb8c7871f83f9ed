"""Divides a schema in compact syntax into tokens.  ISO/IEC 19757-2, C.2 and C.6"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kanben.errors import SchemaFailed

# XML's names, by what they do not hold: a class of all that they may hold takes longer to compile than a schema to read.
NCNAME = r"(?=[^\W\d])[^\x00-,/:-@\[-\^`{-\xb6\xb8-\xbf\xd7\xf7\u2000-\u200b\u200e-\u203e\u2041-\u206f\u3000\ufffe\uffff]+"
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\n]+|\#(?!\#)[^\n]*)
    | (?P<documentation>\#\#[^\n]*)
    | (?P<long>\"\"\"(?:\"?\"?[^\"])*\"\"\"|'''(?:'?'?[^'])*''')
    | (?P<short>\"[^\"\n]*\"|'[^'\n]*')
    | (?P<any_local>{NCNAME}:\*)
    | (?P<prefixed>{NCNAME}:{NCNAME})
    | (?P<quoted>\\{NCNAME})
    | (?P<name>{NCNAME})
    | (?P<sign>\|=|&=|>>|[=(){{}}\[\],&|?*+~-])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\x+\{(?P<digits>[0-9a-fA-F]*)(?P<end>\}?)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A line end that was written as an escape may stand in a literal of one line.  No schema holds this character.
_ESCAPED_LINE_END = "\ufffe"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a schema: its kind (of a sign the sign itself), its text without quotes, and where it stands."""

    kind: str
    text: str
    line: int
    column: int


class Text:
    """A schema's text with its escapes resolved; offsets lead back to the lines and columns of the file."""

    def __init__(self, content: bytes, path: Path) -> None:
        self.path = path
        self._original = _decoded(content, path)
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", self._original))]
        self._shifts: list[tuple[int, int]] = [
            (0, 0)
        ]  # from this offset on, this many characters were left out
        self.text = self._resolved()

    def _resolved(self) -> str:
        pieces, last, length = [], 0, 0
        for escape in _ESCAPE.finditer(self._original):
            pieces += [self._original[last : escape.start()], self._character(escape)]
            length += escape.start() - last + 1
            last = escape.end()
            self._shifts.append((length, last - length))
        return "".join((*pieces, self._original[last:]))

    def _character(self, escape: re.Match[str]) -> str:
        digits = escape["digits"]
        number = int(digits, 16) if digits and len(digits) < 12 else 0
        character = chr(number) if number <= 0x10FFFF else "\0"
        if not escape["end"] or _NOT_XML.match(character):
            raise self.failed_at(escape.start(), f"{escape[0]} is no character")
        return _ESCAPED_LINE_END if character == "\n" else character

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens, at the end one of the kind "end"."""
        at = 0
        while at < len(self.text):
            found = _TOKEN.match(self.text, at)
            if found is None:
                raise self.failed(at, f"“{self.text[at]}” cannot stand here")
            kind = str(found.lastgroup)
            if kind != "space":
                yield self._token(kind, found[0], at)
            at = found.end()
        yield self._token("end", "", at)

    def _token(self, kind: str, text: str, at: int) -> Token:
        line, column = self._position(self._unshifted(at))
        if kind == "sign":
            kind = text
        elif kind in ("long", "short"):
            quotes = 3 if kind == "long" else 1
            kind, text = "literal", text[quotes:-quotes].replace(_ESCAPED_LINE_END, "\n")
        elif kind == "quoted":
            text = text[1:]
        elif kind == "documentation":
            text = text.lstrip("#").removeprefix(" ")
        elif kind == "any_local":
            text = text[:-2]
        return Token(kind, text, line, column)

    def _unshifted(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._shifts, (offset, len(self._original))) - 1][1]

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def failed(self, offset: int, reason: str) -> SchemaFailed:
        """Return the error at an offset of the resolved text."""
        return self.failed_at(self._unshifted(offset), reason)

    def failed_at(self, offset: int, reason: str) -> SchemaFailed:
        """Return the error at an offset of the file's text."""
        line, column = self._position(offset)
        return SchemaFailed(path=f"{self.path}:{line}:{column}", reason=reason)


def _decoded(content: bytes, path: Path) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SchemaFailed(path=f"{path}:{line}", reason="neither UTF-8 nor UTF-16") from None
    if found := _NOT_XML.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise SchemaFailed(
            path=f"{path}:{line}", reason=f"the character U+{ord(found[0]):04X} is not allowed"
        )
    return text
