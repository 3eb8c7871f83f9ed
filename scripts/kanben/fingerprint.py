"""Digests of files, by which a build knows whether what it made is still what it would make."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from kanben import __version__
from kanben.files import open_file
from kanben.resources import resource


@cache
def program_fingerprint() -> str:
    """Return a digest of the program: its version, its modules, its stylesheets."""
    return digest_files(resource("xslt"), begin=digest_files(Path(__file__).parent, begin=__version__))


def digest_files(root: Path, *, begin: str = "", without: Path | None = None) -> str:
    """Return a digest of `begin` and of the names and bytes of all files below a folder, in order.

    Hidden and compiled files are left out, and what is below the folder `without`.
    """
    digest = hashlib.sha256(begin.encode())
    for path in _files(root, without):
        digest.update(b"\0" + os.fsencode(path.relative_to(root).as_posix()) + b"\0")
        with open_file(path) as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _files(root: Path, without: Path | None) -> list[Path]:
    found = []
    for folder, names, files in os.walk(root):
        here = Path(folder)
        names[:] = [n for n in names if not n.startswith((".", "__")) and here / n != without]
        found += [here / file for file in files if not file.startswith(".") and (here / file).is_file()]
    return sorted(found)
