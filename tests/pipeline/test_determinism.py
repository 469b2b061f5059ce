"""The same files give the same rows in another process, with other hash seeds, language and time zone."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.project_files import ROOT

CODE = """
import hashlib, sys
from pathlib import Path
from graph.ledger import record_of
from graph.resolve import resolve_document
from graph.rows import build_rows
from loaders import read_source, state_facts
for path in sys.argv[1:]:
    facts = state_facts(read_source(Path(path)))
    rows = build_rows(facts, resolve_document(facts))
    print(record_of(rows, file="x")["digest"], hashlib.sha256(repr(rows).encode()).hexdigest())
"""


def test_rows_do_not_depend_on_the_process() -> None:
    files = sorted(map(str, (ROOT / "tests" / "gold" / "documents").glob("*.txt")))
    outcomes = set()
    for seed, language, zone in (("0", "C", "UTC"), ("1", "zh_CN.UTF-8", "Asia/Shanghai"), ("4711", "C", "US/Pacific")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": language, "TZ": zone, "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", CODE, *files]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        outcomes.add(done.stdout)

    assert len(outcomes) == 1
    assert len(outcomes.pop().splitlines()) == len(files) > 5
