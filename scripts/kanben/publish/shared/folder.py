"""Writes a folder of files in one step: what stood there before stays whole until the new one is complete.

Until then the new one is a hidden folder beside it, named after the process that writes it; what a killed one left behind is
cleared away by the next.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from kanben.errors import NotOurs, NotPermitted, PathOutside
from kanben.exchange import exchange

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
        if target.exists():  # else one of them may hold what was to be replaced when its process was killed
            _clear_away(target)
        part = Path(tempfile.mkdtemp(dir=target.parent, prefix=f"{_beside(target)}{os.getpid()}."))
        part.chmod(0o755)
        for name, content in files:
            _write(part, name, content)
        _write(part, MARKER, b"This folder is written by Kanben and replaced as a whole.\n")
        _take_place(part, target)
        _clear_away(target)
    except OSError as error:
        raise NotPermitted(path=target, reason=error.strerror) from None
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)


def _beside(target: Path) -> str:
    """Return how the names of hidden folders beside a target begin that processes of this machine write."""
    return f".{target.name}.{platform.node()}."


def _clear_away(target: Path) -> None:
    """Remove the hidden folders beside a target whose processes are no longer there."""
    begin = _beside(target)
    for path in target.parent.iterdir():
        process = path.name.removeprefix(begin).partition(".")[0]
        if path.name.startswith(begin) and process.isdecimal() and not _is_alive(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # where signal 0 is another
        return True
    with suppress(PermissionError):  # it belongs to somebody else
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True


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
    """Put the finished folder in place of the old one, by one exchange where the system can.

    Else the old one waits aside until that has worked, and for a moment there is none.
    """
    if target.exists() and exchange(part, target):
        return  # the old one is where the new one was, and is removed there
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f"{_beside(target)}{os.getpid()}.old."))
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
