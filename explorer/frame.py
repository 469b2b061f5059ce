"""What surrounds every page: the list of pages, the language switch, the title and the footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from explorer.cache import ask, loaded_at
from explorer.components.buttons import show_copy_button
from explorer.components.links import page_file
from explorer.components.notice import show_empty_store
from explorer.state import LANGUAGES, choose_language, language, link_params
from explorer.texts import T
from graph.errors import ZerenError

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_GROUPS = {
    "duty": ("overview", "tasks", "units", "chain", "graph", "places", "targets", "compare"),
    "evidence": ("doc", "report"),
    "data": ("load", "queries"),
}
#: Group → (name of the page, its file, whether the explorer opens with it).
PAGES = {
    group: tuple((name, page_file(name), name == "overview") for name in names) for group, names in _GROUPS.items()
}
#: Constant style of the program: less empty space at the top, links that wrap.
STYLE = "<style>" + (Path(__file__).resolve().parent / "components" / "page.css").read_text(encoding="utf-8") + "</style>"
_NAMES = {"zh": "中文", "en": "English"}


def show_title(name: str, *, question: str | None = None) -> None:
    """Show the title of a page and one line that says what it answers."""
    left, right = st.columns([6, 1], vertical_alignment="center")
    left.title(question or T(f"page.{name}"), anchor=False)
    with right:
        show_copy_button()
    st.markdown(T(f"scope.{name}"))


def has_documents() -> bool:
    """Tell whether the store holds a document; say so on the page when it does not.

    Raises:
        StoreError: There is no store, or it does not answer.
    """
    if ask("explorer/document_names"):
        return True
    show_empty_store()
    return False


def show_navigation(groups: Mapping[str, Sequence[StreamlitPage]]) -> None:
    """Show the links to all pages in the side bar, under the names of their groups.

    Streamlit's own grouped navigation puts headings into its list, which screen readers then do not count as one.
    """
    st.html(STYLE)
    with st.sidebar:
        for group, pages in groups.items():
            st.markdown(f":small[**{T(f'nav.{group}')}**]")
            for page in pages:
                st.page_link(page, label=page.title, query_params=link_params())


def show_language_switch() -> None:
    """Show the language switch in the side bar."""
    with st.sidebar:
        chosen = st.radio(
            "语言 Language", LANGUAGES, index=LANGUAGES.index(language()), format_func=lambda lang: _NAMES[lang],
            horizontal=True, key=f"switch.{language()}",
        )
    if chosen != language():
        choose_language(chosen)
        st.rerun()


def show_footer() -> None:
    """Say how many documents there are and until when the data reach; nothing when there is no store."""
    try:
        documents, until = len(ask("explorer/document_names")), loaded_at()
    except ZerenError:
        return
    if until is not None:
        text = T("footer", documents=documents, until=until[:16].replace("T", " "))
        st.sidebar.markdown(f":small[{text}]")
