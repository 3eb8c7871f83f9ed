"""The files with which a forge checks and publishes an edition."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml

from tests.cli.running import kanben

SOURCE = 'git+https://git.example/kanben@v0.2 #"x'


def test_a_new_edition_may_have_a_workflow_and_a_hook(tmp_path: Path) -> None:
    """Both are YAML, install from what the person names, and run commands that there are."""
    folder = tmp_path / "paper"
    run = kanben("new", folder, "--no-sample", "--ci", "github", "--install-from", SOURCE)
    assert run.returncode == 0, run.stderr
    workflow = yaml.safe_load((folder / ".github" / "workflows" / "edition.yml").read_text("utf-8"))
    build = workflow["jobs"]["build"]
    assert build["env"]["KANBEN"] == SOURCE
    commands = [shlex.split(step["run"]) for step in build["steps"] if "run" in step]
    assert commands[0] == ["python", "-m", "pip", "install", "$KANBEN"]
    page = "江水涨过旧堤\n\n本报讯 昨日江水上涨。\n"
    (folder / "pages" / "a1.txt").write_text(page, "utf-8")
    assert kanben("encode", folder).returncode == 0
    for _, name, place, *options in commands[1:]:
        assert place == "."
        assert kanben(name, folder, *options).returncode == 0
    uploaded = next(step["with"]["path"] for step in build["steps"] if "path" in step.get("with", {}))
    assert (folder / uploaded / "index.html").is_file()
    hook = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"][0]
    assert hook["additional_dependencies"] == [SOURCE]


def test_an_edition_that_exists_gets_them_and_keeps_its_own(tmp_path: Path) -> None:
    """Nothing else is touched."""
    folder = tmp_path / "paper"
    kanben("new", folder)
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run = kanben("new", folder, "--ci", "github", "--install-from", "kanben.whl")
    assert run.returncode == 0
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert before.items() <= after.items()
    assert [path.name for path in after.keys() - before.keys()] == ["edition.yml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ci", "github"],
        ["--install-from", "x"],
        ["--ci", "github", "--install-from", " "],
        ["--ci", "gitlab", "--install-from", "x"],
    ],
)
def test_a_source_is_named_with_it(tmp_path: Path, arguments: list[str]) -> None:
    """Kanben is on no index; a bare name would invite another's package."""
    assert kanben("new", tmp_path / "paper", *arguments).returncode == 2
