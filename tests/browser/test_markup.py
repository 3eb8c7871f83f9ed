"""The Nu checker finds neither errors nor warnings in any page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

_TOOLS = Path(__file__).parents[2] / "build" / "tools"
_CHECKER = Path(os.environ.get("VNU_JAR", _TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"))


def test_nu_checker_is_content(folder: Path) -> None:
    """Every page is valid HTML."""
    java = shutil.which("java")
    if java is None or not _CHECKER.exists():
        pytest.skip(
            f"NOT TESTED: the Nu checker needs java and {_CHECKER} "
            "(npm install --no-package-lock --ignore-scripts --prefix build/tools vnu-jar)"
        )
    pages = sorted(map(str, folder.rglob("*.html")))
    run = subprocess.run(
        [java, "-jar", str(_CHECKER), "--format", "json", *pages], capture_output=True, text=True, check=False
    )
    messages = json.loads(run.stderr)["messages"]
    assert [f"{m['url'].rpartition('/')[2]}:{m.get('lastLine')}: {m['message']}" for m in messages] == []
    assert len(pages) > 40
