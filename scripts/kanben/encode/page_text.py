"""Writes corrections into a page's own file, whose encoding, line ends and layout stay what they are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from kanben.encode.differences import Change
from kanben.encode.ink import Ink, Printed
from kanben.errors import NotCorrectable
from kanben.files import read_bytes, replace_unchanged
from kanben.readers import READERS
from kanben.readers.decoding import CANDIDATES, decode
from kanben.readers.plain import read_pages as read_plain

_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SET = re.compile(r"^(\s*set\s*[:：])(.*)$", re.MULTILINE)
_LINE = re.compile(r"\d+(?==)")


class PageText:
    """The text of a page's file; raise NotCorrectable if it is no plain text, or would not come back as it is."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        if READERS.get(path.suffix.lower()) is not read_plain:
            raise NotCorrectable(path=path, reason=f"{path.suffix} files are not plain text")
        self.path = path
        self._read = read_bytes(path)
        self._mark, self._codec = self._find_codec(decode(self._read, path, encoding), encoding)
        self.text = self._read[len(self._mark) :].decode(self._codec)
        ends = [found.end() for found in _LINE_END.finditer(self.text)]
        self._line_starts = [0, *ends]

    def _find_codec(self, text: str, encoding: str | None) -> tuple[bytes, str]:
        """Return the byte order mark and the encoding that give just the file's bytes."""
        for mark, codec in (
            *((mark, name) for mark, name in _MARKS if self._read.startswith(mark)),
            *((b"", name) for name in (encoding, "utf-8", *CANDIDATES) if name),
        ):
            try:
                body = self._read[len(mark) :].decode(codec)
                if body.removeprefix("\ufeff") == text.removeprefix("\ufeff") and (
                    mark + body.encode(codec) == self._read
                ):
                    return mark, codec
            except UnicodeError:
                continue
        raise NotCorrectable(path=self.path, reason="its bytes would not come back as they are")

    def correct(self, changes: Sequence[Change], tei: Printed, page: Ink) -> None:
        """Put the articles' words in place of the page's; changes are from the articles' text to the page's."""
        places = self._places(page)
        text = self.text
        for change in sorted(changes, reverse=True):
            words = _words(tei, change.start, change.end)
            if change.new_start < change.new_end:
                start, end = places[change.new_start], places[change.new_end - 1] + 1
                if not words and (change.new_start == 0 or "\n" in page.spaces[change.new_start]):
                    end = _behind_line(text, end)
            else:
                start, words = _insertion(change, tei, page, places, words)
                end = start
            text = text[:start] + words + text[end:]
        self.text = text

    def _places(self, page: Ink) -> list[int]:
        """Return where in the file's text each printed character of a page stands."""
        places: list[int] = []
        line, offset = 0, 0
        for character, number in zip(page.characters, page.lines, strict=True):
            if number != line:
                line, offset = number, self._line_starts[number - 1]
            offset = self.text.find(character, offset)
            if offset < 0:
                raise NotCorrectable(path=self.path, reason=f"line {number} is not what was read")
            places.append(offset)
            offset += 1
        return places

    def move_fixes(self, lines: Mapping[int, int]) -> None:
        """Have `set:` in the front matter name the lines where those that it named stand now."""
        end = self.text.find("\n---", 1)
        front = _SET.sub(
            lambda found: (
                found[1] + _LINE.sub(lambda number: str(lines.get(int(number[0]), int(number[0]))), found[2])
            ),
            self.text[:end],
        )
        self.text = front + self.text[end:]

    def write(self) -> None:
        """Write the file; raise ChangedMeanwhile if someone has saved it since, NotCorrectable for a foreign character."""
        try:
            content = self._mark + self.text.encode(self._codec)
        except UnicodeEncodeError as error:
            character = self.text[error.start]
            raise NotCorrectable(
                path=self.path, reason=f"its encoding, {self._codec}, has no “{character}”"
            ) from None
        replace_unchanged(self.path, self._read, content)
        self._read = content


def _words(tei: Printed, start: int, end: int) -> str:
    """Return the articles' text between two offsets, parts on lines of their own."""
    words: list[str] = []
    for offset in range(start, end):
        if offset > start:
            same = tei.places[offset].part == tei.places[offset - 1].part
            words.append(tei.spaces[offset] if same else "\n\n")
        words.append(tei.characters[offset])
    return "".join(words)


def _insertion(change: Change, tei: Printed, page: Ink, places: Sequence[int], words: str) -> tuple[int, str]:
    """Return where in the file, and how, words are put in that stand between two characters of the page."""
    first, last = change.start, change.end - 1
    opens = not first or tei.places[first].part != tei.places[first - 1].part
    closes = last + 1 == len(tei.places) or tei.places[last].part != tei.places[last + 1].part
    before = change.new_start - 1
    if before >= 0 and (not opens or closes):
        gap = "\n\n" if opens else tei.spaces[first]
        return places[before] + 1, gap + words
    gap = "\n\n" if closes else tei.spaces[last + 1] if last + 1 < len(tei.spaces) else ""
    return places[change.new_start], words + gap


def _behind_line(text: str, end: int) -> int:
    """Return the offset behind a line's end, if only white space follows in the line."""
    found = re.compile("[^\\S\r\n]*(?:\r\n|[\r\n]|$)").match(text, end)
    return found.end() if found else end
