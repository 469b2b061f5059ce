"""Buttons for what only the browser can do: print the page, copy its address."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from explorer.texts import T

_JS = """
const acts = {
  print: () => window.print(),
  copy: (button, data) => navigator.clipboard.writeText(window.location.href).then(() => {
    button.textContent = data.done;
    setTimeout(() => { button.textContent = data.label; }, 2000);
  }),
};

export default function ({ data, parentElement }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => acts[button.dataset.act](button, button.labels_));
    parentElement.append(button);
  }
  button.labels_ = data;
  button.dataset.act = data.act;
  button.className = data.act;
  button.textContent = data.label;
}
"""
_CSS = """
button { font: inherit; font-family: var(--st-font); font-size: 0.875rem; padding: 0.35rem 0.9rem; cursor: pointer;
  border-radius: 3px; border: 1px solid var(--st-border-color); background: #fff; color: var(--st-text-color);
  white-space: nowrap; }
button:hover { border-color: var(--st-primary-color); }
button.print { border-color: var(--st-primary-color); background: var(--st-primary-color); color: #fff; }
button:focus-visible { outline: 2px solid #1f2328; outline-offset: 2px; }
@media print { button { display: none; } }
"""


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("zeren_button", css=_CSS, js=_JS)


def show_print_button() -> None:
    """Show the button that opens the browser's print dialogue."""
    _component()(key="button.print", data={"act": "print", "label": T("report.print")})


def show_copy_button() -> None:
    """Show the button that copies the address, which reproduces the page."""
    _component()(key="button.copy", data={"act": "copy", "label": T("copy.link"), "done": T("copy.done")})
