"""Exchanges two files or folders in one step, where the system can.  renameat2(2), RENAME_EXCHANGE"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def exchange(one: Path, other: Path) -> bool:
    """Give each of two paths what the other one names; return False if the system cannot, and nothing was done.

    Whoever looks at either path at any moment finds something there.  Raise FileNotFoundError if one of them is not there.
    """
    rename = _rename()
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    if not (os.path.lexists(one) and os.path.lexists(other)):
        raise FileNotFoundError(one, other)
    return False


@cache
def _rename() -> Callable[..., int] | None:
    """Return the C library's renameat2; None where it has none."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    function.restype = ctypes.c_int
    return lambda *arguments: int(function(*arguments))
