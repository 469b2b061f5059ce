"""The demo: loads the bundled plans, answers three questions, then opens the explorer.

Runs the real commands, each shown as a person would type it. The store lies in data/store; a second demo finds
everything loaded. ``DEMO_NO_SERVER=1`` or ``--answers`` stops before the explorer.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = "data/documents"
STORE = "data/store"
QUESTIONS = (
    ("谁负责、谁配合？ Who owns it, who supports?", ["who", "中原科技城"]),
    ("这个单位承担哪些任务？ What does this unit answer for?", ["unit", "市科技局"]),
    ("目标落实到谁，依据在哪？ Who is behind a target, and where does it say so?", ["chain", "高新技术企业"]),
)


def command(*words: str) -> list[str]:
    """Return the command that runs ``zeren`` with this Python, wherever the path points."""
    return [sys.executable, "-m", "cli", *words]


def zeren(*words: str) -> int:
    """Show a command, run it, and say how long it took."""
    print(f"\n$ zeren {shlex.join(words)}", flush=True)
    start = time.monotonic()
    code = subprocess.run(command(*words), cwd=ROOT, env=environment(), check=False).returncode
    print(f"  ({time.monotonic() - start:.1f} s)", flush=True)
    return code


def environment() -> dict[str, str]:
    """Return the environment with the demo's store, unless the person chose another."""
    return {"ZEREN_STORE": str(ROOT / STORE), "PYTHONUTF8": "1", **os.environ}


def answer() -> int:
    """Load the bundled plans and answer the three questions; the first code that is not 0 ends it."""
    start = time.monotonic()
    if code := zeren("load", DOCUMENTS):
        return code
    for title, words in QUESTIONS:
        print(f"\n── {title}", flush=True)
        if code := zeren(*words):
            return code
    print(f"\nAnswered in {time.monotonic() - start:.0f} s. Try: .venv/bin/zeren --help", flush=True)
    return 0


def explore() -> int:
    """Run the explorer until Ctrl-C."""
    print("\nThe explorer starts; Ctrl-C ends it.", flush=True)
    try:
        return subprocess.run(command("explore"), cwd=ROOT, env=environment(), check=False).returncode
    except KeyboardInterrupt:
        return 0


def stop() -> int:
    """Stop the server of the demo's store, which otherwise ends by itself when idle."""
    from graph.stores import stop_store

    stopped = stop_store(environment()["ZEREN_STORE"])
    print("The store's server was stopped." if stopped else "No store server was running.", flush=True)
    return 0


def main() -> int:
    """Run what the options ask for; without options everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--answers", action="store_true", help="stop before the explorer")
    only.add_argument("--explorer", action="store_true", help="only the explorer")
    only.add_argument("--stop", action="store_true", help="only stop the store's server")
    options = parser.parse_args()
    if options.stop:
        return stop()
    if options.explorer:
        return explore()
    code = answer()
    return code if code or options.answers or os.environ.get("DEMO_NO_SERVER") else explore()


if __name__ == "__main__":
    sys.exit(main())
