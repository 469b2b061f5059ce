"""A store at an address: the embedded engine's own Bolt port stands in for a server of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import SettingsError, StoreError
from graph.rows import build_rows
from graph.stores import GraphStore, Statement, open_store, store_location
from graph.stores.folder import read_running
from graph.writer import remove_document, write_document
from tests.graph.plans import example


@pytest.fixture
def address(store: GraphStore, store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    store.read("RETURN 1 AS x")
    running = read_running(store_folder)
    assert running is not None
    monkeypatch.setenv("NEO4J_USER", "root")
    monkeypatch.setenv("NEO4J_PASSWORD", running.writer_password)
    return f"bolt://127.0.0.1:{running.bolt_port}/zeren"


def test_open_store_at_an_address_writes_reads_and_removes(address: str) -> None:
    plan = example()
    with open_store(address, mode="write") as remote:
        write_document(remote, build_rows(plan.facts(), plan.resolution()), file="plan.txt")
        assert remote.read("MATCH (t:Task) RETURN t.title AS title") == [{"title": "任务"}]
        assert remove_document(remote, plan.document_id)
        assert "ArcadeDB" in remote.engine and remote.address == address


def test_open_store_by_routing_address(address: str) -> None:
    with open_store(address.replace("bolt://", "neo4j://")) as remote:
        assert remote.read("RETURN 1 AS x") == [{"x": 1}]


def test_open_store_credentials_from_a_file(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    file = tmp_path / "auth"
    file.write_text(f"root/{os.environ['NEO4J_PASSWORD']}\n", encoding="utf-8")
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setenv("NEO4J_AUTH_FILE", str(file))

    with open_store(address) as remote:
        assert remote.read("RETURN 1 AS x") == [{"x": 1}]


def test_open_store_wrong_password_is_named_but_not_shown(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-canary")

    with pytest.raises(StoreError, match="password refused") as caught:
        open_store(address)

    assert "secret-canary" not in str(caught.value)


def test_open_store_nobody_there_is_said_at_once(address: str) -> None:
    with pytest.raises(StoreError, match="does not answer"):
        open_store("bolt://127.0.0.1:9")


def test_open_store_of_another_schema_version_is_refused(store: GraphStore, address: str) -> None:
    store.write([Statement("CREATE (:LoadRecord {id: 'l', schema_version: 0})")])

    with pytest.raises(StoreError, match=r"schema version 0.*zeren rebuild bolt://"):
        open_store(address)


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("bolt://root:secret-canary@127.0.0.1:7687", "no user name or password in the store's address"),
        ("http://127.0.0.1:7474", "http://… is not a folder and not bolt:// or neo4j://"),
        ("bolt://", "names no host"),
    ],
)
def test_open_store_bad_address(location: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "x")

    with pytest.raises(SettingsError, match=says) as caught:
        open_store(location)

    assert "secret-canary" not in str(caught.value)


def test_open_store_without_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(SettingsError, match="NEO4J_USER and NEO4J_PASSWORD"):
        open_store("bolt://127.0.0.1:7687")
    (tmp_path / "auth").write_text("no slash", encoding="utf-8")
    for file, says in ((tmp_path / "auth", "one line user/password"), (tmp_path / "none", "cannot be read")):
        monkeypatch.setenv("NEO4J_AUTH_FILE", str(file))
        with pytest.raises(SettingsError, match=says):
            open_store("bolt://127.0.0.1:7687")


def test_store_location_given_then_environment_then_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZEREN_STORE", raising=False)
    assert store_location() == Path("data/store")
    monkeypatch.setenv("ZEREN_STORE", "neo4j://host:7687")
    assert store_location() == "neo4j://host:7687"
    assert store_location("here") == Path("here")
