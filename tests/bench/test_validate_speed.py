"""The speed of validation, as ratios within one run: processor time, the best of several.

`make bench` (pytest tests/bench -s) prints the figures.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from kanben.resources import resource
from kanben.validate import validate
from kanben.validate.grammar import Grammar, grammar
from kanben.validate.positions import Positions
from kanben.validate.reading import Document
from tests.conftest import NO_TEI_ALL, TEI_ALL

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
KANBEN = resource("schemas", "kanben.rng")
PARAGRAPH = "<p>日前,<orgName>某厅</orgName>下拨 <measure quantity='400000' unit='CNY'>40 万元</measure>。各地开始春耕。</p>"


def seconds(work: Callable[[], object], times: int = 40) -> float:
    """Return the processor time of the fastest of several runs."""
    work()
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A valid article of ten kilobytes."""
    text = (REPOSITORY / "tests/validate/golden/head-missing/good.xml").read_text(encoding="utf-8")
    old = "<p>各地开始春耕。</p>"
    path = tmp_path / "article.xml"
    path.write_text(
        text.replace(old, PARAGRAPH * ((10_000 - len(text.encode())) // len(PARAGRAPH.encode()))), "utf-8"
    )
    assert 9_500 < path.stat().st_size <= 10_000
    return path


def test_grammar_alone_against_bare_libxml2(article: Path) -> None:
    """Parsing closed to DTDs and the choice of a way cost little beside libxml2's own work."""
    content, parser = article.read_bytes(), etree.XMLParser()
    bare_grammar = etree.RelaxNG(etree.parse(KANBEN))
    ours = Grammar(KANBEN)
    bare = seconds(lambda: bare_grammar.validate(etree.fromstring(content, parser)))
    own = seconds(lambda: ours.allows(Document(article, content).tree))
    print(f"\nRELAX NG, 10 KB: libxml2 {bare * 1e3:.2f} ms, ours {own * 1e3:.2f} ms: × {own / bare:.2f}")
    assert own < 1.3 * bare


def test_all_rules_of_a_valid_article(article: Path) -> None:
    """Grammar, Schematron and references of 10 KB take a few milliseconds in a running process."""
    parsing = seconds(lambda: etree.parse(article))
    whole = seconds(lambda: validate(article))
    print(f"\nall rules, 10 KB: {whole * 1e3:.2f} ms: {whole / parsing:.0f} × parsing alone")
    assert validate(article) == []
    assert whole < 0.003 * (parsing / 0.0001)  # on the machine of the target, lxml parses 10 KB in 0.1 ms


@pytest.mark.parametrize("schema", [KANBEN, TEI_ALL], ids=lambda path: path.name)
def test_explanation_of_an_invalid_article(article: Path, schema: Path) -> None:
    """A faulty file is explained while the editor's hand is still on the key, with any schema."""
    if not schema.exists():
        pytest.skip(f"{schema.name} is not beside this repository")
    content = article.read_bytes().replace(b"<measure", b"<mesure", 3).replace(b"</measure", b"</mesure", 3)
    compiled = grammar(schema)
    took = seconds(lambda: compiled.explain(article, Positions(content, None), "en"), 10)
    parsing = seconds(lambda: etree.fromstring(content))
    print(f"\nexplaining 10 KB with {schema.name}: {took * 1e3:.1f} ms: {took / parsing:.0f} × parsing")
    assert len(compiled.explain(article, Positions(content, None), "en")) == 3
    assert took < 0.05


def test_large_schema_is_ready_at_once(article: Path) -> None:
    """TEI's complete schema, for which libxml2 takes ten seconds, has its verdict on a first document in a moment."""
    if not TEI_ALL.exists():
        pytest.skip(NO_TEI_ALL)
    tree = etree.parse(article)
    parsing = seconds(lambda: etree.parse(TEI_ALL), 5)
    ready = seconds(lambda: Grammar(TEI_ALL).allows(tree), 5)
    print(
        f"\ntei_all.rng ready, with the first verdict: {ready * 1e3:.0f} ms: {ready / parsing:.1f} × parsing it"
    )
    assert ready < 20 * parsing  # every definition is checked, which takes about half of it


def test_cold_start(article: Path) -> None:
    """A single command from nothing takes not much longer than Python with its engines."""

    def run(code: str) -> float:
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            best = min(best, time.perf_counter() - start)
        return best

    engines = run("import lxml.etree, saxonche; saxonche.PySaxonProcessor(license=False)")
    whole = run(
        f"from pathlib import Path; from kanben.validate import validate; assert not validate(Path({str(article)!r}))"
    )
    print(
        f"\ncold: {whole * 1e3:.0f} ms, of which the engines alone {engines * 1e3:.0f} ms: × {whole / engines:.1f}"
    )
    assert whole < 5 * engines
