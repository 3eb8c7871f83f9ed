"""The wheel, installed by itself in an empty environment, makes and builds an edition."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from kanben.cli import COMMANDS
from tests.conftest import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("package")]


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `kanben` command of a wheel installed in a new environment, away from the checkout."""
    folder = tmp_path_factory.mktemp("package")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, REPOSITORY], check=True)
    (wheel,) = folder.glob("kanben-*.whl")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, *pip[1:], "install", wheel], check=True)
    return folder / "venv" / "bin" / "kanben"


def run(command: Path, *arguments: str, cwd: Path) -> str:
    """Run the installed command with nothing of the checkout in its way; return what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [command, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_new_edition_is_built_from_the_wheel_alone(command: Path, tmp_path: Path) -> None:
    """`kanben new DIR && kanben build DIR` gives a site and a book; the second build has nothing to do."""
    run(command, "new", "mine", cwd=tmp_path)
    run(command, "build", "mine", cwd=tmp_path)
    assert (tmp_path / "mine" / "build" / "html" / "index.html").stat().st_size
    assert list((tmp_path / "mine" / "build" / "epub").glob("*.epub"))
    assert "up to date" in run(command, "build", "mine", cwd=tmp_path)


def test_every_command_has_help(command: Path, tmp_path: Path) -> None:
    """The help of each command says what it does."""
    overview = run(command, "--help", cwd=tmp_path)
    for name in COMMANDS:
        assert name in overview
        assert "Usage:" in run(command, name, "--help", cwd=tmp_path)
