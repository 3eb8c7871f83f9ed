"""Reads documents as other people write them: with a document type declaration, and with XInclude.

Only what the document itself declares is expanded, within bounds, and only files in its folder or below are included:
nothing else of the machine is read, and nothing of the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
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
    _Inclusion(resolved(path).parent).include(tree.getroot(), path)
    refuse_depth(tree, path)
    return tree


@dataclass(slots=True)
class _Inclusion:
    """Includes files below one folder; their number and size are bounded over the whole document."""

    folder: Path
    files: int = 0
    size: int = 0

    def include(self, root: etree._Element, file: Path, within: tuple[Path, ...] = ()) -> None:
        """Put in place of each inclusion inside an element of `file` what it names."""
        within = (*within, resolved(file))
        for element in list(root.iter(f"{XINCLUDE}include")):
            content = list(self._content(element, file, within))
            _replace(element, content)

    def _content(
        self, element: etree._Element, file: Path, within: tuple[Path, ...]
    ) -> Iterator[etree._Element | str]:
        """Yield what an inclusion stands for: a file's root element or text, or what its fallback holds."""

        def refuse(reason: str) -> BadInclude:
            return BadInclude(path=file, line=element.sourceline, href=element.get("href", ""), reason=reason)

        href = element.get("href", "")
        pointer = element.get("xpointer", "")
        if not href or "#" in href or "(" in pointer:
            raise refuse("only whole files and elements of an xml:id are included (xpointer)")
        fallback = element.find(f"{XINCLUDE}fallback")
        target = self._target(href, file)
        if target is None or not target.is_file():
            if fallback is None:
                raise refuse(
                    "there is no such file in the document's folder or below"
                    if target is None or not target.exists()
                    else "it is no file"
                )
            self.include(fallback, file, within[:-1])
            yield fallback.text or ""
            yield from fallback
            return
        if target in within:
            raise refuse("the file includes itself")
        self.files += 1
        self.size += target.stat().st_size
        if self.files > _MOST_FILES or self.size > LARGEST or len(within) > 20:
            raise refuse("too much is included")
        if element.get("parse") == "text":
            try:
                yield read_bytes(target).decode(element.get("encoding") or "utf-8")
            except (UnicodeDecodeError, LookupError):
                raise refuse("its text is in another encoding") from None
            return
        root = parse_internal(read_document_bytes(target), target).getroot()
        holder = etree.Element("holder")
        holder.append(root)
        self.include(holder, target, within)
        if pointer:
            found = next((e for e in holder.iter() if e.get(XML_ID) == pointer), None)
            if found is None:
                raise refuse(f"it has no element of the xml:id {pointer}")
            found.tail = None
            yield found
        else:
            yield from holder

    def _target(self, href: str, file: Path) -> Path | None:
        """Return the file that an inclusion names; None if it lies outside the folder or on the network."""
        if "://" in href or href.startswith(("/", "\\")) or "\0" in unquote(href):
            return None
        target = resolved(resolved(file).parent / unquote(href))
        return target if target.is_relative_to(self.folder) else None


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
