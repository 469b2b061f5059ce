"""Lets nobody see a page who has not been let in: the login, and what happens when the server is open without one."""

from __future__ import annotations

import ipaddress
import os

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from explorer.components.markup import plain
from explorer.texts import T


def has_login() -> bool:
    """Tell whether the settings name a provider to log in with."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def is_open_to_all() -> bool:
    """Tell whether others than this machine reach the server, and neither a login nor a trusted proxy checks them."""
    if has_login() or os.environ.get("ZEREN_ACCESS") == "proxy":
        return False
    address = st.get_option("server.address")
    if address == "localhost":
        return False
    try:
        # No address at all means all of them.
        return not address or not ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


def let_in() -> bool:
    """Tell whether the reader may see pages; show why not, and the button that helps."""
    if is_open_to_all():
        st.title(T("access.closed"), anchor=False)
        st.error(T("access.open_to_all"), icon=":material/lock:")
        st.code("zeren explore --host ADDRESS --login FILE", language=None)
        return False
    if not has_login():
        return True
    if st.user.is_logged_in:
        with st.sidebar:
            st.markdown(f":small[{plain(st.user.get('name') or st.user.get('email') or '')}]")
            st.button(T("access.logout"), on_click=st.logout, key="access.logout")
        return True
    st.title(T("access.login.title"), anchor=False)
    st.markdown(T("access.login.body"))
    st.button(T("access.login"), on_click=st.login, type="primary", key="access.login")
    return False
