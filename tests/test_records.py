"""Tests of kanben.records and kanben.record_types."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.queries import MOST_TOGETHER
from kanben.records import Records
from tests.publish.sample import read_records, write_edition


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """Return the records of the sample edition."""
    return read_records(write_edition(tmp_path / "edition"))


PASSAGE = '<k:passage ref="{}" kind="person" anchor="p1" form="x" source="{}"><k:hit>x</k:hit></k:passage>'


def record(article: str, *passages: tuple[str, bool]) -> str:
    """Return a record that names entries; the flag says that the text is owed to them."""
    named = "".join(PASSAGE.format(ref, str(source).lower()) for ref, source in passages)
    return f'<k:article xmlns:k="urn:kanben:record" id="{article}"><k:title>T</k:title>{named}</k:article>'


def test_articles_come_in_the_order_of_the_edition(records: Records) -> None:
    """The order is that of edition.xml, not of file names or of arrival."""
    assert records.article_ids() == ["q1-1", "q1-2", "q1-3", "q1-4"]


def test_putting_a_record_again_replaces_it(records: Records) -> None:
    """A changed article leaves no passage of its earlier state."""
    records.put(record("q1-1", ("person-he-guang", False)))
    assert [entry.id for entry in records.names("q1-1")] == ["person-he-guang"]
    assert [p.get("article") for p in records.passages("person-he-guang")] == ["q1-1", "q1-2"]


def test_a_forgotten_article_is_gone_from_every_index(records: Records) -> None:
    """Neither the list of articles nor any entry shows an article that was removed."""
    records.forget("q1-1")
    assert records.article_ids() == ["q1-2", "q1-3", "q1-4"]
    assert records.entry("person-lu-ping").count == 0
    with pytest.raises(KeyError):
        records.article("q1-1")


def test_sources_are_whom_the_text_is_owed_to(records: Records) -> None:
    """A reporter, a supplier, a speaker and a cited book are sources; a place is not."""
    found = {entry.id: entry.count for entry in records.entries("sources")}
    assert {"person-wu-ming", "org-he-wu-ju", "person-lu-ping", "bibl-qiao-zhi", "bibl-wan-bao"} <= set(found)
    assert not any(identifier.startswith("place-") for identifier in found)
    assert found["person-wu-ming"] == 2
    assert found["org-he-wu-ju"] == 1


def test_entries_come_by_pinyin(records: Records) -> None:
    """何 he precedes 陆 lu, 无 wu and 吴 wu stand together by tone."""
    assert [entry.label for entry in records.entries("people")] == ["何光", "陆平", "吴明", "无人"]


def test_an_entry_without_a_passage_is_listed(records: Records) -> None:
    """The register may know someone whom no article names yet."""
    assert {entry.id: entry.count for entry in records.entries("people")}["person-nobody"] == 0


def test_neighbours_are_the_articles_before_and_after(records: Records) -> None:
    """The first article has only a next, the last only a previous one."""
    assert records.neighbours("q1-1") == {"next": ("q1-2", "堤上的灯火")}
    assert records.neighbours("q1-3")["previous"][0] == "q1-2"
    assert set(records.neighbours("q1-4")) == {"previous"}


def test_companions_are_counted_by_article(records: Records) -> None:
    """Whoever is named in the same article is company, once for each article."""
    companions = {entry.id: entry.count for entry in records.companions("person-wu-ming")}
    assert companions["person-lu-ping"] == 1
    assert "person-he-guang" not in companions


@pytest.mark.parametrize(("names", "count"), [(MOST_TOGETHER, 1), (MOST_TOGETHER + 1, 0)])
def test_an_article_of_very_many_names_counts_for_nobodys_company(
    records: Records, names: int, count: int
) -> None:
    """A list of hundreds of names says nothing of who stands together."""
    others = [("person-nobody", False)] * (names - 1)
    records.put(record("q1-4", ("person-he-guang", False), *others))
    company = {entry.id: entry.count for entry in records.companions("person-he-guang")}
    assert company.get("person-nobody", 0) == count


def test_a_date_that_only_repeats_its_attribute_is_no_wording(tmp_path: Path) -> None:
    """What the program wrote of a day is shown in the reader's language, what an editor wrote as it stands."""
    edition = write_edition(tmp_path / "edition")
    text = edition.contents.read_text("utf-8")
    assert read_records(edition).place("q1-1").date.date == "1935 年 3 月 5 日"
    edition.contents.write_text(text.replace("1935 年 3 月 5 日", "1935-03-05"), "utf-8")
    place = read_records(edition).place("q1-1")
    assert (place.date.date, place.date.when) == ("", "1935-03-05")


def test_records_stay_in_their_file(tmp_path: Path) -> None:
    """A later run goes on with what an earlier one stored."""
    edition = write_edition(tmp_path / "edition")
    with Records(tmp_path / "cache" / "records.sqlite") as records:
        records.put(record("q1-1", ("person-wu-ming", True)))
        records.arrange(etree.parse(edition.contents))
    with Records(tmp_path / "cache" / "records.sqlite") as records:
        assert records.article_ids() == ["q1-1"]


def test_a_record_that_cannot_be_stored_changes_nothing(records: Records) -> None:
    """A broken record leaves the earlier one whole."""
    before = [entry.id for entry in records.names("q1-1")]
    with pytest.raises(etree.XMLSyntaxError):
        records.put("<k:article")
    assert [entry.id for entry in records.names("q1-1")] == before


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_order_of_arrival_does_not_matter(records: Records, order: tuple[int, ...]) -> None:
    """Workers finish in any order; the indices are the same."""
    heads = [record(f"q1-{n + 1}", ("person-wu-ming", True)) for n in range(3)]
    for n in order:
        records.put(heads[n])
    assert [p.get("article") for p in records.passages("person-wu-ming")] == ["q1-1", "q1-2", "q1-3"]
