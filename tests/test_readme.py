"""The README's commands run as they are printed, but for those that install."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

_BLOCKS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_PAGE = "江城晚报  2020年3月6日  第5版\n\n大桥通车\n本报讯（记者 李明）昨日，江城市大桥通车。\n"


def commands(name: str) -> list[list[str]]:
    """Return the commands of the block that makes a new edition called `name`, comments left out."""
    (block,) = (
        block
        for block in _BLOCKS.findall((REPOSITORY / "README.md").read_text("utf-8"))
        if f"kanben new {name}" in block
    )
    return [
        shlex.split(line, comments=True) for line in block.splitlines() if line.startswith(("kanben", "cp"))
    ]


@pytest.mark.parametrize(("name", "pages"), [("my-edition", "page-1.txt"), ("我的版本", "版面1.txt")])
def test_the_walk_makes_an_edition(tmp_path: Path, name: str, pages: str) -> None:
    """A newcomer who types what is printed has a site and a book at the end; and can encode and build again."""
    (tmp_path / pages).write_text(_PAGE, "utf-8")
    again = [["kanben", "encode", "--edition", name], ["kanben", "build", name]]
    for words in [*commands(name), *again]:
        line = shlex.join([sys.executable, "-m", *words] if words[0] == "kanben" else words)
        line = (
            line.replace("'*.txt'", "*.txt").replace(f"'{words[1]}'", words[1]) if words[0] == "cp" else line
        )
        done = subprocess.run(line, cwd=tmp_path, shell=True, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
    site = tmp_path / name / "build" / "html" / "index.html"
    assert "大桥通车" in site.read_text("utf-8")
    assert list((tmp_path / name / "build" / "epub").glob("*.epub"))


def test_the_python_example_runs(tmp_path: Path) -> None:
    """What is shown of the Python interface runs over an edition, and prints the names; the book is there."""
    (example,) = re.findall(r"```python\n(.*?)```", (REPOSITORY / "README.md").read_text("utf-8"), re.DOTALL)
    new = [sys.executable, "-m", "kanben", "new", "my-edition", "--no-sample"]
    subprocess.run(new, cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "my-edition" / "pages" / "1.txt").write_text(_PAGE, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "大桥通车 persName 李明 person-li-ming" in done.stdout
    assert (tmp_path / "articles.epub").exists()
    assert (tmp_path / "my-edition" / "build" / "html" / "index.html").exists()


def test_the_completion_that_is_shown_completes(tmp_path: Path) -> None:
    """The shell's question is answered with the commands."""
    environment = {
        **os.environ,
        "_KANBEN_COMPLETE": "bash_complete",
        "COMP_WORDS": "kanben re",
        "COMP_CWORD": "1",
    }
    kanben = Path(sys.executable).with_name("kanben")
    answer = subprocess.run([kanben], env=environment, capture_output=True, text=True, check=False)
    assert "plain,register" in answer.stdout
    assert "_KANBEN_COMPLETE=bash_source" in (REPOSITORY / "README.md").read_text("utf-8")
