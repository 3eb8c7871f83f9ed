"""Kanben: from a newspaper page to a digital edition.

`kanben.open_edition`, `kanben.validate_files` and `kanben.transform_files` do what the commands do (see kanben.api).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kanben.api import Article as Article
    from kanben.api import Checks as Checks
    from kanben.api import KanbenError as KanbenError
    from kanben.api import Name as Name
    from kanben.api import OpenEdition as OpenEdition
    from kanben.api import PageReport as PageReport
    from kanben.api import Remark as Remark
    from kanben.api import Transformed as Transformed
    from kanben.api import Violation as Violation
    from kanben.api import open_edition as open_edition
    from kanben.api import transform_files as transform_files
    from kanben.api import validate_files as validate_files

__version__ = "0.2.0"

_API = frozenset(
    (
        "Article",
        "Checks",
        "KanbenError",
        "Name",
        "OpenEdition",
        "PageReport",
        "Remark",
        "Transformed",
        "Violation",
        "open_edition",
        "transform_files",
        "validate_files",
    )
)


def __getattr__(name: str) -> Any:
    """Load the interface when it is first asked for: the commands do without most of it."""
    if name in _API:
        return getattr(import_module("kanben.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the names, those of the interface with them."""
    return sorted({*globals(), *_API})
