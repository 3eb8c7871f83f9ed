"""What a whole build gains from several processes and from an earlier build, as ratios of wall time within one run."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pytest

from kanben.build import FORMATS
from kanben.edition import Edition, create_edition
from kanben.edition.register import Register
from kanben.gather import gather_records
from kanben.model import Certainty, MentionKind
from kanben.workers import Workers
from tests.bench.test_book_speed import large_edition
from tests.bench.test_site_speed import side_by_side

ARTICLES = 1200


@pytest.mark.slow
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core has nothing to share")
def test_two_processes_share_a_build(tmp_path: Path) -> None:
    """Records, site and books of an edition take two processes a good deal less time than one."""
    edition = large_edition(tmp_path / "tei", ARTICLES)
    wall: dict[int, float] = {}
    for count in (1, 2):
        out = tmp_path / str(count)
        start = time.perf_counter()
        with Workers(count) as workers:
            records = gather_records(edition, workers, out / "records.sqlite")
            for name, form in FORMATS.items():
                form.write(edition, records, out / name / f"book.{name}", workers)
        wall[count] = time.perf_counter() - start
        records.close()
    print(
        f"\nrecords, site and books of {ARTICLES:,} articles: {wall[1]:.1f} s with one process, {wall[2]:.1f} s with two "
        f"({wall[2] / wall[1]:.2f}), {1000 * wall[2] / ARTICLES:.1f} ms an article"
    )
    assert wall[2] <= 0.8 * wall[1]


@pytest.mark.slow
def test_records_are_read_again_only_where_something_changed(tmp_path: Path) -> None:
    """After a change in one article the records take a small part of the time they took first."""
    edition = large_edition(tmp_path / "tei", ARTICLES)
    wall = []
    for _ in range(2):
        start = time.perf_counter()
        gather_records(edition, path=tmp_path / "records.sqlite").close()
        wall.append(time.perf_counter() - start)
        article = edition.article("q0-1")
        article.write_text(article.read_text("utf-8").replace("守着长堤", "守着大堤"), "utf-8")
    print(f"\nrecords of {ARTICLES:,} articles: {wall[0]:.1f} s, after a change in one {wall[1]:.2f} s")
    assert wall[1] <= 0.3 * wall[0]


@pytest.mark.slow
def test_a_register_grows_in_proportion_to_its_entries(tmp_path: Path) -> None:
    """Adding the last of many entries takes no longer than adding the first."""
    create_edition(tmp_path / "edition", "Register")

    def add(count: int) -> None:
        register = Register.of(Edition(tmp_path / "edition"))
        for number in range(count):
            register.add(MentionKind.PERSON, f"王{number}", Certainty.HIGH)
            register.add(MentionKind.ORGANISATION, f"第{number}厂", Certainty.HIGH)

    once, twice = side_by_side(partial(add, 3000), partial(add, 6000), times=3)
    print(
        f"\n6,000 people and as many bodies: {twice:.2f} s, {twice / once:.2f} times as long as half of them"
    )
    assert twice <= 2.4 * once
