"""The register: each person, place, organisation and source once, as TEI.  TEI P5, ND.html

Entries are found by kind and form (the main name or a variant); what is new gets an identifier made of its pinyin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.encode.elements import append_laid_out, element, lay_out
from kanben.encode.header import PROGRAM, document, program, publication, responsibility
from kanben.files import write_bytes
from kanben.model import Certainty, MentionKind
from kanben.tei import TEI, XML_ID, parse_tei, serialize

Element = etree._Element

# kind of mention: (list, entry, name inside the entry, prefix of identifiers)
SHAPES = {
    MentionKind.PERSON: ("listPerson", "person", "persName", "person"),
    MentionKind.PLACE: ("listPlace", "place", "placeName", "place"),
    MentionKind.ORGANISATION: ("listOrg", "org", "orgName", "org"),
    MentionKind.SOURCE: ("listBibl", "bibl", "title", "bibl"),
}
_KINDS = {f"{TEI}{shape[1]}": kind for kind, shape in SHAPES.items()}


class Register:
    """The register of an edition, read from and written to its register.xml."""

    def __init__(self, path: Path, tree: etree._ElementTree, *, grows: bool = True) -> None:
        """A register that does not grow only answers; names without an entry stay without."""
        self.path = path
        self.grows = grows
        self._tree = tree
        self._changed = False
        self._ids: set[str] = set()
        self._forms: dict[tuple[MentionKind, str], str] = {}
        for kind, entry in self._entries():
            self._remember(kind, entry)

    @classmethod
    def of(cls, edition: Edition, *, grows: bool = True) -> Register:
        """Return the edition's register, an empty one if there is no file yet; raise what parse_tei raises."""
        path = edition.register
        return cls(path, parse_tei(path) if path.exists() else _empty_register(edition), grows=grows)

    def _entries(self) -> Iterator[tuple[MentionKind, Element]]:
        for entry in self._tree.iter(*_KINDS):
            if entry.get(XML_ID) is not None:
                yield _KINDS[str(entry.tag)], entry

    def _remember(self, kind: MentionKind, entry: Element) -> None:
        self._ids.add(entry.attrib[XML_ID])
        for form in _forms(entry):
            self._forms.setdefault((kind, form), entry.attrib[XML_ID])

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._ids

    def find(self, kind: MentionKind, form: str) -> str | None:
        """Return the identifier of the first entry of that kind with that name or variant."""
        return self._forms.get((kind, form))

    def checked_names(self) -> dict[str, tuple[MentionKind, str]]:
        """Return the forms of the entries that a person wrote or checked, each with its kind and identifier.

        Entries that only the program made are not looked for in the text: an error would otherwise spread, and
        one run's findings would change the next run's.
        """
        names: dict[str, tuple[MentionKind, str]] = {}
        for kind, entry in self._entries():
            if entry.get("resp") != f"#{PROGRAM}":
                for form in _forms(entry):
                    names.setdefault(form, (kind, entry.attrib[XML_ID]))
        return names

    def add(self, kind: MentionKind, form: str, certainty: Certainty, main: str | None = None) -> str:
        """Make an entry for a form; `main` is its full form where that differs.  Return the entry's identifier."""
        full = main or form
        known = self.find(kind, full)
        if known is not None:
            self._add_variant(kind, known, form)
            return known
        list_name, entry_name, name, prefix = SHAPES[kind]
        entry_id = self._new_id(prefix, full)
        names = [element(name, full)]
        if form != full:
            names.append(element(name, form, type="variant"))
        entry = element(entry_name, None, *names, id_=entry_id, resp=f"#{PROGRAM}", cert=str(certainty))
        append_laid_out(self._list(list_name), entry)
        self._changed = True
        self._remember(kind, entry)
        return entry_id

    def _add_variant(self, kind: MentionKind, entry_id: str, form: str) -> None:
        for entry_kind, entry in self._entries():
            if entry_kind is kind and entry.get(XML_ID) == entry_id and form not in _forms(entry):
                last = next(node for node in reversed(entry) if node.tag == f"{TEI}{SHAPES[kind][2]}")
                variant = element(SHAPES[kind][2], form, type="variant")
                variant.tail, last.tail = last.tail, entry.text
                last.addnext(variant)
                self._forms.setdefault((kind, form), entry_id)
                self._changed = True

    def _list(self, name: str) -> Element:
        found = self._tree.find(f".//{TEI}{name}")
        if found is not None:
            return found
        stand_off = self._tree.find(f".//{TEI}standOff")
        if stand_off is None:
            stand_off = element("standOff")
            append_laid_out(self._tree.getroot(), stand_off)
        made = element(name)
        append_laid_out(stand_off, made)
        return made

    def _new_id(self, prefix: str, form: str) -> str:
        from pypinyin import lazy_pinyin  # reads its tables when it is imported; most runs add no entry

        base = f"{prefix}-{'-'.join(re.findall('[a-z0-9]+', ' '.join(lazy_pinyin(form)).lower())) or 'entry'}"
        entry_id, number = base, 2
        while entry_id in self._ids:
            entry_id, number = f"{base}-{number}", number + 1
        return entry_id

    def save(self) -> bool:
        """Write the register if it has changed; say whether it was written."""
        if not self._changed:
            return False
        write_bytes(self.path, serialize(self._tree))
        return True


def _forms(entry: Element) -> list[str]:
    """Return the names of an entry that stand for it in a text: its own, not those of what it belongs to."""
    name = SHAPES[_KINDS[str(entry.tag)]][2]
    return ["".join(own.itertext()) for own in entry.iterchildren(f"{TEI}{name}", f"{TEI}rs")]


def _empty_register(edition: Edition) -> etree._ElementTree:
    settings = edition.settings
    statement = element("titleStmt", None, element("title", f"{settings.title}: register"))
    statement.extend(responsibility(editor) for editor in settings.editor)
    content = "The people, places, organisations and sources named in the articles."
    source = element("sourceDesc", None, element("p", content))
    header = element(
        "teiHeader",
        None,
        element("fileDesc", None, statement, publication(settings), source),
        element("encodingDesc", None, program()),
    )
    tree = document("register", settings.language, header)
    lay_out(tree.getroot())
    return tree
