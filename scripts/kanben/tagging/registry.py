"""Which taggers there are: those named here, and those of installed plug-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kanben.errors import UnknownTagger
from kanben.tagging.register import RegisterTagger
from kanben.tagging.rules import RulesTagger
from kanben.tagging.tagger import Names, Tagger

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Factory = Callable[[Names], Tagger]

# Where an edition keeps the model that was trained on it.
MODEL_FILE = "names.crfsuite"


def _model(_names: Names) -> Tagger:
    # Imported when chosen: the libraries of the network take longer to load than all the rest.
    from kanben.tagging.neural import ModelTagger

    return ModelTagger()


def _spacy(_names: Names) -> Tagger:
    from kanben.tagging.spacy import SpacyTagger

    return SpacyTagger()


# A factory gets the register's names; most taggers do not need them.
TAGGERS: Mapping[str, Factory] = {
    "register": RegisterTagger,
    "rules": lambda _names: RulesTagger(),
    "model": _model,
    "spacy": _spacy,
}
# Those that are asked unless others are chosen; the rest needs something installed.
USUAL = ("register", "rules", "model")
PLUGINS = "kanben.taggers"


def known_taggers() -> dict[str, Factory]:
    """All taggers by name; a plug-in cannot replace one of ours."""
    from importlib.metadata import entry_points

    plugins = {point.name: _plugin(point) for point in entry_points(group=PLUGINS)}
    return {**plugins, **TAGGERS}


def _plugin(point: EntryPoint) -> Factory:
    """Put off loading a plug-in until it is chosen."""

    def make(names: Names) -> Tagger:
        tagger: Tagger = point.load()(names)
        return tagger

    return make


def load_taggers(
    chosen: Sequence[str] = USUAL, names: Names | None = None, edition: Path | None = None
) -> tuple[Tagger, ...]:
    """Make the taggers of these names, in this order, and the edition's trained one if it has a model.

    Raises UnknownTagger.
    """
    # What is installed is looked through only where a name is none of ours.
    known = TAGGERS if TAGGERS.keys() >= set(chosen) else known_taggers()
    for name in chosen:
        if name not in known:
            raise UnknownTagger(name=name, known=", ".join(known))
    taggers = tuple(known[name](names or {}) for name in chosen)
    if edition is None or not (edition / MODEL_FILE).is_file():
        return taggers
    from kanben.tagging.trained import TrainedTagger

    return (*taggers, TrainedTagger(edition / MODEL_FILE))
