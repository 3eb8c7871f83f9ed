"""Runs the command in the tests' own process."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

import pytest

from kanben.cli import main


@dataclass(frozen=True)
class Run:
    """How a run of the command ended."""

    returncode: int
    stdout: str
    stderr: str


def kanben(*arguments: object) -> Run:
    """Run the command in this process, as a user would call it."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ending,
    ):
        main([str(argument) for argument in arguments])
    assert isinstance(ending.value.code, int)
    return Run(ending.value.code, out.getvalue(), err.getvalue())
