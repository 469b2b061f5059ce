"""A real Neo4j Community server on the loopback interface, with a home that is thrown away.

Measured on two cores: ready after 9 s, 370 MB, 6 s of processor time, 3 MB on disk.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from tests.neo4j.artifacts import LINES, Line, NotAvailable, classpath, java, main_class

START_SECONDS = 120
#: Two cores and several servers at once: a small heap, the fast compiler, one thread for the garbage.
OPTIONS = (
    "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss1m --add-modules=jdk.incubator.vector "
    "--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED "
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED -Dio.netty.tryReflectionSetAccessible=true"
).split()
CONFIGURATION = """
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.default_listen_address=127.0.0.1
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
server.bolt.connection_keep_alive=4s
dbms.security.allow_csv_import_from_file_urls=false
"""


@dataclass
class Neo4jServer:
    """A server that answers.

    Attributes:
        process: None when somebody else started it (``NEO4J_URI``).
    """

    name: str
    uri: str
    user: str
    password: str
    home: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    line: Line | None = None
    seconds: float = 0.0

    def environment(self) -> dict[str, str]:
        """Return the variables that open_store reads its credentials from."""
        return {"NEO4J_USER": self.user, "NEO4J_PASSWORD": self.password}

    def stop(self, *, in_order: bool = False) -> None:
        """Stop it; in order (ten seconds) when its home is used again, at once when it is thrown away."""
        if self.process is None:
            return
        if in_order:
            self.process.terminate()
        else:
            self.process.kill()
        self.process.wait(60)


def given_server() -> Neo4jServer | None:
    """Return the server of ``NEO4J_URI``, which must be empty because the tests clear it; None when it is not set."""
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    server = Neo4jServer("given", uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(uri, auth=(server.user, server.password)) as driver:
        number = driver.execute_query("MATCH (n) RETURN count(n) AS number").records[0]["number"]
    if number:
        raise RuntimeError(f"NEO4J_URI {uri} holds {number} nodes; the tests clear it, so name an empty database")
    return server


def start_server(line: Line, home: Path, *, settings: str = "", options: tuple[str, ...] = ()) -> Neo4jServer:
    """Start a server and return when it answers.

    Args:
        line: Which release.
        home: Empty or missing folder; an existing home is used again, password included.
        settings: More lines for neo4j.conf.
        options: More options for Java.

    Raises:
        NotAvailable: There are no jars or no Java.
        RuntimeError: It does not start; with the end of its log.
    """
    began = time.monotonic()
    jars, program, starter = classpath(line), java(line), main_class(line)
    for name in ("conf", "data", "logs", "import", "plugins", "lib", "run", "licenses", "certificates"):
        (home / name).mkdir(parents=True, exist_ok=True)
    port = free_port()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port) + settings, encoding="utf-8")
    log = home / "logs" / "console.log"
    command = [str(program), *OPTIONS, *options, "-cp", os.pathsep.join(map(str, jars)), starter]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=home, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT)
    server = Neo4jServer(line.name, f"bolt://127.0.0.1:{port}", "neo4j", _password(home), home, process, line)
    try:
        _wait(server, log)
    except BaseException:
        server.stop()
        raise
    server.seconds = time.monotonic() - began
    return server


def _password(home: Path) -> str:
    kept = home / "password"
    if not kept.is_file():
        kept.write_text(secrets.token_hex(12), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _wait(server: Neo4jServer, log: Path) -> None:
    """Wait for an answer to the server's own password, setting it in place of the initial one at the first start."""
    assert server.process is not None
    deadline = time.monotonic() + START_SECONDS
    port = int(server.uri.rpartition(":")[2])
    while time.monotonic() < deadline and server.process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0 and (_answers(server) or _set_password(server)):
                return
        time.sleep(0.2)
    end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"Neo4j {server.name} did not start in {START_SECONDS} s; its log ends with:\n{end}")


def _answers(server: Neo4jServer) -> bool:
    try:
        with GraphDatabase.driver(server.uri, auth=(server.user, server.password), max_transaction_retry_time=0) as d:
            d.execute_query("RETURN 1")
        return True
    except (AuthError, Neo4jError, DriverError):
        return False


def _set_password(server: Neo4jServer) -> bool:
    try:
        with GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j"), max_transaction_retry_time=0) as driver:
            query = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
            driver.execute_query(query, password=server.password, database_="system")
    except (AuthError, Neo4jError, DriverError):
        return False
    return _answers(server)


def run_admin(line: Line, home: Path, *words: str, folder: Path) -> str:
    """Run the real ``neo4j-admin`` on the home of a server that does not run; returns what it says.

    Raises:
        RuntimeError: It fails; with the end of what it says.
    """
    (home / "conf").mkdir(parents=True, exist_ok=True)
    opens = "".join(f"server.jvm.additional={option}\n" for option in OPTIONS if option.startswith("--add"))
    (home / "conf" / "neo4j.conf").write_text(opens, encoding="utf-8")
    command = [str(java(line)), *OPTIONS, "-cp", os.pathsep.join(map(str, classpath(line)))]
    done = subprocess.run(
        [*command, "org.neo4j.server.startup.Neo4jAdminCommand", *words],
        cwd=folder,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "HEAP_SIZE": "256m"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError((done.stdout + done.stderr)[-3000:])
    return done.stdout


@contextmanager
def running(name: str, home: Path) -> Iterator[Neo4jServer]:
    """Give a server of the named line while the block runs."""
    server = start_server(LINES[name], home)
    try:
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


__all__ = ["LINES", "Neo4jServer", "NotAvailable", "free_port", "given_server", "run_admin", "running", "start_server"]
