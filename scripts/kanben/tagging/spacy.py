"""An adapter to spaCy models that are installed: their entities become mentions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from kanben.errors import MissingModel
from kanben.lexicon.reading import reading
from kanben.model import Certainty, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL_MODEL = "zh_core_web_sm"
# Labels of spaCy's models (OntoNotes, and the smaller set of some other models).
KINDS: Mapping[str, MentionKind] = {
    "PERSON": MentionKind.PERSON,
    "PER": MentionKind.PERSON,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "ORG": MentionKind.ORGANISATION,
}


class SpacyTagger:
    """People, places and organisations by a spaCy model; `model` is the name of an installed package or a folder."""

    def __init__(self, model: str = USUAL_MODEL) -> None:
        self.name = "spacy"
        self._model = model

    @cached_property
    def _language(self) -> Any:
        try:
            import spacy

            return spacy.load(self._model)
        except (ImportError, OSError) as error:
            raise MissingModel(tagger=self.name, model=self._model, reason=error) from None

    def tag(self, text: str) -> list[Mention]:
        """Return the model's entities, those of the kinds that we know, line by line."""
        mentions, offset = [], 0
        for line in reading(text).split("\n"):
            if line.strip():
                for entity in self._language(line).ents:
                    if kind := KINDS.get(entity.label_):
                        start, end = offset + entity.start_char, offset + entity.end_char
                        evidence = f"spacy:{entity.label_}"
                        mentions.append(Mention(start, end, kind, Certainty.MEDIUM, evidence))
            offset += len(line) + 1
        return mentions
