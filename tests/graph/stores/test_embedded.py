"""The embedded store's process: started on demand, shared, left alone by its clients' ends, and recovered."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import QueryError, StoreError
from graph.stores import Statement, open_store, server_of, stop_store
from graph.stores.folder import MARKER, RUNNING, SERVER_LOCK, read_running
from tests.project_files import ROOT

READ = "import sys; from graph.stores import open_store; print(open_store(sys.argv[1]).read('RETURN 1 AS x'))"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "store"
    stop_store(tmp_path / "store")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store whose server stands through all tests that leave it as it is; its queries may take two seconds."""
    folder = tmp_path_factory.mktemp("standing") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZEREN_STORE_QUERY_SECONDS", "2")
        # Tests between two that use it take longer than servers of tests (tests/conftest.py) wait for a client.
        patch.setenv("ZEREN_STORE_IDLE_SECONDS", "900")
        with open_store(folder, mode="write") as store:
            store.write([Statement("UNWIND range(1, 300) AS i CREATE (:Task {id: toString(i)})")])
    yield folder
    stop_store(folder)


def child(folder: Path, code: str = READ, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def make(folder: Path) -> int:
    """Make a store with one node; returns the server's process id."""
    with open_store(folder, mode="write") as store:
        store.write([Statement("CREATE (:Task {id: 'a'})")])
    pid = server_of(folder)
    assert pid is not None
    return pid


def number_of_nodes(folder: Path) -> int:
    with open_store(folder) as store:
        return int(store.read("MATCH (n) RETURN count(n) AS number")[0]["number"])


def wait_until(condition, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def test_open_store_for_reading_does_not_make_a_store(folder: Path) -> None:
    with pytest.raises(StoreError, match=r"no store in .*zeren load"):
        open_store(folder)

    assert not folder.exists()


def test_open_store_leaves_other_folders_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "report.docx").write_bytes(b"mine")

    with pytest.raises(StoreError, match=r"not a store and not empty \(report\.docx"):
        open_store(folder, mode="write")

    assert [path.name for path in folder.iterdir()] == ["report.docx"]


@pytest.mark.parametrize(
    ("marker", "says"),
    [
        ('{"schema_version": 999, "engine": "arcadedb 26"}', "schema version 999.*zeren rebuild"),
        ('{"schema_version": 1, "engine": "otherdb 1"}', "made by otherdb 1.*zeren load --store"),
        ("not json", "damaged.*zeren load --store"),
    ],
)
def test_open_store_refuses_a_store_of_another_kind(folder: Path, marker: str, says: str) -> None:
    folder.mkdir()
    (folder / MARKER).write_text(marker)

    with pytest.raises(StoreError, match=says):
        open_store(folder)


def test_server_outlives_its_client_and_serves_the_next(standing: Path) -> None:
    pid = server_of(standing)

    assert pid is not None and number_of_nodes(standing) == 300
    assert server_of(standing) == pid


def test_only_the_owner_can_read_passwords_and_only_loopback_listens(standing: Path) -> None:
    for name in (RUNNING, MARKER, "config/server-users.jsonl"):
        assert stat.S_IMODE((standing / name).stat().st_mode) == 0o600, name
    assert stat.S_IMODE(standing.stat().st_mode) == 0o700
    ports = listening(server_of(standing) or 0)
    assert len(ports) >= 2 and all(address.startswith("127.") for address, _ in ports), ports


def listening(pid: int) -> list[tuple[str, int]]:
    """Addresses at which a process listens, from the kernel's tables."""
    inodes = set()
    for entry in list(Path(f"/proc/{pid}/fd").iterdir()):
        try:
            target = str(entry.readlink())
        except FileNotFoundError:  # closed since
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    found = []
    for table, version in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                address, port = fields[1].split(":")
                found.append((_address(address, version), int(port, 16)))
    return found


def _address(words: str, version: socket.AddressFamily) -> str:
    raw = b"".join(bytes.fromhex(words[i : i + 8])[::-1] for i in range(0, len(words), 8))
    return socket.inet_ntop(version, raw).removeprefix("::ffff:")


def test_two_processes_that_start_at_once_get_one_server(folder: Path) -> None:
    make(folder)
    stop_store(folder)

    results = [process.communicate(timeout=60) for process in [child(folder) for _ in range(3)]]

    assert [out for out, _ in results] == ["[{'x': 1}]\n"] * 3, results
    starts = (folder / "log" / "server.log").read_text(encoding="utf-8").count("ready after")
    assert starts == 1


def test_server_keeps_neither_pipes_nor_terminal_of_its_starter(folder: Path) -> None:
    make(folder)
    stop_store(folder)

    out, _ = child(folder).communicate(timeout=60)  # returns only when nobody holds the pipe any more

    assert out == "[{'x': 1}]\n"
    pid = server_of(folder)
    assert pid is not None and os.getsid(pid) != os.getsid(0)


def test_killed_server_is_replaced_and_nothing_is_lost(folder: Path) -> None:
    pid = make(folder)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not is_running(pid))

    assert read_running(folder) is not None, "the stale file is part of the test"
    assert number_of_nodes(folder) == 1
    assert server_of(folder) not in (None, pid)


def test_open_client_survives_the_death_of_its_server(folder: Path) -> None:
    with open_store(folder, mode="write") as store:
        store.write([Statement("CREATE (:Task {id: 'a'})")])
        pid = server_of(folder)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not is_running(pid))

        assert store.read("MATCH (n) RETURN n.id AS id") == [{"id": "a"}]
        store.write([Statement("CREATE (:Task {id: 'b'})")])

    assert number_of_nodes(folder) == 2


def test_stale_process_id_of_another_program_is_not_taken_for_the_server(folder: Path) -> None:
    make(folder)
    stop_store(folder)
    stale = {
        "pid": os.getpid(), "bolt_port": 1, "control_port": 1, "token": "t", "writer_password": "w", "reader_password": "r",
    }  # fmt: skip
    (folder / RUNNING).write_text(json.dumps(stale))

    assert server_of(folder) is None
    assert number_of_nodes(folder) == 1


def test_idle_server_stops_but_not_while_a_client_is_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_STORE_IDLE_SECONDS", "1.5")
    with open_store(folder, mode="write") as store:
        store.write([Statement("CREATE (:Task {id: 'a'})")])
        pid = server_of(folder)
        time.sleep(3)
        assert server_of(folder) == pid

    wait_until(lambda: server_of(folder) is None, 15)
    wait_until(lambda: not (folder / RUNNING).exists(), 15)
    assert number_of_nodes(folder) == 1


def test_client_killed_without_closing_does_not_keep_the_server(folder: Path) -> None:
    make(folder)
    stop_store(folder)
    code = (
        "import sys, time; from graph.stores import open_store; store = open_store(sys.argv[1]); "
        "store.read('RETURN 1 AS x'); print('up', flush=True); time.sleep(60)"
    )
    client = child(folder, code, ZEREN_STORE_IDLE_SECONDS="1")
    assert client.stdout is not None and client.stdout.readline() == "up\n", (
        client.stderr.read() if client.stderr else ""
    )

    client.kill()
    client.communicate()

    wait_until(lambda: server_of(folder) is None, 15)


def test_stop_store_waits_until_the_files_are_closed(folder: Path) -> None:
    pid = make(folder)

    assert stop_store(folder) is True
    assert not is_running(pid) and not (folder / RUNNING).exists()
    assert stop_store(folder) is False


def test_stop_store_on_a_folder_that_is_no_store(tmp_path: Path) -> None:
    assert stop_store(tmp_path) is False and stop_store(tmp_path / "none") is False
    assert not (tmp_path / SERVER_LOCK).exists()


def test_wrong_token_gets_no_answer(standing: Path) -> None:
    running = read_running(standing)
    assert running is not None
    for line in (b'{"token": "wrong", "command": "stop"}\n', b"GET / HTTP/1.1\n", b"\xff" * 2000):
        with socket.create_connection(("127.0.0.1", running.control_port), timeout=60) as connection:
            connection.sendall(line)
            try:
                assert connection.recv(100) == b""
            except ConnectionResetError:
                pass

    assert server_of(standing) == running.pid


def test_query_without_end_is_stopped(standing: Path) -> None:
    with open_store(standing) as store:
        began = time.monotonic()

        with pytest.raises(QueryError, match="longer than the store allows"):
            store.read("MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = d.id RETURN count(*) AS n")

        assert time.monotonic() - began < 120, "it would take days"
        assert store.read("RETURN 1 AS x") == [{"x": 1}]


def test_query_that_brings_the_server_down_is_given_up_and_the_store_lives(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZEREN_STORE_HEAP", "128m")
    with open_store(folder, mode="write") as store:
        store.write([Statement("CREATE (:Task {id: 'a'})")])
        with pytest.raises(StoreError, match="too much memory"):
            store.read("RETURN reduce(s = 'x', i IN range(1, 40) | s + s) AS s")

        assert store.read("MATCH (n) RETURN n.id AS id") == [{"id": "a"}]


@pytest.mark.parametrize(
    "query",
    [
        "UNWIND range(1, 3000000) AS i RETURN collect(toString(i))",
        "RETURN " + "[" * 1000 + "1" + "]" * 1000,
        "RETURN " + "(" * 20000 + "1" + ")" * 20000,
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n",
    ],
)
def test_query_out_of_all_bounds_is_refused_and_the_server_stays(standing: Path, query: str) -> None:
    pid = server_of(standing)
    with open_store(standing) as store:
        with pytest.raises(QueryError):
            store.read(query)

        assert store.read("RETURN 1 AS x") == [{"x": 1}]
    assert server_of(standing) == pid


def test_server_that_cannot_start_names_its_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder)
    stop_store(folder)
    monkeypatch.setenv("ZEREN_STORE_HEAP", "no size")

    with open_store(folder) as store, pytest.raises(StoreError, match=r"ended at its start.*server\.log"):
        store.read("RETURN 1 AS x")
