"""The reading text of an element: without notes, variant readings and what was struck out or corrected."""

from __future__ import annotations

from kanben.publish.document.names import Element, is_element
from kanben.tei import TEI

# Never part of a title or summary.
_APART = frozenset(
    f"{TEI}{name}"
    for name in (
        "note",
        "noteGrp",
        "rdg",
        "rdgGrp",
        "fw",
        "index",
        "del",
        "figDesc",
        "pb",
        "interp",
        "interpGrp",
        "span",
        "desc",
    )
)
# In `choice`, the first of these that is there is read.
_PREFERRED = tuple(f"{TEI}{name}" for name in ("corr", "reg", "expan", "unclear", "orig", "sic", "abbr"))


def chosen(choice: Element) -> Element | None:
    """Return the member of a `choice` that a reading text has."""
    members = {str(child.tag): child for child in reversed(choice) if is_element(child)}
    return next((members[tag] for tag in _PREFERRED if tag in members), next(iter(members.values()), None))


def reading_text(element: Element) -> str:
    """Return an element's reading text on one line."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> list[str]:
    found = [element.text or ""]
    only = chosen(element) if element.tag == f"{TEI}choice" else None
    for child in element:
        if is_element(child) and child.tag not in _APART and (only is None or child is only):
            if child.tag in (f"{TEI}lb", f"{TEI}l", f"{TEI}p"):
                found.append("" if child.get("break") == "no" else " ")
            found += _pieces(child)
        found.append(child.tail or "" if only is None else "")
    return found
