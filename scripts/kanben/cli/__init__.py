"""The `kanben` command: reads the command line, and turns errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from kanben import __version__
from kanben.cli.help_wording import help_in, word_help
from kanben.cli.options import asked_language, common, remember
from kanben.cli.wording import worded, worded_error
from kanben.errors import KanbenError
from kanben.visible import visible

# The commands in the order in which an edition needs them; each one's module is imported only when it is called.
COMMANDS = {
    "new": "Make a new edition.",
    "status": "Say how far an edition is: pages, checked articles, what is unsure.",
    "encode": "Encode page texts as TEI; keep what people changed.",
    "register": "Merge, rename, split or reject register entries; edit them as a table.",
    "tag": "Propose names for plain text or TEI.",
    "validate": "Say what is wrong in TEI files, and what to do.",
    "schema": "Keep the schemas that documents name by addresses of the web.",
    "transform": "Make a site or a book of TEI files or an edition.",
    "build": "Encode, validate and publish an edition, as far as it is not up to date.",
    "check": "Check the books and the site that were built.",
    "serve": "Preview an edition on this machine, following every change.",
    "evaluate": "Measure a tagging or a cut against a person's.",
    "train": "Learn to find names from an edition's checked articles.",
    "help": "Show the help of a command.",
}


class Commands(click.Group):
    """The group of the commands above; its help is in `language`."""

    language = "en"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or nothing if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kanben.cli.{cmd_name}").command
        word_help(command, self.language)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_in(text, self.language)) for name, text in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command of a call; for a misspelt one, name those there are."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            message = f"{error.message}\nThe commands are: {', '.join(COMMANDS)}."
            raise click.UsageError(message, ctx) from None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kanben")
@common
def cli(**options: object) -> None:
    """Turn newspaper pages into a digital edition: TEI, a static site and an EPUB book.

    Begin with `kanben new DIR`, put page texts into DIR/pages, and run `kanben build DIR`.
    """
    remember(options)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line (of this process, if none is given).

    Exit with 0 (done), 1 (violations found) or 2 (could not run).
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    language = asked_language(words)
    cli.language = language
    word_help(cli, language)
    try:
        status = cli.main(arguments, prog_name="kanben", standalone_mode=False)
    except KanbenError as error:
        _stop(worded_error(error, error.template, language, error.values), 2)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _stop(worded("stopped; what was finished is whole, and the next run does the rest", language), 130)
    except BrokenPipeError:  # the reader of our output has gone, as in `kanben … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if {"-v", "--verbose"} & set(words):
            raise
        reason = f"{type(error).__name__}: {error}"
        _stop(worded("a fault of Kanben itself ({reason}); -v shows where", language, {"reason": reason}), 2)
    sys.exit(status if isinstance(status, int) else 0)


def _stop(message: str, code: int) -> None:
    click.echo(f"kanben: {visible(message)}", err=True)
    sys.exit(code)
