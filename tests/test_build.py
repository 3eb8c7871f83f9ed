"""A build publishes what is stale, leaves no output of earlier ones behind, and gives the same bytes each time."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import kanben.gather
import kanben.publish.site.site_files
from kanben.build import publish
from kanben.edition import Edition
from kanben.errors import KanbenError
from kanben.workers import Workers
from tests.publish.sample import write_edition


def output(edition: Edition) -> dict[str, str]:
    """Every file that was built, with a digest of its bytes."""
    files = (path for path in edition.output.rglob("*") if path.is_file() and path.suffix != ".sqlite")
    return {
        path.relative_to(edition.output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_what_is_up_to_date_is_left_alone(edition: Edition) -> None:
    """The second build writes nothing; a changed article, or a missing file, makes it write again."""
    assert [published.is_new for published in publish(edition)] == [True, True]
    before = output(edition)
    assert [published.is_new for published in publish(edition)] == [False, False]
    assert output(edition) == before
    article = edition.articles_of("p000_96995795001646cc")[2]
    article.write_text(article.read_text("utf-8").replace("中国", "中國"), "utf-8")
    assert [published.is_new for published in publish(edition, ("html",))] == [True]
    (book,) = (edition.output / "epub").iterdir()
    book.unlink()
    assert [published.is_new for published in publish(edition, ("epub",))] == [True]


def test_two_builds_are_the_same_to_the_byte(edition: Edition, built: Edition) -> None:
    """Site and book depend on the edition alone."""
    list(publish(edition))
    assert output(edition) == output(built)


@pytest.mark.slow
def test_workers_give_the_same_bytes(
    edition: Edition, built: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever process makes which part."""
    monkeypatch.setattr(kanben.publish.site.site_files, "_WORTHWHILE", 1)
    monkeypatch.setattr(kanben.gather, "_WORTHWHILE", 1)
    with Workers(2) as workers:
        list(publish(edition, workers=workers))
    assert output(edition) == output(built)


def test_a_book_of_an_earlier_title_is_removed(edition: Edition) -> None:
    """The output folder holds what the edition is now."""
    list(publish(edition, ("epub",)))
    settings = edition.folder / "edition.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('title = "2020 年春的一张报纸"', 'title = "New"'), "utf-8"
    )
    (published,) = publish(Edition(edition.folder), ("epub",))
    assert (
        [path.name for path in (edition.output / "epub").iterdir()] == ["New.epub"] == [published.path.name]
    )


@pytest.mark.parametrize("format_name", ["html", "epub"])
def test_a_failed_build_leaves_the_last_good_output(edition: Edition, format_name: str) -> None:
    """Nothing is half-written, no temporary file stays, and the next build finishes the work."""
    list(publish(edition, (format_name,)))
    before = output(edition)
    article = edition.articles_of("p000_96995795001646cc")[3]
    good = article.read_bytes()
    article.write_bytes(good.replace(b"</TEI>", b""))
    with pytest.raises(KanbenError):
        list(publish(edition, (format_name,)))
    assert output(edition) == before
    assert not [path for path in edition.output.rglob(".*") if path.is_dir()]
    article.write_bytes(good.replace("暖春".encode(), "春暖".encode()))
    assert [published.is_new for published in publish(edition, (format_name,))] == [True]
    assert output(edition) != before


def test_a_failure_while_writing_leaves_the_last_good_site(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it comes in the middle of the site, as on a full disk."""
    list(publish(edition, ("html",)))
    before = output(edition)
    written = 0
    write = Path.write_bytes

    def fill_the_disk(path: Path, content: bytes) -> int:
        nonlocal written
        written += 1
        if written > 10:
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fill_the_disk)
    with pytest.raises(KanbenError, match="No space left"):
        list(publish(edition, ("html",), force=True))
    monkeypatch.undo()
    assert output(edition) == before


def test_the_site_offers_the_book(tmp_path: Path) -> None:
    """The front page leads to the book that was built with it; a site built alone later has it only while it is true."""
    edition = write_edition(tmp_path / "edition")
    for _ in publish(edition):
        pass
    site = edition.output / "html"
    page = html.parse(str(site / "index.html")).getroot()
    (link,) = [a.get("href") for a in page.iter("a") if "EPUB" in a.text_content()]
    (book,) = (edition.output / "epub").glob("*.epub")
    assert (site / unquote(link)).read_bytes() == book.read_bytes()
    assert [made.is_new for made in publish(edition, ["html"])] == [False]
    article = edition.article("q1-1")
    article.write_text(article.read_text("utf-8").replace("守堤", "守坝"), "utf-8")
    assert [made.is_new for made in publish(edition, ["html"])] == [True]
    assert not (site / "books").exists()
    assert b"EPUB" not in (site / "index.html").read_bytes()


def test_what_a_killed_build_left_half_written_is_removed(edition: Edition) -> None:
    """Beside the book and in the cache; a file of the person's own stays, whatever it is called."""
    left = [
        edition.output / "epub" / ".paper.epub.6bsxcw8h",
        edition.output / "cache" / ".html.json.abcd_123",
    ]
    own = edition.output / "epub" / ".own.epub"
    for path in (*left, own):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    assert list(publish(edition, ["epub"]))
    assert [path for path in left if path.exists()] == []
    assert own.exists()
