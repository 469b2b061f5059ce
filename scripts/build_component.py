"""Builds the explorer's graph component: JavaScript sources in, one minified file with its licence notices out.

Needs Node.js 18 or later on the path (``scripts/bootstrap.py`` brings it as a wheel where there is none) and its
packages, pinned by package-lock.json. Does nothing when the file is newer than all its sources. Ends with 1 when it
cannot be built; the explorer then draws static pictures.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "explorer" / "components" / "graph_view"
BUNDLE = FOLDER / "dist" / "graph_view.js"
STAMP = FOLDER / "dist" / "sources.sha256"
SOURCES = ("package-lock.json", "package.json", "graph_view.js", "style.js")
SECONDS = 300


def stamp() -> str:
    """Return one hash over everything that the bundle is made from."""
    total = hashlib.sha256()
    for name in SOURCES:
        total.update((FOLDER / name).read_bytes())
    return total.hexdigest()


def is_current() -> bool:
    """Tell whether the bundle was made from exactly these sources."""
    return BUNDLE.is_file() and STAMP.is_file() and STAMP.read_text() == stamp()


def run(*words: str) -> bool:
    """Run a program in the component's folder; print what it said only when it fails."""
    program = shutil.which(words[0])
    if program is None:
        print(f"component: {words[0]} is not on the path", file=sys.stderr)
        return False
    command = [program, *words[1:]]
    env = {**os.environ, "CI": "true"}
    try:
        done = subprocess.run(
            command, cwd=FOLDER, env=env, timeout=SECONDS, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"component: {words[0]}: {error}", file=sys.stderr)
        return False
    if done.returncode != 0:
        print(done.stdout[-3000:], file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    """Build unless the bundle is current."""
    if is_current():
        return 0
    # The build program comes as a package with its binary; no install script has to run.
    if not run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"):
        return 1
    if not run("npm", "run", "--silent", "build"):
        return 1
    STAMP.write_text(stamp())
    print(f"component: {BUNDLE.relative_to(ROOT)} ({BUNDLE.stat().st_size // 1000} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
