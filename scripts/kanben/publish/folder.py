"""Writes a folder of files in one step: what stood there before stays whole until the new one is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from kanben.errors import NotOurs, NotPermitted, PathOutside

MARKER = ".kanben"  # says that the folder was written here and may be replaced


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make `target` a folder with just these files (path relative to it, content); the old one goes at the end.

    Raise NotOurs if something else stands there, PathOutside for a path that leads out of the folder, NotPermitted if it
    cannot be written.
    """
    if target.exists() and not (target / MARKER).is_file() and not _is_empty_folder(target):
        raise NotOurs(path=target)
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        part.chmod(0o755)
        for name, content in files:
            _write(part, name, content)
        _write(part, MARKER, b"This folder is written by Kanben and replaced as a whole.\n")
        _take_place(part, target)
    except OSError as error:
        raise NotPermitted(path=target, reason=error.strerror) from None
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _write(folder: Path, name: str, content: bytes) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise PathOutside(path=name)
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _take_place(part: Path, target: Path) -> None:
    """Put the finished folder in place of the old one, which waits aside until that has worked."""
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.old."))
    try:
        if target.exists():
            target.rename(old / target.name)
        try:
            part.rename(target)
        except OSError:
            if (old / target.name).exists():
                (old / target.name).rename(target)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
