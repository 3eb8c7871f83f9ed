"""`kanben help`: the help of a command."""

from __future__ import annotations

import click


@click.command("help")
@click.argument("name", required=False, metavar="[COMMAND]")
@click.pass_context
def command(context: click.Context, name: str | None) -> None:
    """Show the help of COMMAND, as `kanben COMMAND --help` does; without one, the commands."""
    parent = context.parent
    assert parent is not None
    assert isinstance(parent.command, click.Group)
    if name is None:
        click.echo(parent.get_help())
        return
    _, found, _ = parent.command.resolve_command(parent, [name])
    assert found is not None
    with click.Context(found, parent=parent, info_name=name) as shown:
        click.echo(found.get_help(shown))
