"""The register: each person, place, organisation and source once, as TEI.  TEI P5, ND.html

Entries are found by kind and form (the main name or a variant), places also by the division they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.gazetteer import GAZETTEER, KnownPlace, find_place, place_of_code
from kanben.edition.register_entries import (
    CODE,
    SHAPES,
    describe_person,
    entry,
    identifier,
    newspaper_entry,
    place_entry,
)
from kanben.edition.statements import PROGRAM, document, program, publication, responsibility
from kanben.edition.tei_file import TeiFile, read_or_make
from kanben.model import Certainty, MentionKind, Profile
from kanben.tei import TEI, XML_ID
from kanben.tei.elements import append_laid_out, element, lay_out, remove_laid_out

Element = etree._Element

# How an entry of a kind and form is called, before a number tells it from others.
Identify = Callable[[MentionKind, str], str]
_KINDS = {f"{TEI}{shape[1]}": kind for kind, shape in SHAPES.items()}


class Register(TeiFile):
    """The register of an edition, read from and written to its register.xml."""

    def __init__(
        self,
        path: Path,
        tree: etree._ElementTree,
        *,
        newspaper: str = "",
        grows: bool = True,
        identify: Identify = identifier,
        read: bytes | None = None,
    ) -> None:
        """`newspaper` is the title of the paper itself; a register that does not grow only answers."""
        super().__init__(path, tree, read)
        self.grows = grows
        self._newspaper = newspaper
        self._identify = identify
        self._by_id: dict[str, Element] = {}
        self._by_form: dict[tuple[MentionKind, str], str] = {}
        self._by_code: dict[str, str] = {}
        self._undescribed: set[str] = set()
        self._lists: dict[str, Element] = {}
        for kind, found in self._entries():
            self._remember(kind, found)

    @classmethod
    def of(cls, edition: Edition, *, grows: bool = True, identify: Identify = identifier) -> Register:
        """Return the edition's register, an empty one if there is no file yet; raise what parse_tei raises."""
        path, newspaper = edition.register, edition.settings.newspaper.title
        tree, read = read_or_make(path, lambda: _empty_register(edition))
        return cls(path, tree, newspaper=newspaper, grows=grows, identify=identify, read=read)

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._by_id

    def find(self, kind: MentionKind, form: str) -> str | None:
        """Return the identifier of the first entry of that kind with that name or variant."""
        return self._by_form.get((kind, form))

    def checked_names(self) -> dict[str, tuple[MentionKind, str]]:
        """Return the forms of the entries that a person wrote or checked, each with its kind and identifier.

        Entries that only the program made are not looked for in the text: an error would otherwise spread, and
        one run's findings would change the next run's.
        """
        names: dict[str, tuple[MentionKind, str]] = {}
        for kind, found in self._entries():
            if found.get("resp") != f"#{PROGRAM}":
                for form in _forms(found):
                    names.setdefault(form, (kind, found.attrib[XML_ID]))
        return names

    def add(self, kind: MentionKind, form: str, certainty: Certainty, main: str | None = None) -> str:
        """Make an entry for a form; `main` is its full form where that differs.  Return the entry's identifier."""
        full = main or form
        known = self.find(kind, full)
        if known is None and kind is MentionKind.PLACE and (place := find_place(full)):
            known = self._division(place)
        if known is None:
            known = self._insert(kind, entry(kind, self._new_id(kind, full), [full], certainty))
            self._undescribed.add(known)
        for variant in (full, form):
            self._add_variant(kind, known, variant)
        return known

    def add_newspaper(self, form: str) -> str:
        """Make the entry of the newspaper itself, as it speaks of itself (本报); return its identifier."""
        entry_id = self._new_id(MentionKind.SOURCE, self._newspaper or form)
        return self._insert(MentionKind.SOURCE, newspaper_entry(entry_id, form, self._newspaper))

    def describe(self, profile: Profile) -> None:
        """Add what a text says of a person to the entry, if this run has made it: no other is touched."""
        entry_id = self.find(MentionKind.PERSON, profile.name)
        if entry_id not in self._undescribed:
            return
        self._undescribed.remove(entry_id)
        organisation = self.find(MentionKind.ORGANISATION, profile.affiliation or "")
        found = self._by_id[entry_id]
        describe_person(found, profile, organisation)
        lay_out(found, sum(1 for _ in found.iterancestors()))

    def remove_unused(self, candidates: Collection[str], used: Collection[str]) -> list[str]:
        """Remove the program's entries among some that neither `used` names nor another entry; return what was removed.

        An entry that only a removed one pointed to is removed with it.
        """
        removed: list[str] = []
        waiting = set(candidates) - set(used)
        while waiting:
            pointed = self._pointed_at()
            unused = {i for i in waiting & self._by_id.keys() if i not in pointed and self._is_own(i)}
            waiting = set()
            for entry_id in sorted(unused):
                found = self._by_id.pop(entry_id)
                waiting |= _pointers(found) - set(used)
                remove_laid_out(found)
                removed.append(entry_id)
                self._changed = True
        self._by_form = {key: entry for key, entry in self._by_form.items() if entry not in removed}
        self._by_code = {key: entry for key, entry in self._by_code.items() if entry not in removed}
        return removed

    def _is_own(self, entry_id: str) -> bool:
        return self._by_id[entry_id].get("resp") == f"#{PROGRAM}"

    def _pointed_at(self) -> set[str]:
        """Return the identifiers of entries that other entries point to."""
        return {pointer for found in self._by_id.values() for pointer in _pointers(found)}

    def _entries(self) -> Iterator[tuple[MentionKind, Element]]:
        for found in self._tree.iter(*_KINDS):
            if found.get(XML_ID) is not None:
                yield _KINDS[str(found.tag)], found

    def _remember(self, kind: MentionKind, found: Element) -> None:
        entry_id = found.attrib[XML_ID]
        self._by_id[entry_id] = found
        for form in _forms(found):
            self._by_form.setdefault((kind, form), entry_id)
        for code in found.iterchildren(f"{TEI}idno"):
            if code.get("type") == CODE:
                self._by_code.setdefault(code.text or "", entry_id)

    def _division(self, place: KnownPlace) -> str:
        """Return the entry of an administrative division, made with those it belongs to if there is none."""
        known = self._by_code.get(place.code)
        if known is not None:
            return known
        above = place_of_code(place.parent) if place.parent else None
        region = element("region", above.name, ref=f"#{self._division(above)}") if above else None
        entry_id = self._new_id(MentionKind.PLACE, place.name)
        return self._insert(MentionKind.PLACE, place_entry(entry_id, [place.name], place, region))

    def _insert(self, kind: MentionKind, made: Element) -> str:
        append_laid_out(self._list(SHAPES[kind][0]), made)
        self._changed = True
        self._remember(kind, made)
        return made.attrib[XML_ID]

    def _add_variant(self, kind: MentionKind, entry_id: str, form: str) -> None:
        found = self._by_id[entry_id]
        if form in _forms(found):
            return
        name = SHAPES[kind][2]
        last = next(child for child in reversed(found) if child.tag in (f"{TEI}{name}", f"{TEI}rs"))
        variant = element(name, form, type="variant")
        last.addnext(variant)
        variant.tail, last.tail = last.tail, found.text
        self._by_form.setdefault((kind, form), entry_id)
        self._changed = True

    def _list(self, name: str) -> Element:
        """Return the list that takes entries of a kind; it is looked for once, since the register may be long."""
        if name not in self._lists:
            self._lists[name] = self._find_list(name)
        return self._lists[name]

    def _find_list(self, name: str) -> Element:
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

    def _new_id(self, kind: MentionKind, form: str) -> str:
        base = self._identify(kind, form)
        entry_id, number = base, 2
        while entry_id in self._by_id:
            entry_id, number = f"{base}-{number}", number + 1
        return entry_id


def _pointers(found: Element) -> set[str]:
    """Return the identifiers of entries that an entry points to."""
    return {
        target.removeprefix("#")
        for node in found.iter(etree.Element)
        for name in ("ref", "corresp", "active", "passive")
        for target in node.get(name, "").split()
    }


def _forms(found: Element) -> list[str]:
    """Return the names of an entry that stand for it in a text: its own, not those of what it belongs to."""
    name = SHAPES[_KINDS[str(found.tag)]][2]
    return ["".join(own.itertext()) for own in found.iterchildren(f"{TEI}{name}", f"{TEI}rs")]


def _empty_register(edition: Edition) -> etree._ElementTree:
    settings = edition.settings
    statement = element("titleStmt", None, element("title", f"{settings.title}: register"))
    statement.extend(responsibility(editor) for editor in settings.editor)
    contents = element("p", "The people, places, organisations and sources named in the articles.")
    gazetteer = element("p", f"Codes (GB/T 2260) and coordinates of administrative divisions: {GAZETTEER}.")
    header = element(
        "teiHeader",
        None,
        element(
            "fileDesc",
            None,
            statement,
            publication(settings),
            element("sourceDesc", None, contents, gazetteer),
        ),
        element("encodingDesc", None, program()),
    )
    tree = document(edition, edition.register, "register", header)
    lay_out(tree.getroot())
    return tree
