"""Loading: files in, a report out, with every clause that was not understood. The only page that changes the store."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from explorer.cache import ask, forget, location
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain
from explorer.components.progress_upload import show_progress_upload
from explorer.components.quotes import quote_of
from explorer.components.review import show_review
from explorer.components.table import Column, cell, show_plain_table, show_table
from explorer.frame import show_title
from explorer.state import recall, remember
from explorer.texts import T
from graph.data_files import data_folder
from graph.errors import ZerenError
from graph.stores import open_store
from pipeline.load import FileReport, LoadReport, load_paths

MAX_FILES = 50


def render() -> None:
    """Show the page."""
    show_title("load")
    st.markdown(T("load.where", where=plain(location())))
    whole = st.toggle(T("load.folder"), key="load.folder")
    many: Any = "directory" if whole else True
    files = st.file_uploader(
        T("load.files"), accept_multiple_files=many, key="load.folder.files" if whole else "load.files", help=T("load.help")
    )
    if len(files or []) > MAX_FILES:
        st.warning(T("load.too_many", number=len(files), most=MAX_FILES), icon=":material/warning:")
    left, right, _ = st.columns([1, 1, 3])
    if left.button(T("load.start"), type="primary", disabled=not files, key="load.start", width="stretch"):
        _load(lambda folder: _save(files or [], folder))
    if right.button(T("load.demo"), key="load.demo", width="stretch"):
        _load(lambda _: sorted(path for path in (data_folder() / "documents").iterdir() if path.suffix != ".yml"))
    report = recall("load.report")
    if isinstance(report, LoadReport):
        _show_report(report)
    with st.expander(T("load.progress.title")):
        show_progress_upload()
    review = st.expander(T("review.title"), on_change="rerun", key="load.review")
    if review.open:
        with review:
            show_review()


def _save(files: Sequence[Any], folder: Path) -> list[Path]:
    """Write uploaded files under their base names into a folder of this load; equal names get folders of their own."""
    paths = []
    for number, file in enumerate(files[:MAX_FILES]):
        home = folder / str(number)
        home.mkdir()
        name = Path(file.name.replace("\\", "/")).name.lstrip(".")[:150] or "file"
        path = home / name
        path.write_bytes(file.getvalue())
        paths.append(path)
    return paths


def _load(collect: Callable[[Path], list[Path]]) -> None:
    bar = st.progress(0.0, T("load.running"))

    def show(number: int, total: int, file: FileReport) -> None:
        bar.progress(number / total, T("load.progress", number=number, total=total, name=plain(Path(file.path).name)))

    try:
        with tempfile.TemporaryDirectory(prefix="zeren-") as folder, open_store(location(), mode="write") as store:
            remember("load.report", load_paths(collect(Path(folder)), store, progress=show))
    except ZerenError as error:
        st.error(T("load.failed", reason=plain(error)), icon=":material/error:")
        return
    finally:
        bar.empty()
        forget()
    st.rerun()


def _show_report(report: LoadReport) -> None:
    words = T(
        "load.result", loaded=len(report.loaded), skipped=len(report.skipped), failed=len(report.failed),
        seconds=f"{report.seconds:.1f}",
    )
    (st.error if report.failed else st.success)(words, icon=":material/warning:" if report.failed else ":material/check_circle:")
    rows = [
        {
            "source": Path(file.path).name, "status": T(f"load.status.{file.status}"), "title": file.title,
            "reason": _reason(file), "tasks": file.counts.get("Task"), "responsibilities": file.counts.get("RESPONSIBLE_FOR"),
            "targets": file.counts.get("Target"), "unresolved": file.unresolved,
        }
        for file in report.files
    ]
    columns: list[Column] = [(T("column.file"), lambda row: row["source"]), (T("column.status"), lambda row: row["status"]), "title",
               (T("column.reason"), lambda row: row["reason"]), "tasks", "responsibilities", "targets", "unresolved"]
    show_plain_table(rows, columns, label=T("load.report"))
    for file in report.loaded:
        if file.document_id is not None:
            link_to("doc", T("load.open", title=file.title or Path(file.path).name), id=file.document_id)
    _show_unresolved([file.document_id for file in report.files if file.document_id is not None])


def _reason(file: FileReport) -> str | None:
    if file.reason is None:
        return None
    if file.code is None:
        return T("load.same")
    return f"{file.reason} ({file.code})"


def _show_unresolved(documents: list[str]) -> None:
    rows = [row for key in dict.fromkeys(documents) for row in ask("gaps/unresolved_clauses", document_id=key, outcome="unresolved")]
    st.subheader(T("load.unresolved", number=len(rows)), anchor=False)
    if not rows:
        st.markdown(T("load.all_understood"))
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        columns: list[Column] = ["about", "quote", (T("column.reason"), lambda row: row["reason"]), "document_title"]
        chosen = show_table(rows, columns, key="load.unresolved", label=T("load.unresolved", number=len(rows)))
    with right:
        if chosen is not None:
            show_quotes([quote_of(chosen, str(cell("about", chosen["about"])), "clause")], key="load.clause")


render()
