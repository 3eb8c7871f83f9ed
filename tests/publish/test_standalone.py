"""TEI files of no edition are published with the pictures of their folder, and with nothing else of the machine."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html
from PIL import Image

from kanben.build import FORMATS
from kanben.gather import gather_records
from kanben.publish.shared.standalone import gather_files
from kanben.tei import TEI, XML_ID, parse_tei
from kanben.workers import Workers
from tests.cli.running import kanben
from tests.document.test_transform import dead_links
from tests.publish.sample import ARTICLE, TOML, write_edition

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


@pytest.mark.parametrize("count", [1, 2])
def test_an_article_of_an_edition_is_published_alone(tmp_path: Path, count: int) -> None:
    """Its page with the entries that it names, to which its names lead; nothing of the rest, no dead link."""
    edition = write_edition(tmp_path / "edition")
    (edition.folder / "edition.toml").write_text(TOML, "utf-8")
    files = [edition.article(name) for name in ("q1-1", "q1-3")[:count]]
    run = kanben("transform", *files, "--to", "html", "--output", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    pages = sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.html")
    )
    assert pages == ["articles/q1-1.html", *["articles/q1-3.html", "index.html"][: 2 * (count - 1)]]
    assert dead_links(tmp_path / "out") == []
    page = html.document_fromstring((tmp_path / "out" / "articles" / "q1-1.html").read_text("utf-8"))
    names = [a for a in page.iter("a") if a.text_content() == "陆平"]
    assert {name.get("href") for name in names} == {"#name-person-lu-ping"}
    (entry,) = page.xpath("//li[@id='name-person-lu-ping']")
    assert entry.text_content().startswith("陆平")
    assert "局长" in entry.text_content()
    assert page.xpath("//nav") == [] or count > 1
    assert "江城晚报, 1935" in page.find_class("cite")[0].text_content()
    assert "第1版" in page.find_class("folio")[0].text_content()


def test_the_whole_site_around_an_article_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    """With lists, map and search."""
    edition = write_edition(tmp_path / "edition")
    run = kanben("transform", edition.article("q1-1"), "--to", "html", "--site", "--output", tmp_path / "out")
    assert run.returncode == 0
    assert {"people.html", "map.html", "search.html"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert (tmp_path / "out" / "people" / "person-nobody.html").exists()


def test_a_book_of_an_article_lists_only_whom_it_names(tmp_path: Path) -> None:
    """And those to whom these entries point, but not the whole register."""
    edition = write_edition(tmp_path / "edition")
    gathered = gather_files([edition.article("q1-1")], tmp_path / "alone")
    register = parse_tei(gathered.register)
    kept = {
        entry.get(XML_ID) for entry in register.iter(f"{TEI}person", f"{TEI}place", f"{TEI}org", f"{TEI}bibl")
    }
    assert {"person-lu-ping", "org-he-wu-ju", "place-jiang-cheng", "bibl-wan-bao"} <= kept
    assert not kept & {"person-nobody", "bibl-qiao-zhi", "person-he-guang"}
