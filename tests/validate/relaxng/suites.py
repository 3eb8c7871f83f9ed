"""Reads the conformance suites of RELAX NG, where they lie beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import SHARED

SUITES = SHARED / "suites" / "relaxng"


def cases(name: str) -> list[etree._Element]:
    """Return the cases of a suite; skip the test where the suite is not to hand."""
    path = SUITES / name
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside this repository")
    return list(etree.parse(path).getroot().iter("testCase"))


def write_resources(case: etree._Element, folder: Path) -> None:
    """Write the files that a case refers to."""
    for node in case.iterchildren("resource", "dir"):
        path = folder / node.get("name", "")
        if node.tag == "dir":
            path.mkdir()
            write_resources(node, path)
        else:
            path.write_bytes(inner(node))


def inner(node: etree._Element) -> bytes:
    """Return what stands in an element of a case: the XML of its child, or its text."""
    child = next(node.iterchildren(etree.Element), None)
    if child is None:
        return (node.text or "").encode()
    return etree.tostring(child, with_tail=False, encoding="utf-8")
