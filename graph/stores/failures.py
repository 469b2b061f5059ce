"""What the driver raises, as errors of this project; the one place that knows both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as neo4j_errors

from graph.errors import QueryError, StoreError, ZerenError
from graph.stores.certificates import certificate_problem

#: Lost connections; a store that can start its server again does so and asks once more.
LOST = (
    neo4j_errors.ServiceUnavailable,
    neo4j_errors.SessionExpired,
    neo4j_errors.DatabaseUnavailable,
    neo4j_errors.ConnectionAcquisitionTimeoutError,
)

#: How the engines say that a query took too long or too much; their codes differ, and some are general ones.
_TIME = re.compile(r"timeout|timed ?out", re.IGNORECASE)
_MEMORY = re.compile(r"heap|memory|exceeding the maximum", re.IGNORECASE)

#: What Neo4j says when another transaction deleted a node between this one's finding and locking it.
_GONE = "Neo.ClientError.Statement.EntityNotFound"


class ConflictError(StoreError):
    """Somebody else wrote the same meanwhile, or an expectation failed; nothing of the transaction remains."""


class UnknownOutcomeError(StoreError):
    """The connection was lost while the commit was on its way; ask the ledger whether it happened, never repeat blindly."""


class LostError(StoreError):
    """The server does not answer any more."""


class LoserError(StoreError):
    """The transaction lost against another one; doing the same again can succeed."""


@contextmanager
def translated(address: str, *, reading: bool) -> Iterator[None]:
    """Raise errors of this project for everything that the driver raises inside.

    Args:
        address: Named in the message.
        reading: Whether the text came from a query; then what the server refuses is the query's fault.
    """
    try:
        yield
    except ZerenError:
        raise
    except neo4j_errors.IncompleteCommit as error:
        raise UnknownOutcomeError(f"{address}: the connection was lost during the commit") from error
    except LOST as error:
        if problem := certificate_problem(address):
            raise StoreError(f"{address}: {problem}") from error
        raise LostError(f"{address}: the store does not answer ({message_of(error)})") from error
    except neo4j_errors.AuthError as error:
        raise StoreError(f"{address}: user name or password refused ({message_of(error)})") from error
    except neo4j_errors.ConstraintError as error:
        raise (QueryError if reading else ConflictError)(f"{address}: {message_of(error)}") from error
    except neo4j_errors.TransientError as error:
        if reading and _MEMORY.search(message_of(error)):
            # Neo4j calls a full memory pool transient; the same query fills it again.
            raise QueryError(_explained(address, error)) from error
        raise LoserError(f"{address}: {message_of(error)}") from error
    except neo4j_errors.Neo4jError as error:
        if not reading and error.code == _GONE:
            raise LoserError(f"{address}: {message_of(error)}") from error
        raise (QueryError if reading else StoreError)(_explained(address, error)) from error
    except (neo4j_errors.DriverError, OverflowError, ValueError, TypeError) as error:
        kind = QueryError if reading else StoreError
        raise kind(_explained(address, error)) from error


def message_of(error: BaseException) -> str:
    """Return the server's own sentence, on one line of at most 500 characters."""
    text = getattr(error, "message", None) or str(error)
    return " ".join(text.split())[:500]


def _explained(address: str, error: Exception) -> str:
    said = message_of(error)
    if isinstance(error, neo4j_errors.Forbidden):
        return f"this connection may only read ({said})"
    if _TIME.search(f"{getattr(error, 'code', '')} {said}"):
        return f"the query took longer than the store allows; narrow it down ({said})"
    if _MEMORY.search(said):
        return f"the query needs more memory than the store allows; narrow it down ({said})"
    return said if isinstance(error, neo4j_errors.Neo4jError) else f"{address}: {said}"
