"""Taggers that the tests of this folder share; the network is loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kanben.tagging import load_taggers

if TYPE_CHECKING:
    from kanben.tagging import Tagger


@pytest.fixture(scope="session")
def taggers() -> tuple[Tagger, ...]:
    """The three built-in taggers with an empty register."""
    return load_taggers()
