"""A graph store behind Bolt: Neo4j 5 or later, or ArcadeDB, through the official driver."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, Record, Session, Transaction

from graph.errors import QueryError, StoreError
from graph.stores.base import Mode, Statement
from graph.stores.dialect import Dialect, dialect_of
from graph.stores.failures import ConflictError, LoserError, LostError, translated
from graph.stores.values import plain

#: Seconds a reading query may take on Neo4j; the embedded engine has its own limit (``server.COMMAND_SECONDS``).
READ_SECONDS = 20.0
#: Seconds after which a reading transaction is given up that still has no answer: far more than an engine allows a query.
#: Neo4j tells the driver how long a line may be silent, ArcadeDB does not; it once left a BEGIN unanswered for good.
SILENT_SECONDS = 90.0
#: Seconds during which a transaction is repeated that lost against another one, or whose connection was lost.
RETRY_SECONDS = 30.0

T = TypeVar("T")

# What the driver says about lost connections is in the error that follows, if one does.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


def connect(uri: str, user: str, password: str) -> Driver:
    """Return a driver for an address; nothing is sent yet."""
    return GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=30.0,
        connection_acquisition_timeout=60.0,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


class BoltStore:
    """A store at an address.

    Args:
        connector: Makes the driver; called again when the connection is lost, so it may start the server first.
        address: For people, without credentials.
        mode: ``read`` refuses ``write``; the protection itself is the account that the connector logs in with.
        database: Name of the database, None for the server's default.

    Attributes:
        most_losses: How often one piece of work may lose its connection before that is its own fault.
    """

    most_losses = 100

    def __init__(self, connector: Callable[[], Driver], *, address: str, mode: Mode, database: str | None) -> None:
        """Remember how to connect; nothing is sent yet."""
        self._connector = connector
        self._mode = mode
        self._database = database
        self._address = address
        self._driver: Driver | None = None
        self._connecting = threading.Lock()
        self._stood = False
        self._engine: str | None = None

    @property
    def address(self) -> str:
        """Where it is, for people."""
        return self._address

    @property
    def engine(self) -> str:
        """What the server calls itself."""
        if self._engine is None:
            self._engine = self._attempt(lambda driver: driver.get_server_info().agent, reading=False)
        return self._engine

    @property
    def dialect(self) -> Dialect:
        """How this engine differs from others."""
        return dialect_of(self.engine)

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Return the rows of a query; see ``GraphStore.read``. The transaction is always undone."""
        work = _reading(query, dict(parameters or {}), limit)
        return self._attempt(lambda driver: self._transact(driver, READ_ACCESS, work), reading=True)

    def read_typed(self, query: str, *, limit: int) -> list[dict[str, Any]]:
        """Return at most so many rows of a query that a person typed; see ``GraphStore.read_typed``."""
        if self.dialect.classifies:
            self._attempt(lambda driver: self._transact(driver, READ_ACCESS, _classifying(query)), reading=True)
        return self.read(query, limit=limit)

    def write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run all statements in one transaction; see ``GraphStore.write``."""
        if self._mode != "write":
            raise StoreError(f"{self.address} was opened for reading; open it for writing to change it")

        def work(transaction: Transaction) -> list[list[dict[str, Any]]]:
            return [self._run(transaction, statement) for statement in statements]

        return self._attempt(lambda driver: self._transact(driver, WRITE_ACCESS, work), reading=False)

    def define(self, statements: Sequence[str]) -> None:
        """Run schema statements, each in a transaction of its own as Neo4j demands."""

        def attempt(driver: Driver) -> None:
            with self._session(driver, WRITE_ACCESS) as session:
                for statement in statements:
                    session.run(statement).consume()

        self._attempt(attempt, reading=False)

    def close(self) -> None:
        """End the connection."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _run(self, transaction: Transaction, statement: Statement) -> list[dict[str, Any]]:
        rows = [_row(record) for record in transaction.run(statement.query, dict(statement.parameters))]
        if statement.expect is not None:
            found = next(iter(rows[0].values())) if rows else 0
            if found != statement.expect:
                raise ConflictError(
                    f"{self.address}: wrote {found} of {statement.expect}; undone. Statement: {statement.query[:200]}"
                )
        return rows

    def _transact(self, driver: Driver, access: str, work: Callable[[Transaction], T]) -> T:
        reading = access == READ_ACCESS
        timeout = READ_SECONDS if reading else None
        with self._watched(driver) if reading else nullcontext(), self._session(driver, access) as session:
            # Not as a context manager: leaving that commits, also what was to be read only.
            transaction = session.begin_transaction(timeout=timeout)
            try:
                result = work(transaction)
                if access == WRITE_ACCESS:
                    transaction.commit()
            finally:
                transaction.close()
            return result

    @contextmanager
    def _watched(self, driver: Driver) -> Iterator[None]:
        """Close the driver when what happens inside takes forever; who waits for an answer then knows that the line is lost."""

        def give_up() -> None:
            with self._connecting:
                if self._driver is driver:
                    self._driver = None
            driver.close()

        watch = threading.Timer(SILENT_SECONDS, give_up)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _session(self, driver: Driver, access: str) -> Session:
        manager = driver.execute_query_bookmark_manager
        return driver.session(database=self._database, default_access_mode=access, bookmark_manager=manager)

    def _attempt(self, work: Callable[[Driver], T], *, reading: bool) -> T:
        """Do the work; again while it loses against others, or when a connection that once stood is lost."""
        deadline = time.monotonic() + RETRY_SECONDS
        pause, losses, silent = 0.02, 0, False
        while True:
            began = time.monotonic()
            try:
                with translated(self.address, reading=reading):
                    result = work(self._connected())
                    self._stood = True
                    return result
            except LostError as error:
                self.close()
                losses += 1
                if losses > self.most_losses:
                    message = f"{self.address}: lost {losses} times in the same work, which may need too much memory"
                    raise StoreError(message) from error
                if reading and not silent and time.monotonic() - began >= SILENT_SECONDS:
                    # The line was silent, not the server gone: once more from the beginning.
                    silent, deadline = True, time.monotonic() + RETRY_SECONDS
                if not self._stood or time.monotonic() + pause > deadline:
                    raise
            except LoserError:
                if time.monotonic() + pause > deadline:
                    raise
            time.sleep(pause * random.uniform(0.5, 1.5))
            pause = min(pause * 2, 2.0)

    def _connected(self) -> Driver:
        with self._connecting:
            self._driver = self._driver or self._connector()
            return self._driver


def _reading(
    query: str, parameters: dict[str, Any], limit: int | None
) -> Callable[[Transaction], list[dict[str, Any]]]:
    """Return work that gives the rows of a query, and says so when it did more than read, which is then undone."""

    def work(transaction: Transaction) -> list[dict[str, Any]]:
        result = transaction.run(query, parameters)
        rows = [_row(record) for record in (result if limit is None else result.fetch(limit))]
        counters = result.consume().counters
        if counters.contains_updates or counters.contains_system_updates:
            raise QueryError("the query changed something and was undone; this connection may only read")
        return rows

    return work


def _classifying(query: str) -> Callable[[Transaction], None]:
    """Return work that refuses a query unless the server says that it only reads: ``r``, and nothing beside it."""

    def work(transaction: Transaction) -> None:
        # The guard has refused a query that begins with EXPLAIN or PROFILE itself.
        kind = transaction.run(f"EXPLAIN {query}").consume().query_type
        if kind != "r":
            raise QueryError(
                f"the query does more than read (the server calls it {kind!r}); this connection may only read"
            )

    return work


def _row(record: Record) -> dict[str, Any]:
    return dict(zip(record.keys(), map(plain, record.values()), strict=True))
