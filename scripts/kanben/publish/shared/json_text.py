"""JSON as files and pages have it: Chinese as it is, keys in the order given."""

from __future__ import annotations

import json


def compact_json(value: object) -> bytes:
    """Return a value without white space, for programs."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def readable_json(value: object) -> bytes:
    """Return a value indented, for people too."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def script_json(value: object) -> str:
    """Return a value as it may stand in a script element: nothing in it ends one."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
