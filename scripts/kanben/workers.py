"""Spreads work over processes; results come in the order of the tasks, whoever is done first."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Self, TypeVar

from kanben.errors import ProcessLost

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

Bar = Callable[[int, str], AbstractContextManager[Callable[[str], None]]]

_USUALLY = 8  # each takes 100 to 250 MB, and what they make goes through one process
_AT_ONCE = 16  # tasks that a process gets together
_AHEAD = 3  # such lots for each process, done or being done before their turn: what is made must not fill the memory


class Workers:
    """Processes that share the work of one command, started when there is first enough of it; a context manager.

    `count` is their number, else the machine's number of cores, eight at most; with 1 all is done in this process. `bar`
    shows how far a work is: it is given the number of tasks and what is done, and gives what is to be called after each.
    """

    def __init__(self, count: int | None = None, bar: Bar | None = None) -> None:
        self.count = count or min(os.cpu_count() or 1, _USUALLY)
        self._bar = bar or _no_bar
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(
        self, work: Callable[[T], R], tasks: Sequence[T], *, worthwhile: int, what: str = ""
    ) -> Iterator[R]:
        """Return the results of `work` for the tasks, in their order; raise what it raises, and ProcessLost.

        Fewer tasks than `worthwhile` are sooner done here than processes start. `work`, tasks and results are pickled.
        `what` is done is shown with a bar, if it is named.
        """
        shared = self.shares(len(tasks), worthwhile)
        results = self.spread(work, tasks, len(tasks)) if shared else map(work, tasks)
        return self.watch(results, tasks, what)

    def watch(self, results: Iterable[R], tasks: Sequence[T], what: str) -> Iterator[R]:
        """Yield the results of tasks while a bar shows how many of them are done, if it is named what is."""
        with self._bar(len(tasks) if what else 0, what) as step:
            for task, result in zip(tasks, results, strict=True):
                yield result
                step(f"{what}: {task}")

    def beside(self, work: Callable[[T], R], task: T) -> Callable[[], R]:
        """Begin a long work in a process beside all else; return what waits for its result."""
        done = self._submit(work, [task])
        return lambda: _results(done)[0]

    def shares(self, count: int, worthwhile: int) -> bool:
        """Say whether so many tasks are for processes: if there are several, and not fewer tasks than is worthwhile."""
        return self.count > 1 and count >= worthwhile

    def spread(self, work: Callable[[T], R], tasks: Iterable[T], count: int) -> Iterator[R]:
        """Yield the results from processes; tasks, about `count` of them, are taken up not long before they are done."""
        size = max(1, min(_AT_ONCE, count // (4 * self.count)))
        pending: deque[Future[tuple[list[R], list[str]]]] = deque()
        remaining = iter(tasks)
        while lot := list(islice(remaining, size)):
            pending.append(self._submit(work, lot))
            if len(pending) > _AHEAD * self.count:
                yield from _results(pending.popleft())
        while pending:
            yield from _results(pending.popleft())

    def _submit(self, work: Callable[[T], R], lot: list[T]) -> Future[tuple[list[R], list[str]]]:
        # Here, since a command that has little to do is done before these are imported.
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
        from multiprocessing import get_context

        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, get_context("spawn"), _follow_parent)
        try:
            return self._pool.submit(_work_through, work, lot)
        except BrokenExecutor:
            raise ProcessLost from None


def _no_bar(_total: int, _what: str) -> AbstractContextManager[Callable[[str], None]]:
    return nullcontext(lambda _step: None)


def _follow_parent() -> None:
    """Let the parent answer Ctrl-C, which a terminal sends to all, and end when it has ended, however that came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)  # the work is for nobody now, and whoever waits in it cannot be asked to end


def _work_through(work: Callable[[T], R], tasks: Sequence[T]) -> tuple[list[R], list[str]]:
    """Return the results of some tasks, and what stylesheets said meanwhile."""
    from kanben.transform import take_messages  # here, since not all work wants the XSLT engine

    return [work(task) for task in tasks], take_messages()


def _results(done: Future[tuple[list[R], list[str]]]) -> list[R]:
    from concurrent.futures import BrokenExecutor

    try:
        results, messages = done.result()
    except BrokenExecutor:
        raise ProcessLost from None
    if messages:
        from kanben.transform import keep_messages

        keep_messages(messages)
    return results
