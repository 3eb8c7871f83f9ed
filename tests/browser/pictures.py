"""Takes the two pictures of the README: `python -m tests.browser.pictures` after `make edition`.

The front page of the repository's site and a page of its book, as PNG of few colours, into .github/.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.conftest import REPOSITORY

TARGET = REPOSITORY / ".github"
BUILT = REPOSITORY / "build"
SIZE = {"width": 1100, "height": 760}


def main() -> None:
    """Write .github/site.png and .github/book.png."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        (book,) = (BUILT / "epub").glob("*.epub")
        with zipfile.ZipFile(book) as archive:
            archive.extractall(folder)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        article = sorted(Path(folder, "EPUB").glob("article-*.xhtml"))[0]
        for name, address in (("site", BUILT / "html" / "index.html"), ("book", article)):
            page.goto(address.as_uri())
            picture = Image.open(io.BytesIO(page.screenshot())).resize((825, 570), Image.Resampling.LANCZOS)
            picture.quantize(96).save(TARGET / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
