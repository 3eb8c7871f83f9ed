"""A folder is written in one step, and what killed builds left beside it goes with the next."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanben.errors import NotOurs, PathOutside
from kanben.exchange import exchange
from kanben.publish.shared import folder
from kanben.publish.shared.folder import MARKER, write_folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder that was written once."""
    write_folder(tmp_path / "html", [("a.txt", b"a"), ("b/c.txt", b"c")])
    return tmp_path / "html"


def test_a_folder_has_just_the_files_that_are_given(target: Path) -> None:
    """What was there before is gone, and nothing is left beside it."""
    write_folder(target, [("d.txt", b"d")])
    assert sorted(path.name for path in target.iterdir() if not path.name.startswith(".")) == ["d.txt"]
    assert list(target.parent.iterdir()) == [target]


def test_what_a_killed_build_left_is_cleared_away(target: Path) -> None:
    """Of this machine, and of processes that are no more; what another is just writing stays."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = {
        "dead": f".html.{platform.node()}.{ended.pid}.abc",
        "alive": f".html.{platform.node()}.{os.getpid()}.abc",
        "elsewhere": f".html.another-{platform.node()}.{ended.pid}.abc",
        "else": ".html.notes",
    }
    for name in names.values():
        (target.parent / name).mkdir()
        (target.parent / name / "index.html").write_bytes(b"half")
    write_folder(target, [("d.txt", b"d")])
    left = {key for key, name in names.items() if (target.parent / name).exists()}
    assert left == {"alive", "elsewhere", "else"}


def test_what_a_build_killed_at_its_end_set_aside_stays_until_there_is_a_new_one(target: Path) -> None:
    """The last good output may be all there is."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    aside = target.parent / f".html.{platform.node()}.{ended.pid}.old.abc"
    aside.mkdir()
    target.rename(aside / "html")

    def files() -> Iterator[tuple[str, bytes]]:
        assert (aside / "html" / "a.txt").read_bytes() == b"a"
        yield "d.txt", b"d"

    write_folder(target, files())
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    """Nor is anything written outside."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(NotOurs):
        write_folder(tmp_path / "mine", [("a.txt", b"a")])
    with pytest.raises(PathOutside):
        write_folder(tmp_path / "html", [("../a.txt", b"a")])
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_there_is_always_a_folder(target: Path) -> None:
    """Whoever looks while it is written anew finds the old one or the new one, never none."""
    if not exchange(target / "a.txt", target / "b" / "c.txt"):
        pytest.skip("this system cannot exchange two folders")
    missed: list[float] = []
    ends = threading.Event()

    def look() -> None:
        while not ends.is_set():
            if not (target / MARKER).exists():
                missed.append(time.monotonic())

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(60):
        write_folder(target, [(f"{number}.txt", b"d")])
    ends.set()
    looking.join()
    assert missed == []
    assert (target / "59.txt").exists()


def test_without_an_exchange_the_old_folder_waits_aside(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has none, the result is the same."""
    monkeypatch.setattr(folder, "exchange", lambda _one, _other: False)
    write_folder(target, [("d.txt", b"d")])
    assert sorted(path.name for path in target.iterdir() if path.name != MARKER) == ["d.txt"]
    assert list(target.parent.iterdir()) == [target]
