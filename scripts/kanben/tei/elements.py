"""Makes TEI elements, and lays out those that hold only elements; mixed content is never touched."""

from __future__ import annotations

from lxml import etree

from kanben.tei import TEI, TEI_NAMESPACE, XML_ID

Element = etree._Element

# Elements without text of their own: white space inside them means nothing.  TEI P5, ST.html
_ELEMENT_ONLY = frozenset(
    f"{TEI}{name}"
    for name in [
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "respStmt",
        "extent",
        "publicationStmt",
        "availability",
        "sourceDesc",
        "biblStruct",
        "analytic",
        "monogr",
        "imprint",
        "encodingDesc",
        "projectDesc",
        "editorialDecl",
        "normalization",
        "hyphenation",
        "interpretation",
        "segmentation",
        "appInfo",
        "application",
        "classDecl",
        "taxonomy",
        "category",
        "profileDesc",
        "langUsage",
        "textClass",
        "revisionDesc",
        "text",
        "front",
        "body",
        "back",
        "div",
        "figure",
        "list",
        "table",
        "row",
        "lg",
        "floatingText",
        "standOff",
        "listPerson",
        "listPlace",
        "listOrg",
        "listBibl",
        "person",
        "place",
        "org",
        "location",
    ]
)


def element(name: str, text: str | None = None, *children: Element, **attributes: str | None) -> Element:
    """Return a TEI element; an attribute of None is left out, `id_` stands for `xml:id`."""
    made = etree.Element(f"{TEI}{name}", nsmap={None: TEI_NAMESPACE})
    for key, value in attributes.items():
        if value is not None:
            made.set(XML_ID if key == "id_" else key, value)
    made.text = text
    made.extend(children)
    return made


def lay_out(root: Element, level: int = 0) -> None:
    """Indent the children of element-only elements by two spaces a level, in place."""
    if root.tag not in _ELEMENT_ONLY or not len(root):
        return
    root.text = "\n" + "  " * (level + 1)
    for child in root:
        lay_out(child, level + 1)
        child.tail = root.text
    root[-1].tail = "\n" + "  " * level


def append_laid_out(parent: Element, child: Element) -> None:
    """Append a child, indented as its place asks; what was there keeps its white space."""
    depth = sum(1 for _ in parent.iterancestors())
    lay_out(child, depth + 1)
    indent = "\n" + "  " * (depth + 1)
    last = next(
        parent.iterchildren(reversed=True), None
    )  # lxml counts children one by one, and a register has many
    if last is None:
        parent.text = indent
    else:
        last.tail = indent
    parent.append(child)
    child.tail = "\n" + "  " * depth


def remove_laid_out(child: Element) -> None:
    """Remove a child of an element-only element with the white space that indented it."""
    parent, previous = child.getparent(), child.getprevious()
    if parent is None:
        return
    if child.getnext() is None:
        if previous is not None:
            previous.tail = child.tail
        elif not (parent.text or "").strip():
            parent.text = child.tail
    parent.remove(child)
