"""The committed schemas come from kanben.odd."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.resources import resource
from kanben.validate.odd import compile_odd
from tests.conftest import NO_TEI_ALL, TEI_ALL

ODD = resource("schemas", "kanben.odd")
EDITION = Path(__file__).parents[1] / "validate" / "edition"


@pytest.mark.parametrize("suffix", [".rng", ".sch"])
def test_committed_schema_is_what_the_odd_compiles_to(suffix: str) -> None:
    """Whoever changes the ODD runs `make schemas` and commits what it writes."""
    committed = ODD.with_suffix(suffix)
    assert committed.read_bytes() == compile_odd(ODD)[committed]


def test_every_specification_speaks_both_languages() -> None:
    """Editors read the schema's own words in English or Chinese."""
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    specs = etree.parse(ODD).xpath(
        "//t:elementSpec | //t:classSpec | //t:dataSpec | //t:constraintSpec", namespaces=names
    )
    silent = [
        spec.get("ident")
        for spec in specs
        for language in ("en", "zh")
        if not spec.xpath("t:desc[@xml:lang = $language]", namespaces=names, language=language)
    ]
    assert len(specs) > 100
    assert silent == []


@pytest.fixture(scope="session")
def tei_all() -> etree.RelaxNG:
    """TEI's complete schema; libxml2 takes about ten seconds for it."""
    if not TEI_ALL.exists():
        pytest.skip(NO_TEI_ALL)
    return etree.RelaxNG(etree.parse(TEI_ALL))


@pytest.mark.slow
@pytest.mark.parametrize("path", [ODD, *sorted(EDITION.rglob("*.xml"))], ids=lambda path: path.name)
def test_documents_are_tei(path: Path, tei_all: etree.RelaxNG) -> None:
    """The ODD and what is valid in its schema are valid TEI P5."""
    tree = etree.parse(path, etree.XMLParser(collect_ids=False))
    assert tei_all.validate(tree), tei_all.error_log
