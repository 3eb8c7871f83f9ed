"""Makes entries of the register: one for each kind, with what is known besides the name.  TEI P5, ND.html"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from kanben.edition.gazetteer import KnownPlace
from kanben.edition.statements import PROGRAM
from kanben.model import Certainty, MentionKind, Profile
from kanben.tei.elements import element

Element = etree._Element

# kind of mention: (list, entry, name inside the entry, prefix of identifiers)
SHAPES = {
    MentionKind.PERSON: ("listPerson", "person", "persName", "person"),
    MentionKind.PLACE: ("listPlace", "place", "placeName", "place"),
    MentionKind.ORGANISATION: ("listOrg", "org", "orgName", "org"),
    MentionKind.SOURCE: ("listBibl", "bibl", "title", "bibl"),
}
CODE = "GB-T-2260"  # the scheme of `idno`: codes of China's administrative divisions


def identifier(kind: MentionKind, form: str) -> str:
    """Return an `xml:id` for an entry: its kind and the pinyin of its name, such as `person-zhang-xin-hui`."""
    from pypinyin import lazy_pinyin  # reads its tables when it is imported; many runs add no entry

    syllables = re.findall("[a-z0-9]+", " ".join(lazy_pinyin(form)).lower())
    return f"{SHAPES[kind][3]}-{'-'.join(syllables) or 'entry'}"


def provisional_identifier(kind: MentionKind, form: str) -> str:
    """Return an identifier for a run that writes nothing: as unique as the form, and no table need be read for it."""
    return f"{SHAPES[kind][3]}-{''.join(form.split())}"


def entry(kind: MentionKind, entry_id: str, forms: Sequence[str], certainty: Certainty) -> Element:
    """Return an entry of a name; the first form is the main one, the others are variants."""
    _, entry_name, name, _ = SHAPES[kind]
    return element(
        entry_name, None, *_names(name, forms), id_=entry_id, resp=f"#{PROGRAM}", cert=str(certainty)
    )


def place_entry(entry_id: str, forms: Sequence[str], place: KnownPlace, region: Element | None) -> Element:
    """Return the entry of an administrative division; `region` names the one it belongs to."""
    made = element(
        "place", None, *_names("placeName", forms), id_=entry_id, type=place.kind, resp=f"#{PROGRAM}"
    )
    if region is not None:
        made.append(region)
    if place.geo is not None:
        made.append(element("location", None, element("geo", place.geo)))
    made.append(element("idno", place.code, type=CODE))
    return made


def newspaper_entry(entry_id: str, form: str, title: str) -> Element:
    """Return the entry of the newspaper that speaks of itself in a form such as 本报; its title, if it is known."""
    names = [element("title", title, level="j")] if title else []
    return element(
        "bibl", None, *names, element("rs", form), id_=entry_id, type="newspaper", resp=f"#{PROGRAM}"
    )


def describe_person(entry: Element, profile: Profile, organisation: str | None) -> None:
    """Add to a person's entry what the text says: sex, occupation, the organisation (by the `xml:id` of its entry)."""
    if profile.sex:
        entry.set("sex", profile.sex)
    if profile.occupation:
        entry.append(element("occupation", profile.occupation))
    if profile.affiliation:
        pointer = f"#{organisation}" if organisation else None
        entry.append(element("affiliation", profile.affiliation, ref=pointer))


def _names(name: str, forms: Sequence[str]) -> list[Element]:
    return [element(name, form, type="variant" if index else None) for index, form in enumerate(forms)]
