"""The set-up: what it decides, and that a second run changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import bootstrap
from tests.project_files import ROOT


def set_up(**env: str) -> subprocess.CompletedProcess[str]:
    """Run the real script the way make does."""
    command = [sys.executable, str(ROOT / "scripts" / "bootstrap.py")]
    return subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)


def test_second_run_is_quick_and_changes_nothing() -> None:
    stamp = bootstrap.STATE / "packages"
    if not stamp.is_file():
        pytest.skip("this .venv was not made by scripts/bootstrap.py; run `make setup`")
    set_up()
    before, start = stamp.stat().st_mtime_ns, time.monotonic()
    done = set_up()
    assert done.returncode == 0, done.stdout + done.stderr
    assert stamp.stat().st_mtime_ns == before
    assert time.monotonic() - start < 10


def test_pip_mirror_is_handed_to_uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex-url = https://mirror.example/simple\ncert = /etc/office.pem\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    for name in ("UV_DEFAULT_INDEX", "SSL_CERT_FILE", "PIP_INDEX_URL", "PIP_CERT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    env = bootstrap.uv_environment()
    assert (env["UV_DEFAULT_INDEX"], env["SSL_CERT_FILE"]) == ("https://mirror.example/simple", "/etc/office.pem")


def test_uv_settings_of_the_person_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://chosen.example/simple")
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    assert bootstrap.uv_environment()["UV_DEFAULT_INDEX"] == "https://chosen.example/simple"


def test_wheel_folder_shuts_out_every_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_WHEELS", str(tmp_path))
    assert bootstrap.offline_options() == ["--no-index", "--find-links", str(tmp_path)]
    monkeypatch.setenv("ZEREN_WHEELS", str(tmp_path / "missing"))
    with pytest.raises(bootstrap.SetupError, match="make wheels"):
        bootstrap.offline_options()


def test_interrupted_step_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "STATE", tmp_path / "state")
    lock = tmp_path / "lock"
    lock.write_text("a==1")
    stamp = bootstrap.digest(lock)
    assert not bootstrap.is_done("packages", stamp)
    bootstrap.mark_done("packages", stamp)
    assert bootstrap.is_done("packages", stamp)
    lock.write_text("a==2")
    assert not bootstrap.is_done("packages", bootstrap.digest(lock))


def test_failing_command_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert not bootstrap.run([sys.executable, "-c", "print('the reason'); raise SystemExit(3)"])
    assert "the reason" in capsys.readouterr().out
    assert not bootstrap.run(["no-such-program-anywhere"])
    assert bootstrap.run([sys.executable, "-c", "print('quiet')"])
    assert "quiet" not in capsys.readouterr().out


def test_hanging_command_ends_in_time() -> None:
    start = time.monotonic()
    assert not bootstrap.run([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.5)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("tool", [bootstrap.BROWSER, bootstrap.MAVEN], ids=lambda tool: tool.name)
def test_missing_tool_is_a_notice_not_an_error(
    tool: bootstrap.Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap, "STATE", tmp_path / "state")
    notice = bootstrap.install_tool(tool)
    assert notice is not None and "skipped" in notice
    assert (tmp_path / "state" / f"{tool.name}-failed").is_file()
    assert bootstrap.install_tool(tool) == notice
    program = tmp_path / tool.programs[-1]
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert bootstrap.install_tool(tool) is None


def test_too_old_python_gets_one_clear_line() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 0); sys.argv = ['bootstrap']; "
    code = pretend + "runpy.run_path('scripts/bootstrap.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "3.11 or later" in done.stderr


def test_bundle_is_carried_with_the_wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = tmp_path / "build.py"
    bundle = tmp_path / "dist"
    build.write_text(f"from pathlib import Path\n\ndef is_current():\n    return Path({str(bundle)!r}, 'graph_view.js').is_file()\n")
    (tmp_path / "wheels" / "graph_view").mkdir(parents=True)
    (tmp_path / "wheels" / "graph_view" / "graph_view.js").write_text("export default 1")
    monkeypatch.setattr(bootstrap, "COMPONENT", build)
    monkeypatch.setattr(bootstrap, "BUNDLE", bundle)
    monkeypatch.setattr(bootstrap, "STATE", tmp_path / "state")
    monkeypatch.setenv("ZEREN_WHEELS", str(tmp_path / "wheels"))
    assert bootstrap.build_component() is None
    assert (bundle / "graph_view.js").read_text() == "export default 1"


def test_component_that_cannot_be_built_is_not_tried_all_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = tmp_path / "build.py"
    build.write_text("def is_current():\n    return False\n\nif __name__ == '__main__':\n    raise SystemExit(1)\n")
    monkeypatch.setattr(bootstrap, "COMPONENT", build)
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(bootstrap, "STATE", tmp_path / "state")
    monkeypatch.setattr(bootstrap, "install_node", lambda: True)
    first = bootstrap.build_component()
    assert first is not None and "static pictures" in first
    build.write_text("def is_current():\n    return False\n\nif __name__ == '__main__':\n    raise SystemExit(0)\n")
    assert bootstrap.build_component() == first
    (tmp_path / "state" / "component-failed").unlink()
    assert bootstrap.build_component() is None
