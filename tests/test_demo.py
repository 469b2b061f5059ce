"""The first thing a person does: `make demo` answers three questions, each with its sentence."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
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


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_explorer_starts_on_a_new_account_and_ends_with_ctrl_c(
    demo: subprocess.CompletedProcess[str], demo_env: dict[str, str], tmp_path: Path
) -> None:
    """A person's first start: no settings in the home folder, and Streamlit must not ask for anything."""
    env = {**demo_env, "HOME": str(tmp_path), "BROWSER": "true"}
    log = tmp_path / "log"
    with log.open("w") as stream:
        explorer = subprocess.Popen(
            [*DEMO, "--explorer"], env=env, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True,
        )
    try:
        health = wait_for(lambda: answer_of(log.read_text(encoding="utf-8")), explorer, seconds=120)
        assert health == b"ok", log.read_text(encoding="utf-8")
        os.killpg(explorer.pid, signal.SIGINT)
        assert explorer.wait(30) == 0, log.read_text(encoding="utf-8")
    finally:
        if explorer.poll() is None:
            os.killpg(explorer.pid, signal.SIGKILL)
    assert "Traceback" not in log.read_text(encoding="utf-8")


def answer_of(text: str) -> bytes | None:
    """Ask the address that the explorer printed how it is; None while it does not answer."""
    address = re.search(r"http://127\.0\.0\.1:\d+", text)
    if address is None:
        return None
    try:
        with urllib.request.urlopen(f"{address[0]}/_stcore/health", timeout=5) as response:
            return bytes(response.read())
    except OSError:
        return None


def wait_for(
    probe: Callable[[], bytes | None], process: subprocess.Popen[bytes], *, seconds: float
) -> bytes | None:
    """Return what the probe finds, None when it finds nothing in time or the process ends."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if (found := probe()) is not None:
            return found
        time.sleep(0.3)
    return None
