"""The guides for people who work on the project: every path that they name is there."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.conftest import REPOSITORY

GUIDES = ["README.md", "CONTRIBUTING.md", "scripts/README.md", "schemas/ENCODING.md"]
_PATH = re.compile(r"`((?:scripts|tests|xslt|schemas|tei)/[\w./-]*)`|\]\(([\w./-]+)\)")


@pytest.mark.parametrize("guide", GUIDES)
def test_paths_of_a_guide_are_there(guide: str) -> None:
    """A file that is moved is moved in the guides, too."""
    text = (REPOSITORY / guide).read_text("utf-8")
    named = [first or second for first, second in _PATH.findall(text)]
    folder = (REPOSITORY / guide).parent
    missing = [path for path in named if not ((REPOSITORY / path).exists() or (folder / path).exists())]
    assert missing == []


def test_the_ten_tasks_name_their_files() -> None:
    """The table of tasks leads somewhere for each of them."""
    rows = [
        line
        for line in (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8").splitlines()
        if line.startswith("| a")
    ]
    assert len(rows) >= 10
    assert all(_PATH.search(row) for row in rows)


def test_no_committed_text_names_a_registry() -> None:
    """Lock files and settings install from wherever their user says."""
    files = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if files.returncode:
        pytest.skip("not a git checkout")
    hosts = ["pypi" + ".org", "files." + "pythonhosted", "registry." + "npmjs"]
    wrong = [
        name
        for name in files.stdout.split()
        if name.endswith((".toml", ".txt", ".cfg", ".json", ".yaml", ".yml", "Makefile", ".sh"))
        and any(host in (REPOSITORY / name).read_text("utf-8", errors="replace") for host in hosts)
    ]
    assert wrong == []
