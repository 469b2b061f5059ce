"""Named questions in Cypher and the read-only guard for typed ones; knows the graph's words, not its drivers."""

from queries.catalogue import Reader, find_query, list_queries, run_query
from queries.header import Column, Parameter, QueryInfo

__all__ = ["Column", "Parameter", "QueryInfo", "Reader", "find_query", "list_queries", "run_query"]
