"""The names of a register as the search suggests them: small files by the first character of a name or of its pinyin."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kanben.publish.shared.json_text import compact_json
from kanben.publish.site.addresses import entry_path
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.search_tokens import normalise
from kanben.record_types import Entry, line
from kanben.records import INDICES, Records

_NAMES = ("persName", "placeName", "orgName", "geogName", "name", "rs", "title")
_FOLDER = "pagefind/names"


def name_files(records: Records) -> Iterator[SiteFile]:
    """Yield names.json, which lists the files, and below names/ one for each first character, called by its code point.

    Each entry stands as [its names and their pinyin, path, what it is, kind] in the file of every character that a name begins
    with, simplified, and of the first letter of its pinyin.
    """
    shards: dict[str, list[object]] = {}
    seen: set[str] = set()
    for index in INDICES:
        for entry in records.entries(index):
            if entry.id in seen:  # the index of sources has people and organisations too
                continue
            seen.add(entry.id)
            forms = _forms(entry)
            row = [forms, entry_path(entry.id), entry.about, entry.kind]
            for first in dict.fromkeys(normalise(form)[0] for form in forms):
                shards.setdefault(f"{ord(first):x}", []).append(row)
    yield SiteFile("pagefind/names.json", compact_json(sorted(shards)))
    for key, rows in sorted(shards.items()):
        yield SiteFile(f"{_FOLDER}/{key}.json", compact_json(rows))


def _forms(entry: Entry) -> list[str]:
    """Return the names of an entry, its label first, and the syllables of its pinyin."""
    names = [line(name) for name in etree.fromstring(entry.xml) if etree.QName(name).localname in _NAMES]
    return list(filter(None, dict.fromkeys([entry.label, *names, entry.sort.partition("\t")[0]])))
