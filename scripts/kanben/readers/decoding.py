"""Turns a file's bytes into text: UTF-8, UTF-16, GB 18030 or Big5; what cannot be told apart is refused."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from kanben.errors import UndecodableByte, UnknownEncoding, UnsureEncoding, WrongEncoding
from kanben.readers.characters import locate, unify_line_ends
from kanben.readers.plausibility import is_plausible, measure_plausibility

if TYPE_CHECKING:
    from pathlib import Path

# Longer marks first: UTF-32 begins like UTF-16.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
# Two readings of the same bytes must differ this much in plausibility, or the user has to say which is right.
_MARGIN = 0.15


def decode(content: bytes, path: Path, encoding: str | None = None) -> str:
    """Return the text of a file's bytes.

    `encoding` is any name Python knows; without it a byte order mark decides, then UTF-8 if the bytes are
    that, then the one legacy encoding that gives plausible text. Raises an error where none or several do.
    """
    if encoding is not None:
        return _decode_as_told(content, path, encoding)
    for mark, name in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _decode_strictly(content, path, name)
    if b"\x00" not in content:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            failure = error
    else:
        failure = UnicodeDecodeError("utf-8", content, content.index(0), content.index(0) + 1, "NUL byte")
    return _recognise(content, path, failure)


def _decode_as_told(content: bytes, path: Path, encoding: str) -> str:
    """Decode in the encoding the user names, unless the result is clearly a misreading."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise UnknownEncoding(path=path, encoding=encoding) from None
    text = _decode_strictly(content, path, encoding).removeprefix("\ufeff")
    if not is_plausible(text):
        for name in ("utf-8", *CANDIDATES):
            other = _try(content, name)
            if other is not None and is_plausible(other):
                raise WrongEncoding(path=path, encoding=encoding, better=name)
    return text


def _decode_strictly(content: bytes, path: Path, encoding: str) -> str:
    """Decode, or raise the place of the first byte that the encoding does not allow."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error, path, encoding) from None


def _recognise(content: bytes, path: Path, failure: UnicodeDecodeError) -> str:
    """Decode bytes that are not UTF-8 in the one encoding that makes plausible text of them."""
    readings = {name: text for name in CANDIDATES if (text := _try(content, name)) is not None}
    ranked = sorted(
        ((measure_plausibility(text), text, name) for name, text in readings.items()), reverse=True
    )
    plausible = [(score, text, name) for score, text, name in ranked if is_plausible(text)]
    if not plausible:
        raise _undecodable(failure, path, "utf-8")
    best, text, name = plausible[0]
    rivals = [other for score, reading, other in plausible if reading != text and best - score < _MARGIN]
    if rivals:
        raise UnsureEncoding(path=path, names=", ".join([name, *rivals]))
    return text


def _try(content: bytes, encoding: str) -> str | None:
    """Decode, or return nothing."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _undecodable(error: UnicodeDecodeError, path: Path, encoding: str) -> UndecodableByte:
    """Say where decoding failed (counted in the text before it), and what the bytes look like."""
    from charset_normalizer import from_bytes  # asked only here

    before = unify_line_ends(error.object[: error.start].decode(encoding, errors="replace"))
    line, column = locate(before, len(before))
    byte = error.object[error.start : error.start + 1].hex().upper()
    guess = from_bytes(error.object).best()
    looks_like = guess.encoding if guess is not None else "no text at all"
    return UndecodableByte(
        path=path, line=line, column=column, byte=byte, encoding=encoding, looks_like=looks_like
    )
