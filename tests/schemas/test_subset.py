"""Kanben's schema is a subset of TEI P5: what it allows, TEI allows."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kanben.resources import resource
from kanben.tei import TEI
from kanben.validate.grammar import Grammar
from kanben.validate.positions import Positions
from kanben.validate.relaxng.names import listed
from kanben.validate.relaxng.patterns import Element
from kanben.validate.relaxng.verdict import matches_document
from tests.conftest import NO_TEI_ALL, TEI_ALL
from tests.schemas.generate import Generator

KANBEN = Grammar(resource("schemas", "kanben.rng"))
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"


@pytest.fixture(scope="module")
def tei_all() -> Grammar:
    """TEI's complete schema, followed by derivatives."""
    if not TEI_ALL.exists():
        pytest.skip(NO_TEI_ALL)
    return Grammar(TEI_ALL)


def explained(grammar: Grammar, tree: etree._ElementTree) -> list[str]:
    """Return what a schema says against a document, for a failing test to show."""
    content = etree.tostring(tree, encoding="utf-8")
    return [
        f"{fault.place.xpath}: {fault.message}"
        for fault in grammar.explain(TEI_ALL, Positions(content, None), "en")
    ]


def drawn(seed: int, depth: int) -> etree._ElementTree:
    """Return a document that Kanben's schema allows."""
    start = KANBEN.schema.start
    assert isinstance(start, Element)
    return etree.ElementTree(Generator(Random(seed), depth).element(start))


@given(st.integers(min_value=0), st.integers(min_value=3, max_value=9))
@settings(max_examples=40, deadline=None)
def test_generated_documents_are_valid(seed: int, depth: int) -> None:
    """The generator reads the schema rightly, or the property below would test nothing."""
    tree = drawn(seed, depth)
    assert KANBEN.allows(tree), explained(KANBEN, tree)


@given(st.integers(min_value=0), st.integers(min_value=3, max_value=9))
@settings(max_examples=60, deadline=None)
def test_whatever_kanben_allows_tei_allows(tei_all: Grammar, seed: int, depth: int) -> None:
    """Content models, attributes and values are those of TEI P5, or narrower."""
    tree = drawn(seed, depth)
    assert tei_all.allows(tree), explained(tei_all, tree)


def examples() -> list[etree._Element]:
    """Return the examples of the ODD."""
    tree = etree.parse(resource("schemas", "kanben.odd"))
    return [example[0] for example in tree.iter(f"{EXAMPLES}egXML")]


def test_examples_of_the_odd_are_valid() -> None:
    """Each element's example holds it and is valid: editors copy from there."""
    elements = {
        name.local: element for element in KANBEN.schema.all_elements() for name in listed(element.names)
    }
    wrong = []
    for example in examples():
        text = etree.tostring(example, encoding="unicode", with_tail=False).replace(EXAMPLES[1:-1], TEI[1:-1])
        root = etree.fromstring(text)
        owner = next(example.iterancestors(f"{TEI}elementSpec")).get("ident")
        tree = etree.ElementTree(root)
        local = etree.QName(root).localname
        fits = matches_document(KANBEN.derivatives, elements[local], tree)
        if not fits or (local != owner and root.find(f".//{TEI}{owner}") is None):
            wrong.append((owner, text))
    assert wrong == []
