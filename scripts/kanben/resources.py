"""Finds the stylesheets and schemas: inside the installed package, else in the checkout it is developed in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def resource(folder: str, *names: str) -> Path:
    """Return the path of a file or folder under `xslt` or `schemas`; raise FileNotFoundError if there is none."""
    for root in (_PACKAGE, _CHECKOUT):
        path = root.joinpath(folder, *names)
        if path.exists():
            return path
    raise FileNotFoundError(Path(folder, *names))
