"""The store behind the pages: opened for reading once, its answers kept until the data change.

Answers are kept by question, parameters and version of the data, so a load by another program shows within seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from graph.errors import StoreError
from graph.stores import GraphStore, open_store, store_location
from queries import Answer, run_query, run_readonly

#: One row of an answer; never changed, as the answers are shared.
Row = Mapping[str, Any]

#: Columns of ``explorer/data_version``; the second is the time of the last load.
_VERSION = ("documents", "loaded_at", "first_digest", "last_digest", "progress_files", "progress_at")


class NoStoreError(StoreError):
    """There is no store yet where the explorer looks for one."""


def location() -> str:
    """Return where the store is or would be, as one text."""
    where = store_location()
    return str(where.absolute()) if isinstance(where, Path) else where


def store() -> GraphStore:
    """Return the store, opened with the account that cannot write.

    Raises:
        NoStoreError: The folder is not there, or is empty.
        StoreError: It cannot be opened.
    """
    where = location()
    if "://" not in where and not _has_content(Path(where)):
        raise NoStoreError(f"no store in {where}")
    return _open(where)


def ask(name: str, **params: object) -> list[Row]:
    """Return the rows of a named question.

    Raises:
        QueryError: The name or a parameter is not valid.
        StoreError: The store does not answer.
    """
    given = tuple(sorted((key, value) for key, value in params.items() if value is not None))
    return list(_rows(location(), data_version(), name, given))


def ask_one(name: str, **params: object) -> Row | None:
    """Return the only row of a named question, or None when it has none."""
    rows = ask(name, **params)
    return rows[0] if rows else None


def ask_typed(text: str, limit: int) -> Answer:
    """Run Cypher that the reader typed; it may only read.

    Raises:
        QueryError: The text does more than read, or is not valid.
        StoreError: The store does not answer.
    """
    return run_readonly(store(), text, limit=limit)


def document_text(document_id: str) -> str:
    """Return the stored text of a document; empty when there is no such document."""
    return "".join(row["content"] for row in ask("documents/document_text", document_id=document_id))


def data_version() -> str:
    """Return a text that is another one after every load and removal."""
    return _version(location())


def loaded_at() -> str | None:
    """Return the UTC time of the last load, or None for an empty store."""
    return _part("loaded_at") or None


def has_progress() -> bool:
    """Tell whether any office has reported on a task or target."""
    return _part("progress_files") not in ("", "0")


def _part(column: str) -> str:
    return data_version().split("|")[_VERSION.index(column)]


def forget() -> None:
    """Ask the store again, because this program has just changed it."""
    _version.clear()
    _rows.clear()


def options(rows: Iterable[Row], key: str) -> list[Any]:
    """Return the distinct values of a column in order of appearance, without absent ones."""
    return list(dict.fromkeys(row[key] for row in rows if row[key] is not None))


def _has_content(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


@st.cache_resource(max_entries=4, show_spinner=False)
def _open(where: str) -> GraphStore:
    return open_store(where, mode="read")


@st.cache_data(ttl=3, max_entries=8, show_spinner=False)
def _version(where: str) -> str:
    row = run_query(store(), "explorer/data_version")[0]
    return "|".join(str(row[key] or "") for key in _VERSION)


# The rows themselves, not copies: answers are shared by all readers and never changed.
@st.cache_resource(max_entries=400, show_spinner=False)
def _rows(where: str, version: str, name: str, params: tuple[tuple[str, object], ...]) -> list[Row]:
    rows: list[Row] = [*run_query(store(), name, **dict(params))]
    return rows
