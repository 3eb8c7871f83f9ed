"""Gathers the records of an edition: of its articles only those that have changed since the last time."""

from __future__ import annotations

import hashlib
import sqlite3
from functools import partial
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.contents import Contents
from kanben.errors import NotPermitted
from kanben.fingerprint import program_fingerprint
from kanben.records import Records
from kanben.resources import resource
from kanben.tei import parse_tei, read_document_bytes
from kanben.transform import Parameters, stylesheet
from kanben.workers import Workers

_WORTHWHILE = 300  # articles, at some three milliseconds each


def gather_records(edition: Edition, workers: Workers | None = None, path: Path | None = None) -> Records:
    """Return the records of all articles, the register and the order of the edition.

    They are kept in the file `path`, or in memory; `workers` share the work. Raise what parse_tei raises, and
    NotPermitted if the records cannot be kept.
    """
    try:
        records = Records.of_program(path, program_fingerprint()) if path else Records()
        with records.changing():
            _gather(edition, records, workers or Workers(1))
    except sqlite3.OperationalError as error:  # a full disk, another build at work
        raise NotPermitted(path=path, reason=str(error)) from None
    return records


def _gather(edition: Edition, records: Records, workers: Workers) -> None:
    language = edition.settings.language
    known = records.sources()
    files = [file for page in Contents(edition).pages() for file in page.articles]
    sources = {file: _identify(file, language) for file in files}
    changed = [file for file in files if sources[file] not in known]
    found = [known[source] for source in sources.values() if source in known]
    read = partial(read_record, language=language)
    for file, record in zip(
        changed, workers.map(read, changed, worthwhile=_WORTHWHILE, what="reading"), strict=True
    ):
        found.append(records.put(record, sources[file]))
    records.keep_only(found)
    if edition.register.exists():
        records.keep_register(parse_tei(edition.register))
    records.arrange(parse_tei(edition.contents))


def _identify(file: Path, language: str) -> str:
    """Return a digest of all that an article's record is made of."""
    return hashlib.sha256(f"{language}\0".encode() + read_document_bytes(file)).hexdigest()


def read_record(file: Path, language: str = "zh-Hans") -> str:
    """Return the record of an article's TEI; what it says of itself is in `language` where print says nothing."""
    sheet = stylesheet(resource("xslt", "record.xsl"))
    return sheet.transform(parse_tei(file), Parameters(language=language), "{urn:kanben:mode}record")
