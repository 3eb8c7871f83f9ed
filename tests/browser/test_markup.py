"""The Nu checker finds neither errors nor warnings in any page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from kanben.files import write_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions
from tests.publish.sample import read_records
from tests.publish.wild import write_wild_edition

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser-documents")]

_TOOLS = Path(__file__).parents[2] / "build" / "tools"
_CHECKER = Path(os.environ.get("VNU_JAR", _TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"))


def check_markup(folder: Path) -> list[str]:
    """Return what the Nu checker says of the pages below a folder."""
    java = shutil.which("java")
    if java is None or not _CHECKER.exists():
        pytest.skip(
            f"NOT TESTED: the Nu checker needs java and {_CHECKER} "
            "(npm install --no-package-lock --ignore-scripts --prefix build/tools vnu-jar)"
        )
    pages = sorted(map(str, folder.rglob("*.html")))
    assert pages
    run = subprocess.run(
        [java, "-jar", str(_CHECKER), "--format", "json", *pages], capture_output=True, text=True, check=False
    )
    messages = json.loads(run.stderr)["messages"]
    return [f"{m['url'].rpartition('/')[2]}:{m.get('lastLine')}: {m['message']}" for m in messages]


def test_nu_checker_is_content(folder: Path) -> None:
    """Every page of the site in every language is valid HTML, without an error or a warning."""
    assert check_markup(folder) == []


def test_any_tei_makes_valid_pages(tmp_path: Path) -> None:
    """Lists in headings, links in links, pointers to nowhere: whatever a document holds, its page is HTML."""
    edition = write_wild_edition(tmp_path / "tei", Random(11), 30)
    for leaf in site(edition.folder, read_records(edition), Imprint("野"), options=SiteOptions(search=False)):
        write_bytes(tmp_path / "site" / leaf.path, leaf.content)
    # A table may promise columns that it does not have; the page shows it as it is.
    assert [message for message in check_markup(tmp_path / "site") if "Table column" not in message] == []
