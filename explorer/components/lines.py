"""Lines of a report as a real HTML table, which prints and can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from explorer.components.markup import plain
from explorer.state import link_params
from explorer.texts import T

MAX_ROWS = 200


def sentence_link(document_id: str, start: int | None, end: int | None, label: str) -> str:
    """Return Markdown for a link to the sentence at an offset, or to the document where there is none."""
    at = None if start is None else f"{start}-{end}"
    return f"[{plain(label)}](doc?{urlencode(link_params(id=document_id, at=at))})"


def show_lines(lines: Sequence[dict[str, str]], *, links: str) -> None:
    """Show the first lines as a table and count the rest; cells show exactly their text, empty columns are left out.

    Args:
        lines: Column title → cell.
        links: Title of the column whose cells are links of ``sentence_link``.
    """
    if not lines:
        st.markdown(T("report.nothing"))
        return
    kept = [title for title in lines[0] if any(line[title] for line in lines)]
    st.table([{title: line[title] if title == links else plain(line[title]) for title in kept} for line in lines[:MAX_ROWS]], hide_index=True)
    if len(lines) > MAX_ROWS:
        st.markdown(T("report.more", number=len(lines) - MAX_ROWS))
