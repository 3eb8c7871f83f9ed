"""Who belongs to an organisation: somebody whose name or title stands directly behind it, or behind 的."""

from __future__ import annotations

import pytest

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging import profiles


@pytest.mark.parametrize(
    ("between", "affiliation"), [("", "江城银行"), ("的", "江城银行"), ("与", None), ("\n", None)]
)
def test_an_affiliation_stands_beside_the_name(between: str, affiliation: str | None) -> None:
    """Nothing else may stand between them, nor the end of a line."""
    text = f"江城银行{between}行长李伟明说。"
    start = text.index("李伟明")
    mentions = [
        Mention(0, 4, MentionKind.ORGANISATION, Certainty.HIGH, "rules:test"),
        Mention(start, start + 3, MentionKind.PERSON, Certainty.HIGH, "rules:test"),
    ]
    (found,) = profiles(text, mentions)
    assert (found.occupation, found.affiliation) == ("行长", affiliation)
