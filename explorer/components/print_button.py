"""A button that opens the browser's print dialogue."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from explorer.texts import T

_JS = """
export default function ({ data, parentElement }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => window.print());
    parentElement.append(button);
  }
  button.textContent = data.label;
}
"""
_CSS = """
button { font: inherit; font-family: var(--st-font); padding: 0.4rem 1rem; cursor: pointer; border-radius: 3px;
  border: 1px solid var(--st-primary-color); background: var(--st-primary-color); color: #fff; }
button:focus-visible { outline: 2px solid #1f2328; outline-offset: 2px; }
@media print { button { display: none; } }
"""


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("zeren_print_button", css=_CSS, js=_JS)


def show_print_button() -> None:
    """Show the button."""
    _component()(key="report.print", data={"label": T("report.print")})
