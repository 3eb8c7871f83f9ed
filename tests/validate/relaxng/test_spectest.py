"""James Clark's test suite of RELAX NG, where it lies beside the repository."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from kanben.errors import KanbenError
from kanben.validate.grammar import Grammar
from kanben.validate.relaxng.verdict import matches_document
from tests.validate.relaxng.suites import cases, inner, write_resources


def faults(case: etree._Element, folder: Path) -> list[str]:
    """Return in what a case is not answered as it should be."""
    write_resources(case, folder)
    wrong, right = case.find("incorrect"), case.find("correct")
    schema = wrong if wrong is not None else right
    assert schema is not None
    path = folder / "schema.rng"
    path.write_bytes(inner(schema))
    try:
        grammar = Grammar(path)
    except KanbenError as error:
        located = re.search(r"\.?\w+:\d+", str(error)) and str(folder) in str(error)
        return [] if wrong is not None and located else [f"refused: {error}"]
    if wrong is not None:
        return ["accepted"]
    found = []
    for document in case.iterchildren("valid", "invalid"):
        tree = etree.ElementTree(etree.fromstring(inner(document)))
        for verdict in (
            grammar.allows(tree),
            matches_document(grammar.derivatives, grammar.schema.start, tree),
        ):
            if verdict is not (document.tag == "valid"):
                found.append(f"{document.tag} is not: {inner(document).decode()}")
    return found


def test_suite(tmp_path: Path) -> None:
    """Every case of the suite is answered as it should be."""
    wrong = []
    for number, case in enumerate(cases("spectest.xml")):
        folder = tmp_path / str(number)
        folder.mkdir()
        wrong += [f"{number} ({case.findtext('section', '')}): {fault}" for fault in faults(case, folder)]
    assert wrong == []
