"""An edition's own picture as its book's cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image

from kanben.check import check_built
from kanben.errors import BadSettings
from kanben.publish.epub.book_files import book_files, write_books
from tests.publish.links import dead_links
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.edition import Edition

OPF = {"o": "http://www.idpf.org/2007/opf"}


def _edition(folder: Path, setting: str, size: tuple[int, int] = (1600, 2560)) -> Edition:
    """Write the sample edition with covers in several formats, one of them outside."""
    edition = write_edition(folder / "tei", f"{TOML}cover = {setting}\n")
    picture = Image.new("RGB", size, "maroon")
    (folder / "tei" / "art").mkdir()
    for path in ("tei/art/cover.jpg", "tei/cover.png", "tei/cover.gif", "outside.png"):
        picture.save(folder / path)
    (folder / "tei" / "cover.txt").write_text("a cover", "utf-8")
    (folder / "tei" / "half.png").write_bytes((folder / "tei" / "cover.png").read_bytes()[:200])
    return edition


@pytest.mark.parametrize(
    ("name", "href", "media_type"),
    [
        ("art/cover.jpg", "images/cover.jpg", "image/jpeg"),
        ("cover.png", "images/cover.png", "image/png"),
    ],
)
def test_own_picture_is_the_cover(tmp_path: Path, name: str, href: str, media_type: str) -> None:
    """The picture is in the book byte for byte, is the cover image and is shown with words for it; nothing is drawn."""
    edition = _edition(tmp_path, f'"{name}"')
    book = dict(book_files(edition, read_records(edition)))
    assert book[f"EPUB/{href}"] == (edition.folder / name).read_bytes()
    assert [path for path in book if path.startswith("EPUB/images/")] == [f"EPUB/{href}"]
    items = etree.fromstring(book["EPUB/package.opf"]).xpath(
        "//o:item[@properties = 'cover-image']", namespaces=OPF
    )
    assert [(item.get("href"), item.get("media-type")) for item in items] == [(href, media_type)]
    images = etree.fromstring(book["EPUB/cover.xhtml"]).findall(".//{*}img")
    assert [image.get("src") for image in images] == [href]
    assert "江城晚报选" in images[0].get("alt", "")
    assert dead_links(book) == []


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ('"none.jpg"', "no picture “none.jpg”"),
        ('"../outside.png"', "in the edition's folder"),
        ('"art"', "no picture “art”"),
        (r'"a\u0000b.png"', "no text can have"),
        ('"cover.gif"', "JPEG or PNG.*GIF"),
        ('"cover.txt"', "JPEG or PNG"),
        ('"half.png"', "damaged"),
        ("true", "text in quotation marks"),
    ],
)
def test_cover_that_cannot_be_one_is_refused(tmp_path: Path, setting: str, hint: str) -> None:
    """What is missing, outside the edition, or no JPEG or PNG stops the work before anything is written."""
    edition = _edition(tmp_path, setting)
    with pytest.raises(BadSettings, match=hint):
        write_books(edition, read_records(edition), tmp_path / "book.epub")
    assert not (tmp_path / "book.epub").exists()


def test_absolute_path_is_refused(tmp_path: Path) -> None:
    """A cover elsewhere on the machine is not read, even if it is there."""
    edition = _edition(tmp_path, f'"{(tmp_path / "outside.png").as_posix()}"')
    with pytest.raises(BadSettings, match="in the edition's folder"):
        write_books(edition, read_records(edition), tmp_path / "book.epub")


@pytest.mark.parametrize(("size", "is_small"), [((1600, 2560), False), ((1600, 2559), True), ((9, 9), True)])
def test_small_cover_is_a_warning(tmp_path: Path, size: tuple[int, int], is_small: bool) -> None:
    """A cover below 1600 × 2560 pixels makes a book, and `kanben check` names the line that asks for it."""
    edition = _edition(tmp_path, '"cover.png"', size)
    found = [violation for violation in check_built(edition) if violation.id == "cover-small"]
    lines = (edition.folder / "edition.toml").read_text("utf-8").splitlines()
    wanted = [lines.index('cover = "cover.png"') + 1] if is_small else []
    assert [violation.place.line for violation in found] == wanted
