"""What many tests need: the repository's edition, a copy of it, and it built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

from kanben.build import publish
from kanben.edition import Edition

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared"


# How long an example takes depends on what else the machine does: no test fails for that.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def _find_tei_all() -> Path:
    """Return the path of TEI's complete schema, which is not ours to contain; one that does not exist if it is not to hand.

    The environment variable TEI_ALL names the file or its folder; else it lies beside the repository.
    """
    if named := os.environ.get("TEI_ALL"):
        path = Path(named).resolve()
        return path / "tei_all.rng" if path.is_dir() else path
    return SHARED / "tei" / "tei_all.rng"


TEI_ALL = _find_tei_all()
NO_TEI_ALL = "needs tei_all.rng of TEI P5: name it with TEI_ALL=path make test"


os.environ["KANBEN_SCHEMAS"] = "none"  # a person's own schemas decide no test
os.environ.pop("XML_CATALOG_FILES", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew, for a person to read through and commit."""
    parser.addoption("--save-golden", action="store_true", help="record what golden tests find as expected")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """A copy of the repository's edition, to change at will."""
    return copy_edition(tmp_path / "edition")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A copy of the repository's edition, published in every format; not to be changed."""
    edition = copy_edition(tmp_path_factory.mktemp("built") / "edition")
    assert [published.is_new for published in publish(edition)] == [True, True]
    return edition


def copy_edition(folder: Path) -> Edition:
    """Copy the repository's edition, with its output inside the copy."""
    shutil.copytree(REPOSITORY / "tei", folder)
    settings = folder / "edition.toml"
    settings.write_text(settings.read_text("utf-8").replace('"../build"', '"build"'), "utf-8")
    return Edition(folder)
