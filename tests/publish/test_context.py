"""Tests of what an article's page is told of the article: kanben.publish.shared.record_documents, kanben.transform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.record_documents import article_context, brief_element
from kanben.publish.shared.work import describe_work
from kanben.publish.site.page_sources import Sources
from kanben.publish.site.rendering import PageRenderer
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import K
from kanben.tei import parse_tei
from kanben.transform import Source
from tests.publish.sample import REGISTER, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

ODD = 'a "b" &amp; &lt;c&gt; d'


def test_entries_in_a_context_are_those_of_the_store(tmp_path: Path) -> None:
    """Names with characters that mark-up uses come through as text, the same as through a tree."""
    edition = write_edition(tmp_path / "edition")
    edition.register.write_text(
        REGISTER.replace("江城河务局</orgName><orgName", f"{ODD}</orgName><orgName"), "utf-8"
    )
    records = read_records(edition)
    tree = parse_tei(edition.article("q1-1"))
    context = article_context(records, tree, describe_work(records, "q1-1", Imprint("题")), {})
    found = etree.fromstring(str(context.node)).findall(f"{K}entry")
    expected = [brief_element(entry) for entry in records.names("q1-1")]
    assert [dict(entry.attrib) for entry in found] == [dict(entry.attrib) for entry in expected]
    assert 'a "b" & <c> d' in [entry.get("label") for entry in found]


def test_a_source_serves_all_languages(tmp_path: Path) -> None:
    """Pages made of one source are those made of a source each."""
    edition = write_edition(tmp_path / "edition")
    records, tree = read_records(edition), parse_tei(edition.article("q1-1"))
    options = SiteOptions(languages=("zh-Hans", "en"))
    sources = Sources(records, Imprint("题"), options)
    shared = sources.article(tree, "q1-1", text=Source(tree))
    for pages in [PageRenderer(Imprint("题"), options, name) for name in options.languages]:
        assert pages.page(shared) == pages.page(sources.article(tree, "q1-1"))


def test_known_ids_are_found_however_many_are_asked_for(tmp_path: Path) -> None:
    """More ids than one question to the store can hold: those that exist come back in order, each once."""
    records = read_records(write_edition(tmp_path / "edition"))
    asked = [f"person-x{number}" for number in range(1000)] + [
        "q1-3",
        "person-wu-ming",
        "q1-1",
        "person-wu-ming",
    ]
    assert records.known(asked) == ["person-wu-ming", "q1-1", "q1-3"]
