"""The records of an edition are read again only where something has changed: kanben.gather."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kanben import gather
from kanben.edition import Edition
from kanben.errors import NotPermitted
from kanben.gather import gather_records
from kanben.records import Records
from kanben.workers import Workers
from tests.publish.sample import TOML, write_edition


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read from now on."""
    names: list[str] = []
    really = gather.read_record

    def read_record(file: Path, language: str = "zh-Hans") -> str:
        names.append(file.stem)
        return really(file, language)

    monkeypatch.setattr(gather, "read_record", read_record)
    return names


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The sample edition."""
    return write_edition(tmp_path / "edition")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A file for records."""
    return tmp_path / "cache" / "records.sqlite"


EVERY = ["q1-1", "q1-2", "q1-3", "q1-4"]


def change(edition: Edition, article: str) -> None:
    """Change a word of an article."""
    path = edition.article(article)
    path.write_text(path.read_text("utf-8").replace("堤", "岸"), "utf-8")


def test_only_what_has_changed_is_read_again(edition: Edition, store: Path, read: list[str]) -> None:
    """The second time nothing is, after a change one article; what is asked of the records is the same."""
    gather_records(edition, path=store).close()
    assert read == EVERY
    read.clear()
    gather_records(edition, path=store).close()
    assert read == []
    change(edition, "q1-2")
    with gather_records(edition, path=store) as records:
        assert read == ["q1-2"]
        assert records.article_ids() == EVERY
        assert [records.text(name) for name in EVERY] == [
            gather_records(edition).text(name) for name in EVERY
        ]
        assert "岸" in records.text("q1-2")


def test_the_language_of_the_edition_is_part_of_what_is_read(
    edition: Edition, store: Path, read: list[str]
) -> None:
    """What a record says where print says nothing is in that language."""
    gather_records(edition, path=store).close()
    (edition.folder / "edition.toml").write_text(f'language = "en"\n{TOML}', "utf-8")
    gather_records(Edition(edition.folder), path=store).close()
    assert read == EVERY + EVERY


def test_an_article_that_is_gone_is_forgotten(edition: Edition, store: Path) -> None:
    """Neither its text nor its passages stay."""
    gather_records(edition, path=store).close()
    text = edition.contents.read_text("utf-8")
    line = '<bibl type="article"><ref target="articles/q1-3.xml">三</ref></bibl>'
    assert line in text
    edition.contents.write_text(text.replace(line, ""), "utf-8")
    with gather_records(edition, path=store) as records:
        assert records.article_ids() == ["q1-1", "q1-2", "q1-4"]
        with pytest.raises(KeyError):
            records.text("q1-3")


@pytest.mark.parametrize("damage", ["not a database", "of another program", "an older table"])
def test_records_that_cannot_be_used_are_made_anew(
    edition: Edition, store: Path, read: list[str], damage: str
) -> None:
    """A cache is never a reason to fail, nor to show what an earlier program made."""
    gather_records(edition, path=store).close()
    if damage == "not a database":
        store.write_bytes(b"no database at all" * 1000)
    else:
        database = sqlite3.connect(store)
        database.execute(
            "UPDATE program SET fingerprint = 'x'"
            if damage == "of another program"
            else "ALTER TABLE program RENAME TO programs"
        )
        database.commit()
        database.close()
    with gather_records(edition, path=store) as records:
        assert records.article_ids() == EVERY
    assert read == EVERY + EVERY


def test_records_of_a_run_that_failed_are_those_of_the_run_before(edition: Edition, store: Path) -> None:
    """An article that cannot be read leaves the records whole."""
    gather_records(edition, path=store).close()
    good = edition.article("q1-4").read_bytes()
    change(edition, "q1-2")
    edition.article("q1-4").write_bytes(good[:-10])
    with pytest.raises(Exception, match=r"q1-4\.xml"):
        gather_records(edition, path=store)
    with Records(store) as records:
        assert "堤" in records.text("q1-2")
        assert records.article_ids() == EVERY


def test_a_file_in_use_is_named(edition: Edition, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds at once: the second one says which file it waited for in vain."""
    gather_records(edition, path=store).close()
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: connect(path, timeout=0.01, **options))
    other = connect(store, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(NotPermitted, match=r"records\.sqlite: database is locked"):
            gather_records(edition, path=store)
    finally:
        other.close()


def test_workers_give_the_same_records(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever process an article is read."""
    monkeypatch.setattr(gather, "_WORTHWHILE", 1)
    with Workers(2) as workers:
        together = gather_records(edition, workers, tmp_path / "b.sqlite")
    alone = gather_records(edition, path=tmp_path / "a.sqlite")
    dumps = [list(records._database.iterdump()) for records in (alone, together)]
    assert dumps[0] == dumps[1]
