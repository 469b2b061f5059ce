"""What the pipeline works out of a store, kept until the data change: answers, comparisons, gaps.

Apart from ``explorer.cache``, which every page needs at once; the loaders that reading a question takes are not light, so
they are imported by whoever asks one first.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from explorer.cache import ask, data_version, location, store
from graph.analysis.gaps import Gap
from pipeline.compare import compare_documents
from pipeline.gaps import find_gaps

if TYPE_CHECKING:
    from pipeline.ask import Answer, NameBook


def ask_question(question: str, limit: int) -> Answer:
    """Answer a question in Chinese by a named query, or say why not; the names of the store are read once per version.

    Raises:
        QueryError: The question is too long.
        StoreError: The store does not answer.
    """
    from pipeline import ask as asking

    return asking.ask(store(), question, book=_names(location(), data_version()), limit=limit)


def compared(before: str, after: str) -> list[dict[str, Any]]:
    """Return what changed from one document to another; see ``pipeline.compare``."""
    return _compared(location(), data_version(), before, after)


def gaps_of(document_id: str | None, today: date) -> list[Gap]:
    """Return the ranked gaps of a document or of all; see ``pipeline.gaps``."""
    return _gaps(location(), data_version(), document_id, today)


@st.cache_resource(max_entries=2, show_spinner=False)
def _names(where: str, version: str) -> NameBook:
    from pipeline.ask import read_names

    return read_names(store())


@st.cache_resource(max_entries=8, show_spinner=False)
def _compared(where: str, version: str, before: str, after: str) -> list[dict[str, Any]]:
    return compare_documents(store(), before, after)


@st.cache_resource(max_entries=16, show_spinner=False)
def _gaps(where: str, version: str, document_id: str | None, today: date) -> list[Gap]:
    return find_gaps(ask, today=today, document_id=document_id)
