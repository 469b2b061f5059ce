"""Graph stores: one protocol, and ``open_store`` that finds the right one for an address.

A folder is an embedded store, ``bolt://``, ``neo4j://`` and ``neo4j+s://`` addresses a server.
"""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import SettingsError
from graph.stores.base import GraphStore, Mode, Statement
from graph.stores.certificates import CHECKED, UNCHECKED
from graph.stores.embedded import EmbeddedStore, server_of, stop_store
from graph.stores.failures import ConflictError, UnknownOutcomeError
from graph.stores.remote import open_remote

__all__ = [
    "ConflictError",
    "GraphStore",
    "Mode",
    "Statement",
    "UnknownOutcomeError",
    "open_store",
    "server_of",
    "stop_store",
    "store_location",
]

DEFAULT_FOLDER = Path("data") / "store"


def store_location(location: str | Path | None = None) -> str | Path:
    """Return the address or folder that is meant: the given one, else ``ZEREN_STORE``, else ``./data/store``.

    Raises:
        SettingsError: It is an address of a kind that is not known.
    """
    chosen = location if location is not None else os.environ.get("ZEREN_STORE") or DEFAULT_FOLDER
    if isinstance(chosen, str) and "://" in chosen:
        scheme = chosen.partition("://")[0]
        if scheme.endswith(UNCHECKED):
            raise SettingsError(
                f"store {scheme}://… would take any certificate; write {scheme.removesuffix(UNCHECKED)}{CHECKED}:// and name "
                "your own authority, or the self-signed certificate itself, in SSL_CERT_FILE"
            )
        if scheme not in ("bolt", "bolt+s", "neo4j", "neo4j+s"):
            raise SettingsError(f"store {scheme}://… is not a folder and not bolt:// or neo4j://")
        return chosen
    return Path(chosen)


def open_store(location: str | Path | None = None, *, mode: Mode = "read", any_version: bool = False) -> GraphStore:
    """Open a store; the connection is made, and the server of a folder started, when it is first used.

    Args:
        location: Folder, address, or None for ``ZEREN_STORE`` or ``./data/store``.
        mode: ``read`` logs in with an account that cannot write (embedded store), ``write`` makes a folder that does
            not exist a new store.
        any_version: Whether a store of another schema version will do; only ``zeren rebuild`` can make sense of it.

    Raises:
        SettingsError: The address or the credentials are not valid.
        StoreError: The folder is no store, or of another schema version.
    """
    where = store_location(location)
    if isinstance(where, Path):
        return EmbeddedStore(where, mode=mode, any_version=any_version)
    return open_remote(where, mode=mode, any_version=any_version)
