"""Two documents of a store → what changed from one to the other."""

from __future__ import annotations

from typing import Any

from graph.analysis.plans import Plan, compare_plans
from graph.stores import GraphStore
from queries import run_query


def compare_documents(store: GraphStore, before: str, after: str) -> list[dict[str, Any]]:
    """Return the rows of ``graph.analysis.plans.compare_plans`` for two document ids.

    Raises:
        StoreError: The store does not answer.
    """
    documents = {row["document_id"]: row for row in run_query(store, "documents/documents_list")}
    plans = [
        Plan(
            documents[key],
            run_query(store, "tasks/plan_tasks", document_id=key),
            run_query(store, "targets/targets_list", document_id=key),
        )
        for key in (before, after)
    ]
    return compare_plans(*plans)
