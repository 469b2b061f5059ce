"""What makes a shared node the same in every document: its id follows from these properties and nothing else.

All properties of a label are in its key, so two documents cannot disagree about a node; only a Unit is known by its
name alone, and its other properties are settled between documents (``graph.rows.units``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.records import content_id

KEYS: dict[str, tuple[str, ...]] = {
    "Unit": ("name",),
    "Indicator": ("name", "unit", "subject"),
    "Project": ("name", "kind", "area"),
    "Park": ("name", "level", "area"),
    "Place": ("name", "level", "code", "area"),
    "Policy": ("title", "doc_number"),
}


def shared_id(label: str, properties: Mapping[str, Any]) -> str:
    """Return the id of a shared node."""
    return content_id(label.lower(), *(properties.get(name) for name in KEYS[label]))
