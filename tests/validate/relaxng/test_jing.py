"""Verdicts beside Jing's, over schemas and documents that lie beside the repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kanben.errors import KanbenError
from kanben.validate.grammar import Grammar
from kanben.validate.reading import read_document
from tests.conftest import SHARED

pytestmark = pytest.mark.slow

SCHEMAS = [
    path
    for folder in ("tei", "suites/schemas")
    for path in sorted((SHARED / folder).glob("*.rn[gc]"))
]  # fmt: skip


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.name)
def test_verdicts_are_those_of_jing(schema: Path, tmp_path: Path) -> None:
    """Each document is valid for both or for neither."""
    jing = shutil.which("jing") or pytest.skip("jing is not installed")
    documents = {}
    for path in sorted((SHARED / "real").glob("*.xml")):
        if b"http://www.w3.org/2001/XInclude" in path.read_bytes():
            continue  # Jing resolves inclusions, and stops altogether where one cannot be made
        try:
            documents[path] = read_document(path)
        except KanbenError:
            continue  # what is not read at all has no verdict
    grammar = Grammar(schema)
    ours = {path for path, document in documents.items() if not grammar.allows(document.tree)}
    compact = ["-c"] if schema.suffix == ".rnc" else []
    run = subprocess.run([jing, "-i", *compact, schema, *documents], capture_output=True, text=True)
    theirs = {path for path in documents if f"{path}:" in run.stdout}
    assert documents
    assert ours == theirs
