"""Settings of an edition and of a page are checked whole, before any work, with the place of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.edition import Edition
from kanben.errors import BadSettings, UnreadableSource
from kanben.publish.site.site_settings import read_options
from kanben.readers import read_pages
from tests.cli.running import kanben


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('search = "no"', "true or false"),
        ("url = 5", "text in quotation marks"),
        ('url = "ftp://x"', "no address of the web"),
        ('urls = "https://x/"', "did you mean “url”"),
        ('issues = "first"', "newest, oldest"),
        ('languages = "en"', "list of texts"),
        ('order = ["peple"]', "is none of"),
    ],
)
def test_a_wrong_setting_of_the_site_stops_a_build(tmp_path: Path, line: str, message: str) -> None:
    """Nothing is encoded or built with a setting that is not understood."""
    kanben("new", tmp_path / "e")
    path = tmp_path / "e" / "edition.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[html]\n{line}\n", "utf-8")
    run = kanben("build", tmp_path / "e")
    assert run.returncode == 2
    assert message in run.stderr
    assert not (tmp_path / "e" / "articles").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[editor]]\nid = "a"\nname = "A"\n[[editor]]\nid = "a"\nname = "B"', "there are two of “a”"),
        ('[[editor]]\nid = "a b"\nname = "A"', "no name that an xml:id can have"),
        ('[[issue]]\ndate = "2020-02-30"', "is no date"),
        ('[[issue]]\ndate = "2020-3-6"', "is no date"),
        ('publisher = "a\\u0007b"', "U\\+0007"),
    ],
)
def test_what_no_setting_alone_shows_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """Two editors of one id, days that no calendar has, characters that no text can have."""
    (tmp_path / "edition.toml").write_text(f'title = "题"\n{text}\n', "utf-8")
    with pytest.raises(BadSettings, match=message):
        Edition(tmp_path)


def test_dates_in_part_are_dates(tmp_path: Path) -> None:
    """A year, or a year and month, is what is known."""
    (tmp_path / "edition.toml").write_text(
        'title = "题"\n[[issue]]\ndate = "1935"\n[[issue]]\nnot-before = "1935-04"\n', "utf-8"
    )
    assert [issue.date for issue in Edition(tmp_path).settings.issue] == ["1935", ""]
    assert read_options({"url": "https://example.org/a"}, "zh-Hans", tmp_path).url == "https://example.org/a/"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021/5/6", "2021-05-06"),
        ('"2021-05-06"', "2021-05-06"),
        ("2021年5月6日", "2021-05-06"),
        ("2021年5月", "2021-05"),
        ("2021", "2021"),
    ],
)
def test_dates_of_front_matter_are_read_as_people_write_them(tmp_path: Path, written: str, read: str) -> None:
    """Slashes, quotation marks and characters all give the same date."""
    (tmp_path / "p.txt").write_text(f"---\ndate: {written}\n---\n江水上涨。\n", "utf-8")
    (page,) = read_pages(tmp_path / "p.txt")
    assert dict(page.front) == {"date": read}


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("---\ntitle: 报\ndate: 2021-02-30\n---\n", 3, "is no date"),
        ("---\ntitel: 报\n---\n", 2, "did you mean “title”"),
        ("---\nlanguage: chinese!\n---\n", 2, "no language tag"),
        ("---\ntitle: 报\n\n", 1, "is not ended"),
    ],
)
def test_a_fault_of_front_matter_is_named_at_its_line(
    tmp_path: Path, block: str, line: int, message: str
) -> None:
    """The page's own line, not a schema error about another file."""
    (tmp_path / "p.txt").write_text(f"{block}江水上涨。\n", "utf-8")
    with pytest.raises(UnreadableSource, match=message) as error:
        read_pages(tmp_path / "p.txt")
    assert error.value.values["line"] == line


def test_every_file_in_pages_is_read_or_named(tmp_path: Path) -> None:
    """All that a reader reads is a page, whatever its suffix's case; anything else is said once."""
    kanben("new", tmp_path / "e")
    pages = tmp_path / "e" / "pages"
    for name in ("a.text", "B.TXT"):
        (pages / name).write_text("江城晚报 2020年3月6日\n\n大桥通车\n本报讯 大桥通车。\n", "utf-8")
    (pages / "scan.png").write_bytes(b"x")
    assert {path.name for path in Edition(tmp_path / "e").pages} >= {"a.text", "B.TXT"}
    run = kanben("encode", "--edition", tmp_path / "e", "--taggers", "rules")
    assert run.returncode == 0
    assert run.stderr.count("no reader reads scan.png; left out") == 1


def test_a_cut_is_decided_for_one_page(tmp_path: Path) -> None:
    """--set without just one page is refused before anything is read."""
    kanben("new", tmp_path / "e")
    run = kanben("encode", "--edition", tmp_path / "e", "--set", "3=article")
    assert run.returncode == 2
    assert "name that page" in run.stderr
