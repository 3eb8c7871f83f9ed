"""Learning from the editor: a small sequence model from an edition's checked articles."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from kanben.errors import MissingExtra, NothingToLearn
from kanben.evaluate import Score
from kanben.evaluate.documents import Document, Name, without_space
from kanben.evaluate.scores import score_names
from kanben.files import read_bytes, write_bytes
from kanben.model import Mention
from kanben.tagging import Tagger, tag
from kanben.tagging.jsonl import KINDS
from kanben.tagging.registry import MODEL_FILE
from kanben.tagging.trained import TrainedTagger
from kanben.tagging.trained.features import labels, sentences
from kanben.train.articles import CheckedArticle, read_checked

__all__ = ["MODEL_FILE", "cross_validate", "fit", "train"]

# How strongly weights are held small (L1, L2), and how long to look for better ones.
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.possible_transitions": True}


def train(edition: Path) -> tuple[Path, int]:
    """Train on an edition's checked articles; write the model into the edition; return its path and their number.

    Raises NothingToLearn without a checked article, MissingExtra without python-crfsuite. The same articles give the
    same model.
    """
    articles = read_checked(edition)
    if not articles:
        raise NothingToLearn(path=edition, found=0, expected=1)
    write_bytes(edition / MODEL_FILE, fit(articles))
    return edition / MODEL_FILE, len(articles)


def fit(articles: Iterable[CheckedArticle]) -> bytes:
    """Return the bytes of a model trained on these articles."""
    try:
        import pycrfsuite
    except ImportError:
        raise MissingExtra(feature="`kanben train`", extra="train") from None
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(SETTINGS)
    for article in articles:
        wanted = labels(len(article.text), list(article.names))
        for offset, rows in sentences(article.text):
            trainer.append(rows, wanted[offset : offset + len(rows)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MODEL_FILE
        trainer.train(str(path))
        return read_bytes(path)


def cross_validate(
    edition: Path, taggers: Sequence[Tagger], folds: int = 5
) -> tuple[dict[str, Score], dict[str, Score]]:
    """Score the taggers on each article without and with a model trained on the other folds' articles.

    Returns the scores before and after; raises NothingToLearn with fewer articles than folds.
    """
    articles = read_checked(edition)
    if len(articles) < max(folds, 2):
        raise NothingToLearn(path=edition, found=len(articles), expected=max(folds, 2))
    before: dict[str, Score] = {}
    after: dict[str, Score] = {}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            path = Path(folder) / f"{fold}.crfsuite"
            write_bytes(path, fit(article for n, article in enumerate(articles) if n % folds != fold))
            trained = [*taggers, TrainedTagger(path)]
            for article in articles[fold::folds]:
                _add(before, article, tag(article.text, taggers))
                _add(after, article, tag(article.text, trained))
    return before, after


def _add(scores: dict[str, Score], article: CheckedArticle, found: Sequence[Mention]) -> None:
    gold = _document(article.text, article.names)
    names = [mention for mention in found if mention.kind in KINDS]
    for name, score in score_names(gold, _document(article.text, names)).items():
        if name not in ("roles", "sources") and not name.startswith("SOURCE"):
            scores[name] = scores.get(name, Score()) + score


def _document(text: str, mentions: Iterable[Mention]) -> Document:
    names = (
        Name(len(without_space(text[: m.start])), len(without_space(text[: m.end])), m.kind.value, m.role)
        for m in mentions
    )
    return Document("", without_space(text), tuple(names))
