"""Pages become articles whose text is theirs; another run changes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import kanben.encode.pages
from kanben.edition import Edition, create_edition
from kanben.encode.identity import check_identity
from kanben.encode.pages import Encoding, PageReport
from kanben.errors import EmptySource, TextChanged
from kanben.readers import read_pages
from kanben.resources import resource
from kanben.tei import parse_tei
from kanben.tei.printed import body, printed_text, text_holders
from kanben.workers import Workers
from tests.segment.pages import PAGE_TEXTS

FAST = ("register", "rules")


def new_edition(folder: Path, text: str) -> Edition:
    """A new edition with one page of this text."""
    create_edition(folder, "Test")
    (folder / "pages" / "sample.txt").write_text(text, "utf-8")
    return Edition(folder)


def encode(edition: Edition, *, check: bool = False) -> list[PageReport]:
    """Encode an edition's only page."""
    with Encoding(edition, FAST, check=check) as run:
        return list(run.encode(edition.pages[:1]))


def snapshot(edition: Edition) -> dict[Path, bytes]:
    """Every file of an edition with its content."""
    return {path: path.read_bytes() for path in edition.folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    """Kanben's schema, compiled."""
    return etree.RelaxNG(etree.parse(resource("schemas", "kanben.rng")))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=PAGE_TEXTS)
def test_every_page_is_encoded_in_full_validly_and_once(grammar: etree.RelaxNG, text: str) -> None:
    """Whatever a page holds: its characters come back in order, the TEI is valid, a second run writes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        edition = new_edition(Path(folder) / "edition", text)
        reports = encode(edition)
        printed = "".join(
            printed_text(part)
            for report in reports
            for article in report.articles
            for part in text_holders(body(parse_tei(article.path).getroot()))
        )
        assert "".join(printed.split()) == "".join(text.replace("\ufeff", "").split())
        for path in (*edition.folder.glob("articles/*.xml"), edition.contents):
            assert grammar.validate(parse_tei(path)), grammar.error_log
        before = snapshot(edition)
        encode(edition)
        assert snapshot(edition) == before


def test_a_check_run_writes_nothing_and_says_what_is_new(tmp_path: Path) -> None:
    """With `check`, the report is as in earnest, and the folder stays as it was."""
    edition = new_edition(tmp_path / "edition", "标题\n\n近日，王小明到北京市参观。\n")
    before = snapshot(edition)
    (report,) = encode(edition, check=True)
    assert report.articles[0].is_new
    assert snapshot(edition) == before
    (written,) = encode(edition)
    told, done = report.articles[0].revision, written.articles[0].revision
    assert (told.added, told.changed, told.dropped) == (done.added, done.changed, done.dropped)
    assert told.added > 0
    (again,) = encode(edition, check=True)
    assert not again.articles[0].revision.touched


def test_a_run_that_was_stopped_is_finished_by_the_next(edition: Edition) -> None:
    """Articles without a place in edition.xml that do not hold the whole page are made again."""
    edition.contents.unlink()
    last = edition.articles_of("p000_96995795001646cc")[-1]
    last.unlink()
    (report,) = encode(edition)
    assert len(report.articles) == 4
    assert last.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [("呼和浩特市</placeName></head>", "呼和浩特</placeName></head>"), ("5 个月", "5个月"), ("平凡英雄</head>", "平凡英雄</head><p>增</p>")],
    ids=["lost", "inner space", "added"],
)  # fmt: skip
def test_a_changed_character_stops_the_run_and_names_its_place(edition: Edition, old: str, new: str) -> None:
    """A lost or added character, even an inner space, is an error with file, line and both readings."""
    (path,) = (
        path for path in edition.articles_of("p000_96995795001646cc") if old in path.read_text("utf-8")
    )
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(TextChanged, match=rf"{path.name}.*, line \d+, has"):
        encode(edition)


def test_an_editors_words_are_not_the_pages(edition: Edition) -> None:
    """A correction and a note beside the printed text change nothing of it."""
    path = edition.articles_of("p000_96995795001646cc")[0]
    text = path.read_text("utf-8").replace("<sic>她</sic>", "<choice><sic>她</sic><corr>他</corr></choice>")
    path.write_text(text, "utf-8")
    (report,) = encode(edition)
    assert report.identity.characters == 3225
    assert "<corr>他</corr>" in path.read_text("utf-8")


def test_joins_are_counted(edition: Edition) -> None:
    """The page's four paragraphs that a column break cuts are joined, and the report says so."""
    (page,) = read_pages(edition.pages[0])
    texts = [
        (path, [printed_text(part) for part in text_holders(body(parse_tei(path).getroot()))])
        for path in edition.articles_of(page.id)
    ]
    assert check_identity(page, texts).joins == 4


PAGES = {
    "a": "新桥通车\n\n本报讯（记者 沈一舟）3月5日，连接两岸的新桥正式通车，全长八百米。\n",
    "b": "雨季将至\n\n近日，江城市气象台发布预报，未来一周多雨。记者 沈一舟\n",
    "c": "书展开幕\n\n昨日，江城书展在江城图书馆开幕。馆长陆平说，今年书多。\n",
}


def several_pages(folder: Path) -> Edition:
    """A new edition with a few pages."""
    edition = new_edition(folder, PAGES["a"])
    for name, text in PAGES.items():
        (edition.folder / "pages" / f"{name}.txt").write_text(text, "utf-8")
    return Edition(edition.folder)


def test_workers_find_the_same_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever process tags a page, the edition is the same to the byte."""
    monkeypatch.setattr(kanben.encode.pages, "_WORTHWHILE", 1)
    written = []
    for count in (1, 2):
        edition = several_pages(tmp_path / str(count) / "edition")
        with Workers(count) as workers, Encoding(edition, FAST, workers=workers) as run:
            assert len(list(run.encode(edition.pages))) == 4
        written.append(
            {path.relative_to(edition.folder): content for path, content in snapshot(edition).items()}
        )
    assert written[0] == written[1]
    assert "沈一舟".encode() in written[0][Path("register.xml")]


@pytest.mark.parametrize("count", [1, 2])
def test_pages_before_one_that_cannot_be_read_are_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """What was done is written, and the error names the page."""
    monkeypatch.setattr(kanben.encode.pages, "_WORTHWHILE", 1)
    edition = several_pages(tmp_path / "edition")
    (edition.folder / "pages" / "b.txt").write_bytes(b"")
    with (
        Workers(count) as workers,
        pytest.raises(EmptySource, match=r"b\.txt"),
        Encoding(edition, FAST, workers=workers) as run,
    ):
        list(run.encode(edition.pages))
    assert (edition.folder / "articles" / "a-1.xml").exists()
    assert not (edition.folder / "articles" / "c-1.xml").exists()
    assert "沈一舟" in edition.register.read_text("utf-8")
