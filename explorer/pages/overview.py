"""Overview: search, examples from the data, numbers, the busiest units and the loaded documents."""

from __future__ import annotations

import streamlit as st

from explorer.cache import ask
from explorer.components.charts import show_flow, show_load_of_units
from explorer.components.links import go_to, link_to
from explorer.components.markup import plain, shorten
from explorer.components.notice import part, show_nothing
from explorer.components.table import Column, show_table
from explorer.components.task_panel import show_task
from explorer.frame import has_documents, show_title
from explorer.lazy_rows import list_documents
from explorer.state import Filter, publish, read_words, restore
from explorer.task_rows import TaskRows, find_tasks
from explorer.texts import T
from graph.errors import QueryError

FILTERS = (Filter("q", read_words, ""),)


def render() -> None:
    """Show the page."""
    show_title("overview", question=T("overview.question"))
    if not has_documents():
        return
    restore("overview", FILTERS)
    st.text_input(T("overview.search"), key="overview.q", placeholder=T("overview.placeholder"), type="search")
    _show_examples()
    words = (publish("overview", FILTERS)["q"] or "").strip()
    if words:
        _show_results(words)
    else:
        _show_numbers()
        _show_units()
        _show_documents()


def _show_examples() -> None:
    """Show three searches that are known to find something."""
    busiest = ask("explorer/busiest_units")[:1]
    units = [row["unit"] for row in busiest]
    parks = [row["park"] for row in ask("places/parks_list") if row["tasks"]][:1]
    owned = [shorten(row["title"], 18) for row in ask("units/unit_portfolio", unit_id=busiest[0]["unit_id"])[:1]] if busiest else []
    words = [word.rstrip("…") for word in dict.fromkeys(units + parks + owned)]
    for column, word in zip(st.columns(max(3, len(words))), words, strict=False):
        column.button(plain(word), key=f"overview.example.{word}", on_click=_search, args=(word,), width="stretch")


def _search(word: str) -> None:
    st.session_state["overview.q"] = word


def _show_results(words: str) -> None:
    units = ask("units/unit_find", text=words, limit=8)
    tasks = find_tasks(text=words)
    if not units and not tasks:
        show_nothing(T("overview.no_hit", words=plain(words)))
        return
    if units:
        st.subheader(T("overview.units", number=len(units)), anchor=False)
        for unit in units:
            numbers = T("unit.numbers", leads=unit["leads"], responsibles=unit["responsibles"], supports=unit["supports"])
            link_to("units", f"{unit['unit']} · {numbers}", id=unit["unit_id"])
    if tasks:
        st.subheader(T("overview.tasks", number=len(tasks)), anchor=False)
        _show_tasks(tasks)


@part
def _show_tasks(tasks: TaskRows) -> None:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        columns: list[Column] = ["number", "title", "leads", "responsibles", "supports", "deadline", "document_title"]
        chosen = show_table(tasks, columns, key="overview.tasks", label=T("page.tasks"))
    with right:
        show_task((chosen or tasks[0])["task_id"], key="overview.task")


def _show_numbers() -> None:
    numbers = {**ask("explorer/numbers")[0], "without_owner": _orphans()}
    for column, (name, value) in zip(st.columns(len(numbers)), numbers.items(), strict=True):
        column.metric(T(f"number.{name}"), value, border=True, help=T(f"number.{name}.help"))


def _orphans() -> int | str:
    """Return how many tasks nobody owns; a dash when that takes longer than the store allows, as on a very large graph."""
    try:
        return int(ask("explorer/orphans")[0]["without_owner"])
    except QueryError:
        return "–"


def _show_units() -> None:
    units = ask("explorer/busiest_units")
    if not units:
        return
    st.subheader(T("overview.top"), anchor=False)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        chosen = show_table(units, ["unit", "leads", "responsibles", "supports"], key="overview.top", label=T("overview.top"))
        if chosen is not None:
            go_to("units", id=chosen["unit_id"])
    with right:
        show_load_of_units(units)
    flow = st.expander(T("overview.flow"), key="overview.flow", on_change="rerun")
    if flow.open:
        with flow:
            show_flow(ask("overview/document_unit_flow", limit=200))


def _show_documents() -> None:
    documents = list_documents()
    st.subheader(T("overview.documents"), anchor=False)
    columns: list[Column] = ["document_title", "area", "kind", "status", "doc_number", "written", "tasks", "responsibilities", "targets"]
    chosen = show_table(documents, columns, key="overview.documents", label=T("overview.documents"))
    if chosen is not None:
        go_to("doc", id=chosen["document_id"])


render()
