"""The first thing a person does: `make demo` answers three questions, each with its sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.project_files import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    store = tmp_path_factory.mktemp("demo") / "store"
    env = {**os.environ, "ZEREN_STORE": str(store), "DEMO_NO_SERVER": "1", "COLUMNS": "160", "PYTHONUTF8": "1"}
    command = [sys.executable, str(ROOT / "scripts" / "demo.py")]
    try:
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    finally:
        subprocess.run([*command, "--stop"], env=env, capture_output=True, check=False)


def test_demo_ends_well(demo: subprocess.CompletedProcess[str]) -> None:
    assert demo.returncode == 0, demo.stdout + demo.stderr
    assert "Traceback" not in demo.stdout + demo.stderr


@pytest.mark.parametrize(
    ("command", "answers"),
    [
        ("zeren who", ["中原科技城", "牵头"]),
        ("zeren unit", ["郑州市科学技术局", "牵头"]),
        ("zeren chain", ["高新技术企业", "人民政府"]),
    ],
)
def test_demo_answers(demo: subprocess.CompletedProcess[str], command: str, answers: list[str]) -> None:
    section = demo.stdout.partition(f"$ {command}")[2].partition("\n──")[0]
    assert [answer for answer in answers if answer not in section] == []


