"""Drawings (SVG) made safe for books and sites: no script, nothing loaded from elsewhere, no traces of editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from kanben.errors import BadPicture, NotXml
from kanben.tei import parse_xml

if TYPE_CHECKING:
    from pathlib import Path

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

# Elements that run or load something.  HTML inside a drawing could do either.
_ACTIVE = {"script", "handler", "listener", "foreignObject", "iframe", "audio", "video", "embed", "object"}
_ANIMATIONS = {"animate", "set", "animateTransform", "animateMotion"}
_LOADING = re.compile(
    r"@import|image-set\s*\(|url\(\s*(?![\s\"']*(?:#|data:image/(?:png|jpeg)[;,]))", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|/\*.*?\*/|\\(.)", re.DOTALL)  # of CSS, in which url( may hide
_INLINE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg)[;,])", re.IGNORECASE)

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*$", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_DEFAULT_SIZE = (300, 150)  # CSS Images 3, default object size
_LARGEST = 10_000  # pixels: a length beyond that is a slip


def read_drawing(content: bytes, path: Path) -> tuple[bytes, tuple[int, int]]:
    """Return a drawing without what editors add to it, and its width and height in pixels.

    Raise BadPicture for one that holds scripts or loads something, or is not well-formed SVG.
    """
    try:
        tree = parse_xml(content, path)
    except NotXml as error:
        raise BadPicture(path=path, reason=f"the drawing cannot be read: {error.values['reason']}") from None
    root = tree.getroot()
    if root.tag != f"{_SVG}svg":
        raise BadPicture(path=path, reason="the file is XML, but not an SVG drawing")
    _strip(root)
    for element in root.iter(etree.Element):
        if danger := _danger(element):
            raise BadPicture(path=path, reason=f"the drawing holds {danger} (line {element.sourceline})")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, with_tail=False), _size(root)


def _strip(root: etree._Element) -> None:
    """Remove comments, instructions, and the elements and attributes that are not SVG's."""
    for node in list(root.iter()):
        parent = node.getparent()
        if not isinstance(node.tag, str) or not node.tag.startswith(_SVG):
            if parent is not None:
                _remove(parent, node)
            continue
        for name in node.attrib:
            namespace = etree.QName(name).namespace
            if (
                namespace not in (None, _XLINK, _XML) or name == f"{{{_XML}}}base"
            ):  # a base leads links elsewhere
                del node.attrib[name]


def _remove(parent: etree._Element, node: etree._Element) -> None:
    """Remove a node and keep the text after it."""
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _danger(element: etree._Element) -> str:
    """Return what of an element could run or load something; empty if nothing could."""
    name = etree.QName(element).localname
    if name in _ACTIVE:
        return f"<{name}>"
    if name == "style" and _loads("".join(map(str, element.itertext()))):
        return "a style that loads something"
    animated = element.get("attributeName", "").rpartition(":")[2]
    if name in _ANIMATIONS and (animated == "href" or animated.lower().startswith("on")):
        return "an animated link"
    for attribute, value in element.attrib.items():
        local = etree.QName(attribute).localname
        if local.lower().startswith("on"):
            return f"a script (@{local})"
        if local in ("href", "src") and not _INLINE.match(str(value)):
            return f"a link to “{str(value)[:60]}”"
        if _loads(str(value)):
            return f"something loaded by @{local}"
    return ""


def _loads(style: str) -> bool:
    """Whether a style names anything outside the drawing, also in the disguises that CSS allows."""
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)) if m[1] else m[2] or "", style)
    return bool(_LOADING.search(style) or _LOADING.search(plain))


def _size(root: etree._Element) -> tuple[int, int]:
    """Return the width and height that a drawing asks for, in pixels.  SVG 2, `#SizingSVGInCSS`."""
    box = [float(part) for part in re.findall(r"-?[0-9]*\.?[0-9]+", root.get("viewBox", ""))]
    natural = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    ratio = natural[1] / natural[0] if natural else _DEFAULT_SIZE[1] / _DEFAULT_SIZE[0]
    if width is None and height is None:
        width = natural[0] if natural else _DEFAULT_SIZE[0]
    if width is None and height is not None:
        width = height / ratio
    if height is None and width is not None:
        height = width * ratio
    return _whole(width), _whole(height)


def _pixels(length: str | None) -> float | None:
    """Return an absolute length in pixels; None for none, and for one that depends on the page."""
    found = _LENGTH.match(length or "")
    return float(found[1]) * _PIXELS[found[2].lower()] if found and float(found[1]) > 0 else None


def _whole(length: float | None) -> int:
    return max(1, min(_LARGEST, round(length or 1)))
