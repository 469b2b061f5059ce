"""Links between the pages; they keep the session and carry the language."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from explorer.components.markup import plain
from explorer.state import link_params

FOLDER = Path(__file__).resolve().parent.parent / "pages"


def page_file(name: str) -> str:
    """Return the file of a page by its name (``tasks``)."""
    return str(FOLDER / f"{name}.py")


def link_to(page: str, label: str, **params: str | None) -> None:
    """Show a link to a page of the explorer.

    Args:
        page: Name of the page.
        label: Any text, also of a document; it is shown as it is.
        params: What the address of the page says (``id=…``).
    """
    st.page_link(page_file(page), label=plain(label), query_params=link_params(**params), icon=":material/chevron_right:")


def open_here(**params: str | None) -> None:
    """Change the address of this page to what a click asked for; call it before anything is shown, so that the page runs once."""
    st.query_params.from_dict(link_params(**params))


def go_to(page: str, **params: str | None) -> None:
    """Leave for another page at once."""
    st.switch_page(page_file(page), query_params=link_params(**params))
