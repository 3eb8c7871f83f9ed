"""Shows a built site on this machine only, and has open pages reload when it was built anew."""

from __future__ import annotations

import errno
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kanben.errors import PortTaken

LOOPBACK = "127.0.0.1"
_SCRIPT_PATH, _EVENTS_PATH = "/-/reload.js", "/-/changes"
_SCRIPT_TAG = f'<script src="{_SCRIPT_PATH}" defer></script></body>'.encode()
_SCRIPT = f"""new EventSource("{_EVENTS_PATH}").onmessage = () => location.reload();\n""".encode()
_PATIENCE = 15.0  # seconds after which a silent connection says that it is still there
_TIME_TO_ASK = 10.0  # seconds in which a connection must have sent its request
_MOST_CONNECTIONS = 64  # open pages each hold one
_HOSTS = frozenset({"localhost", LOOPBACK, "[::1]"})


class Changes:
    """Counts the builds, and lets the connections of open pages wait for the next one."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()

    def announce(self) -> None:
        """Tell all who wait that there was a build."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self) -> bool:
        """Wait for the next build, for a limited time; say whether there was one."""
        with self._changed:
            before = self._number
            return self._changed.wait_for(lambda: self._number != before, timeout=_PATIENCE)


class Preview(ThreadingHTTPServer):
    """A web server of one folder on the loopback address; `changes` makes its pages reload.

    `base` is the path at which the site stands, as at its public address: its page for wrong addresses says so in its links.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int, base: str = "/") -> None:
        """Listen on a port, or on any free one if it is 0; `base` begins and ends with a slash. Raise PortTaken."""
        self.changes = Changes()
        self.base = base
        self._free = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        try:
            super().__init__((LOOPBACK, port), partial(_Requests, directory=str(folder)))
        except OSError as error:
            raise PortTaken(port=port, reason=error.strerror) from None

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://{LOOPBACK}:{self.server_port}{self.base}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own; a connection beyond the bound is closed."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer one connection, and make room for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that break off."""

    def start(self) -> None:
        """Answer requests in threads of their own until the process ends."""
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Requests(SimpleHTTPRequestHandler):
    """Answers with the files of the site; its pages get the script that listens for changes."""

    server: Preview
    timeout = _TIME_TO_ASK

    def parse_request(self) -> bool:
        """Read a request; refuse one that means another host, by which a page of the web could read this site.

        A name that no file can have is answered as one that is not there.
        """
        if not super().parse_request():
            return False
        host = re.sub(r":[0-9]*$", "", self.headers.get("Host", ""))
        if host.lower() not in _HOSTS:
            self.send_error(421, "This preview answers to localhost alone")
            return False
        if "\0" in unquote(self.path):
            self.path = f"{self.server.base}none.html"
        return True

    def do_GET(self) -> None:
        """Answer a request."""
        try:
            self._answer()
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:  # the connection broke off
                raise
            self.path = f"{self.server.base}none.html"
            self._answer()

    def _answer(self) -> None:
        if self.path == _SCRIPT_PATH:
            self._send("text/javascript; charset=utf-8", _SCRIPT)
        elif self.path == _EVENTS_PATH:
            self._stream_changes()
        elif not self.path.startswith(self.server.base):
            self._send_elsewhere()
        elif (page := Path(self.translate_path(self.path))).is_dir() and self.path.endswith("/"):
            self._send_page(page / "index.html")
        elif page.suffix == ".html":
            self._send_page(page)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file of an address below the site's."""
        return super().translate_path(f"/{path.removeprefix(self.server.base)}")

    def end_headers(self) -> None:
        """Keep browsers from showing an earlier build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in the base class
        """Say nothing: the terminal belongs to the builds."""

    def _send_elsewhere(self) -> None:
        """Lead from the root to the site; answer all else outside of it as the site's server would."""
        if self.path != "/":
            self._send_page(Path(self.directory) / "none.html")
            return
        self.send_response(302)
        self.send_header("Location", self.server.base)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_page(self, page: Path) -> None:
        found = page.is_file()
        file = page if found else self._wrong_address()
        content = file.read_bytes() if file.is_file() else b"<!DOCTYPE html><title>404</title><body></body>"
        with_script = content.replace(b"</body>", _SCRIPT_TAG, 1)
        self._send("text/html; charset=utf-8", with_script, status=200 if found else 404)

    def _wrong_address(self) -> Path:
        """Return the page for wrong addresses in the language of the folder that was asked for."""
        folder = self.path.removeprefix(self.server.base).partition("/")[0]
        own = Path(self.directory) / folder / "404.html" if folder.replace("-", "").isalpha() else None
        return own if own and own.is_file() else Path(self.directory) / "404.html"

    def _send(self, media_type: str, content: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream_changes(self) -> None:
        """Send an event for each build, until the page is closed.  HTML, server-sent-events.html"""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"data: built\n\n" if self.server.changes.wait() else b": waiting\n\n")
                self.wfile.flush()
        except OSError:  # the page was closed
            self.close_connection = True
