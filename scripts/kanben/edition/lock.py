"""One writer at a time: a lock on an edition's folder, which a dead process leaves free."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kanben.errors import EditionLocked, NotPermitted

try:
    import fcntl
except ImportError:  # a system without it has no such locks: there the last writer wins, as without a lock
    fcntl = None  # type: ignore[assignment]

LOCK_FILE = ".kanben-lock"
_PATIENCE = 10.0  # seconds to wait for another writer
_held: set[Path] = set()  # the folders that this process writes


@contextmanager
def writing(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of an edition's folder; a block inside another of the same process holds it, too.

    Raise EditionLocked if another process holds it for longer than `patience` seconds, NotPermitted if the folder cannot be
    written.  The system frees the lock of a process that has ended, however it ended.
    """
    home = folder.resolve()
    if fcntl is None or home in _held:
        yield
        return
    descriptor = _acquire(home / LOCK_FILE, folder, patience)
    _held.add(home)
    try:
        yield
    finally:
        _held.remove(home)
        with suppress(OSError):
            (home / LOCK_FILE).unlink()
        os.close(descriptor)


def await_writer(folder: Path, patience: float = _PATIENCE) -> None:
    """Wait until no other process writes an edition, but no longer than `patience` seconds; readers need no lock.

    Between an article and its place in the listing a reader would see one without the other.
    """
    home = folder.resolve()
    if fcntl is None or home in _held:
        return
    ends = time.monotonic() + patience
    while _is_held(home / LOCK_FILE) and time.monotonic() < ends:
        time.sleep(0.05)


def _is_held(path: Path) -> bool:
    """Whether a process holds the lock of a file; not if there is none, or it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _acquire(path: Path, folder: Path, patience: float) -> int:
    """Return the descriptor of the lock file once this process alone holds it; the file names the process."""
    ends = time.monotonic() + patience
    while True:
        try:
            descriptor = os.open(
                path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0), 0o644
            )
        except OSError as error:
            raise NotPermitted(path=path, reason=error.strerror) from None
        if _is_taken(descriptor, path):
            os.truncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()} {socket.gethostname()}\n".encode())
            return descriptor
        holder = os.pread(descriptor, 200, 0).decode("utf-8", "replace").split()
        os.close(descriptor)
        if time.monotonic() >= ends:
            process, host = [*holder, "?", "?"][:2]
            raise EditionLocked(path=folder, process=process, host=host)
        time.sleep(0.05)


def _is_taken(descriptor: int, path: Path) -> bool:
    """Take the lock if nobody has it; it counts only while the file is still the one of that name."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(descriptor).st_ino == path.stat().st_ino
    except OSError:
        return False
