"""Validation against foreign schemas beside Jing and xmllint: processor time of whole commands, in the same run.

`make bench` (pytest tests/bench -s) prints the figures.
"""

from __future__ import annotations

import random
import resource as process
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kanben.resources import resource
from tests.conftest import NO_TEI_ALL, SHARED, TEI_ALL

pytestmark = pytest.mark.slow

EPIDOC = SHARED / "suites" / "schemas" / "tei-epidoc.rng"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt><p>none</p></publicationStmt>"
    "<sourceDesc><p>made up</p></sourceDesc></fileDesc></teiHeader>"
)
MISTAKES = (
    "<persname>Gaius</persname>", '<w form="x">et</w>', '<gap reason="lost" unit="two words"/>', '<lb brek="no"/>',
    '<date when="2020-13-41">then</date>', "<note/><bib/>",
)  # fmt: skip


def document(title: str, body: str) -> str:
    """Return a TEI document."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER.format(title)}<text><body>{body}</body></text></TEI>'


def seconds(*command: object) -> float:
    """Return the processor time of a command, which may say that a document is invalid."""
    before = process.getrusage(process.RUSAGE_CHILDREN)
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    after = process.getrusage(process.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own(schema: Path, *paths: Path) -> float:
    """Return the processor time of `kanben validate` in one process."""
    return seconds(sys.executable, "-m", "kanben", "validate", "--workers", 1, "--schema", schema, *paths)


def jing(schema: Path, *paths: Path) -> float:
    """Return the processor time of Jing; skip the test where it is not installed."""
    program = shutil.which("jing") or pytest.skip("jing is not installed")
    return seconds(program, schema, *paths)


@pytest.fixture
def schema() -> Path:
    """A large schema of TEI."""
    for path in (EPIDOC, TEI_ALL):
        if path.is_file():
            return path
    pytest.skip(NO_TEI_ALL)


def test_many_small_invalid_files(tmp_path: Path, schema: Path) -> None:
    """Each file has a few mistakes, which are explained."""
    chance = random.Random(1)
    line = '<lb n="{}"/><w>dis</w> <supplied reason="lost">manibus</supplied> <persName><name>Gaius</name></persName> {}'
    for number in range(1000):
        lines = (line.format(n, chance.choice(MISTAKES) if chance.random() < 0.2 else "") for n in range(9))
        text = document(str(number), f'<div type="edition"><ab>{"".join(lines)}</ab></div>')
        (tmp_path / f"{number:04}.xml").write_text(text, "utf-8")
    theirs, ours = jing(schema, *sorted(tmp_path.iterdir())), own(schema, tmp_path)
    print(
        f"\n1,000 invalid files, {schema.name}: jing {theirs:.1f} s, ours {ours:.1f} s: × {ours / theirs:.2f}"
    )
    assert ours < 2.5 * theirs  # the fewer the files, the more of ours is the start


@pytest.mark.parametrize("is_valid", [True, False], ids=["valid", "invalid"])
def test_novel_with_every_word_tagged(tmp_path: Path, schema: Path, is_valid: bool) -> None:
    """Four megabytes of words with lemma and part of speech."""
    chance = random.Random(2)
    tokens = [
        f'<w lemma="{word}" pos="NN" n="{i}">{word}</w>'
        for i, word in enumerate(("rose", "lion", "came", "sang"))
    ]
    wrong = '<w lema="x">y</w>'
    sentences = []
    for _ in range(4_000):
        words = chance.choices(tokens, k=24)
        sentences.append(
            f"<p><s>{''.join(words)}{'' if is_valid or chance.random() > 0.05 else wrong}</s></p>"
        )
    path = tmp_path / "novel.xml"
    path.write_text(document("A novel", "\n".join(sentences)), "utf-8")
    assert path.stat().st_size > 3_500_000
    theirs, ours = jing(schema, path), own(schema, path)
    print(f"\nnovel of 4 MB, {schema.name}: jing {theirs:.1f} s, ours {ours:.1f} s: × {ours / theirs:.2f}")
    assert ours < 2.5 * theirs


def test_first_document(tmp_path: Path, schema: Path) -> None:
    """One short valid document from nothing, a large schema included."""
    path = tmp_path / "short.xml"
    path.write_text(document("Short", "<p>text</p>"), "utf-8")
    theirs, ours = jing(schema, path), own(schema, path)
    print(f"\ncold start, {schema.name}: jing {theirs:.2f} s, ours {ours:.2f} s: × {ours / theirs:.2f}")
    assert ours < 0.8 * theirs


def test_small_schema_beside_xmllint(tmp_path: Path) -> None:
    """Valid articles of Kanben's own schema, for which both use libxml2."""
    program = shutil.which("xmllint") or pytest.skip("xmllint is not installed")
    own_schema = resource("schemas", "kanben.rng")
    good = (Path(__file__).parents[1] / "validate/golden/head-missing/good.xml").read_text("utf-8")
    for number in range(1000):
        (tmp_path / f"{number:04}.xml").write_text(good, "utf-8")
    files = sorted(tmp_path.iterdir())
    theirs = seconds(program, "--noout", "--relaxng", own_schema, *files)
    ours = own(own_schema, tmp_path)
    print(f"\n1,000 articles: xmllint {theirs:.2f} s, ours {ours:.2f} s: × {ours / theirs:.1f}")
    assert ours < 40 * theirs  # which compares the grammar only, not rules and identifiers
