"""The repository's edition as a site in three languages, a server for it, and the system's Chromium."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import kanben.publish.site.date_pages
import kanben.publish.site.issue_pages
from kanben.files import write_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions
from tests.publish.sample import read_records, write_edition

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing on the test's output."""


@contextmanager
def serving(folder: Path) -> Iterator[ThreadingHTTPServer]:
    """Serve a folder on this machine, on a port that is free."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreadingHTTPServer]:
    """A web server on this machine, of a folder that is still empty."""
    with serving(tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture(scope="session")
def address(server: ThreadingHTTPServer) -> str:
    """The site's address while the tests run."""
    return f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="session")
def folder(server: ThreadingHTTPServer, address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample edition, written into the server's folder."""
    edition = write_edition(tmp_path_factory.mktemp("edition") / "edition")
    records = read_records(edition)
    imprint = Imprint(
        "江城晚报选", identifier="urn:x-test:river", modified="2026-02-03", newspaper="江城晚报"
    )
    options = SiteOptions(languages=LANGUAGES, url=f"{address}/")
    target = Path(server.RequestHandlerClass.keywords["directory"])  # type: ignore[attr-defined]  # a partial
    for leaf in site(edition.folder, records, imprint, options=options):
        write_bytes(target / leaf.path, leaf.content)
    # The same once more, as if it had far more issues and dates than a page takes.
    large = SiteOptions(languages=("zh-Hans",), url=f"{address}/large/", search=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kanben.publish.site.date_pages, "_MOST", 0)
        patch.setattr(kanben.publish.site.issue_pages, "_MOST", 1)
        for leaf in site(edition.folder, records, imprint, options=large):
            write_bytes(target / "large" / leaf.path, leaf.content)
    return target


@pytest.fixture(scope="session")
def browser(folder: Path) -> Iterator[Browser]:
    """Chromium without a window; it starts when the site is written, for both need an event loop of their own."""
    if CHROMIUM is None:
        pytest.skip("NOT TESTED: there is no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of 1280 × 900 that fails the test for a script's error or a request to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: request.url.startswith((address, "data:", "blob:")) or wrong.append(request.url),
    )
    yield page
    context.close()
    assert wrong == []
