"""The process that owns the folder of an embedded store and serves it over Bolt on the loopback interface.

Started by ``graph.stores.embedded`` as ``python -m graph.stores.server FOLDER``; ends when nobody has used it for a
while or on request. Passwords are new at every start and stand only in ``running.json``, which only the owner can read.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

import arcadedb_embedded
import jpype  # type: ignore[import-untyped]
from arcadedb_embedded.jvm import start_jvm
from arcadedb_embedded.server import ArcadeDBServer

from graph.stores.control import HOST, Control
from graph.stores.definitions import constraints, full_text_for_arcadedb
from graph.stores.folder import RUNNING, SERVER_LOCK, Running, locked, write_private, write_running

log = logging.getLogger("graph.stores.server")

DATABASE = "zeren"
WRITER, READER = "root", "reader"
ENGINE = f"arcadedb-{arcadedb_embedded.__version__}"
#: Seconds one statement may take; the engine ignores the driver's timeout.
COMMAND_SECONDS = 20
IDLE_SECONDS = 900.0
PORT_ATTEMPTS = 3
#: A message that is larger leaves the client waiting without an answer; ``graph.writer`` stays below.
MESSAGE_BYTES = 64 * 1024 * 1024
ADMIN_GROUP = {
    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
    "resultSetLimit": -1,
    "readTimeout": -1,
    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
}
READER_GROUP = {"access": [], "resultSetLimit": -1, "readTimeout": -1, "types": {"*": {"access": ["readRecord"]}}}


def main() -> None:
    """Serve the folder named by the only argument until nobody needs it."""
    folder = Path(sys.argv[1])
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    os.chdir(folder)  # the engine writes ./log
    code = 1
    try:
        with locked(folder / SERVER_LOCK, seconds=60):
            _serve(folder)
        code = 0
    except TimeoutError:
        log.error("%s: another server runs", folder)
    except BaseException:
        log.exception("the server fails")
    finally:
        # The engine's threads would keep a process alive whose start failed half-way.
        logging.shutdown()
        os._exit(code)


def _serve(folder: Path) -> None:
    began = time.monotonic()
    (folder / RUNNING).unlink(missing_ok=True)
    control = Control(secrets.token_hex(16), os.getpid())
    start_jvm(heap_size=os.environ.get("ZEREN_STORE_HEAP", "1g"), jvm_args=_jvm_arguments(folder), interrupt=False)
    for number in (signal.SIGTERM, signal.SIGINT):  # after the JVM, which brings handlers of its own
        signal.signal(number, lambda *_: control.stop())
    server, running = _start_engine(folder, control)
    try:
        _define(server.create_database(DATABASE))
        control.serve()
        write_running(folder, running)
        log.info("ready after %.1f s, Bolt on %s:%d", time.monotonic() - began, HOST, running.bolt_port)
        reason = control.wait(float(os.environ.get("ZEREN_STORE_IDLE_SECONDS", IDLE_SECONDS)))
        log.info("stops: %s", reason)
    finally:
        (folder / RUNNING).unlink(missing_ok=True)
        server.stop()


def _jvm_arguments(folder: Path) -> list[str]:
    seconds = float(os.environ.get("ZEREN_STORE_QUERY_SECONDS", COMMAND_SECONDS))
    return [
        # The quick compiler only: starts in two thirds of the time, and plans are small.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={folder / 'log' / 'hs_err_pid%p.log'}",
        f"-Darcadedb.command.timeout={int(seconds * 1000)}",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
        "-Darcadedb.support.autoRegister=false",
        "-Darcadedb.txWalFlush=2",
        "-Darcadedb.queryMaxHeapRAM=384",
        f"-Darcadedb.bolt.maxMessageSize={MESSAGE_BYTES}",
        f"-Darcadedb.bolt.packstream.maxValueLength={MESSAGE_BYTES}",
        f"-Darcadedb.server.logsDirectory={folder / 'log'}",
    ]


def _start_engine(folder: Path, control: Control) -> tuple[ArcadeDBServer, Running]:
    """Start the engine with two accounts whose passwords are those of this run."""
    config = folder / "config"
    config.mkdir(exist_ok=True)
    groups = {"admin": ADMIN_GROUP, "reader": READER_GROUP}
    write_private(config / "server-groups.json", json.dumps({"version": 1, "databases": {"*": {"groups": groups}}}))
    for attempt in range(PORT_ATTEMPTS):
        (config / "server-users.jsonl").unlink(missing_ok=True)
        passwords = secrets.token_hex(16), secrets.token_hex(16)
        running = Running(os.getpid(), _free_port(), control.port, control.token, *passwords)
        try:
            server = _engine(folder, running)
            server.start()
            break
        except arcadedb_embedded.ArcadeDBError:
            # Somebody may have taken a port between our asking for it and the engine's opening it.
            if attempt + 1 == PORT_ATTEMPTS:
                raise
    _create_reader(server, running.reader_password)
    (config / "server-users.jsonl").chmod(0o600)
    return server, running


def _engine(folder: Path, running: Running) -> ArcadeDBServer:
    return ArcadeDBServer(
        str(folder),
        running.writer_password,
        {
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "host": HOST,
            "bolt_port": running.bolt_port,
            "bolt_defaultDatabase": DATABASE,
            "http_port": _free_port(),
        },
    )


def _create_reader(server: ArcadeDBServer, password: str) -> None:
    security = server._java_server.getSecurity()
    user = {"name": READER, "password": str(security.encodePassword(password)), "databases": {DATABASE: ["reader"]}}
    security.createUser(jpype.JClass("com.arcadedb.serializer.json.JSONObject")(json.dumps(user)))


def _define(database: Any) -> None:
    for statement in full_text_for_arcadedb():
        database.command("sql", statement)
    for statement in constraints():
        database.command("opencypher", statement)


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
