"""Pagefind's files made smaller: fragments that hold an article's text alone, and short names in the list of all files.

Every search loads that list (.pf_meta), which names the fragment of each article by a hash: 7 KB for 1,000 articles, as
random letters do not compress. Numbers do. They stand in a folder that is named after the content of all, so that a
browser never takes a file that it has kept of another build for one of this.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from kanben.publish.shared.json_text import compact_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# The first bytes of what Pagefind has compressed, by which its script tells whether a server has decompressed it.
_SEAL = b"pagefind_dcd"
_FOLDERS = ("fragment", "index")


def fragment(url: str, text: str, meta: Mapping[str, str]) -> bytes:
    """Return what a page of results needs to know of an article, as Pagefind's script reads it."""
    known = {
        "url": f"/{quote(url)}",
        "content": text,
        "word_count": 0,
        "filters": {},
        "meta": dict(meta),
        "anchors": [],
    }
    return _pack(compact_json(known))


def compact_index(index: Path, fragments: Path, language: str) -> None:
    """Replace the fragments of an index by those in a folder, named like the pages; shorten all names."""
    (listed,) = index.glob("*.pf_meta")
    everything = hashlib.sha256(listed.read_bytes())
    numbers: dict[str, int] = {}
    for path in sorted((index / "fragment").iterdir()):
        page = json.loads(_unpack(path.read_bytes()))["url"].strip("/").removesuffix(".html")
        if (fragments / page).exists():
            path.write_bytes((fragments / page).read_bytes())
            numbers[path.stem] = int(page)
        everything.update(path.read_bytes())
    folder_name = everything.hexdigest()[:6]
    known = {name: f"{folder_name}/{number:04x}" for name, number in numbers.items()}
    content, names = _shorten(_unpack(listed.read_bytes()), language, folder_name, known)
    listed.write_bytes(_pack(content))
    for folder in _FOLDERS:
        _rename(index / folder, names)


def _rename(folder: Path, names: Mapping[str, str]) -> None:
    for path in sorted(folder.iterdir()):
        if path.stem in names:
            target = folder / f"{names[path.stem]}{path.suffix}"
            target.parent.mkdir(exist_ok=True)
            path.rename(target)


def _shorten(
    content: bytes, language: str, folder: str, known: Mapping[str, str]
) -> tuple[bytes, dict[str, str]]:
    """Return the list of files with a number for each hash, and the new names by the old; fragments have theirs `known`.

    The list is CBOR, where a string of up to 23 bytes stands behind the byte 0x60 + its length (RFC 8949, 3.1): one can
    be put in another's place. What does not look so keeps its name.
    """
    names = dict(known)

    def put(found: re.Match[bytes]) -> bytes:
        length = found[1][0] - 0x60
        old, rest = found[2][:length].decode(), found[2][length:]
        if len(old) < length:
            return found[0]
        new = names.setdefault(old, f"{folder}/{len(names):04x}").encode()
        return bytes([0x60 + len(new)]) + new + rest

    return re.sub(rb"([\x60-\x77])(%s_[0-9a-f]+)" % language.encode(), put, content), names


def _pack(content: bytes) -> bytes:
    return gzip.compress(_SEAL + content, 9, mtime=0)


def _unpack(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(_SEAL)
