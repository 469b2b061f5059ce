"""A filter with a list of choices; a value of the address that is no choice is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from explorer.texts import T


def show_choice(
    column: st.delta_generator.DeltaGenerator, key: str, label: str, choices: Mapping[Any, str], *, empty: str | None = None
) -> None:
    """Show a list to choose one of, or none.

    Args:
        column: Where.
        key: ``<page>.<name>`` of the filter.
        label: Its name for people.
        choices: Value → what people read.
        empty: What stands there while nothing is chosen; None says that all count.
    """
    if st.session_state.get(key) not in choices:
        st.session_state[key] = None
    column.selectbox(
        label, list(choices), key=key, index=None, placeholder=T("filter.all") if empty is None else empty,
        format_func=lambda value: choices[value],
    )
