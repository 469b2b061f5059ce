"""The explorer's entry point: page settings, navigation, and the page that is asked for."""

from __future__ import annotations

import streamlit as st

from explorer.access import let_in
from explorer.components.notice import guarded
from explorer.frame import PAGES, show_footer, show_language_switch, show_navigation
from explorer.state import publish_language
from explorer.texts import T

# No icon font here: Streamlit would fetch it from the network for the browser's tab.
st.set_page_config(page_title="责任 Zeren", page_icon="🏛️", layout="wide", initial_sidebar_state="expanded")

groups = {
    group: [
        st.Page(file, title=T(f"page.{name}"), url_path=None if default else name, default=default)
        for name, file, default in pages
    ]
    for group, pages in PAGES.items()
}
page = st.navigation([page for pages in groups.values() for page in pages], position="hidden")
publish_language()
if let_in():
    show_navigation(groups)
    show_language_switch()
    with guarded():
        page.run()
    show_footer()
