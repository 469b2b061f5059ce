"""A graph store on a server: address from the user, credentials only from the environment or a file."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import SettingsError, StoreError
from graph.schema import SCHEMA_VERSION
from graph.stores.base import Mode
from graph.stores.bolt import BoltStore, connect
from graph.stores.definitions import constraints
from graph.stores.folder import rebuild_hint


def open_remote(uri: str, *, mode: Mode, any_version: bool = False) -> BoltStore:
    """Open a server's database; when writing, constraints and indexes are made first.

    The database is the path of the address (``neo4j://host/plans``), else the server's default.

    Raises:
        SettingsError: The address holds a password, or no credentials are set.
        StoreError: The server does not answer, or holds a graph of another schema version.
    """
    parts = urlsplit(uri)
    if parts.hostname is None:
        raise SettingsError("the store's address names no host; write neo4j://host:7687")
    if parts.username or parts.password:
        raise SettingsError("no user name or password in the store's address; set NEO4J_USER and NEO4J_PASSWORD")
    user, password = credentials()
    address = f"{parts.scheme}://{parts.netloc}"
    database = parts.path.strip("/") or None
    store = BoltStore(lambda: connect(address, user, password), address=uri, mode=mode, database=database)
    try:
        if not any_version:
            _check_version(store)
        if mode == "write":
            dialect = store.dialect
            store.define([*constraints(), *dialect.full_text(), *filter(None, [dialect.settled])])
    except BaseException:
        store.close()
        raise
    return store


def credentials() -> tuple[str, str]:
    """Return user name and password: ``NEO4J_USER`` and ``NEO4J_PASSWORD``, or the file ``NEO4J_AUTH_FILE``.

    The file holds one line ``user/password``, as Neo4j's own ``NEO4J_AUTH``.

    Raises:
        SettingsError: Neither is set, or the file cannot be read or has another form.
    """
    if name := os.environ.get("NEO4J_AUTH_FILE"):
        try:
            user, slash, password = Path(name).expanduser().read_text(encoding="utf-8").strip().partition("/")
        except (OSError, UnicodeError) as error:
            raise SettingsError(f"NEO4J_AUTH_FILE {name} cannot be read ({type(error).__name__})") from error
        if not (user and slash and password):
            raise SettingsError(f"NEO4J_AUTH_FILE {name} does not hold one line user/password")
        return user, password
    user, password = os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    if not password:
        raise SettingsError("no credentials for the server; set NEO4J_USER and NEO4J_PASSWORD, or NEO4J_AUTH_FILE")
    return user, password


def _check_version(store: BoltStore) -> None:
    rows = store.read("MATCH (n:LoadRecord) RETURN DISTINCT n.schema_version AS version ORDER BY version")
    foreign = [row["version"] for row in rows if row["version"] != SCHEMA_VERSION]
    if foreign:
        raise StoreError(
            f"{store.address} has schema version {foreign[0]}, this program needs {SCHEMA_VERSION}; "
            f"{rebuild_hint(store.address)}"
        )
