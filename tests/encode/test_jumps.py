"""An article that runs on to another page points there, and its continuation back."""

from __future__ import annotations

from pathlib import Path

from kanben.edition import Edition, create_edition
from kanben.edition.contents import Contents, tei_files
from kanben.encode.pages import Encoding
from kanben.tei import NAMESPACES, parse_tei
from kanben.validate import validate_many

FIRST = """海城日报 2024年3月6日 星期三 第1版

春耕农资备足

本报讯（记者 沈一舟）3月5日，市供销社的仓库里堆满了化肥和种子，前来提货的农户排起了长队。仓库主任说，今年的备货比去年多了两成。（下转第4版）
"""
FOURTH = """海城日报 2024年3月6日 星期三 第4版

（上接第1版）仓库外的空地上，三台叉车来回穿梭。记者看到，每一袋化肥上都贴着产地和批号，扫一扫就能查到检验结果。
"""


def encode(folder: Path, pages: dict[str, str]) -> Edition:
    """Encode pages of these texts in a new edition."""
    create_edition(folder, "Test")
    (folder / "pages" / "sample.txt").unlink()
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, "utf-8")
    edition = Edition(folder)
    with Encoding(edition, ("register", "rules")) as run:
        for file in edition.pages:
            assert list(run.encode([file]))
    return edition


def pointers(edition: Edition, article: str) -> tuple[str | None, str | None, str | None]:
    """An article's @next and @prev, and the target of its jump."""
    root = parse_tei(edition.article(article)).getroot()
    (division,) = root.iterfind(".//tei:div[@type='article']", NAMESPACES)
    (jump,) = root.iterfind(".//tei:ref[@type='jump']", NAMESPACES)
    return division.get("next"), division.get("prev"), jump.get("target")


def test_both_ends_point_at_each_other(tmp_path: Path) -> None:
    """The texts by @next and @prev, the printed jump lines by @target; validation finds both ends in order."""
    edition = encode(tmp_path / "edition", {"a1.txt": FIRST, "a4.txt": FOURTH})
    assert pointers(edition, "a1-1") == ("a4-1.xml#a4-1-text", None, "a4-1.xml#a4-1-jump")
    assert pointers(edition, "a4-1") == (None, "a1-1.xml#a1-1-text", "a1-1.xml#a1-1-jump")
    assert [fault for fault in validate_many(tei_files(edition)) if str(fault.severity) == "error"] == []


def test_a_continuation_without_a_headline_is_called_after_its_beginning(tmp_path: Path) -> None:
    """In its header, in the listing, and so wherever it is named or cited."""
    edition = encode(tmp_path / "edition", {"a1.txt": FIRST, "a4.txt": FOURTH})
    titles = parse_tei(edition.article("a4-1")).getroot().iterfind(".//tei:title[@level='a']", NAMESPACES)
    assert [title.text for title in titles] == ["春耕农资备足（续）"] * 2
    listed = parse_tei(edition.contents).getroot().iterfind(".//tei:bibl/tei:ref", NAMESPACES)
    assert [reference.text for reference in listed] == ["春耕农资备足", "春耕农资备足（续）"]


def test_an_end_without_its_other_end_points_nowhere(tmp_path: Path) -> None:
    """When the page it goes on to is not in the edition, nothing is made up."""
    edition = encode(tmp_path / "edition", {"a1.txt": FIRST})
    assert pointers(edition, "a1-1") == (None, None, None)


def test_pages_of_one_printed_date_are_one_issue(tmp_path: Path) -> None:
    """The folio line gives the issue's date and the page's number, and dates of the text their year."""
    edition = encode(
        tmp_path / "edition", {"a1.txt": FIRST, "a4.txt": FOURTH, "b1.txt": FIRST.replace("3月6日", "3月7日")}
    )
    assert [page.issue for page in Contents(edition).pages()] == ["issue-2024-03-06"] * 2 + [
        "issue-2024-03-07"
    ]
    root = parse_tei(edition.article("a1-1")).getroot()
    (date,) = root.iterfind(".//tei:monogr//tei:date", NAMESPACES)
    (page,) = root.iterfind(".//tei:body/tei:pb", NAMESPACES)
    assert (date.get("when"), page.get("n")) == ("2024-03-06", "1")
    assert [node.get("when") for node in root.iterfind(".//tei:p/tei:date", NAMESPACES)] == ["2024-03-05"]
