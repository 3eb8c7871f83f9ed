"""Runs Ace, DAISY's checker of accessibility, where Node.js has it.  https://daisy.github.io/ace/"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kanben.check.finding import Finding
from kanben.validate.violation import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_TIMEOUT = 300  # seconds for one book
_ID = re.compile(r"""\bid\s*=\s*["']([^"']+)["']""")


def ace_command() -> list[str]:
    """Return the command that runs Ace here, from beside this Python or from the system; empty if there is none.

    The environment variable KANBEN_ACE may name another.
    """
    beside = Path(sys.prefix, "node_modules", ".bin", "ace-puppeteer")
    named = os.environ.get("KANBEN_ACE") or (str(beside) if beside.exists() else None)
    found = shutil.which(named) if named else shutil.which("ace-puppeteer") or shutil.which("ace")
    return [found] if found else []


def missing_part() -> str:
    """Return what Ace lacks to run here; empty if it can."""
    if not ace_command():
        return "Ace (npm install --global @daisy/ace)"
    if not _browser():
        return "Chromium"
    return ""


def run_ace(book: Path) -> Iterator[Finding]:
    """Yield what Ace finds in a book; raise CalledProcessError or TimeoutExpired if it cannot check it."""
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": _browser(), "PUPPETEER_SKIP_DOWNLOAD": "1"}
    with tempfile.TemporaryDirectory(prefix="kanben-") as scratch:
        command = [*ace_command(), "--force", "--silent", "--outdir", scratch, str(book)]
        subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT, env=environment)
        report = json.loads((Path(scratch) / "report.json").read_text("utf-8"))
    for document in report["assertions"]:
        path = document["earl:testSubject"]["url"]
        for assertion in document["assertions"]:
            if assertion["earl:result"]["earl:outcome"] == "fail":
                yield _finding(book, path, assertion)


def _browser() -> str:
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH", "")
    return named or next((path for name in _BROWSERS if (path := shutil.which(name))), "")


def _finding(book: Path, path: str, assertion: dict[str, Any]) -> Finding:
    test, result = assertion["earl:test"], assertion["earl:result"]
    is_serious = test.get("earl:impact") in ("critical", "serious")
    ids = _ID.findall(str(result.get("html", "")))
    return Finding(
        id=f"ace-{test['dct:title']}",
        severity=Severity.ERROR if is_serious else Severity.WARNING,
        message=" ".join(str(result["dct:description"]).split()),
        container=book,
        path=f"EPUB/{path}",
        anchor=ids[0] if ids else "",
        hint=str(test.get("help", {}).get("dct:title", "")),
    )
