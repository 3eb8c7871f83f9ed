"""How a mention is marked up: one TEI element for each kind, with what the program knows of it."""

from __future__ import annotations

from lxml import etree

from kanben.edition.register_entries import SHAPES
from kanben.edition.statements import PROGRAM
from kanben.encode.linking import Linker
from kanben.encode.wrapping import unwrap, wrap
from kanben.model import Mention, MentionKind
from kanben.tei import TEI
from kanben.tei.elements import element
from kanben.tei.printed import printed_text

Element = etree._Element

_NAMES = {
    MentionKind.PERSON: "persName",
    MentionKind.PLACE: "placeName",
    MentionKind.ORGANISATION: "orgName",
    MentionKind.SOURCE: "title",
    MentionKind.DATE: "date",
    MentionKind.TIME: "time",
    MentionKind.MEASURE: "measure",
    MentionKind.SPEECH: "said",
}
# The elements that point to an entry, and its kind.
LINKED = {f"{TEI}{_NAMES[kind]}": kind for kind in SHAPES}
MARKS = frozenset(f"{TEI}{name}" for name in (*_NAMES.values(), "rs"))
# Only these of our elements may carry @evidence and @role.  TEI P5, REF-CLASSES-ATTS: att.editLike, att.naming
_WITH_EVIDENCE = frozenset(("persName", "placeName", "orgName", "date", "time"))
_WITH_ROLE = frozenset(("persName", "placeName", "orgName"))
# Lines that hold phrases, and no description of a source.  TEI P5, DS.html#DSCO
_PHRASES_ONLY = frozenset(f"{TEI}{name}" for name in ("fw", "label", "dateline", "byline"))
# Who supplied a text; a closing line that names one describes the text's source.
_SUPPLYING_ROLES = frozenset(("supplier", "agency", "newspaper"))


def element_name(mention: Mention) -> str:
    """Return the name of the TEI element that marks up a mention."""
    if mention.kind is MentionKind.SOURCE and mention.role == "newspaper":
        return "rs"  # "this newspaper" is a reference, not a title
    return _NAMES[mention.kind]


def mark_attributes(mention: Mention, linker: Linker, before: str = "") -> dict[str, str]:
    """Return the attributes of a mention's element; a name without an entry gets one in a register that grows.

    `before` is the @ref of the element that marks it up already.
    """
    name, values = element_name(mention), dict(mention.attributes)
    speaker = values.pop("who", None)
    values.pop("full", None)
    attributes: dict[str, str | None] = {"type": "newspaper" if name == "rs" else None}
    if mention.kind is MentionKind.SPEECH and speaker:
        if not linker.register.rejects(MentionKind.PERSON, speaker):
            attributes["who"] = linker.entry(MentionKind.PERSON, speaker, mention.certainty)
    elif mention.kind in SHAPES:
        attributes["ref"] = linker.pointer(mention, before)
    attributes["role"] = mention.role if name in _WITH_ROLE else None
    attributes |= values
    attributes |= {"resp": f"#{PROGRAM}", "cert": str(mention.certainty)}
    attributes["evidence"] = mention.evidence if name in _WITH_EVIDENCE else None
    return {name: value for name, value in attributes.items() if value is not None}


def insert_mark(part: Element, start: int, end: int, mention: Mention) -> Element | None:
    """Mark up the characters from `start` to `end` of a part; return the new element, None if that is impossible.

    What is a source of the text also gets the `bibl` that describes it.  TEI P5, CO.html#COBI
    """
    name = element_name(mention)
    if part.tag in _PHRASES_ONLY and name == "said":
        return None
    frame = _source_extent(part, start, end, mention, name)
    if frame is not None:
        bibl = element("bibl", type="source", resp=f"#{PROGRAM}", cert=str(mention.certainty))
        wrap(part, *frame, bibl)
    mark = element(name)
    return mark if wrap(part, start, end, mark) else None


def _source_extent(
    part: Element, start: int, end: int, mention: Mention, name: str
) -> tuple[int, int] | None:
    """Return the offsets of the words that describe a source: a title with its marks, a closing line's words."""
    if part.tag in _PHRASES_ONLY:
        return None
    text = printed_text(part)
    if name == "title":
        quoted = text[start - 1 : start] in ("《", "〈") and text[end : end + 1] in ("》", "〉")
        return (start - 1, end + 1) if quoted else (start, end)
    if part.tag == f"{TEI}closer" and mention.role in _SUPPLYING_ROLES:
        bare = text.strip("()（）")
        offset = text.index(bare)
        return offset, offset + len(bare)
    return None


def remove_mark(mark: Element) -> None:
    """Take the program's mark away, with the `bibl` around it that then describes nothing; its text stays."""
    frame = _source_frame(mark)
    unwrap(mark)
    if frame is not None and not len(frame):
        unwrap(frame)


def _source_frame(mark: Element) -> Element | None:
    """Return the program's `bibl` around a mark, which has no meaning without it."""
    parent = mark.getparent()
    framed = parent is not None and parent.tag == f"{TEI}bibl" and parent.get("resp") == f"#{PROGRAM}"
    return parent if framed else None
