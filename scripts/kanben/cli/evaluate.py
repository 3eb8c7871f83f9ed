"""`kanben evaluate`: how good a tagging or a cut is."""

from __future__ import annotations

from pathlib import Path

import click

from kanben.cli.options import EXISTING, Voice, voiced
from kanben.evaluate import Score, evaluate


@click.command("evaluate")
@click.argument("gold", type=EXISTING)
@click.argument("predicted", type=EXISTING, required=False)
@click.option(
    "--folds",
    type=click.IntRange(2),
    help="In place of PREDICTED: tag the checked articles of the edition GOLD without and with a model trained on "
    "the others, in so many rounds.",
)
@voiced
def command(gold: Path, predicted: Path | None, folds: int | None, voice: Voice) -> None:
    """Compare PREDICTED with GOLD: JSON Lines with entities, or TEI (a file, a folder, an edition).

    Prints precision, recall and F1 of names, exact and overlapping, for each kind; for TEI also of the roles, of article
    boundaries, and the share of parts with the right label.
    """
    if (predicted is None) == (folds is None):
        raise click.UsageError("name either PREDICTED or --folds")
    if predicted is not None:
        _table("", evaluate(gold, predicted))
    elif folds is not None:
        _compare(gold, folds)


def _compare(folder: Path, folds: int) -> None:
    """Print the scores without a trained model, and with one."""
    from kanben.edition import Edition
    from kanben.tagging import load_taggers
    from kanben.train import cross_validate

    before, after = cross_validate(Edition(folder).folder, load_taggers(), folds)
    _table("before training", before)
    click.echo()
    _table("after training", after)


def _table(title: str, scores: dict[str, Score]) -> None:
    click.echo(f"{title:<22}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}{'found':>8}")
    for name, score in scores.items():
        click.echo(_row(name, score))


def _row(name: str, score: Score) -> str:
    measures = "".join(f"{value:>8.3f}" for value in (score.precision, score.recall, score.f1))
    return f"{name:<22}{measures}{score.gold:>8}{score.predicted:>8}"
