from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from kanben.edition import Edition, create_edition
from kanben.edition.contents import Contents
from kanben.encode.drafts import existing_draft
from kanben.encode.identity import check_identity
from kanben.encode.marks import MARKS
from kanben.encode.pages import Encoding
from kanben.evaluate import Score, evaluate
from kanben.readers import read_pages
from kanben.tei import parse_tei
from kanben.validate import Checks, Severity, validate

GOLD = Path(__file__).parent
PAGES = sorted((GOLD / "pages").glob("*.txt"))
ARTICLES = sorted((GOLD / "articles").glob("*.xml"))

# F1 that is reached today, less a little: see README.md for the figures themselves.
CUT = {"article boundaries": 0.97, "parts": 0.97}
BY_RULES = CUT | {"names exact": 0.79, "names overlapping": 0.81, "roles": 0.97, "sources": 0.97}
BY_MODEL = CUT | {"names exact": 0.93, "names overlapping": 0.95, "roles": 0.97, "sources": 0.97}


def encode_anew(folder: Path, taggers: tuple[str, ...]) -> dict[str, Score]:
    """Encode the pages into a new edition, which knows nothing of the gold, and compare the two."""
    create_edition(folder, "Predicted")
    shutil.copytree(GOLD / "pages", folder / "pages", dirs_exist_ok=True)
    edition = Edition(folder)
    with Encoding(edition, taggers) as run:
        for page in PAGES:
            assert list(run.encode([edition.folder / "pages" / page.name]))
    return evaluate(GOLD, folder)


def below(scores: Mapping[str, Score], floors: Mapping[str, float]) -> dict[str, float]:
    """The scores that have fallen below their floors."""
    return {name: scores[name].f1 for name, floor in floors.items() if scores[name].f1 < floor}


def test_the_set_has_pages_of_many_manners() -> None:
    """There are enough pages, of many articles, and each page is listed in the edition."""
    assert len(PAGES) >= 12
    assert len(ARTICLES) >= 70
    assert {page.id for page in Contents(Edition(GOLD)).pages()} == {path.stem for path in PAGES}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_gold_is_the_text_of_its_pages(path: Path) -> None:
    """Without its mark-up the gold gives back each page character for character."""
    edition = Edition(GOLD)
    (page,) = read_pages(path)
    texts = [existing_draft(edition, article).text for article in edition.articles_of(page.id)]
    assert check_identity(page, texts).characters > 600


def test_the_gold_is_valid() -> None:
    """Contents, register and articles keep the schema and point to entries that exist."""
    checks = Checks()
    found = [fault for path in (*GOLD.glob("*.xml"), *ARTICLES) for fault in validate(path, checks)]
    assert [fault for fault in found if fault.severity is Severity.ERROR] == []


def test_every_mark_is_a_persons() -> None:
    """Nothing in the gold is there because a program proposed it, unread."""
    marks = [mark for path in ARTICLES for mark in parse_tei(path).iter(*MARKS) if mark.get("resp")]
    assert len(marks) > 800
    assert {mark.get("resp") for mark in marks} == {"#editor"}


def test_the_gold_agrees_with_itself() -> None:
    """A perfect tagging and cut would score 1 in everything."""
    scores = evaluate(GOLD, GOLD)
    assert {score.f1 for score in scores.values()} == {1.0}
    assert min(scores[f"{kind} exact"].gold for kind in ("PER", "LOC", "ORG")) > 150


def test_rules_find_what_they_found(tmp_path: Path) -> None:
    """Encoding the pages without the model stays as good as it is."""
    assert below(encode_anew(tmp_path / "new", ("register", "rules")), BY_RULES) == {}


def test_the_model_finds_what_it_found(tmp_path: Path) -> None:
    """Encoding the pages with the model stays as good as it is, and better than without."""
    assert below(encode_anew(tmp_path / "new", ("register", "rules", "model")), BY_MODEL) == {}
