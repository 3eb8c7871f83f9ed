"""Writes an EPUB container: a ZIP archive whose bytes depend on its files alone.  EPUB 3.3, `#sec-zip-container`."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

from kanben.errors import FileNameClash
from kanben.files import replace

MEDIA_TYPE = b"application/epub+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP archive can hold; a true one would change the bytes
_STORED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2")  # compressed already
_REGULAR_FILE = 0o100644 << 16

CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def write_ocf(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files, in their order, as an EPUB at `path`; a failure leaves what was there before.

    The `mimetype` entry is added in front, uncompressed, as reading systems expect it (`#sec-zip-container-mime`).
    Raise FileNameClash for two names that differ only in case or composition, NotPermitted if nothing can be
    written.  Files are taken one by one, so the book is never in memory as a whole.
    """
    with replace(path) as stream, zipfile.ZipFile(stream, "w") as archive:
        _fill(archive, path, files)


def _fill(archive: zipfile.ZipFile, path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
    seen: dict[str, str] = {}
    for name, content in files:
        folded = unicodedata.normalize("NFC", name).casefold()  # `#sec-container-filenames`
        if folded in seen:
            raise FileNameClash(path=path, first=seen[folded], second=name)
        seen[folded] = name
        method = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
        archive.writestr(_entry(name, method), content, compresslevel=9)


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    """Return an entry's header with the fixed time and mode, the same on every operating system."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = method
    entry.create_system = 3  # Unix, whatever wrote it
    entry.external_attr = _REGULAR_FILE
    return entry
