"""Generates the table of TEI's elements and their roles from a complete TEI schema.

`python -m kanben.publish.document.make_elements tei_all.rng` writes elements.tsv beside this module and
xslt/ELEMENTS.md.  An element's role follows from its content model and its classes (TEI P5, ST.html#STEC); ROLES and HTML
name what these do not tell.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kanben.files import write_bytes
from kanben.publish.document.exceptions import HTML, ROLES
from kanben.resources import resource

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_BLOCK_CLASSES = {"common", "divPart", "divLike", "divTop", "divBottom", "divWrapper", "resource"}


@dataclass(frozen=True, slots=True)
class TeiElement:
    """An element of TEI: content is `mixed`, `text`, `elements` or `empty`; see ELEMENTS.md for the roles."""

    name: str
    content: str
    role: str
    html: str


class _Schema:
    """The classes and content models of a RELAX NG schema that TEI's ODD processor has made."""

    def __init__(self, path: Path) -> None:
        self._defines: dict[str, list[etree._Element]] = {}
        for define in etree.parse(path).iter(f"{_RNG}define"):
            self._defines.setdefault(str(define.get("name")), []).append(define)
        self.elements = {
            str(element.get("name")): element
            for defines in self._defines.values()
            for define in defines
            for element in define.iterchildren(f"{_RNG}element")
            if element.get("name")
        }
        self._names = {
            name
            for name, defines in self._defines.items()
            if any(d.find(f"{_RNG}element") is not None for d in defines)
        }
        self._parents: dict[str, set[str]] = {}
        for name, defines in self._defines.items():
            if name.startswith(("model.", "macro.")):
                for reference in (r for define in defines for r in define.iter(f"{_RNG}ref")):
                    self._parents.setdefault(str(reference.get("name")), set()).add(name)

    def classes(self, element: str) -> set[str]:
        """Return the model classes an element belongs to, without their prefix."""
        found: set[str] = set()
        waiting = [element]
        while waiting:
            for parent in self._parents.get(waiting.pop(), set()) - found:
                found.add(parent)
                waiting.append(parent)
        return {name.partition(".")[2] for name in found if name.startswith("model.")}

    def content(self, element: str) -> str:
        """Return which nodes an element may hold."""
        kinds = set(self._kinds(self.elements[element], set()))
        return "mixed" if len(kinds) == 2 else kinds.pop() if kinds else "empty"

    def _kinds(self, pattern: etree._Element, seen: set[str]) -> Iterator[str]:
        for child in pattern.iterchildren(f"{_RNG}*"):
            name = str(child.get("name"))
            match etree.QName(child).localname:
                case "attribute":
                    continue
                case "text" | "data" | "value" | "list":
                    yield "text"
                case "ref" if name.startswith("anyElement"):
                    yield from ("text", "elements")
                case "ref" if name.startswith("model.") or name in self._names:
                    yield "elements"
                case "ref" if not name.startswith("att.") and name not in seen:
                    seen.add(name)
                    for define in self._defines.get(name, ()):
                        yield from self._kinds(define, seen)
                case _:
                    yield from self._kinds(child, seen)


def derive_role(name: str, content: str, classes: set[str]) -> str:
    """Return the role of an element: how it is shown where no template of its own says otherwise."""
    if name in ROLES:
        return ROLES[name]
    if content == "empty":
        return "milestone"
    if "inter" in classes:
        return "inter" if content in ("mixed", "text") else "block"
    if "phrase" in classes:
        return "phrase"
    if classes & _BLOCK_CLASSES:
        return "block"
    if "global" in classes:
        return "phrase" if content in ("mixed", "text") else "block"
    return "field" if content in ("mixed", "text") else "record"


def read_elements(schema: Path) -> list[TeiElement]:
    """Return all elements of a schema by name."""
    found = _Schema(schema)
    made = []
    for name in sorted(found.elements):
        content = found.content(name)
        role = derive_role(name, content, found.classes(name))
        made.append(TeiElement(name, content, role, HTML.get(name, "span" if role == "phrase" else "div")))
    return made


def write_table(elements: Iterable[TeiElement]) -> str:
    """Return elements.tsv."""
    rows = ["\t".join((e.name, e.content, e.role, e.html)) for e in elements]
    return "\n".join(["name\tcontent\trole\thtml", *rows, ""])


def write_overview(elements: list[TeiElement]) -> str:
    """Return ELEMENTS.md: each element's role in a document that is not a newspaper."""
    lines = [
        "# Elements of TEI and how they are shown",
        "",
        "Generated by `python -m kanben.publish.document.make_elements tei_all.rng`. Class `t-NAME` stands on what an element",
        "becomes. *block*: a paragraph or box; *inter*: a box between blocks, a phrase in text; *phrase*: a run of text; *field*",
        "and *record*: a labelled value, a group of them; *milestone*: a point; *own*: templates of its own.",
        "",
        "| element | content | role | HTML |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{e.name}` | {e.content} | {e.role} | `{e.html}` |" for e in elements]
    return "\n".join([*lines, ""])


def main(schema: Path) -> None:
    """Write both files."""
    elements = read_elements(schema)
    xslt = resource("xslt", "document").parent
    write_bytes(Path(__file__).with_name("elements.tsv"), write_table(elements).encode())
    write_bytes(xslt / "ELEMENTS.md", write_overview(elements).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
