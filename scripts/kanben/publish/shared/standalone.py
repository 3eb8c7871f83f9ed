"""TEI files that belong to no edition, gathered into one for publishing: each file is an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
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

_ENTRIES = frozenset(f"{TEI}{name}" for name in ("person", "place", "org", "bibl"))


def gather_files(files: Sequence[Path], folder: Path, *, whole_register: bool = False) -> Edition:
    """Copy TEI files into a new edition in `folder`, with the register of the edition around the first, if any.

    Of the register only those entries come along that a file points to, and whom these point to, unless the `whole_register`
    is wanted.

    The pictures that a file names come along as far as they lie in its own folder or below.  Articles of one edition keep its settings and their places in
    its contents; else title and language are those of the first file.  Raise what parse_tei raises, and SameName for two files
    of one name.
    """
    trees = {file: parse_tei(file) for file in files}
    first = trees[files[0]]
    around = edition_around(files[0])
    contents = _listing(around, files) if around else None
    settings = _settings(_title(first) or files[0].stem, first).encode()
    if around and contents is not None:
        settings = read_bytes(around.folder / SETTINGS_FILE)
        write_bytes(folder / "edition.xml", serialize(contents))
    write_bytes(folder / SETTINGS_FILE, settings)
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
    if around is not None and around.register.exists():
        register = parse_tei(around.register)
        if not whole_register:
            _keep_named(register, trees.values())
        write_bytes(edition.register, serialize(register))
    if contents is None:
        anew = Contents(edition)
        anew.list_page(
            "files", "files", Provenance(Newspaper(), "issue-1", IssueSettings()), list(listed.items())
        )
        anew.save()
    return edition


def _listing(edition: Edition, files: Iterable[Path]) -> etree._ElementTree | None:
    """Return the edition's contents with these articles alone; None if it does not list them all."""
    if not edition.contents.is_file():
        return None
    tree, wanted = parse_tei(edition.contents), {file.absolute() for file in files}
    for entry in list(tree.iterfind(".//tei:bibl[tei:ref]", NAMESPACES)):
        reference = entry.find("tei:ref", NAMESPACES)
        target = "" if reference is None else reference.get("target", "")
        file = (edition.folder / unquote(target)).absolute()
        if file in wanted:
            wanted.remove(file)
        elif (parent := entry.getparent()) is not None:
            parent.remove(entry)
    return None if wanted else tree


def _keep_named(register: etree._ElementTree, trees: Iterable[etree._ElementTree]) -> None:
    """Take the entries out of a register that nothing points to."""
    entries = {
        entry.get(XML_ID, ""): entry
        for entry in register.iterfind(f".//{TEI}standOff//*[@{XML_ID}]")
        if entry.tag in _ENTRIES
    }
    wanted: set[str] = set()
    waiting = {target for tree in trees for target in _targets(tree.getroot())} & entries.keys()
    while waiting:
        wanted |= waiting
        waiting = {target for name in waiting for target in _targets(entries[name])} & entries.keys() - wanted
    for name, entry in entries.items():
        parent = entry.getparent()
        if (
            name not in wanted
            and parent is not None
            and not any(n.get(XML_ID) in wanted for n in entry.iter())
        ):
            parent.remove(entry)


def _targets(element: etree._Element) -> set[str]:
    """Return the fragments of all pointers in an element's attributes."""
    values = (
        str(value)
        for node in element.iter(etree.Element)
        for value in node.attrib.values()
        if "#" in str(value)
    )
    return {unquote(pointer.partition("#")[2]) for value in values for pointer in value.split()}


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
