"""Named questions in Cypher and the read-only guard for typed ones; knows the graph's words, not its drivers."""

from queries.catalogue import Reader, find_query, list_queries, run_query
from queries.console import Answer, run_readonly
from queries.header import Column, Parameter, QueryInfo

__all__ = [
    "Answer",
    "Column",
    "Parameter",
    "QueryInfo",
    "Reader",
    "find_query",
    "list_queries",
    "run_query",
    "run_readonly",
]
