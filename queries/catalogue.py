"""All named questions, and running one: a name and values in, rows out.

Questions are the ``.cypher`` files below this package; adding one is adding a file. Rows are dictionaries whose keys
are the declared columns in their order. Nothing here builds Cypher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from graph.errors import QueryError
from queries.header import QueryInfo, parse_query
from queries.parameters import check_parameters, near

FOLDER = Path(__file__).resolve().parent


class Reader(Protocol):
    """What a question needs of a store: run one Cypher text that reads."""

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> Sequence[Mapping[str, Any]]:
        """Return the rows, at most ``limit`` of them, each with its columns by name."""
        ...


@lru_cache(maxsize=1)
def list_queries() -> tuple[QueryInfo, ...]:
    """Return all questions, sorted by name.

    Raises:
        QueryError: A query file is not valid.
    """
    return tuple(read_query_file(path) for path in sorted(FOLDER.rglob("*.cypher")))


def read_query_file(path: Path) -> QueryInfo:
    """Return the question of one file below this package.

    Raises:
        QueryError: The file is not valid.
    """
    return parse_query(path.relative_to(FOLDER).with_suffix("").as_posix(), path.read_text(encoding="utf-8"))


def find_query(name: str) -> QueryInfo:
    """Return the question of this name; the subject may be left out (``who_owns_task``).

    Raises:
        QueryError: There is no such question; names those that look like it.
    """
    by_name = {info.name: info for info in list_queries()}
    if name in by_name:
        return by_name[name]
    short = [info for info in list_queries() if info.name.partition("/")[2] == name]
    if len(short) == 1:
        return short[0]
    hint = near(name, by_name if "/" in name else [full.partition("/")[2] for full in by_name])
    raise QueryError(f"no query {name[:80]!r}{hint}; `zeren query --list` names all {len(by_name)}")


def run_query(store: Reader, name: str, /, **params: object) -> list[dict[str, Any]]:
    """Ask a named question.

    The question's parameters are given by name; those with a default may be left out or be None.

    Returns:
        The rows in the declared order, each with exactly the declared columns in their order.

    Raises:
        QueryError: The name or a parameter is not valid, or the store answers with other columns than declared.
        StoreError: The store cannot answer.
    """
    info = find_query(name)
    names = [column.name for column in info.columns]
    rows = []
    for row in store.read(info.cypher, check_parameters(info, params)):
        if row.keys() != set(names):
            raise QueryError(f"{info.name}: declared columns {names}, the store answered with {list(row)}")
        rows.append({column: row[column] for column in names})
    return rows
