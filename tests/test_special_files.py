"""Pipes, sockets, devices and links that lead nowhere stand where a file is read: one line, no waiting, others go on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kanben.edition import create_edition
from kanben.errors import IsADirectory, NotAFile, NotFound, TooLarge
from kanben.files import read_bytes

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def make_socket(path: Path) -> None:
    """Make a socket in the file system."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


SPECIAL: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": make_socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link to nowhere": lambda path: path.symlink_to("nowhere"),
    "link to itself": lambda path: path.symlink_to(path.name),
}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, for a limited time."""
    command = [sys.executable, "-m", "kanben", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("kind", SPECIAL)
def test_reading_says_what_stands_there(tmp_path: Path, kind: str) -> None:
    """Without waiting for a writer."""
    SPECIAL[kind](tmp_path / "x")
    with pytest.raises((NotAFile, NotFound) if kind != "link to itself" else Exception, match="x"):
        read_bytes(tmp_path / "x")


def test_reading_has_bounds(tmp_path: Path) -> None:
    """A folder is none, a file may be too large; one of just the size is read."""
    (tmp_path / "x").write_bytes(b"12345")
    assert read_bytes(tmp_path / "x", most=5) == b"12345"
    with pytest.raises(TooLarge):
        read_bytes(tmp_path / "x", most=4)
    with pytest.raises(IsADirectory):
        read_bytes(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SPECIAL)
def test_an_edition_with_them_is_built_or_refused(tmp_path: Path, kind: str) -> None:
    """Beside pages and articles they are passed over or named; as a page they are named; nothing hangs or traces."""
    create_edition(tmp_path / "paper", "Test")
    for place in ("notes", "articles/z.txt", "static/z.css", "xslt/z.xsl"):
        (tmp_path / "paper" / place).parent.mkdir(exist_ok=True)
        SPECIAL[kind](tmp_path / "paper" / place)
    built = run("build", tmp_path / "paper", "--workers", 1)
    assert (built.returncode, "Traceback" in built.stderr) == (0, False), built.stderr
    SPECIAL[kind](tmp_path / "paper" / "pages" / "z.txt")
    refused = run("encode", "--edition", tmp_path / "paper")
    assert "z.txt" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert len(refused.stderr.splitlines()) <= 2


@pytest.mark.slow
@pytest.mark.parametrize("kind", SPECIAL)
def test_a_document_that_leads_to_them_is_refused_alone(tmp_path: Path, kind: str) -> None:
    """As a schema, a picture, an inclusion or the document itself; the other documents are still checked."""
    for name in ("schema.rng", "rules.sch", "picture.png", "part.xml", "whole.xml"):
        SPECIAL[kind](tmp_path / name)
    body = '<figure><graphic url="picture.png"/><figDesc>A picture.</figDesc></figure><p>Text.</p>'
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>'
    (tmp_path / "picture.xml").write_text(tei, "utf-8")
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'
    (tmp_path / "inclusion.xml").write_text(tei.replace("<p>Text.</p>", inclusion), "utf-8")
    (tmp_path / "checked.xml").write_text(
        f'<?xml-model href="schema.rng"?><?xml-model href="rules.sch"?>{tei}', "utf-8"
    )
    names = ["picture.xml", "checked.xml", "whole.xml"]
    checked = run("validate", *(tmp_path / name for name in names))
    assert checked.returncode == 2
    assert "Traceback" not in checked.stderr + checked.stdout
    assert all(name in checked.stdout + checked.stderr for name in ("schema.rng", "rules.sch", "whole.xml"))
    for name in ("picture.xml", "inclusion.xml", "whole.xml"):
        made = run("transform", tmp_path / name, "--to", "html", "--output", tmp_path / f"{name}-html")
        assert "Traceback" not in made.stderr
        assert made.returncode == (0 if name == "picture.xml" else 2), made.stderr
