"""The small graph of the query tests, for the tools over it."""

from tests.queries.conftest import small_folder, small_store

__all__ = ["small_folder", "small_store"]
