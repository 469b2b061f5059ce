"""Typed queries return at most so many rows and say when there are more."""

from __future__ import annotations

import pytest

from graph.errors import QueryError
from queries.console import MAX_ROWS, run_readonly


class Counting:
    """Answers with the numbers from 1, as many as are fetched."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.texts: list[str] = []

    def read_typed(self, query, *, limit):
        self.texts.append(query)
        return [{"n": n, "m": -n} for n in range(1, min(self.total, limit) + 1)]


@pytest.mark.parametrize(("total", "rows", "truncated"), [(0, 0, False), (4, 4, False), (5, 5, False), (6, 5, True)])
def test_run_readonly_says_when_there_are_more(total: int, rows: int, truncated: bool) -> None:
    answer = run_readonly(Counting(total), "MATCH (n) RETURN n.n AS n, n.m AS m", limit=5)
    assert (len(answer.rows), answer.truncated) == (rows, truncated)
    assert answer.columns == (("n", "m") if rows else ())


@pytest.mark.parametrize("limit", [0, -1, MAX_ROWS + 1])
def test_run_readonly_refuses_the_limit(limit: int) -> None:
    with pytest.raises(QueryError, match=str(MAX_ROWS)):
        run_readonly(Counting(1), "RETURN 1 AS x", limit=limit)


def test_run_readonly_sends_nothing_that_writes() -> None:
    store = Counting(1)
    with pytest.raises(QueryError):
        run_readonly(store, "MATCH (n) DETACH DELETE n")
    assert store.texts == []
