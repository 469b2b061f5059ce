"""Asks all questions about gaps and ranks what they find."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.analysis.gaps import Gap, rank_gaps
from graph.errors import QueryError
from pipeline.chain import Ask
from queries import QueryInfo, list_queries
from queries.captions import Lang, value_caption

#: A paper with fewer owners than one for ten tasks does not divide its work among units.
TASKS_PER_OWNER = 10


def gap_kinds() -> dict[str, QueryInfo]:
    """Return the questions about gaps by kind."""
    return {info.name.partition("/")[2]: info for info in list_queries() if info.subject == "gaps"}


def find_gaps(ask: Ask, *, today: date, document_id: str | None = None) -> list[Gap]:
    """Return all gaps of one document or of all, the most severe first.

    Raises:
        StoreError: The store does not answer.
    """
    found = {}
    for kind, info in gap_kinds().items():
        given: dict[str, str | None] = {"document_id": document_id}
        if any(parameter.name == "today" for parameter in info.parameters):
            given["today"] = today.isoformat()
        found[kind] = ask(info.name, **given)
    documents = ask("documents/documents_list")
    news = [row["document_id"] for row in documents if row["status"] == "news"]
    silent = [row["document_id"] for row in documents if row["responsibilities"] * TASKS_PER_OWNER < row["tasks"]]
    return rank_gaps(found, news, silent)


def read_day(text: str | None) -> date:
    """Return the day of an ISO date, today where there is none.

    Raises:
        QueryError: The text is no such date.
    """
    try:
        return date.today() if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no day; write it as 2026-12-31") from error


def title_of_kind(kind: str, lang: Lang) -> str:
    """Return what a kind of gap is called."""
    return gap_kinds()[kind].title(lang)


def reason_words(reasons: Iterable[str], lang: Lang) -> str:
    """Return reasons in words; the kind itself is told by its title."""
    words = [
        title_of_kind(each, lang) if each in gap_kinds() else str(value_caption("reasons", each, lang)) for each in reasons
    ]
    return ("；" if lang == "zh" else "; ").join(words)
