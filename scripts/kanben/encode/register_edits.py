"""Decisions about register entries that reach into the articles: merge, rename, split, reject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.contents import tei_files
from kanben.edition.entry_edits import absorb, divide, give_name
from kanben.edition.lock import writing
from kanben.edition.register import Register
from kanben.edition.statements import PROGRAM
from kanben.encode.drafts import Draft, existing_draft
from kanben.encode.linking import REGISTER_URI
from kanben.encode.marks import MARKS, remove_mark
from kanben.encode.proposals import settle_all, write_with_proposals
from kanben.errors import EntryInUse, UnknownEntry
from kanben.files import read_bytes
from kanben.tei import TEI, serialize
from kanben.tei.printed import marked, printed_text

Element = etree._Element

_SAID = f"{TEI}said"
_POINTING = ("ref", "who", "toWhom", "target", "corresp", "sameAs", "source", "active", "passive", "mutual")


@dataclass(slots=True)
class Edited:
    """What an edit of the register changes: (article's file, tagged words, entry before, entry now or nothing)."""

    tags: list[tuple[Path, str, str, str]] = field(default_factory=list)
    entry: str = ""  # the entry that stands for the name now; nothing where it was rejected


def merge(edition: Edition, into: str, others: Sequence[str], *, check: bool = False) -> Edited:
    """Make one entry of several: their names and what else they say go to `into`, and so does each pointer.

    With `check`, write nothing.  Raise UnknownEntry for an identifier that the register does not have.
    """

    def move(_: Element, entry: str) -> str:
        return into if entry in others else entry

    with _work(edition, [into, *others], check) as work:
        work.repoint(set(others), move)
        target = work.register.entry(into)
        for other in others:
            absorb(target, work.register.entry(other))
            work.register.remove(other, heir=into)
        return work.done(into)


def rename(edition: Edition, entry: str, name: str, *, check: bool = False) -> Edited:
    """Give an entry another main name; the one before becomes a variant.  Raise UnknownEntry."""
    with _work(edition, [entry], check) as work:
        give_name(work.register.entry(entry), name)
        work.register.touch()
        return work.done(entry)


def split(
    edition: Edition,
    entry: str,
    *,
    forms: Collection[str] = (),
    articles: Collection[str] = (),
    name: str = "",
    check: bool = False,
) -> Edited:
    """Make a second entry of one, for its tags of some words (`forms`) or in some articles (identifiers), of both if given.

    `name` is its main name, else that of the first form or of the entry before.  Raise UnknownEntry.
    """
    with _work(edition, [entry], check) as work:
        source = work.register.entry(entry)
        twin = divide(source, forms, name or next(iter(forms), ""))
        made = work.register.insert(twin)

        moved = [False]  # the name before: what is said is said by it

        def move(mark: Element, pointed: str) -> str:
            if pointed != entry:
                return pointed
            if mark.tag != _SAID:
                moved.append(not forms or "".join(printed_text(mark).split()) in forms)
            return made if moved[-1] or not forms else entry

        work.register_first = True
        work.repoint({entry}, move, articles)
        return work.done(made)


def reject(edition: Edition, entry: str, *, check: bool = False) -> Edited:
    """Remove an entry for good: the program's tags that point to it go, and its names are not tagged again.

    Raise UnknownEntry, and EntryInUse where a person's mark-up or another entry points to it.
    """
    with _work(edition, [entry], check) as work:
        work.repoint({entry}, lambda _, pointed: "" if pointed == entry else pointed)
        if entry in work.register.pointed_at():
            raise EntryInUse(path=edition.register, line=0, words=entry)
        work.register.remove(entry)
        return work.done("")


@contextmanager
def _work(edition: Edition, entries: Sequence[str], check: bool) -> Iterator[_Edit]:
    """Be the edition's writer for one edit of some entries; raise UnknownEntry for one that there is not."""
    with writing(edition.folder):
        if not check:
            settle_all(edition)
        register = Register.of(edition)
        for entry in entries:
            if entry not in register:
                raise UnknownEntry(path=edition.register, entry=entry)
        yield _Edit(edition, register, check)


class _Edit:
    """One edit: what it changes waits until `done`."""

    def __init__(self, edition: Edition, register: Register, check: bool) -> None:
        self._edition, self._check = edition, check
        self._drafts: list[Draft] = []
        self._edited = Edited()
        self.register = register
        self.register_first = False

    def repoint(
        self, entries: set[str], move: Callable[[Element, str], str], articles: Collection[str] = ()
    ) -> None:
        """Have the pointers to some entries point where `move` says (nowhere: the mark is taken away)."""
        for path in tei_files(self._edition):
            if path in (self._edition.contents, self._edition.register):
                continue
            if (articles and path.stem not in articles) or not _names(read_bytes(path), entries):
                continue
            draft = existing_draft(self._edition, path)
            changed = [*_repoint(draft, move)]
            if changed:
                self._drafts.append(draft)
                self._edited.tags += changed

    def done(self, entry: str) -> Edited:
        """Write what was changed, in the order in which no pointer dangles; return what it is."""
        self._edited.entry = entry
        if not self._check:
            if self.register_first:
                self.register.save()
            for draft in self._drafts:
                content = serialize(draft.tree)
                write_with_proposals(draft.path, draft.read, content, draft.memory, draft.last, draft.header)
            self.register.save()
        return self._edited


def _names(content: bytes, entries: Collection[str]) -> bool:
    return any(f"register.xml#{entry}".encode() in content for entry in entries)


def _repoint(draft: Draft, move: Callable[[Element, str], str]) -> Iterator[tuple[Path, str, str, str]]:
    """Change the pointers of an article, in its tree and in what is remembered of it; yield what was changed."""
    last = dict(draft.last)
    root = draft.tree.getroot()
    keys = {
        mark.element: (mark.start, mark.end, etree.QName(mark.element).localname) for mark in marked(root)
    }
    for node in [node for node in root.iter(etree.Element) if set(_POINTING) & set(node.keys())]:
        key = keys.get(node)
        is_own = key is not None and key in last and dict(last[key]) == dict(node.attrib)
        for name in _POINTING:
            before = node.get(name, "").split()
            now = [_moved(node, pointer, move) for pointer in before]
            if now == before:
                continue
            words = printed_text(node)
            entries = [pointer.rpartition("#")[2] for pointer in before], [p.rpartition("#")[2] for p in now]
            yield draft.path, words, " ".join(entries[0]), " ".join(filter(None, entries[1]))
            _set(draft, node, name, [pointer for pointer in dict.fromkeys(now) if pointer], is_own)
        if key is not None and is_own:
            if node.getparent() is None:
                last.pop(key)
            else:
                last[key] = dict(node.attrib)
    draft.last = last


def _moved(node: Element, pointer: str, move: Callable[[Element, str], str]) -> str:
    if not pointer.startswith(REGISTER_URI):
        return pointer
    entry = move(node, pointer.removeprefix(REGISTER_URI))
    return entry and REGISTER_URI + entry


def _set(draft: Draft, node: Element, name: str, pointers: Sequence[str], is_own: bool) -> None:
    """Write pointers; without one, the program's mark goes, or what was said has no speaker; a person's is refused."""
    if pointers:
        node.set(name, " ".join(pointers))
    elif not is_own or node.tag not in MARKS or node.get("resp") != f"#{PROGRAM}":
        raise EntryInUse(path=draft.path, line=node.sourceline or 1, words=printed_text(node))
    elif name == "who":
        del node.attrib[name]
    else:
        remove_mark(node)
