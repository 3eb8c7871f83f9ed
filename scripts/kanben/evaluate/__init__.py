"""How good a tagging or a cut is, measured against one that a person made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kanben.errors import DifferentTexts
from kanben.evaluate.documents import Document
from kanben.evaluate.lines import read_lines
from kanben.evaluate.pages import read_pages
from kanben.evaluate.scores import Score, score_names, score_segmentation

__all__ = ["Score", "evaluate", "read_documents", "score_documents"]


def evaluate(gold: Path, predicted: Path) -> dict[str, Score]:
    """Compare two files of JSON Lines, or two TEI files, folders or editions.

    Returns the scores by name, in the order in which they are shown; raises DifferentTexts where the two sides do
    not hold the same printed characters.
    """
    return score_documents(read_documents(gold), read_documents(predicted), (gold, predicted))


def read_documents(path: Path) -> list[Document]:
    """Read JSON Lines (`.jsonl`, `.json`, `.ndjson`) or TEI (anything else)."""
    return read_lines(path) if path.suffix in (".jsonl", ".json", ".ndjson") else read_pages(path)


def score_documents(
    gold: list[Document], predicted: list[Document], paths: tuple[Path, Path]
) -> dict[str, Score]:
    """Add up the scores of documents in pairs; `paths` name the two sides in messages."""
    scores: dict[str, Score] = {}
    for one, other in _pairs(gold, predicted, paths):
        found = score_names(one, other)
        if one.parts and other.parts:
            found |= score_segmentation(one, other)
        for name, score in found.items():
            scores[name] = scores.get(name, Score()) + score
    return scores


def _pairs(
    gold: list[Document], predicted: list[Document], paths: tuple[Path, Path]
) -> Iterable[tuple[Document, Document]]:
    others = {document.id: document for document in predicted}
    single = len(gold) == len(predicted) == 1
    for one in gold:
        other = predicted[0] if single else others.get(one.id)
        if other is None:
            raise DifferentTexts(
                gold=paths[0], path=paths[1], document=one.id, found="nothing", expected=one.characters[:20]
            )
        if one.characters != other.characters:
            at = next(
                (i for i, (a, b) in enumerate(zip(one.characters, other.characters, strict=False)) if a != b),
                0,
            )
            raise DifferentTexts(
                gold=paths[0],
                path=paths[1],
                document=one.id,
                found=other.characters[at : at + 20],
                expected=one.characters[at : at + 20],
            )
        yield one, other
