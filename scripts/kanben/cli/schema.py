"""`kanben schema`: the schemas that a person keeps for documents that name them by addresses of the web."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.validate.lookup import add_schema, list_schemas, remove_schema, schema_folder


@click.group("schema")
def command() -> None:
    """Keep schemas for `kanben validate`: documents name them by addresses of the web, and nothing is fetched.

    A file of its usual name (tei_all.rng, tei-epidoc.rng, mei-all.rng, basisformat.rng …) answers all addresses at which TEI,
    EpiDoc, MEI, DTABf and ParlaMint publish a schema of that name. XML catalogs (XML_CATALOG_FILES, `validate --catalog`)
    are asked first. tei_all.rng is also what TEI without a schema is checked against.
    """


@command.command("add")
@click.argument("files", type=EXISTING, nargs=-1, required=True)
@click.option("--for", "address", default="", help="The address that the file shall stand for (one file).")
@voiced
def add(files: tuple[Path, ...], address: str, voice: Voice) -> None:
    """Keep copies of FILES: RELAX NG (.rng, .rnc) or Schematron (.sch), with the files that they include."""
    if address and len(files) > 1:
        raise click.UsageError("--for names the address of one file.")
    for file in files:
        voice.say("added {path}", path=add_schema(file, address))


@command.command("list")
@voiced
def show(voice: Voice) -> None:
    """List the schemas that are kept, and the addresses that were given for them."""
    kept = list(list_schemas())
    for path, addresses in kept:
        click.echo("  ".join([path.name, *addresses]))
    if not kept:
        voice.say("no schemas are kept in {path}", path=schema_folder())


@command.command("remove")
@click.argument("names", nargs=-1, required=True)
@voiced
def remove(names: tuple[str, ...], voice: Voice) -> None:
    """Forget the schemas of these names."""
    for name in names:
        remove_schema(name)
        voice.say("removed {path}", path=name)
