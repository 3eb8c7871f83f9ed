"""What every command has: --quiet, --verbose, --lang, and a voice that speaks accordingly."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kanben.cli.wording import LANGUAGES, worded
from kanben.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

EXISTING = click.Path(path_type=Path)
_BEFORE = f"{__name__}.before"  # under which a context keeps the options before the command's name


processes = click.option(
    "--workers", type=click.IntRange(1), help="How many processes; else one for each core, eight at most."
)


checking = click.option(
    "--check", is_flag=True, help="Write nothing; say what would change, and exit with 1 if anything would."
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a command says (errors always, results unless quiet, every step if verbose), and in which language."""

    quiet: bool = False
    verbose: bool = False
    language: str = "en"

    def say(self, template: str, **values: object) -> None:
        """Print a result."""
        if not self.quiet:
            click.echo(visible(worded(template, self.language, values)))

    def warn(self, template: str, **values: object) -> None:
        """Print a remark beside the result."""
        if not self.quiet:
            click.echo(visible(worded(template, self.language, values)), err=True)

    def worded(self, template: str, **values: object) -> str:
        """Return a message in the reader's language."""
        return worded(template, self.language, values)

    def detail(self, template: str, **values: object) -> None:
        """Print a step of the work."""
        if self.verbose:
            click.echo(visible(worded(template, self.language, values)), err=True)

    def details(self, steps: Iterable[str]) -> None:
        """Print several steps."""
        for step in steps:
            self.detail("{step}", step=step)

    @contextmanager
    def bar(self, total: int, what: str) -> Iterator[Callable[[str], None]]:
        """Show a progress bar on a terminal, where a log needs none; give a function to call after each step."""
        if self.quiet or total < 2 or not sys.stderr.isatty():
            yield lambda step: self.detail("{step}", step=step)
            return
        with _progress() as progress:
            task = progress.add_task(worded(what, self.language), total=total)
            yield lambda _: progress.advance(task)

    def progress(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """Yield the items with a progress bar."""
        with self.bar(total, what) as step:
            for item in items:
                yield item
                step(f"{worded(what, self.language)}: {item}")


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def common(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command --quiet, --verbose and --lang, which may stand before its name as well as after it."""
    for option in (
        click.option("--lang", type=click.Choice(LANGUAGES), help="The language of messages."),
        click.option("-v", "--verbose", is_flag=True, help="Say every step."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    ):
        command = option(command)
    return command


def voiced(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the common options, and call it with the `voice` that they ask for."""

    @common
    @functools.wraps(command)
    def with_voice(quiet: bool, verbose: bool, lang: str | None, **options: Any) -> object:
        before = click.get_current_context().meta.get(_BEFORE, {})
        language = lang or before.get("lang") or locale_language()
        voice = Voice(quiet or bool(before.get("quiet")), verbose or bool(before.get("verbose")), language)
        return command(voice=voice, **options)

    return with_voice


def remember(options: Mapping[str, object]) -> None:
    """Keep the common options that stand before a command's name, for that command."""
    click.get_current_context().meta[_BEFORE] = dict(options)


def locale_language() -> str:
    """Return the language that the environment asks for.  POSIX, XBD 8.2"""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"


def asked_language(arguments: Sequence[str]) -> str:
    """Return the language of a call's messages, for a call that failed before its options were read."""
    for before, argument in zip(["", *arguments], arguments, strict=False):
        value = argument.removeprefix("--lang=") if before != "--lang" else argument
        if value in LANGUAGES and (before == "--lang" or argument.startswith("--lang=")):
            return value
    return locale_language()
