"""Kanben: from a newspaper page to a digital edition.

`kanben.open_edition`, `kanben.validate_files` and `kanben.transform_files` do what the commands do (see kanben.api).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kanben.api import Article as Article
    from kanben.api import Name as Name
    from kanben.api import OpenEdition as OpenEdition
    from kanben.api import open_edition as open_edition
    from kanben.api import validate_files as validate_files
    from kanben.convert import Transformed as Transformed
    from kanben.convert import transform_files as transform_files
    from kanben.encode.pages import PageReport as PageReport
    from kanben.errors import KanbenError as KanbenError
    from kanben.publish.document.report import Remark as Remark
    from kanben.validate import Checks as Checks
    from kanben.validate import Violation as Violation

__version__ = "0.2.0"

# The interface, and where each piece of it is made.
_HOMES = {
    "Article": "kanben.api",
    "Name": "kanben.api",
    "OpenEdition": "kanben.api",
    "open_edition": "kanben.api",
    "validate_files": "kanben.api",
    "Transformed": "kanben.convert",
    "transform_files": "kanben.convert",
    "PageReport": "kanben.encode.pages",
    "KanbenError": "kanben.errors",
    "Remark": "kanben.publish.document.report",
    "Checks": "kanben.validate",
    "Violation": "kanben.validate",
}


def __getattr__(name: str) -> Any:
    """Load a piece of the interface when it is first asked for: the commands do without most of it."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the names, those of the interface with them."""
    return sorted({*globals(), *_HOMES})
