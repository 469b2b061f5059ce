"""A filled ledger comes back: its rows become records of progress; what could not be tied to a task is listed."""

from __future__ import annotations

import streamlit as st

from explorer.cache import forget, location
from explorer.components.markup import plain
from explorer.components.table import show_plain_table
from explorer.state import recall, remember
from explorer.texts import T
from graph.errors import ZerenError
from graph.stores import open_store
from pipeline.progress import ProgressReport, load_progress_bytes

#: Of a record without a task or target.
OPEN_COLUMNS = ("title", "reason", "note", "who", "reported_on", "locator")


def show_progress_upload() -> None:
    """Show the field for ledgers and, once read, what became of their rows."""
    st.markdown(T("load.progress.about"))
    files = st.file_uploader(T("load.progress.files"), accept_multiple_files=True, key="progress.files")
    if st.button(T("load.progress.start"), disabled=not files, key="progress.start"):
        reports: list[ProgressReport] = []
        for file in files or []:
            try:
                with open_store(location(), mode="write") as store:
                    reports.append(load_progress_bytes(file.name, file.getvalue(), store))
            except ZerenError as error:
                st.error(T("load.failed", reason=plain(error)), icon=":material/error:")
        remember("progress.reports", reports)
        forget()
    for report in recall("progress.reports", []):
        _show(report)


def _show(report: ProgressReport) -> None:
    new = len(report.records) if report.new else 0
    st.markdown(T("load.progress.result", file=plain(report.source), new=new, open=len(report.unlinked), blank=report.blank))
    rows = [{name: getattr(record, name, None) for name in OPEN_COLUMNS} for record in report.unlinked]
    show_plain_table(rows, OPEN_COLUMNS, label=T("load.progress.title"))
