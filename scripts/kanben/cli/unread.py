"""Names in one line the files among an edition's pages that no reader reads."""

from __future__ import annotations

from kanben.cli.options import Voice
from kanben.edition import Edition

_NAMED = 5  # of many files the first


def name_unread(edition: Edition, voice: Voice) -> None:
    """Say which files of pages/ are left out, if there are any."""
    names = [edition.page_name(path) for path in edition.unread]
    if len(names) > _NAMED:
        template = "{folder}: no reader reads {names} and {count} more files; left out"
    elif names:
        template = "{folder}: no reader reads {names}; left out"
    else:
        return
    listed = ", ".join(names[:_NAMED])
    voice.warn(template, folder=edition.page_folder, names=listed, count=len(names) - _NAMED)
