"""Of several entries with one name, a mention takes the one that its clause gives evidence for."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.edition.register import Register
from kanben.encode.linking import REGISTER_URI, Linker
from kanben.model import Certainty, Mention, MentionKind
from kanben.tei import TEI_NAMESPACE

_BEARERS = (("teacher", "教师"), ("doctor", "医生"), ("worker", "工"))


@pytest.fixture
def register() -> Register:
    """A register of three persons of one name, each with an occupation."""
    entries = "".join(
        f'<person xml:id="{entry}"><persName>李伟</persName><occupation>{occupation}</occupation></person>'
        for entry, occupation in _BEARERS
    )
    tree = etree.fromstring(
        f'<TEI xmlns="{TEI_NAMESPACE}"><standOff><listPerson>{entries}</listPerson></standOff></TEI>'
    )
    return Register(Path("register.xml"), etree.ElementTree(tree))


def linked(register: Register, text: str, before: str = "") -> str | None:
    """Return the entry of the only 李伟 in a text, which had the entry `before`."""
    start = text.index("李伟")
    mention = Mention(start, start + 2, MentionKind.PERSON, Certainty.HIGH, "rules:test")
    linker = Linker(etree.Element("TEI"), text, [mention], register)
    pointer = linker.pointer(mention, REGISTER_URI + before if before else "")
    return pointer and pointer.removeprefix(REGISTER_URI)


@pytest.mark.parametrize(
    ("text", "before", "entry"),
    [
        ("市医院的医生李伟说", "teacher", "doctor"),
        ("李伟医生说", "teacher", "doctor"),
        ("他是医生，李伟说", "teacher", "teacher"),
        ("李伟说，医生来了", "teacher", "teacher"),
        ("教师医生李伟说", "doctor", "doctor"),
        ("电工李伟说", "teacher", "teacher"),
        ("李伟说", "", "teacher"),
    ],
)
def test_evidence_stands_in_the_clause(register: Register, text: str, before: str, entry: str) -> None:
    """Before or after the name, of one bearer only, of two characters at least; else the entry it has, or the first."""
    assert linked(register, text, before) == entry
