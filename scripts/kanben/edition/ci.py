"""What lets a forge check and publish an edition: a workflow, and a hook for commits."""

from __future__ import annotations

import json
from pathlib import Path

from kanben.edition import Edition
from kanben.errors import BadInstallSource, OutputOutside
from kanben.files import read_bytes, write_bytes
from kanben.resources import resource

FORGES = ("github",)
_FILES = {"workflow.yml": ".github/workflows/edition.yml", "pre-commit.yaml": ".pre-commit-config.yaml"}


def write_ci(edition: Edition, forge: str, source: str) -> list[Path]:
    """Write the files that `forge` wants into an edition's folder, which is a repository's; return those written.

    `source` is what pip installs Kanben from: a path, an address of Git or of a wheel, or a name with a version.  Files
    that are there already stay as they are.  Raise BadInstallSource, or OutputOutside if what is built lies elsewhere.
    """
    if not source.strip() or not source.isprintable():
        raise BadInstallSource(source=source)
    if not edition.output.is_relative_to(edition.folder):
        raise OutputOutside(path=edition.folder, output=edition.settings.output)
    values = {"source": json.dumps(source, ensure_ascii=False), "output": edition.settings.output}
    written = []
    for name, place in _FILES.items():
        path = edition.folder / place
        if path.exists():
            continue
        text = read_bytes(resource("ci", forge, name)).decode()
        for key, value in values.items():
            text = text.replace(f"{{{key}}}", value)
        write_bytes(path, text.encode())
        written.append(path)
    return written
