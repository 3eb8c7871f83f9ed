"""Reads and writes files so that a failure leaves no half-written one and the user one clear message."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from io import BufferedReader
from pathlib import Path
from typing import IO

from kanben.errors import ChangedMeanwhile, IsADirectory, NotAFile, NotFound, NotPermitted, TooLarge
from kanben.exchange import exchange

LARGEST = 256 * 2**20
"""How many bytes a file may have of which nothing else is said."""
_ASIDE = re.compile(  # see `replace`
    r"\..*\.(?i:xml|jsonl|txt|text|toml|json|crfsuite|rng|sch|new|gitignore|epub)\.[a-z0-9_]{8}"
)


def real_path(path: Path) -> Path:
    """Return the one path of a file, whichever way leads to its folder; a link in place of the file itself stays.

    Folders are looked up once a process: files are many, their folders few.
    """
    return _real_folder(path.parent.absolute()) / path.name


@lru_cache(maxsize=1024)
def _real_folder(folder: Path) -> Path:
    return folder.resolve()


STANDARD_INPUT = Path("-")
_taken: dict[Path, bytes] = {}  # in this process


def take_standard_input(stream: IO[bytes], most: int = LARGEST) -> Path:
    """Read a stream to its end, and return the path under which `read_bytes` gives its bytes from now on.

    Raise TooLarge for more than `most` bytes.
    """
    content = stream.read(most + 1)
    if len(content) > most:
        raise TooLarge(path=STANDARD_INPUT, size=len(content) // 2**20, limit=most // 2**20)
    _taken[STANDARD_INPUT] = content
    return STANDARD_INPUT


def read_bytes(path: Path, expected: str = "text", most: int = LARGEST) -> bytes:
    """Return a file's bytes; `expected` says in a word what the caller reads from it, `most` how many bytes it may have.

    Raise NotFound, IsADirectory, NotAFile for what is neither, TooLarge, NotPermitted.
    """
    if path in _taken:
        return _taken[path]
    try:
        with open_file(path, expected) as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > most:
                raise TooLarge(path=path, size=size // 2**20, limit=most // 2**20)
            return stream.read(most)
    except OSError as error:
        raise NotPermitted(path=path, reason=error.strerror) from None


@contextmanager
def open_file(path: Path, expected: str = "text") -> Iterator[BufferedReader]:
    """Open a file for reading that is one: a pipe or device would keep its reader waiting, or never end.

    Raise what read_bytes raises, but TooLarge.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(path=path) from None
    except IsADirectoryError:
        raise IsADirectory(path=path, expected=expected) from None
    except ValueError:  # no name that a file can have
        raise NotFound(path=path) from None
    except OSError as error:
        if error.errno in (
            errno.ENXIO,
            errno.ENODEV,
            errno.EOPNOTSUPP,
        ):  # a socket, a device without a driver
            raise NotAFile(path=path, expected=expected) from None
        raise NotPermitted(path=path, reason=error.strerror) from None
    kind = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(kind):
        os.close(descriptor)
        raise (IsADirectory if stat.S_ISDIR(kind) else NotAFile)(path=path, expected=expected)
    with os.fdopen(descriptor, "rb") as stream:
        yield stream


def resolved(path: Path) -> Path:
    """Return the absolute path to which links lead, also where a link leads to itself or nowhere.

    Raise NotFound for a name that no file can have.
    """
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        raise NotFound(path=path) from None


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, lies below a folder: asked of every path that stands in a file."""
    try:
        return resolved(folder) in resolved(path).parents
    except NotFound:
        return False


def make_folder(path: Path) -> None:
    """Make a folder and those above it, if they are not there; raise NotPermitted."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotPermitted(path=path, reason=error.strerror) from None


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file's content in one step: readers see the old bytes or the new ones, never a part."""
    with replace(path) as stream:
        stream.write(content)


def replace_unchanged(path: Path, read: bytes | None, content: bytes) -> None:
    """Replace a file that still has the bytes that were read of it (None: there was no file), as write_bytes does.

    Where the system can exchange two files, what was there is compared once more when it is out of the way, so that nothing
    that someone saves meanwhile is lost.  Raise ChangedMeanwhile if the file is another now.
    """
    refuse_changed(path, read)
    with replace(path, partial(_put_over, read=read)) as stream:
        stream.write(content)


def _put(temporary: Path, path: Path) -> None:
    temporary.replace(path)


def _put_over(temporary: Path, path: Path, read: bytes | None) -> None:
    """Put a finished file in the place of one that has certain bytes."""
    if read is None or not exchange(temporary, path):
        refuse_changed(path, read)
        temporary.replace(path)
    elif read_bytes(temporary) != read:
        exchange(temporary, path)
        raise ChangedMeanwhile(path=path)
    else:
        temporary.unlink()


@contextmanager
def replace(path: Path, put: Callable[[Path, Path], None] = _put) -> Iterator[IO[bytes]]:
    """Open a stream whose bytes become the file's content when the block ends well; else the old ones stay.

    `put` brings the finished file, given first, to its place.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = stream.name
            yield stream
        Path(temporary).chmod(0o666 & ~_umask())
        put(Path(temporary), path)
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NotPermitted(path=path, reason=error.strerror) from None
        raise


def refuse_changed(path: Path, read: bytes | None) -> None:
    """Raise ChangedMeanwhile if a file no longer has the bytes that were read of it (None: there was no file)."""
    now = read_bytes(path) if path.exists() else None
    if now != read:
        raise ChangedMeanwhile(path=path)


def clear_aside(folder: Path) -> None:
    """Remove from a folder what killed processes had begun to write beside its files; only the edition's writer may."""
    for path in folder.glob(".*"):
        if is_aside(path):
            path.unlink(missing_ok=True)


def is_aside(path: Path) -> bool:
    """Whether a file is one that a process had begun to write beside another."""
    return _ASIDE.fullmatch(path.name) is not None and path.is_file()


def _umask() -> int:
    """Return the process's umask (a temporary file is made private, the finished one should not be)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
