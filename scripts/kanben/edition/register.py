"""The register: each person, place, organisation and source once, as TEI.  TEI P5, ND.html

Entries are found by kind and form (the main name or a variant), places also by the division they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.entry_edits import names_of
from kanben.edition.gazetteer import GAZETTEER, KnownPlace, find_place, place_of_code
from kanben.edition.memory import digest, write_with_memory
from kanben.edition.register_entries import (
    CODE,
    SHAPES,
    describe_person,
    entry,
    identifier,
    newspaper_entry,
    place_entry,
)
from kanben.edition.register_memory import Written, read_written, written_lines
from kanben.edition.statements import PROGRAM, document, program, publication
from kanben.edition.tei_file import TeiFile, read_or_make
from kanben.model import Certainty, MentionKind, Profile
from kanben.tei import TEI, XML_ID, serialize
from kanben.tei.elements import append_laid_out, element, lay_out, remove_laid_out

Element = etree._Element

# How an entry of a kind and form is called, before a number tells it from others.
Identify = Callable[[MentionKind, str], str]
_KINDS = {f"{TEI}{shape[1]}": kind for kind, shape in SHAPES.items()}
_LISTS = [f"{TEI}{shape[0]}" for shape in SHAPES.values()]
_POINTING = ("ref", "corresp", "active", "passive", "mutual")  # from one entry to another
# What tells one bearer of a name from another.
_DESCRIBING = [f"{TEI}{name}" for name in ("occupation", "affiliation", "roleName", "region", "settlement")]


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
        memory: Path | None = None,
    ) -> None:
        """`newspaper` is the title of the paper itself; a register that does not grow only answers.

        `memory` is the file that says what the program wrote of the entries; raise UnreadableSource if it is wrong.
        """
        super().__init__(path, tree, read)
        self.grows = grows
        self._newspaper = newspaper
        self._identify = identify
        self._by_id: dict[str, Element] = {}
        self._by_form: dict[tuple[MentionKind, str], list[str]] = {}
        self._by_code: dict[str, str] = {}
        self._undescribed: set[str] = set()
        self._lists: dict[str, Element] = {}
        for kind, found in self.entries():
            self._remember(kind, found)
        self._memory = memory
        written = read_written(memory) if memory is not None and read is not None else {}
        self._unwritten = {i for i in self._by_id if self._names_program(i)} if written is None else set()
        self._written = written or {}
        self._is_remembered = written is not None
        self._rejected = self._recall()
        self._changed = any(not len(found) for found in self._tree.iter(*_LISTS))

    @cached_property
    def _own(self) -> set[str]:
        """The entries that stand as the program wrote them; read when first asked for, before any is changed."""
        return self._unwritten | {
            entry_id
            for entry_id, last in self._written.items()
            if entry_id in self._by_id
            and self._names_program(entry_id)
            and digest(self._by_id[entry_id]) == last.digest
        }

    def _recall(self) -> set[tuple[MentionKind, str]]:
        """Have corrected entries answer to their former names; return the names whose entries were removed (see `rejects`)."""
        rejected: set[tuple[MentionKind, str]] = set()
        for entry_id, last in self._written.items():
            keys = {(last.kind, form) for form in last.forms}
            if entry_id not in self._by_id:
                rejected |= keys
            elif last.forms and last.forms[0] not in names_of(self._by_id[entry_id]):
                for key in keys - self._by_form.keys():
                    self._by_form[key] = [entry_id]
        return rejected

    @classmethod
    def of(cls, edition: Edition, *, grows: bool = True, identify: Identify = identifier) -> Register:
        """Return the edition's register, an empty one if there is no file yet; raise what parse_tei raises."""
        path, newspaper = edition.register, edition.settings.newspaper.title
        tree, read = read_or_make(path, lambda: empty_register(edition))
        return cls(
            path,
            tree,
            newspaper=newspaper,
            grows=grows,
            identify=identify,
            read=read,
            memory=edition.register_memory,
        )

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._by_id

    def find(self, kind: MentionKind, form: str) -> str | None:
        """Return the identifier of the first entry of that kind with that name or variant."""
        return next(iter(self.bearers(kind, form)), None)

    def take_former(self, kind: MentionKind, form: str, entry_id: str) -> bool:
        """Have an entry answer to a name that it no longer has, where nothing was remembered of it; say whether it does.

        The tags of an edition of an earlier version tell so what an entry was called before a person corrected it.
        """
        found = self._by_id.get(entry_id)
        if self._is_remembered or found is None or _KINDS[str(found.tag)] is not kind:
            return False
        before = self._written.get(entry_id)
        self._written[entry_id] = Written(kind, (form, *(before.forms if before else ())), "")
        self._own.discard(entry_id)
        self._unwritten.discard(entry_id)
        self._bear(kind, form, entry_id)
        return True

    def bearers(self, kind: MentionKind, form: str) -> Sequence[str]:
        """Return the identifiers of all entries of that kind with that name or variant, in the register's order."""
        return self._by_form.get((kind, form), ())

    def rejects(self, kind: MentionKind, form: str, full: str | None = None) -> bool:
        """Say whether a person removed the program's entry of a name, so that the name is not to be tagged."""
        if not self._rejected or self.find(kind, full or form) or self.find(kind, form):
            return False
        return (kind, full or form) in self._rejected or (kind, form) in self._rejected

    def described_by(self, entry_id: str, words: str) -> bool:
        """Say whether words name the office, the organisation or the place that an entry gives for its bearer."""
        described = (
            "".join(found.itertext()).strip() for found in self._by_id[entry_id].iterchildren(*_DESCRIBING)
        )
        return any(len(each) > 1 and each in words for each in described)

    def checked_names(self) -> dict[str, tuple[MentionKind, str]]:
        """Return the forms of the entries that a person wrote or checked, each with its kind and identifier.

        Entries that only the program made are not looked for in the text: an error would otherwise spread, and
        one run's findings would change the next run's.
        """
        names: dict[str, tuple[MentionKind, str]] = {}
        for kind, found in self.entries():
            if found.attrib[XML_ID] not in self._own:
                for form in names_of(found):
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
            if not self.bearers(kind, variant):
                self._add_variant(kind, known, variant)
        return known

    def find_newspaper(self, form: str, title: str = "") -> str | None:
        """Return the entry of the newspaper that speaks of itself in that form (本报): the one of its title, if known."""
        bearers, title = self.bearers(MentionKind.SOURCE, form), title or self._newspaper
        if not title:
            return next(iter(bearers), None)
        untitled = (i for i in bearers if self._by_id[i].find(f"{TEI}title") is None)
        return self.find(MentionKind.SOURCE, title) or next(untitled, None)

    def add_newspaper(self, form: str, title: str = "") -> str:
        """Make the entry of the newspaper of that title, as it speaks of itself (本报); return its identifier."""
        title = title or self._newspaper
        entry_id = self._new_id(MentionKind.SOURCE, title or form)
        return self._insert(MentionKind.SOURCE, newspaper_entry(entry_id, form, title))

    def describe(self, profile: Profile) -> None:
        """Add what a text says of a person to the entry, if this run has made it: no other is touched."""
        entry_id = self.find(MentionKind.PERSON, profile.name)
        if entry_id not in self._undescribed:
            return
        self._undescribed.remove(entry_id)
        organisation = self.find(MentionKind.ORGANISATION, profile.affiliation or "")
        found = self._by_id[entry_id]
        describe_person(found, profile, organisation)
        self._unwritten.add(entry_id)
        lay_out(found, sum(1 for _ in found.iterancestors()))

    def entry(self, entry_id: str) -> Element:
        """Return an entry's element; who changes it calls `touch`."""
        return self._by_id[entry_id]

    def insert(self, made: Element) -> str:
        """Add an entry that a person made, under an identifier of its main name; return that."""
        kind = _KINDS[str(made.tag)]
        made.set(XML_ID, self._new_id(kind, names_of(made)[0]))
        return self._append(kind, made)

    def remove(self, entry_id: str, heir: str | None = None) -> None:
        """Remove an entry for good; pointers of other entries to it point to its heir, if it has one.

        The next run does not make the entry again.
        """
        found = self._by_id.pop(entry_id)
        kind = _KINDS[str(found.tag)]
        self._written[entry_id] = Written(kind, tuple(names_of(found)), "")
        remove_laid_out(found)
        for other in self._by_id.values() if heir else ():
            _repoint(other, entry_id, str(heir))
        self._own.discard(entry_id)
        self._unwritten.discard(entry_id)
        self._changed = True

    def remove_unused(self, candidates: Collection[str], used: Collection[str]) -> list[str]:
        """Remove the program's entries among some that neither `used` names nor another entry; return what was removed.

        An entry that only a removed one pointed to is removed with it.
        """
        removed: list[str] = []
        waiting = set(candidates) - set(used)
        while waiting:
            pointed = self.pointed_at()
            unused = (waiting & self._own) - pointed
            waiting = set()
            for entry_id in sorted(unused):
                found = self._by_id.pop(entry_id)
                waiting |= _pointers(found) - set(used)
                remove_laid_out(found)
                removed.append(entry_id)
                self._written.pop(entry_id, None)
                self._changed = True
        self._own.difference_update(removed)
        self._unwritten.difference_update(removed)
        kept = ((key, [i for i in entries if i not in removed]) for key, entries in self._by_form.items())
        self._by_form = {key: entries for key, entries in kept if entries}
        self._by_code = {key: entry for key, entry in self._by_code.items() if entry not in removed}
        return removed

    def save(self) -> bool:
        """Write the register if its tree has changed, with what is remembered of it; return whether it was written.

        Raise ChangedMeanwhile if someone else has saved it since it was read.
        """
        self._remove_empty_lists()
        if self._memory is None or (self._is_remembered and not (self._changed or self._unwritten)):
            return super().save()
        for entry_id in self._unwritten:
            found = self._by_id[entry_id]
            self._written[entry_id] = Written(_KINDS[str(found.tag)], tuple(names_of(found)), digest(found))
        content = serialize(self._tree) if self._changed else None
        write_with_memory(self.path, self._read, content, self._memory, written_lines(self._written))
        self._read, self._changed, self._unwritten = content or self._read, False, set()
        return content is not None

    def _remove_empty_lists(self) -> None:
        """Remove lists whose last entry was removed: no schema allows them."""
        empty = [found for found in self._tree.iter(*_LISTS) if not len(found)] if self._changed else []
        for found in empty:
            parent = found.getparent()
            remove_laid_out(found)
            if parent is not None and not len(parent):
                remove_laid_out(parent)
        if empty:
            self._lists = {}

    def _names_program(self, entry_id: str) -> bool:
        return self._by_id[entry_id].get("resp") == f"#{PROGRAM}"

    def pointed_at(self) -> set[str]:
        """Return the identifiers of entries that other entries point to."""
        return {pointer for found in self._by_id.values() for pointer in _pointers(found)}

    def entries(self) -> Iterator[tuple[MentionKind, Element]]:
        """Yield the entries with their kinds, in the register's order."""
        for found in self._tree.iter(*_KINDS):
            if found.get(XML_ID) is not None:
                yield _KINDS[str(found.tag)], found

    def _remember(self, kind: MentionKind, found: Element) -> None:
        entry_id = found.attrib[XML_ID]
        self._by_id[entry_id] = found
        for form in names_of(found):
            self._bear(kind, form, entry_id)
        for code in found.iterchildren(f"{TEI}idno"):
            if code.get("type") == CODE:
                self._by_code.setdefault(code.text or "", entry_id)

    def _bear(self, kind: MentionKind, form: str, entry_id: str) -> None:
        bearers = self._by_form.setdefault((kind, form), [])
        if entry_id not in bearers:
            bearers.append(entry_id)

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
        """Add an entry of the program's; return its identifier."""
        entry_id = self._append(kind, made)
        self._own.add(entry_id)
        self._unwritten.add(entry_id)
        return entry_id

    def _append(self, kind: MentionKind, made: Element) -> str:
        append_laid_out(self._list(SHAPES[kind][0]), made)
        self._changed = True
        self._remember(kind, made)
        return made.attrib[XML_ID]

    def _add_variant(self, kind: MentionKind, entry_id: str, form: str) -> None:
        found = self._by_id[entry_id]
        if form in names_of(found):
            return
        self._bear(kind, form, entry_id)
        if entry_id not in self._own:
            return  # what a person wrote is left as it is
        name = SHAPES[kind][2]
        last = next(child for child in reversed(found) if child.tag in (f"{TEI}{name}", f"{TEI}rs"))
        variant = element(name, form, type="variant")
        last.addnext(variant)
        variant.tail, last.tail = last.tail, found.text
        self._unwritten.add(entry_id)
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


def _repoint(found: Element, before: str, now: str) -> None:
    """Have an entry's pointers to one entry point to another."""
    for node in found.iter(etree.Element):
        for name in _POINTING:
            pointers = node.get(name, "").split()
            if f"#{before}" in pointers:
                moved = (f"#{now}" if each == f"#{before}" else each for each in pointers)
                node.set(name, " ".join(dict.fromkeys(moved)))


def _pointers(found: Element) -> set[str]:
    """Return the identifiers of entries that an entry points to."""
    return {
        target.removeprefix("#")
        for node in found.iter(etree.Element)
        for name in _POINTING
        for target in node.get(name, "").split()
    }


def empty_register(edition: Edition) -> etree._ElementTree:
    """Return a register without entries."""
    settings = edition.settings
    statement = element("titleStmt", None, element("title", f"{settings.title}: register"))
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
