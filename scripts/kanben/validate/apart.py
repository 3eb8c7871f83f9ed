"""Runs rules that came with a document in a process of their own, for a limited time: rules that never end are ended.

Each process that validates has one such process beside it, started when there is first need of it.
"""

from __future__ import annotations

import atexit
import multiprocessing
from collections.abc import Iterable
from functools import cache
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from lxml import etree

from kanben.errors import StylesheetFailed, TookTooLong
from kanben.transform import Parameters, Source, Stylesheet, keep_messages, take_messages

TIME_LIMIT = 20.0
"""Seconds for one document of no size; each megabyte adds ten."""
_SECONDS_A_MEGABYTE = 10.0
_MOST_TIMES = 2  # so often may a schema take too long; then it is not tried on other documents
_keys = count()


class RulesApart:
    """Rules compiled to XSLT that are shut in: they read and write nothing, and run elsewhere for a limited time."""

    def __init__(self, path: Path, text: str) -> None:
        """Compile the stylesheet `text`, made of the schema at `path`; raise StylesheetFailed or TookTooLong."""
        self.path, self._text = path, text
        self._key = next(_keys)
        self._times = 0
        self._home = -1  # the engine process that has compiled it
        self._compile()

    def transform(
        self, document: etree._ElementTree | Source, parameters: Parameters, mode: str | None = None
    ) -> str:
        """Return the report on a document; raise StylesheetFailed, TookTooLong."""
        text = document.text if isinstance(document, Source) else etree.tostring(document, encoding="unicode")
        limit = TIME_LIMIT + _SECONDS_A_MEGABYTE * len(text) / 1e6
        if self._times >= _MOST_TIMES:
            raise TookTooLong(path=self.path, seconds=round(limit))
        self._compile()
        return self._ask(("run", self._key, text, mode, parameters), limit)

    def _compile(self) -> None:
        if self._home != _engine().number:
            self._ask(("compile", self._key, str(self.path), self._text), TIME_LIMIT)
            self._home = _engine().number

    def _ask(self, request: tuple[object, ...], limit: float) -> str:
        try:
            is_done, text, messages = _engine().ask(request, limit)
        except TimeoutError:
            self._times += 1
            raise TookTooLong(path=self.path, seconds=round(limit)) from None
        except (EOFError, OSError):
            self._times += 1
            _engine().stop()
            raise StylesheetFailed(path=self.path, reason="the rules broke the XSLT engine off") from None
        keep_messages(messages)
        if not is_done:
            raise StylesheetFailed(path=self.path, reason=text)
        return text


class _Engine:
    """The process beside this one, and the way to it."""

    def __init__(self) -> None:
        self.number = 0  # how many processes there have been
        self._process: multiprocessing.process.BaseProcess | None = None
        self._way: Connection | None = None

    def ask(self, request: tuple[object, ...], limit: float) -> tuple[bool, str, list[str]]:
        """Return the answer to a request; raise TimeoutError, and EOFError or OSError if the process ends."""
        way = self._way or self._start()
        way.send(request)
        if not way.poll(limit):
            self.stop()
            raise TimeoutError
        answer: tuple[bool, str, list[str]] = way.recv()
        return answer

    def stop(self) -> None:
        """End the process, whatever it does; the next request starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._way is not None:
            self._way.close()
        self._process, self._way = None, None
        self.number += 1

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._way, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        assert self._way.poll(60), "the engine does not start"
        self._way.recv()
        return self._way


@cache
def _engine() -> _Engine:
    engine = _Engine()
    atexit.register(engine.stop)
    return engine


def _serve(way: Connection) -> None:
    """Answer requests until the other side is gone."""
    compiled: dict[int, Stylesheet] = {}
    way.send("ready")
    while True:
        try:
            request = way.recv()
        except (EOFError, KeyboardInterrupt):
            return
        way.send(_answer(compiled, *request))


def _answer(
    compiled: dict[int, Stylesheet], kind: str, key: int, text: str, *more: object
) -> tuple[bool, str, Iterable[str]]:
    try:
        if kind == "compile":
            (source,) = more
            compiled[key] = Stylesheet(Path(text), str(source), is_shut=True)
            return True, "", take_messages()
        mode, parameters = more
        assert isinstance(parameters, Parameters)
        found = compiled[key].transform(Source(text), parameters, str(mode) if mode else None)
        return True, found, take_messages()
    except StylesheetFailed as error:
        return False, str(error.values["reason"]), take_messages()
