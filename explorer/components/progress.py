"""How far a task is: light by deadline as shape and words, the latest report, and every report before it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from explorer.cache import ask
from explorer.components.markup import plain
from explorer.components.table import show_plain_table
from explorer.state import language
from explorer.texts import T
from graph.analysis.progress import add_states, light_words
from queries.captions import value_caption

#: Columns of a report, the latest first; the cell of the file is its evidence.
COLUMNS = ("reported_on", "status_words", "note", "value_words", "who", "source", "locator")


def show_progress(task_id: str) -> None:
    """Show the state of a task today; the plan itself is never changed by a report."""
    rows = add_states([dict(row) for row in ask("progress/lights_of_tasks", ids=(task_id,))], date.today())
    if not rows:
        return
    row = rows[0]
    st.markdown(f"**{T('progress.title')}** {plain(light_words(row, language()))}")
    if row["progress_id"] is None:
        return
    status = row["status_words"] or value_caption("status", row["status"], language()) or ""
    said = [str(part) for part in (row["reported_on"], row["who"], status, row["note"], row["value_words"]) if part]
    st.markdown(plain(" · ".join(said)))
    st.markdown(f":small[{plain(T('progress.source', file=row['source'], cell=row['locator'] or ''))}]")
    if row["reports"] > 1:
        history = ask("progress/progress_history", about_id=task_id)
        with st.expander(T("progress.history", number=len(history))):
            show_plain_table(history, COLUMNS, label=T("progress.title"))
