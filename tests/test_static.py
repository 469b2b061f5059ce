"""Style, types and the direction of imports, as tests, so that one summary says it all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project_files import ROOT

BIN = Path(sys.executable).parent


@pytest.mark.slow
@pytest.mark.parametrize("command", ["ruff check .", "mypy", "lint-imports"])
def test_static_check_passes(command: str) -> None:
    program, *options = command.split()
    done = subprocess.run([str(BIN / program), *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
