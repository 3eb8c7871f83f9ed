"""Shows mark-up as text: the content of an `egXML` becomes lines of source code with its tags marked.  TEI P5, TD.html#TDphrase"""

from __future__ import annotations

from html import escape

from lxml import etree

from kanben.publish.document.names import Element, P, is_element

_XML = "{http://www.w3.org/XML/1998/namespace}"


def write_source(example: Element) -> None:
    """Replace the elements inside an `egXML` by p:tag elements that hold their tags as text; characters stay in order."""
    content = list(_pieces(example))
    for child in list(example):
        example.remove(child)
    example.text = ""
    last: Element | None = None
    for is_tag, text in content:
        if is_tag:
            last = etree.SubElement(example, f"{P}tag")
            last.text = text
        elif last is None:
            example.text += text
        else:
            last.tail = (last.tail or "") + text


def _pieces(element: Element) -> list[tuple[bool, str]]:
    """Return what is inside an element as (is a tag, text)."""
    found = [(False, element.text or "")]
    for child in element:
        if is_element(child):
            inside = _pieces(child)
            opening = _start_tag(child)
            if len(child) == 0 and not child.text:
                found.append((True, f"{opening}/>"))
            else:
                found += [(True, f"{opening}>"), *inside, (True, f"</{_name(child)}>")]
        elif isinstance(child, etree._Comment):
            found.append((True, f"<!--{child.text}-->"))
        elif isinstance(child, etree._ProcessingInstruction):
            found.append((True, f"<?{child.target} {child.text}?>"))
        found.append((False, child.tail or ""))
    return found


def _start_tag(element: Element) -> str:
    attributes = "".join(
        f' {name.replace(_XML, "xml:").rpartition("}")[2]}="{escape(value, quote=False).replace(chr(34), "&quot;")}"'
        for name, value in element.attrib.items()
        if not name.startswith(P)
    )
    return f"<{_name(element)}{attributes}"


def _name(element: Element) -> str:
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local
