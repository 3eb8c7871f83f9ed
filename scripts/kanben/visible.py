"""Makes text safe to print: characters that steer a terminal or turn the order of reading are shown, not sent."""

from __future__ import annotations

import re

# C0 (but for line ends and tabs), DEL and C1; marks and overrides of direction; separators of lines and paragraphs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return a text with each such character as an escape, such as \x1b or \u202e."""
    return _HIDDEN.sub(_escaped, text)


def on_one_line(text: str) -> str:
    r"""Return the same with its line ends and tabs as escapes, too, for values inside a line of a report."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
