"""The preview: the site on the loopback address, with pages that reload after a build."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kanben.serve
from kanben.cli.serve import is_of_edition
from kanben.edition import Edition
from kanben.errors import PortTaken
from kanben.serve import LOOPBACK, Preview
from tests.cli.running import kanben as run_kanben


@pytest.fixture
def preview(built: Edition) -> Iterator[Preview]:
    """A preview of the repository's edition on a free port."""
    with previewed(built) as server:
        yield server


@contextmanager
def previewed(built: Edition) -> Iterator[Preview]:
    """Serve an edition's site on a free port."""
    server = Preview(built.output / "html", 0)
    server.start()
    yield server
    server.shutdown()
    server.server_close()


def get(preview: Preview, path: str) -> tuple[int, str, str]:
    """Status, media type and text of an answer."""
    try:
        with urllib.request.urlopen(preview.url + path, timeout=5) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode("utf-8", "replace")


def test_pages_come_with_the_reloading_script(preview: Preview) -> None:
    """The front page and an article, by file name or folder; styles come as they are."""
    assert preview.url.startswith(f"http://{LOOPBACK}:")
    for path in ("", "index.html", "articles/p000_96995795001646cc-3.html"):
        status, media_type, text = get(preview, path)
        assert (status, media_type) == (200, "text/html; charset=utf-8")
        assert text.count('<script src="/-/reload.js" defer></script></body>') == 1
    assert get(preview, "-/reload.js")[0] == 200


@pytest.mark.parametrize(
    "path", ["none.html", "articles/none.html", "../edition.toml", "%2e%2e/edition.toml"]
)
def test_what_is_not_there_is_answered_with_the_sites_own_page(preview: Preview, path: str) -> None:
    """404, and nothing outside the site can be had."""
    status, _, text = get(preview, path)
    assert status == 404
    assert "[[editor]]" not in text


def test_an_open_page_is_told_of_a_build(preview: Preview) -> None:
    """The page's connection gets an event when the site was built anew."""
    with urllib.request.urlopen(preview.url + "-/changes", timeout=10) as events:
        threading.Timer(0.2, preview.changes.announce).start()
        assert events.readline() == b"data: built\n"


def test_a_site_in_a_folder_of_its_server_is_shown_there(built: Edition) -> None:
    """Its own page for wrong addresses finds its styles; the root leads to the site."""
    server = Preview(built.output / "html", 0, "/old/papers/")
    server.start()
    root = server.url.removesuffix("old/papers/")
    try:
        assert server.url.endswith("/old/papers/")
        assert get(server, "articles/p000_96995795001646cc-3.html")[0] == 200
        assert get(server, "static/site.css")[:2] == (200, "text/css")
        assert get(server, "none.html")[0] == 404
        with urllib.request.urlopen(root, timeout=5) as answer:
            assert answer.url == server.url
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{root}elsewhere.html", timeout=5)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{root}static/site.css", timeout=5)
    finally:
        server.shutdown()
        server.server_close()


def test_a_port_in_use_is_named(preview: Preview) -> None:
    """With what to do."""
    with pytest.raises(PortTaken, match="--port"):
        Preview(Path(), preview.server_port)


def ask(preview: Preview, request: bytes) -> bytes:
    """Send bytes to a preview and return all it answers."""
    with socket.create_connection((LOOPBACK, preview.server_port), timeout=5) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", ""]
)
def test_another_host_is_refused(preview: Preview, host: str) -> None:
    """A page of the web whose name leads here reads nothing (DNS rebinding)."""
    answer = ask(preview, f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.0 421")
    assert b"<article" not in answer


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1:8000", "[::1]:8000"])
def test_this_machine_is_answered(preview: Preview, host: str) -> None:
    """Whatever it calls itself."""
    assert ask(preview, f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode()).startswith(b"HTTP/1.0 200")


@pytest.mark.parametrize(
    "path", ["%00", "articles/a%00.html", "x" * 5000, "x" * 300 + ".html", "%ff%fe", "a/" * 3000]
)
def test_names_that_no_file_can_have_are_not_there(
    preview: Preview, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """404 as for others, and no trace on the terminal."""
    assert get(preview, path)[0] == 404
    assert capfd.readouterr() == ("", "")


def test_silent_connections_end_and_are_bounded(
    built: Edition, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Half a request is not waited for; those beyond the bound are closed; others are still answered."""
    monkeypatch.setattr(kanben.serve._Requests, "timeout", 0.5)
    monkeypatch.setattr(kanben.serve, "_MOST_CONNECTIONS", 3)
    with previewed(built) as preview:
        silent = [socket.create_connection((LOOPBACK, preview.server_port), timeout=5) for _ in range(4)]
        silent[0].sendall(b"GET / HT")
        assert silent[3].recv(1) == b""  # at once
        for connection in silent[:3]:
            connection.recv(1)  # the end, after half a second
            connection.close()
        silent[3].close()
        for _ in range(50):
            if preview._free._value == 3:  # type: ignore[attr-defined]  # how many connections may still come
                break
            time.sleep(0.1)
        assert get(preview, "index.html")[0] == 200
        assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pages/1.txt", True),
        ("pages/2020/第 1 版.txt", True),
        ("edition.toml", True),
        ("static/site.css", True),
        (".kanben-lock", False),
        ("articles/.p1-1.xml.abcd1234", False),
        ("build/html/index.html", False),
        ("../other/x.txt", False),
    ],
)
def test_a_build_does_not_follow_what_it_writes_itself(built: Edition, name: str, *, expected: bool) -> None:
    """Lock, files being written and output are no changes of the edition."""
    assert is_of_edition(built, built.folder / name) is expected


@pytest.mark.slow
def test_serve_builds_after_a_change_and_comes_to_rest(tmp_path: Path) -> None:
    """A correction of a page is carried into its article; then there is nothing more to build."""
    assert run_kanben("new", tmp_path / "paper").returncode == 0
    page = tmp_path / "paper" / "pages" / "sample.txt"
    log = tmp_path / "log"
    command = [sys.executable, "-u", "-m", "kanben", "serve", str(tmp_path / "paper"), "--port", "0"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait(log, "Ctrl-C", 1)
        time.sleep(1)
        page.write_text(page.read_text("utf-8").replace("。", "！", 1), "utf-8")
        _wait(log, "carried into", 1)
        _wait(log, "wrote ", 2)
        time.sleep(6)
        builds = log.read_text("utf-8").count("valid: ")
        time.sleep(4)
        assert log.read_text("utf-8").count("valid: ") == builds
        assert builds <= 4
    finally:
        process.terminate()
        process.wait()


def _wait(log: Path, words: str, times: int) -> None:
    """Wait until words stand in a file so many times."""
    ends = time.monotonic() + 60
    while log.read_text("utf-8").count(words) < times:
        assert time.monotonic() < ends, log.read_text("utf-8")
        time.sleep(0.2)
