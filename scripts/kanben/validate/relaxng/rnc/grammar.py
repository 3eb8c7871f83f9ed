"""Reads the definitions of a schema in compact syntax, and the whole file.  ISO/IEC 19757-2, C.2"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.files import real_path
from kanben.validate.relaxng.rnc.annotations import (
    annotated,
    annotation_element,
    is_annotation_element,
    leading,
)
from kanben.validate.relaxng.rnc.patterns import PatternReader
from kanben.validate.relaxng.rnc.reader import KEYWORDS, Reader

_COMBINED = {"=": "", "|=": "choice", "&=": "interleave"}


def read_compact(content: bytes, path: Path) -> etree._ElementTree:
    """Return a schema in compact syntax as XML; raise SchemaFailed with line and column.

    Elements have the lines of the file; what it includes is named, not read.
    """
    try:
        root = _root(Reader(content, path))
    except RecursionError:
        reason = "its patterns are nested too deeply; name parts of them (name = …)"
        raise SchemaFailed(path=path, reason=reason) from None
    tree = root.getroottree()
    tree.docinfo.URL = real_path(path).as_uri()
    return tree


def _root(reader: Reader) -> etree._Element:
    if _is_grammar(reader):
        root = reader.make("grammar", reader.next)
        _components(reader, root)
        if reader.next.kind != "end":
            raise reader.unexpected("a definition (name = …)")
    else:
        root = PatternReader(reader, _components).whole()
    if reader.default is not None:
        # Every name has its namespace; this is for other files, which inherit it.
        root.set("ns", reader.default)
    return root


def _is_grammar(reader: Reader) -> bool:
    """Whether definitions come next, and no pattern."""
    at = 0
    while reader.look(at).kind == "documentation":
        at += 1
    if reader.look(at).kind == "[":
        at, depth = at + 1, 1
        while depth and reader.look(at).kind != "end":
            depth += {"[": 1, "]": -1}.get(reader.look(at).kind, 0)
            at += 1
    token, behind = reader.look(at), reader.look(at + 1).kind
    if token.kind in ("name", "quoted", "prefixed") and behind in (*_COMBINED, "["):
        return True
    return token.kind == "end" or (token.kind == "name" and token.text in ("div", "include", "start"))


def _components(reader: Reader, parent: etree._Element, *, may_include: bool = True) -> None:
    """Read definitions into an element, until something else comes."""
    while reader.next.kind not in ("}", "end"):
        if is_annotation_element(reader):
            parent.append(annotation_element(reader, outermost=True))
            continue
        before = leading(reader)
        token = reader.next
        if reader.is_word("div"):
            element = reader.make("div", reader.take())
            _braced(reader, element, may_include)
        elif reader.is_word("include") and may_include:
            element = _include(reader)
        elif reader.is_word("start") or token.kind == "quoted" or _is_free(reader):
            element = _definition(reader)
        else:
            raise reader.unexpected("a definition (name = …)")
        parent.extend(annotated(reader, before, element))


def _is_free(reader: Reader) -> bool:
    return reader.next.kind == "name" and reader.next.text not in KEYWORDS


def _braced(reader: Reader, element: etree._Element, may_include: bool) -> None:
    reader.expect("{")
    _components(reader, element, may_include=may_include)
    reader.expect("}")


def _definition(reader: Reader) -> etree._Element:
    token = reader.take()
    is_start = token.kind == "name" and token.text == "start"
    element = reader.make("start", token) if is_start else reader.make("define", token, name=token.text)
    if reader.next.kind not in _COMBINED:
        raise reader.unexpected("“=”, “|=” or “&=”")
    if combine := _COMBINED[reader.take().kind]:
        element.set("combine", combine)
    element.extend(PatternReader(reader, _components).pattern())
    return element


def _include(reader: Reader) -> etree._Element:
    token = reader.take()
    element = reader.make("include", token, href=reader.literal())
    PatternReader(reader, _components).inherit(element)
    if reader.next.kind == "{":
        _braced(reader, element, may_include=False)
    return element
