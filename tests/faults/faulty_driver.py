"""A driver that fails at its n-th call and is a real one otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neo4j import Driver
from neo4j.exceptions import IncompleteCommit, ServiceUnavailable, SessionExpired, TransientError


class Faults:
    """Counts the calls of all connections and fails at one of them, once.

    Args:
        at: Number of the call that fails, from 1; 0 never.
        after: Whether the call is carried out first, as when only the answer is lost.
    """

    def __init__(self, at: int = 0, *, after: bool = False) -> None:
        self.at = at
        self.after = after
        self.calls: list[str] = []

    def __call__(self, name: str, call: Any) -> Any:
        self.calls.append(name)
        if len(self.calls) != self.at:
            return call()
        if self.after:
            call()
        raise self.error(name)

    def error(self, name: str) -> Exception:
        if name == "commit":
            return IncompleteCommit("the connection is cut")
        kinds = (ServiceUnavailable, SessionExpired, TransientError)
        return kinds[self.at % len(kinds)]("the connection is cut")


class FaultyDriver:
    """Wraps a driver; only what ``BoltStore`` uses of it."""

    def __init__(self, driver: Driver, faults: Faults) -> None:
        self._driver = driver
        self._faults = faults
        self.execute_query_bookmark_manager = driver.execute_query_bookmark_manager

    def session(self, **options: Any) -> _Session:
        return self._faults("session", lambda: _Session(self._driver.session(**options), self._faults))

    def get_server_info(self) -> Any:
        return self._driver.get_server_info()

    def close(self) -> None:
        self._driver.close()


class _Session:
    def __init__(self, session: Any, faults: Faults) -> None:
        self._session = session
        self._faults = faults

    def begin_transaction(self, **options: Any) -> _Transaction:
        return self._faults("begin", lambda: _Transaction(self._session.begin_transaction(**options), self._faults))

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *error: Any) -> None:
        self._session.close()


class _Transaction:
    def __init__(self, transaction: Any, faults: Faults) -> None:
        self._transaction = transaction
        self._faults = faults

    def run(self, *arguments: Any) -> _Result:
        return self._faults("run", lambda: _Result(self._transaction.run(*arguments), self._faults))

    def commit(self) -> None:
        self._faults("commit", self._transaction.commit)

    def close(self) -> None:
        self._transaction.close()


class _Result:
    def __init__(self, result: Any, faults: Faults) -> None:
        self._result = result
        self._faults = faults

    def __iter__(self) -> Iterator[Any]:
        yield from self._faults("rows", lambda: list(self._result))

    def fetch(self, number: int) -> list[Any]:
        return self._faults("rows", lambda: self._result.fetch(number))

    def consume(self) -> Any:
        return self._faults("rows", self._result.consume)
