"""TEI files of no edition are published with the pictures of their folder, and with nothing else of the machine."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image

from kanben.build import FORMATS
from kanben.gather import gather_records
from kanben.publish.shared.standalone import gather_files
from kanben.workers import Workers
from tests.publish.sample import ARTICLE

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, name: str, *urls: str) -> Path:
    """Write a TEI file that names pictures."""
    figures = "".join(f'<figure><graphic url="{url}"/><figDesc>图</figDesc></figure>' for url in urls)
    body = f'<div type="article" subtype="report"><head type="main">{name}</head><p>文。</p>{figures}</div>'
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.xml"
    path.write_text(ARTICLE.format(id=name, title=name, changed="2026-01-01", body=body), "utf-8")
    return path


def _paint(path: Path, colour: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 6), colour).save(path)


def _colours(folder: Path, form: str) -> list[tuple[int, ...]]:
    """Return the colours of the pictures that a book or site of the folder's edition holds, sorted."""
    contents = []
    if form == "epub":
        with zipfile.ZipFile(folder) as archive:
            contents = [
                archive.read(n) for n in archive.namelist() if n.endswith(".png") and "cover" not in n
            ]
    else:
        contents = [path.read_bytes() for path in folder.rglob("*.png")]
    return sorted(Image.open(io.BytesIO(content)).convert("RGB").getpixel((0, 0)) for content in contents)


@pytest.mark.parametrize("form", ["epub", "html"])
def test_pictures_of_the_folder_are_shown(tmp_path: Path, form: str) -> None:
    """Two files of different folders name different pictures alike: book and site show each its own."""
    _paint(tmp_path / "one" / "a b" / "灯.png", "red")
    _paint(tmp_path / "two" / "a b" / "灯.png", "blue")
    files = [_write(tmp_path / name, name, "a%20b/灯.png") for name in ("one", "two")]
    edition = gather_files(files, tmp_path / "edition")
    FORMATS[form].write(edition, gather_records(edition), tmp_path / "out", Workers(1))
    assert _colours(tmp_path / "out", form) == [(0, 0, 255), (255, 0, 0)]


@pytest.mark.parametrize(
    "url",
    [
        "../secret.png",
        "sub/../../secret.png",
        "sub/../inside.png",
        "%2e%2e/secret.png",
        "{root}/secret.png",
        "file://{root}/secret.png",
        "http://example.org/secret.png",
        "link.png",
        "",
        "none.png",
    ],
)
def test_nothing_outside_the_folder_is_taken(tmp_path: Path, url: str) -> None:
    """Ways up, absolute paths, addresses and links that lead out: the file is published without that picture."""
    home = tmp_path / "home"
    _paint(tmp_path / "secret.png", "red")
    _paint(home / "inside.png", "blue")
    (home / "sub").mkdir()
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    named = url.format(root=tmp_path.as_posix())
    edition = gather_files([_write(home, "one", named)], tmp_path / "edition")
    assert list((tmp_path / "edition").rglob("*.png")) == []
    graphic = etree.parse(edition.article("one")).find(".//{*}graphic")
    assert graphic.get("url") == named
