"""The first thing a person does: `make demo` answers three questions, each with its sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_files import ROOT

pytestmark = pytest.mark.slow
DEMO = [sys.executable, str(ROOT / "scripts" / "demo.py")]


@pytest.fixture(scope="module")
def demo_env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    store = tmp_path_factory.mktemp("demo") / "store"
    env = {**os.environ, "ZEREN_STORE": str(store), "DEMO_NO_SERVER": "1", "COLUMNS": "160", "ZEREN_LANG": "zh"}
    yield env
    subprocess.run([*DEMO, "--stop"], env=env, capture_output=True, check=False)


@pytest.fixture(scope="module")
def demo(demo_env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(DEMO, env=demo_env, capture_output=True, text=True, timeout=300, check=False)


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




def holds(whole: object, part: object) -> bool:
    """Tell whether every key of ``part`` stands in ``whole`` with its value, lists member by member."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list) and part and isinstance(part[0], dict):
        return isinstance(whole, list) and all(any(holds(member, value) for member in whole) for value in part)
    return whole == part


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_fact_in_the_readme_is_real(readme: str, tmp_path: Path) -> None:
    found = re.search(r"```json\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    plan = "data/documents/zhengzhou_science_action_2024.txt"
    subprocess.run([sys.executable, "-m", "cli", "facts", plan, "--out", str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    (facts,) = tmp_path.glob("*.json")
    tasks = json.loads(facts.read_text(encoding="utf-8"))["tasks"]
    sample = json.loads(found[1])
    assert [task["title"] for task in tasks if holds(task, sample)] == [sample["title"]]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_query_in_the_readme_answers(readme: str, demo: subprocess.CompletedProcess[str], demo_env: dict[str, str]) -> None:
    query = re.search(r"```cypher\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
    assert query is not None
    command = [sys.executable, "-m", "cli", "cypher", query[1], "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, env=demo_env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) >= 5
