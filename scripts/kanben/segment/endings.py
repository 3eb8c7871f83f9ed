"""Finds what is printed run-on after a paragraph: a signature in brackets, a credit, a jump line.

An ending rule takes a text and returns where the ending begins, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.model import PartKind
from kanben.segment.credits import is_credit, is_signature, is_supplied
from kanben.segment.folio import is_editors
from kanben.segment.forms import strip_brackets
from kanben.segment.jumps import JUMP_TO_FORM

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST_BRACKET = re.compile(
    r"[。．.！？!?…”’」』；;）)](?P<all>[ \u3000]*[(（【\[［][^()（）【】\[\]［］]{2,40}[)）】\]］])$"
)
_CREDIT_BRACKET = re.compile(r"\w(?P<all>[ \u3000]*[(（【\[［][^()（）【】\[\]［］]{2,40}[)）】\]］])$")
_JUMP = re.compile(rf"[。！？!?…”’」』，,\w](?P<all>[ \u3000]*(?:{JUMP_TO_FORM}))$")
_AFTER_SENTENCE = re.compile(r"[。．.！？!?…”’」』](?P<all>[^。！？!?…”’」』，]{3,24})$")


@dataclass(frozen=True, slots=True)
class Ending:
    """A kind of run-on ending, and the rule that finds its beginning in a text."""

    name: str
    kind: PartKind
    find_start: Callable[[str], int | None]


def _bracket(text: str, form: re.Pattern[str] = _LAST_BRACKET) -> tuple[int, str] | None:
    found = form.search(text[-48:])
    if found is None:
        return None
    return len(text) - len(found["all"]), found["all"].strip()


def _start_of_editors(text: str) -> int | None:
    found = _bracket(text)
    return found[0] if found is not None and is_editors(strip_brackets(found[1])) else None


def _start_of_credit(text: str) -> int | None:
    run_on = _AFTER_SENTENCE.search(text[-30:])
    if run_on is not None and is_credit(run_on["all"].strip()) and not is_supplied(run_on["all"].strip()):
        return len(text) - len(run_on["all"])
    found = _bracket(text) or _bracket(text, _CREDIT_BRACKET)
    return found[0] if found is not None and is_credit(found[1]) and not is_supplied(found[1]) else None


def _start_of_signature(text: str) -> int | None:
    found = _bracket(text)
    return found[0] if found is not None and is_signature(found[1]) else None


def _start_of_jump(text: str) -> int | None:
    found = _JUMP.search(text[-40:])
    return len(text) - len(found["all"]) if found is not None else None


ENDINGS: tuple[Ending, ...] = (
    Ending("run-on-jump", PartKind.JUMP, _start_of_jump),
    Ending("run-on-editors", PartKind.EDITORS, _start_of_editors),
    Ending("run-on-credit", PartKind.CREDIT, _start_of_credit),
    Ending("run-on-signature", PartKind.CLOSER, _start_of_signature),
)


def find_ending(text: str) -> tuple[int, Ending] | None:
    """Return where a run-on ending begins in a paragraph, and which it is."""
    for ending in ENDINGS:
        start = ending.find_start(text)
        if start:
            return start, ending
    return None
