"""Which taggers there are: those named here, and those of installed plug-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points

from kanben.errors import UnknownTagger
from kanben.tagging.neural import ModelTagger
from kanben.tagging.register import RegisterTagger
from kanben.tagging.rules import RulesTagger
from kanben.tagging.tagger import Names, Tagger

Factory = Callable[[Names], Tagger]

# A factory gets the register's names; most taggers do not need them.
TAGGERS: Mapping[str, Factory] = {
    "register": RegisterTagger,
    "rules": lambda _names: RulesTagger(),
    "model": lambda _names: ModelTagger(),
}
PLUGINS = "kanben.taggers"


def known_taggers() -> dict[str, Factory]:
    """All taggers by name; a plug-in cannot replace one of ours."""
    plugins = {point.name: _plugin(point) for point in entry_points(group=PLUGINS)}
    return {**plugins, **TAGGERS}


def _plugin(point: EntryPoint) -> Factory:
    """Put off loading a plug-in until it is chosen."""

    def make(names: Names) -> Tagger:
        tagger: Tagger = point.load()(names)
        return tagger

    return make


def load_taggers(chosen: Sequence[str] = tuple(TAGGERS), names: Names | None = None) -> tuple[Tagger, ...]:
    """Make the taggers of these names, in this order; raises UnknownTagger."""
    known = known_taggers()
    for name in chosen:
        if name not in known:
            raise UnknownTagger(name=name, known=", ".join(known))
    return tuple(known[name](names or {}) for name in chosen)
