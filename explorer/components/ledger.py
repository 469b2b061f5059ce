"""The ledger (责任台账) of what a page shows, as a workbook that is made when it is asked for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from explorer.cache import store
from explorer.components.download import XLSX
from explorer.state import language
from explorer.texts import T
from pipeline.ledger import write_ledger


def show_ledger(*, document_id: str | None, unit_id: str | None) -> None:
    """Show the button that downloads the ledger of a document, a unit, or both; ids must be of the store."""
    lang, graph = language(), store()

    def make() -> bytes:
        return write_ledger(graph, document_id=document_id, unit_id=unit_id, today=date.today(), lang=lang)[0]

    st.download_button(
        T("ledger.button"), make, f"ledger_{date.today().isoformat()}.xlsx", XLSX, key="report.ledger", on_click="ignore",
        help=T("ledger.about"),
    )
