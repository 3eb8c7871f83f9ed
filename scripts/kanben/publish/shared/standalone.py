"""TEI files that belong to no edition, gathered into one for publishing: each file is an article."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from lxml import etree

from kanben.edition import Edition, edition_around
from kanben.edition.contents import Contents
from kanben.edition.provenance import Provenance
from kanben.edition.settings import SETTINGS_FILE, IssueSettings, Newspaper
from kanben.errors import SameName
from kanben.files import read_bytes, write_bytes
from kanben.publish.shared.pictures import local_path
from kanben.readers.naming import make_page_id
from kanben.tei import NAMESPACES, TEI, XML_ID, XML_LANG, parse_tei, serialize


def gather_files(files: Sequence[Path], folder: Path) -> Edition:
    """Copy TEI files into a new edition in `folder`, with the register of the edition around the first, if any.

    The pictures that a file names come along as far as they lie in its own folder or below.  The edition takes its title and language from the first file.  Raise what parse_tei raises, and SameName for two files
    of one name.
    """
    trees = {file: parse_tei(file) for file in files}
    first = trees[files[0]]
    write_bytes(folder / SETTINGS_FILE, _settings(_title(first) or files[0].stem, first).encode())
    edition = Edition(folder)
    listed: dict[str, str] = {}
    for file, tree in trees.items():
        name = make_page_id(file)
        if name in listed:
            raise SameName(path=file, other=name)
        listed[name] = _title(tree) or file.stem
        tree.getroot().set(XML_ID, name)
        _take_pictures(tree, file, folder / "pictures" / name)
        write_bytes(edition.article(name), serialize(tree))
    around = edition_around(files[0])
    if around is not None and around.register.exists():
        write_bytes(edition.register, read_bytes(around.register))
    contents = Contents(edition)
    nowhere = Provenance(Newspaper(), "issue-1", IssueSettings())
    contents.list_page("files", "files", nowhere, list(listed.items()))
    contents.save()
    return edition


def _settings(title: str, tree: etree._ElementTree) -> str:
    """Return an edition.toml of that title, in the language of a TEI document."""
    language = tree.getroot().get(XML_LANG) or "und"
    return (
        f'title = {json.dumps(title, ensure_ascii=False)}\nlanguage = {json.dumps(language)}\nrights = ""\n'
    )


def _take_pictures(tree: etree._ElementTree, file: Path, target: Path) -> None:
    """Copy the pictures of a file's folder into `target`, and have the tree name the copies.

    What else a `graphic` may name stays where it is: nothing outside the folder is read, whatever a file asks for.
    """
    home = file.resolve().parent
    for graphic in tree.iter(f"{TEI}graphic"):
        url = graphic.get("url", "")
        path = local_path(url, home / file.name, home)
        if path is None or ".." in unquote(url).split("/"):
            continue
        inside = path.relative_to(home)
        if not (target / inside).exists():
            write_bytes(target / inside, read_bytes(path, expected="a picture"))
        graphic.set("url", f"../pictures/{target.name}/{quote(inside.as_posix())}")


def _title(tree: etree._ElementTree) -> str:
    title = tree.find(".//tei:titleStmt/tei:title", NAMESPACES)
    return "" if title is None else re.sub(r"\s+", " ", "".join(title.itertext())).strip()
