"""The Neo4j Community server as jars from Maven's repository, and a Java that can run them.

Everything is found once and kept in Maven's own cache, so later runs need no network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE.parent.parent / ".pytest_cache" / "neo4j"
RESOLVE_SECONDS = 400


class NotAvailable(Exception):
    """The server cannot be had on this machine; says what was tried."""


@dataclass(frozen=True)
class Line:
    """One line of Neo4j releases with the Java versions it supports."""

    name: str
    version: str
    java_from: int
    java_to: int


LINES = {
    # The long-term line, and the newest one, which needs Java 21: the JRE 25 of the ArcadeDB wheel will do.
    "5.26": Line("5.26", "5.26.30", 17, 21),
    "2026": Line("2026", "2026.08.1", 21, 25),
}


def classpath(line: Line) -> list[Path]:
    """Return the jars of the server, its main jar among them."""
    kept = KEPT / f"classpath-{line.version}.txt"
    if kept.is_file() and (jars := _jars(kept)):
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise NotAvailable(f"no jars of Neo4j {line.version} and no Maven (mvn) to fetch them; or set NEO4J_URI")
    KEPT.mkdir(parents=True, exist_ok=True)
    tried = []
    for network in (["-o"], []):
        command = [maven, "-q", "-B", *network, "-f", str(HERE / "pom.xml"), f"-Dneo4j.version={line.version}"]
        command += ["dependency:build-classpath", f"-Dmdep.outputFile={kept}"]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=RESOLVE_SECONDS, stdin=subprocess.DEVNULL
            )
        except subprocess.TimeoutExpired:
            tried.append(f"no answer in {RESOLVE_SECONDS} s")
            continue
        if done.returncode == 0 and (jars := _jars(kept)):
            return jars
        tried.append((done.stdout + done.stderr).strip().splitlines()[0][:300] if done.stdout or done.stderr else "?")
    raise NotAvailable(f"Maven cannot resolve org.neo4j:neo4j:{line.version}: {tried[-1]}")


def _jars(kept: Path) -> list[Path]:
    jars = [Path(name) for name in kept.read_text(encoding="utf-8").strip().split(os.pathsep) if name]
    return jars if all(jar.is_file() for jar in jars) else []


def main_class(line: Line) -> str:
    """Return the class that starts the server; it was renamed in 2025, the service entry names it in every line."""
    jar = next(path for path in classpath(line) if path.name == f"neo4j-{line.version}.jar")
    with zipfile.ZipFile(jar) as archive:
        entry = archive.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode()
    return next(word for word in entry.split("\n") if word and not word.startswith("#")).strip()


def java(line: Line) -> Path:
    """Return a Java that this line of Neo4j supports."""
    found = {}
    for path in _javas():
        version = _version(path)
        if version is not None and line.java_from <= version <= line.java_to:
            return path
        found[str(path)] = version
    raise NotAvailable(f"Neo4j {line.version} needs Java {line.java_from} to {line.java_to}; found {found or 'none'}")


def _javas() -> list[Path]:
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    import arcadedb_embedded

    homes.append(Path(arcadedb_embedded.__file__).parent / "jre")
    names = [home / "bin" / name for home in homes for name in ("java", "java.exe")]
    return list(dict.fromkeys(path for path in names if path.is_file()))


@cache
def _version(path: Path) -> int | None:
    try:
        said = subprocess.run([str(path), "-version"], capture_output=True, text=True, timeout=60).stderr
    except OSError:
        return None
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else None
