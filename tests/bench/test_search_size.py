"""What a reader's first search transfers on an edition of 10,000 articles: at most 300 KB, whatever the articles are.

`make bench` (pytest tests/bench -s) prints the figures by kind of file.
"""

from __future__ import annotations

import pytest

from tests.bench.search import SETS, measure, table
from tests.browser.conftest import CHROMIUM

COUNT = 10_000
BUDGET = 300_000


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_a_first_search_transfers_at_most_300_kilobytes(name: str) -> None:
    """Scripts, program, list of files, parts of the index, lists of filters, and ten texts."""
    if CHROMIUM is None:
        pytest.skip("NOT TESTED: there is no Chromium on this machine (Debian: apt-get install chromium)")
    answers = measure(list(SETS[name](COUNT)))
    print(f"\n{COUNT} {name} articles\n{table(answers)}")
    assert all(answer.shown for answer in answers)
    assert max(answer.total for answer in answers) <= BUDGET
