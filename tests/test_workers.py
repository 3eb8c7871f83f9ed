"""Work spread over processes: kanben.workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from kanben.errors import NotXml, ProcessLost
from kanben.transform import keep_messages, take_messages
from kanben.workers import Workers


def square_slowly(number: int) -> tuple[int, int]:
    """Return a square and who made it; the first tasks take longest."""
    time.sleep(0.02 if number < 4 else 0)
    return number * number, os.getpid()


def complain(number: int) -> int:
    """Say something as a stylesheet does, and fail on the last task."""
    keep_messages([f"task {number}"])
    if number == 9:
        raise NotXml(path=Path("a.xml"), line=3, column=4, reason="no end")
    return number


def test_results_come_in_the_order_of_the_tasks() -> None:
    """Whoever made them, and whoever was done first."""
    with Workers(2) as workers:
        made = list(workers.map(square_slowly, range(100), worthwhile=10))
    assert [square for square, _ in made] == [n * n for n in range(100)]
    makers = {maker for _, maker in made}
    assert len(makers) == 2
    assert os.getpid() not in makers


@pytest.mark.parametrize(("count", "worthwhile"), [(1, 1), (2, 101)])
def test_little_work_is_done_here(count: int, worthwhile: int) -> None:
    """Processes take longer to start than a few tasks."""
    with Workers(count) as workers:
        made = list(workers.map(square_slowly, range(100), worthwhile=worthwhile))
    assert {maker for _, maker in made} == {os.getpid()}


def test_errors_and_messages_come_back_from_other_processes() -> None:
    """An error says there what it said here; what stylesheets said before it is kept."""
    take_messages()
    with Workers(2) as workers, pytest.raises(NotXml) as caught:
        list(workers.map(complain, range(10), worthwhile=1))
    assert caught.value.values == {"path": Path("a.xml"), "line": 3, "column": 4, "reason": "no end"}
    assert str(caught.value) == "a.xml:3:4: not well-formed XML: no end"
    assert take_messages()[:5] == [f"task {number}" for number in range(5)]


def be_ended(_number: int) -> None:
    """End this process as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_was_ended_is_said_so() -> None:
    """With what to do about it."""
    with Workers(2) as workers, pytest.raises(ProcessLost, match="--workers 1"):
        list(workers.map(be_ended, range(10), worthwhile=1))


def test_a_long_work_goes_on_beside_the_others() -> None:
    """Its result, or its error, is had when it is asked for."""
    take_messages()
    with Workers(2) as workers:
        square, failure = workers.beside(square_slowly, 12), workers.beside(complain, 9)
        made = list(workers.map(square_slowly, range(20), worthwhile=1))
        assert square()[0] == 144
        with pytest.raises(NotXml):
            failure()
    assert len(made) == 20


def test_progress_is_shown_after_each_task() -> None:
    """A work that has a name has a bar of its length."""
    steps: list[str] = []
    totals: list[tuple[int, str]] = []

    def bar(total: int, what: str) -> AbstractContextManager[Callable[[str], None]]:
        totals.append((total, what))
        return nullcontext(steps.append)

    with Workers(1, bar) as workers:
        list(workers.map(str, [1, 2, 3], worthwhile=1, what="counting"))
        list(workers.map(str, [1, 2, 3], worthwhile=1))
    assert totals == [(3, "counting"), (0, "")]
    assert steps[:3] == ["counting: 1", "counting: 2", "counting: 3"]


ORPHANS = """
import sys, time
from kanben.workers import Workers
from tests.test_workers import tell_and_sleep
if __name__ == "__main__":
    with Workers(2) as workers:
        list(workers.map(tell_and_sleep, [sys.argv[1]] * 40, worthwhile=1))
"""


def tell_and_sleep(folder: str) -> None:
    """Leave the number of this process in a folder, and take one's time."""
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(0.2)


def test_processes_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    """Nobody is left to wait for work that never comes."""
    (tmp_path / "main.py").write_text(ORPHANS)
    (tmp_path / "pids").mkdir()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    parent = subprocess.Popen(
        [sys.executable, tmp_path / "main.py", tmp_path / "pids"], env=environment, stderr=subprocess.DEVNULL
    )
    wait_for(lambda: len(list((tmp_path / "pids").iterdir())) == 2)
    parent.kill()
    parent.wait()
    wait_for(lambda: not any(is_alive(int(path.name)) for path in (tmp_path / "pids").iterdir()))


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so, half a minute at most."""
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    """Say whether a process runs; one that has ended and is not yet taken leave of does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False
