"""TEI files that belong to no edition, gathered into one for publishing: each file is an article."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from kanben.edition import Edition, edition_around
from kanben.encode.contents import Contents
from kanben.encode.provenance import Provenance
from kanben.errors import SameName
from kanben.files import read_bytes, write_bytes
from kanben.readers.naming import make_page_id
from kanben.settings import SETTINGS_FILE, IssueSettings, Newspaper
from kanben.tei import NAMESPACES, XML_ID, XML_LANG, parse_tei, serialize


def gather_files(files: Sequence[Path], folder: Path) -> Edition:
    """Copy TEI files into a new edition in `folder`, with the register of the edition around the first, if any.

    The edition takes its title and language from the first file.  Raise what parse_tei raises, and SameName for two files
    of one name.
    """
    trees = {file: parse_tei(file) for file in files}
    first = trees[files[0]]
    title = _title(first) or files[0].stem
    language = first.getroot().get(XML_LANG) or "und"
    settings = (
        f'title = {json.dumps(title, ensure_ascii=False)}\nlanguage = {json.dumps(language)}\nrights = ""\n'
    )
    write_bytes(folder / SETTINGS_FILE, settings.encode())
    edition = Edition(folder)
    listed: dict[str, str] = {}
    for file, tree in trees.items():
        name = make_page_id(file)
        if name in listed:
            raise SameName(path=file, other=name)
        listed[name] = _title(tree) or file.stem
        tree.getroot().set(XML_ID, name)
        write_bytes(edition.article(name), serialize(tree))
    around = edition_around(files[0])
    if around is not None and around.register.exists():
        write_bytes(edition.register, read_bytes(around.register))
    contents = Contents(edition)
    nowhere = Provenance(Newspaper(), "issue-1", IssueSettings())
    contents.list_page("files", folder / "files", nowhere, list(listed.items()))
    contents.save()
    return edition


def _title(tree: etree._ElementTree) -> str:
    title = tree.find(".//tei:titleStmt/tei:title", NAMESPACES)
    return "" if title is None else re.sub(r"\s+", " ", "".join(title.itertext())).strip()
