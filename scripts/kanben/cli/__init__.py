"""The `kanben` command: reads the command line, and turns errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from kanben import __version__
from kanben.errors import KanbenError


class Commands(click.Group):
    """The commands in the order of the work; each one's module is imported when it is called."""

    NAMES = ("new", "encode", "validate", "transform", "build")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which an edition needs them."""
        return list(self.NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or nothing if there is none."""
        if cmd_name not in self.NAMES:
            return None
        module = __import__(f"kanben.cli.{cmd_name}", fromlist=["command"])
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command of a call; for a misspelt one, name the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            message = f"{error.message}\nThe commands are: {', '.join(self.NAMES)}."
            raise click.UsageError(message, ctx) from None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kanben")
def cli() -> None:
    """Turn newspaper pages into a digital edition: TEI, a static site and an EPUB book.

    Begin with `kanben new DIR`, put page texts into DIR/pages, and run `kanben build DIR`.
    """


def main() -> None:
    """Run the command line; exit with 0 (done), 1 (violations found) or 2 (could not run)."""
    try:
        status = cli.main(prog_name="kanben", standalone_mode=False)
    except KanbenError as error:
        _stop(str(error), 2)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _stop("stopped; what was finished is whole, and the next run does the rest", 130)
    except BrokenPipeError:  # the reader of our output has gone, as in `kanben … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _stop(message: str, code: int) -> None:
    click.echo(f"kanben: {message}", err=True)
    sys.exit(code)
