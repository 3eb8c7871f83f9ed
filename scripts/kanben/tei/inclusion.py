"""Reads documents as other people write them: with a document type declaration, and with XInclude.

Only what the document itself declares is expanded, within bounds, and only files in its folder or below are included:
nothing else of the machine is read, and nothing of the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from kanben.errors import BadInclude, NotXml
from kanben.files import read_bytes, resolved
from kanben.tei import LARGEST, XML_ID, parse_internal, read_document_bytes, refuse_depth

XINCLUDE = "{http://www.w3.org/2001/XInclude}"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MOST_FILES = 1000


def parse_document(path: Path) -> etree._ElementTree:
    """Read an XML document with the entities that it declares itself, and what it includes from its folder or below.

    Raise NotFound, IsADirectory, TooLarge, NotXml, TooDeep, or BadInclude at the line of an inclusion that cannot be made.
    """
    tree = parse_internal(read_document_bytes(path), path)
    _include(tree.getroot(), path, Inclusions(path))
    refuse_depth(tree, path)
    return tree


class Inclusions:
    """What one document may include: files of its folder and below, their number and size bounded over the whole document.

    The methods raise BadInclude, at the `line` of the inclusion in its `file`.
    """

    def __init__(self, path: Path) -> None:
        self._folder = resolved(path).parent
        self._files = self._size = 0

    def target(self, element: etree._Element, file: Path, line: int, within: tuple[Path, ...]) -> Path | None:
        """Return the file that an inclusion names; None if there is none, but a fallback.

        `within` are the files, resolved, inside which the inclusion stands.
        """
        href = element.get("href", "")
        if not href or "#" in href or "(" in element.get("xpointer", ""):
            reason = "only whole files and elements of an xml:id are included (xpointer)"
            raise _refusal(element, file, line, reason)
        target = self._inside(href, file)
        if target is None or not target.is_file():
            if element.find(f"{XINCLUDE}fallback") is not None:
                return None
            missing = target is None or not target.exists()
            reason = "there is no such file in the document's folder or below" if missing else "it is no file"
            raise _refusal(element, file, line, reason)
        if target in within:
            raise _refusal(element, file, line, "the file includes itself")
        self._files += 1
        self._size += target.stat().st_size
        if self._files > _MOST_FILES or self._size > LARGEST or len(within) > 20:
            raise _refusal(element, file, line, "too much is included")
        return target

    def text(self, element: etree._Element, file: Path, line: int, target: Path) -> str:
        """Return the text of a file that is included as text."""
        try:
            return read_bytes(target).decode(element.get("encoding") or "utf-8")
        except (UnicodeDecodeError, LookupError):
            raise _refusal(element, file, line, "its text is in another encoding") from None

    def chosen(self, element: etree._Element, file: Path, line: int, root: etree._Element) -> etree._Element:
        """Return the element of an included file that is wanted: its root, or the one of an xml:id."""
        pointer = element.get("xpointer", "")
        if not pointer:
            return root
        found = next((each for each in root.iter() if each.get(XML_ID) == pointer), None)
        if found is None:
            raise _refusal(element, file, line, f"it has no element of the xml:id {pointer}")
        return found

    def _inside(self, href: str, file: Path) -> Path | None:
        """Return the file that an address names; None if it lies outside the folder or on the network."""
        if "://" in href or href.startswith(("/", "\\")) or "\0" in unquote(href):
            return None
        target = resolved(resolved(file).parent / unquote(href))
        return target if target.is_relative_to(self._folder) else None


def _refusal(element: etree._Element, file: Path, line: int, reason: str) -> BadInclude:
    return BadInclude(path=file, line=line, href=element.get("href", ""), reason=reason)


def _include(root: etree._Element, file: Path, inclusions: Inclusions, within: tuple[Path, ...] = ()) -> None:
    """Put in place of each inclusion inside an element of `file` the content that it names."""
    within = (*within, resolved(file))
    for element in list(root.iter(f"{XINCLUDE}include")):
        _replace(element, list(_content(element, file, inclusions, within)))


def _content(
    element: etree._Element, file: Path, inclusions: Inclusions, within: tuple[Path, ...]
) -> Iterator[etree._Element | str]:
    """Yield what an inclusion stands for: a file's root element or text, or what its fallback holds."""
    line = element.sourceline or 1
    target = inclusions.target(element, file, line, within)
    if target is None:
        fallback = element.find(f"{XINCLUDE}fallback")
        assert fallback is not None
        _include(fallback, file, inclusions, within[:-1])
        yield fallback.text or ""
        yield from fallback
        return
    if element.get("parse") == "text":
        yield inclusions.text(element, file, line, target)
        return
    root = parse_internal(read_document_bytes(target), target).getroot()
    holder = etree.Element("holder")
    holder.append(root)
    _include(holder, target, inclusions, within)
    if element.get("xpointer"):
        found = inclusions.chosen(element, file, line, holder)
        found.tail = None
        yield found
    else:
        yield from holder


def _replace(element: etree._Element, content: list[etree._Element | str]) -> None:
    """Put nodes in the place of an element; what followed it follows them."""
    parent = element.getparent()
    if parent is None:
        only = next((node for node in content if not isinstance(node, str)), None)
        if only is None:
            raise NotXml(
                path=Path(),
                line=element.sourceline,
                column=1,
                reason="an inclusion stands for the whole document",
            )
        only.tail = None
        element.getroottree()._setroot(deepcopy(only))
        return
    place = parent.index(element)
    tail = element.tail or ""
    element.tail = None
    parent.remove(element)
    before = parent[place - 1] if place else None

    def add_text(text: str) -> None:
        if before is not None:
            before.tail = (before.tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    for node in content:
        if isinstance(node, str):
            add_text(node)
            continue
        own_tail = node.tail or ""
        node.tail = None
        parent.insert(place, node)
        place, before = place + 1, node
        add_text(own_tail)
    add_text(tail)
