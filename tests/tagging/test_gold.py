"""Tests of kanben.tagging against texts and a page that were tagged by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kanben.evaluate import score_documents
from kanben.evaluate.documents import Document, Name, without_space
from kanben.evaluate.pages import read_pages
from kanben.evaluate.scores import score_names
from kanben.readers import read_page
from kanben.segment import segment
from kanben.tagging import load_taggers, tag
from kanben.tagging.jsonl import KINDS
from tests.tagging.gold import gold_and_tagged

if TYPE_CHECKING:
    from kanben.tagging import Tagger

TEI = Path(__file__).parents[2] / "tei"
PATHS = (Path("gold"), Path("tagged"))
# The least F1 of each score; what these texts reach today is a little above.
LEAST = {
    "contemporary": {
        "PER exact": 0.94,
        "LOC exact": 0.94,
        "ORG exact": 0.94,
        "names overlapping": 0.97,
        "roles": 0.97,
    },
    "nineties": {"names exact": 0.93, "names overlapping": 0.97},
    "second": {"names exact": 0.94, "names overlapping": 0.96, "roles": 0.97},
    "third": {"names exact": 0.93, "names overlapping": 0.96, "roles": 0.97},
    "fourth": {"names exact": 0.93, "names overlapping": 0.96},
    "fifth": {"names exact": 0.94, "names overlapping": 0.95, "roles": 0.97},
    "sixth": {"names exact": 0.95, "names overlapping": 0.96, "roles": 0.97},
    "seventh": {"names exact": 0.91, "names overlapping": 0.95},
}


@pytest.mark.parametrize("name", LEAST)
def test_names_of_marked_texts_are_found(name: str, taggers: tuple[Tagger, ...]) -> None:
    """Names and roles in the marked texts are found as well as before."""
    scores = score_documents(*gold_and_tagged(name, taggers), PATHS)
    short = {key: scores[key].f1 for key, least in LEAST[name].items() if scores[key].f1 < least}
    assert not short


def test_rules_alone_find_most_names(taggers: tuple[Tagger, ...]) -> None:
    """Without the model the rules still find more than half of the names, most of them right."""
    scores = score_documents(*gold_and_tagged("contemporary", load_taggers(("rules",))), PATHS)
    assert scores["names exact"].recall > 0.5
    assert scores["names exact"].precision > 0.85


def test_the_page_of_this_repository_is_tagged_as_its_editors_did(taggers: tuple[Tagger, ...]) -> None:
    """Before any correction by hand the page's names agree with the edited articles (exact span and kind)."""
    [gold] = read_pages(TEI)
    page = read_page(next((TEI / "pages").glob("*.txt")))
    names, printed = [], ""
    for article in segment(page):
        for mention in tag(article.text, taggers):
            if mention.kind in KINDS:
                start = len(printed) + len(without_space(article.text[: mention.start]))
                end = start + len(without_space(article.text[mention.start : mention.end]))
                names.append(Name(start, end, mention.kind.value, mention.role))
        printed += without_space(article.text)
    scores = score_names(gold, Document(gold.id, printed, tuple(names)))
    assert printed == gold.characters
    assert scores["names exact"].f1 >= 0.95
    assert scores["PER exact"].f1 == 1.0
    assert scores["roles"].f1 == 1.0
