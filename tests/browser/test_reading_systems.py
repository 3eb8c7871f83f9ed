"""The book in the programs that people read and convert books with; each test runs where its program is installed.

pandoc and Calibre are found on the path.  The readers that run in a browser are found in the folder that EBOOK_READERS
names, after `npm install epubjs jszip foliate-js` in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kanben.publish.epub.book_files import write_books
from tests.browser.conftest import CHROMIUM, serving
from tests.publish.sample import ARTICLES, TOML, read_records, write_edition

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser-documents")]
READERS = Path(os.environ.get("EBOOK_READERS", "none")) / "node_modules"
needs_readers = pytest.mark.skipif(
    not (READERS.is_dir() and CHROMIUM), reason="EBOOK_READERS names no folder with epub.js and foliate-js"
)


def needs(program: str) -> pytest.MarkDecorator:
    """Skip where a program is not installed."""
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


@pytest.fixture(scope="module", params=["horizontal", "vertical"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition's book."""
    folder = tmp_path_factory.mktemp("book")
    edition = write_edition(folder / "tei", f'{TOML}writing-mode = "{request.param}"\n')
    (path,) = write_books(edition, read_records(edition), folder / "book.epub")
    return Path(path)


def bare(text: str) -> str:
    """Return a text without white space and without the difference of half-width and full-width marks."""
    return re.sub(r"\s", "", text).translate(str.maketrans(",;:?!()", "，；：？！（）"))


def assert_has_the_text(text: str) -> None:
    """Every article's headline and the end of its text is there, in order."""
    found = [bare(text).rfind(bare(title)) for title, *_ in ARTICLES.values() if "灯火" not in title]
    assert -1 not in found
    for sentence in ("人人都来挑土", "水退之前,我不下堤", "堤上的灯火", "江水长", "1935年3月5日"):
        assert bare(sentence) in bare(text)


@needs("pandoc")
def test_pandoc_reads_the_whole_text(book: Path) -> None:
    """As plain text, without a warning."""
    run = subprocess.run(["pandoc", "-t", "plain", "--wrap=none", book], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert_has_the_text(run.stdout)


@needs("ebook-convert")
@pytest.mark.parametrize("suffix", ["txt", "azw3", "mobi", "pdf"])
def test_calibre_converts_the_whole_text(book: Path, tmp_path: Path, suffix: str) -> None:
    """To text, to the formats of Kindle and back, and to a PDF file with the cover."""
    environment = {**os.environ, "QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "offscreen"}

    def convert(source: Path, target: Path) -> Path:
        command = ["ebook-convert", str(source), str(target)]
        run = subprocess.run(command, capture_output=True, text=True, env=environment)
        assert run.returncode == 0, run.stdout + run.stderr
        return target

    made = convert(book, tmp_path / f"book.{suffix}")
    if suffix == "pdf":
        assert len(re.findall(rb"/Type\s*/Page\b", made.read_bytes())) >= len(ARTICLES)
    else:
        text = made if suffix == "txt" else convert(made, tmp_path / "again.txt")
        assert_has_the_text(text.read_text("utf-8"))


@pytest.fixture
def reader(browser: Browser, book: Path, tmp_path: Path) -> Iterator[Page]:
    """A page of a folder on a server of this machine: the book, and the readers that run in a browser."""
    (tmp_path / "readers").symlink_to(READERS)
    shutil.copy(book, tmp_path / "book.epub")
    with serving(tmp_path) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        context = browser.new_context(bypass_csp=True, base_url=address)
        yield context.new_page()
        context.close()


EPUB_JS = """<!DOCTYPE html><meta charset="utf-8"><div id="text" style="width:800px;height:600px"></div>
<script src="readers/jszip/dist/jszip.min.js"></script><script src="readers/epubjs/dist/epub.min.js"></script>
<script>
const book = ePub("book.epub");
const view = book.renderTo("text", { width: 800, height: 600 });
view.display().then(() => { document.title = "shown"; });
const all = (items) => items.flatMap((item) => [item, ...all(item.subitems)]);
const go = (label) => book.loaded.navigation.then(({ toc }) =>
  view.display(all(toc).find((item) => item.label.includes(label)).href));
</script>"""


@needs_readers
def test_epub_js_shows_cover_and_text(reader: Page, tmp_path: Path) -> None:
    """The cover's picture is drawn, the contents lead to an article."""
    (tmp_path / "epub-js.html").write_text(EPUB_JS, "utf-8")
    reader.goto("/epub-js.html")
    expect(reader).to_have_title("shown", timeout=20_000)
    cover = reader.frame_locator("iframe").locator("img").first
    assert cover.evaluate("image => image.complete && image.naturalWidth > 0")
    reader.evaluate("go('桥工十年')")
    expect(reader.frame_locator("iframe").locator("h1").last).to_contain_text("桥工十年")


@needs_readers
def test_foliate_js_shows_cover_and_text(reader: Page) -> None:
    """So does the reader that Foliate is made of."""
    reader.goto("/readers/foliate-js/reader.html?url=/book.epub")
    reader.wait_for_function("document.querySelector('foliate-view')?.book?.toc?.length > 0", timeout=20_000)
    book = "document.querySelector('foliate-view').book"
    assert (
        reader.evaluate(f"{book}.getCover().then(blob => createImageBitmap(blob)).then(image => image.width)")
        > 100
    )
    labels = reader.evaluate(
        f"(function all(items) {{ return items.flatMap(i => [i.label, ...all(i.subitems || [])]) }})({book}.toc)"
    )
    assert any("桥工十年" in label for label in labels)
