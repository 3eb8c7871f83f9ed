"""Options that several commands share, and how they speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

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

    def progress(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """Yield the items with a progress bar on a terminal; elsewhere a log needs none."""
        console = Console(stderr=True)
        if self.quiet or not console.is_terminal or total < 2:
            yield from items
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            yield from progress.track(items, total=total, description=what)


def voiced(command: Command) -> Command:
    """Add --quiet and --verbose to a command."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Say every step.")
    return quiet(verbose(command))
