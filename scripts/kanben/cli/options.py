"""Options that several commands share, and how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

Command = TypeVar("Command", bound=Callable[..., object])
T = TypeVar("T")

EXISTING = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a command says: errors always, results unless quiet, every step if verbose."""

    quiet: bool = False
    verbose: bool = False

    def say(self, message: str) -> None:
        """Print a result."""
        if not self.quiet:
            click.echo(message)

    def detail(self, message: str) -> None:
        """Print a step of the work."""
        if self.verbose:
            click.echo(message, err=True)

    @contextmanager
    def bar(self, total: int, what: str) -> Iterator[Callable[[str], None]]:
        """Show a progress bar on a terminal, where a log needs none; give a function to call after each step."""
        if self.quiet or total < 2 or not sys.stderr.isatty():
            yield self.detail
            return
        with _progress() as progress:
            task = progress.add_task(what, total=total)
            yield lambda _: progress.advance(task)

    def progress(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """Yield the items with a progress bar."""
        with self.bar(total, what) as step:
            for item in items:
                yield item
                step(f"{what}: {item}")


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def voiced(command: Command) -> Command:
    """Add --quiet and --verbose to a command."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Say every step.")
    return quiet(verbose(command))


def speaking(command: Command) -> Command:
    """Add --lang to a command: the language of its messages."""
    languages = click.Choice(["en", "zh"])
    return click.option("--lang", type=languages, default=_locale, help="The language of messages.")(command)


def _locale() -> str:
    """Return the language that the environment asks for.  POSIX, XBD 8.2"""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"
