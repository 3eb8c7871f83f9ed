"""Ace, where `build/tools` has it."""

from __future__ import annotations

import os

from tests.conftest import REPOSITORY

_ACE = REPOSITORY / "build" / "tools" / "node_modules" / ".bin" / "ace-puppeteer"
if _ACE.exists():
    os.environ.setdefault("KANBEN_ACE", str(_ACE))
