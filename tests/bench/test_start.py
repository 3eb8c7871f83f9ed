"""How long a whole run of a command takes from nothing, as a ratio to Python with the two libraries it cannot do without.

`make bench` (pytest tests/bench -s) prints the figures: processor time, the best of several.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

ENCODE = ("-m", "kanben", "encode", "--taggers", "register,rules", "--check", "--quiet", "--edition")


def _seconds(*arguments: str, codes: tuple[int, ...] = (0,)) -> float:
    """Return the processor time of one run of Python that ends with one of the exit codes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in codes, done.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_encoding_a_small_page_takes_a_few_times_a_bare_start(tmp_path: Path) -> None:
    """Without the network, a run over a page with all rules is over before somebody notices that it began."""
    edition = str(tmp_path / "edition")
    _seconds("-m", "kanben", "new", edition, "--quiet")
    bare, whole = [], []
    for _ in range(7):
        bare.append(_seconds("-c", "import lxml.etree, click"))
        # A check of what was never encoded says by its exit code that it would write something.
        whole.append(_seconds(*ENCODE, edition, codes=(1,)))
    ratio = min(whole) / min(bare)
    print(f"\nencode --check: {min(whole):.2f} s, bare start: {min(bare):.2f} s, ratio {ratio:.1f}")
    assert ratio <= 5
