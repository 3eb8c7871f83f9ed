"""`kanben evaluate`: how good a tagging or a cut is."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import EXISTING
from kanben.evaluate import Score, evaluate


@click.command("evaluate")
@click.argument("gold", type=EXISTING)
@click.argument("predicted", type=EXISTING)
def command(gold: Path, predicted: Path) -> None:
    """Compare PREDICTED with GOLD: JSON Lines with entities, or TEI (a file, a folder, an edition).

    Prints precision, recall and F1 of names, exact and overlapping, for each kind; for TEI also of the roles, of article
    boundaries, and the share of parts with the right label.
    """
    scores = evaluate(gold, predicted)
    click.echo(f"{'':<22}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}{'found':>8}")
    for name, score in scores.items():
        click.echo(_row(name, score))


def _row(name: str, score: Score) -> str:
    measures = "".join(f"{value:>8.3f}" for value in (score.precision, score.recall, score.f1))
    return f"{name:<22}{measures}{score.gold:>8}{score.predicted:>8}"
