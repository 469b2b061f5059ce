"""A store → plan-facts/1 of every loaded document, put together from the answers of named questions.

Names come as written, as in ``graph.exports.plan_facts``. A park or place that one document names in several ways is
one entry with all its forms, since the graph knows that they are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.exports.plan_facts import FORMAT, squeeze
from graph.stores import GraphStore
from queries import run_query

Row = dict[str, Any]
#: No document has so many; the questions' own limits are for people.
ALL = 10**9


def export_documents(store: GraphStore) -> tuple[int, Iterator[Row]]:
    """Return how many documents are loaded, and an iterator over their plan-facts, sorted by title.

    Raises:
        StoreError: The store does not answer.
    """
    documents = run_query(store, "documents/documents_list")
    return len(documents), (_export(store, document) for document in documents)


def _export(store: GraphStore, document: Row) -> Row:
    key = document["document_id"]
    parks = run_query(store, "places/parks_list")
    places = run_query(store, "places/places_list")
    projects = run_query(store, "places/projects_list", document_id=key)
    located = run_query(store, "places/located_list", document_id=key)
    named_parks = list(_named(parks, key))
    written = {row["park_id"]: named["name"] for row, named in named_parks}
    return {
        "format": FORMAT,
        "document": _head(document),
        "tasks": _tasks(store, key),
        "targets": [_target(row) for row in run_query(store, "targets/targets_list", document_id=key, limit=ALL)],
        "observations": _observations(store, key),
        "supports": [_support(row) for row in run_query(store, "targets/money_list", document_id=key)],
        "projects": [_project(row) for row in projects],
        "parks": [{**named, "unit": _administrator(row, key)} for row, named in named_parks],
        "places": [named for _, named in _named(places, key)],
        "located": [_located(row, written) for row in located if not row["rule"].startswith("project.")],
        "citations": [_citation(row) for row in run_query(store, "documents/citations", document_id=key)],
    }


def _head(row: Row) -> Row:
    period = None if row["period_start"] is None else [row["period_start"], row["period_end"]]
    named = {name: squeeze(row[name]) for name in ("title", "doc_number")}
    plain = {name: row[name] for name in ("written", "published")}
    issuers = [squeeze(name) for name in row["issuers"] or []]
    ends = {"period": period, "kind": row["kind"], "status": row["status"]}
    return {"source": row["source"], "sha256": row["sha256"], **named, "issuers": issuers, **plain, **ends}


def _said(row: Row) -> Row:
    return {"quote": row["quote"], "span": [row["start"], row["end"]]}


def _tasks(store: GraphStore, key: str) -> list[Row]:
    rows = run_query(store, "tasks/tasks_list", document_id=key, limit=ALL)
    # Enclosing tasks' owners are in the list too; here each belongs to the task that names it.
    owners = {row["task_id"]: [o for o in row["owners"] if o["task_id"] == row["task_id"]] for row in rows}
    tasks = run_query(store, "tasks/tasks_of_document", document_id=key)
    return [_task(row, owners[row["task_id"]]) for row in tasks]


def _task(row: Row, owners: Sequence[Row]) -> Row:
    return {
        "id": row["task_id"],
        "parent": row["parent_id"],
        "number": row["number"],
        "title": squeeze(row["title"]),
        "path": [squeeze(step) for step in row["path"] or []],
        "kind": row["kind"],
        "span": [row["body_start"], row["body_end"]],
        "responsible": [_owner(owner) for owner in owners],
        "deadline": row["deadline"],
    }


def _owner(owner: Row) -> Row:
    name, unit = squeeze(owner["written_name"]), owner["unit"]
    return {"name": name, "unit": unit, "role": owner["role"], "inferred": owner["inferred"], **_said(owner)}


def _target(row: Row) -> Row:
    names = ("op", "value", "value2", "measure", "year", "per", "subject", "binding")
    values = {("unit" if name == "measure" else name): row[name] for name in names}
    return {"indicator": squeeze(row["indicator"]), **values, "task": squeeze(row["task"]), **_said(row)}


def _observations(store: GraphStore, key: str) -> list[Row]:
    return [
        {
            "indicator": squeeze(row["indicator"]),
            "subject": row["subject"],
            "value": row["value"],
            "unit": row["measure"],
            "year": row["year"],
            **_said(row),
        }
        for row in run_query(store, "targets/observations_list", document_id=key, limit=ALL)
    ]


def _support(row: Row) -> Row:
    values = {"amount": row["amount"], "unit": row["measure"], "bound": row["bound"]}
    return {**values, "beneficiary": row["beneficiary"], "task": squeeze(row["task"]), **_said(row)}


def _project(row: Row) -> Row:
    def own(column: str) -> list[Row]:
        return [part for part in row[column] if part["document_id"] == row["document_id"]]

    figures = [
        {"attribute": figure["attribute"], "value": figure["value"], "unit": figure["measure"], **_said(figure)}
        for figure in own("figures")
    ]
    return {
        "name": squeeze(row["project"]),
        "box": squeeze(row["box"]),
        "kind": row["project_kind"],
        "places": list(dict.fromkeys(part["written_name"] for part in own("places"))),
        "builders": list(dict.fromkeys(part["written_name"] for part in own("builders"))),
        "facts": figures,
        **_said(row),
    }


def _named(rows: Sequence[Row], key: str) -> Iterator[tuple[Row, Row]]:
    """Yield parks or places that a document mentions, in its order, with their forms as written there."""
    found = [(m["start"], row, m) for row in rows for m in row["mentions"] if m["document_id"] == key]
    for _, row, mention in sorted(found, key=lambda item: (item[0], item[2]["surfaces"] or [])):
        forms = [squeeze(form) for form in mention["surfaces"] or []]
        yield row, {"name": forms[0] if forms else row.get("park") or row.get("place"), "surface": forms}


def _administrator(row: Row, key: str) -> str | None:
    return next((unit["unit"] for unit in row["administrations"] if unit["document_id"] == key), None)


def _located(row: Row, parks: Mapping[str, str]) -> Row:
    """Return a location; a park is named as this document writes it first, not as the graph calls it."""
    name, place = parks.get(row["thing_id"]) or squeeze(row["thing"]), squeeze(row["written_name"])
    return {"kind": row["thing_kind"], "name": name, "place": place, **_said(row)}


def _citation(row: Row) -> Row:
    return {"title": squeeze(row["policy"]), "doc_number": squeeze(row["doc_number"]), **_said(row)}
