"""Rows as ``targets/figures`` gives them, for figures written in a test."""

from __future__ import annotations

from typing import Any

from graph.records import content_id


def row(indicator: str, value: float, measure: str = "家", **other: Any) -> dict[str, Any]:
    """A row of the query; ``document`` names the document, everything else is a column."""
    document = other.pop("document", "甲计划")
    quote = other.pop("quote", None) or f"{indicator}{value:g}{measure}"
    start = other.pop("start", 100)
    base: dict[str, Any] = {
        "fact_kind": "target", "indicator": indicator, "op": "eq", "value": value, "value2": None, "measure": measure,
        "year": 2025, "per": None, "increment": None, "subject": None, "task_id": None, "task": None, "parks": [],
        "document_id": content_id("document", document), "document_title": document, "doc_number": None,
        "status": "final", "written": None, "published": None, "period_start": None, "period_end": None,
        "area": "郑州市", "province": "河南省", "city": "郑州市", "start": start, "end": start + len(quote), "quote": quote,
    }  # fmt: skip
    base.update(other)
    base["fact_id"] = content_id(*(f"{name}={value}" for name, value in sorted(base.items())))
    if base["fact_kind"] == "observation":
        base["op"] = None
    return base


def seen(indicator: str, value: float, measure: str = "家", **other: Any) -> dict[str, Any]:
    """A row of an observed value."""
    return row(indicator, value, measure, fact_kind="observation", **other)
