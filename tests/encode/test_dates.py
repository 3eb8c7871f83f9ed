"""Dates that a newspaper leaves incomplete are completed from the day of publication."""

from __future__ import annotations

import pytest

from kanben.encode.dates import complete_date
from kanben.model import Certainty, Mention, MentionKind


def completed(when: str, published: str, *, latest: bool = False) -> tuple[str, str]:
    """The completed value of a date, and its certainty."""
    mention = Mention(0, 4, MentionKind.DATE, Certainty.HIGH, "rules:date", attributes=(("when", when),))
    done = complete_date(mention, published, latest=latest)
    return dict(done.attributes).get("when", ""), str(done.certainty)


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("--03-03", "2020-03-06", ("2020-03-03", "medium")),
        ("--12-31", "2020-01-02", ("2019-12-31", "medium")),
        ("--01-01", "2019-12-28", ("2020-01-01", "medium")),
        ("---30", "2020-03-02", ("2020-03-30", "medium")),
        ("---31", "2020-03-02", ("2020-03-31", "medium")),
        ("--02-29", "2021-03-01", ("2020-02-29", "medium")),
        ("--02-30", "2021-03-01", ("", "high")),
        ("--03-03", "2020-03", ("--03-03", "high")),
        ("2019-03-03", "2020-03-06", ("2019-03-03", "high")),
    ],
)
def test_the_nearest_day_is_taken(when: str, published: str, expected: tuple[str, str]) -> None:
    """Across the turn of a year or month, in leap years; and nothing is guessed without a day of publication."""
    assert completed(when, published) == expected


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("---13", "2020-03-01", ("2020-02-13", "medium")),
        ("--03-08", "2020-03-01", ("2019-03-08", "medium")),
        ("2020-03-08", "2020-03-01", ("", "low")),
        ("2020-03-01", "2020-03-01", ("2020-03-01", "high")),
    ],
)
def test_a_dateline_is_not_later_than_the_paper(when: str, published: str, expected: tuple[str, str]) -> None:
    """The nearest day before is taken; a later date in full is left without a value."""
    assert completed(when, published, latest=True) == expected
