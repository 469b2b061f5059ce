"""The wheel holds everything the program needs and runs outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project_files import PACKAGES, ROOT, code_files, name_of, project_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="this .venv lacks the build tools; run `make setup`")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_holds_all_code_and_queries(members: set[str]) -> None:
    queries = {name_of(path) for path in project_files() if path.suffix == ".cypher" and "tests" not in path.parts}
    assert len(queries) >= 12
    assert ({name_of(path) for path in code_files()} | queries) - members == set()


def test_wheel_holds_the_data(members: set[str]) -> None:
    data = [path.relative_to(ROOT / "data") for path in project_files() if path.is_relative_to(ROOT / "data")]
    assert data
    assert {f"graph/_data/{path.as_posix()}" for path in data} - members == set()


def test_wheel_holds_nothing_else(members: set[str]) -> None:
    homes = {name.split("/")[0] for name in members if ".dist-info/" not in name}
    assert homes == {*PACKAGES, "app.py", "cli.py"}
    assert [name for name in members if "node_modules" in name or name.endswith((".pyc", ".log"))] == []


def test_installed_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import cli; cli.main()"
    command = [sys.executable, "-I", "-c", code, str(site), "query", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    code = "import sys; sys.path.insert(0, sys.argv[1]); from graph import data_files; print(data_files.data_folder())"
    done = subprocess.run([sys.executable, "-I", "-c", code, str(site)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(site / "graph" / "_data")
