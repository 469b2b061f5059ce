"""Neo4j's own analyser finds nothing to say about any query, as Cypher 5 and with this project's labels and properties.

Needs Node.js and, the first time, the packages pinned in tests/cypher_lint/package-lock.json.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from graph import schema
from queries import QueryInfo, list_queries

LINT = Path(__file__).resolve().parent.parent / "cypher_lint"
SAMPLES = {"STRING": "x", "INTEGER": 1, "FLOAT": 1.5, "BOOLEAN": True, "LIST<STRING>": ["x"]}
NODE_MAJOR = 18


def install() -> None:
    """Install the pinned packages once; skip with the reason where that is not possible."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Neo4j's analyser needs Node.js (node and npm) on the path")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < NODE_MAJOR:
        pytest.skip(f"Neo4j's analyser needs Node.js {NODE_MAJOR} or later, found {version}")
    stamp, lock = LINT / "node_modules" / ".zeren-lock", (LINT / "package-lock.json").read_text("utf-8")
    with (LINT / "package.json").open(encoding="utf-8") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)  # two test runs at once install once
        if stamp.is_file() and stamp.read_text("utf-8") == lock:
            return
        command = [npm, "ci", "--ignore-scripts"]
        done = subprocess.run(command, cwd=LINT, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode != 0:
            pytest.skip(f"npm ci in tests/cypher_lint failed: {done.stderr.strip()[-300:]}")
        stamp.write_text(lock, encoding="utf-8")


def lint(queries: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return what the analyser says about the queries."""
    properties = {p.name for node in schema.NODES for p in node.properties}
    properties |= {p.name for rel in schema.RELATIONSHIPS for p in schema.properties_of(rel)}
    model = {
        "labels": [node.label for node in schema.NODES],
        "relationshipTypes": [rel.type for rel in schema.RELATIONSHIPS],
        "propertyKeys": sorted(properties),
    }
    done = subprocess.run(
        ["node", "lint.cjs"], cwd=LINT, input=json.dumps({"schema": model, "queries": queries}),
        capture_output=True, text=True, timeout=300, check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def as_input(info: QueryInfo) -> dict[str, object]:
    return {
        "name": info.name, "text": info.cypher,
        "parameters": {parameter.name: SAMPLES[parameter.type] for parameter in info.parameters},
    }


@pytest.fixture(scope="module", autouse=True)
def analyser() -> None:
    install()


@pytest.mark.slow
def test_analyser_accepts_every_query() -> None:
    assert lint([as_input(info) for info in list_queries()]) == []


@pytest.mark.slow
def test_analyser_sees_mistakes() -> None:
    mistakes = {
        "label": "MATCH (t:Tsk) RETURN t.id AS id",
        "type": "MATCH (:Unit)-[r:RESPONSIBLE]->(:Task) RETURN r.id AS id",
        "property": "MATCH (t:Task) RETURN t.titel AS title",
        "function": "RETURN sizes([1]) AS n",
        "value": "MATCH (t:Task) RETURN size(t) AS n",
        "parameter": "MATCH (t:Task) RETURN $x AS x",
        "variable": "MATCH (t:Task) RETURN s.id AS id",
        "syntax": "MATCH (t:Task) RETRN t.id AS id",
    }
    found = lint([{"name": name, "text": text, "parameters": {}} for name, text in mistakes.items()])
    assert {problem["name"] for problem in found} == set(mistakes)
