"""Everything the explorer remembers: keys of the session and of the address, and the language.

An address reproduces what it shows: filters and the chosen thing stand in it. Widgets are not bound by Streamlit itself,
which would put translated labels there; ``restore`` and ``publish`` put codes and ids there instead.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")

#: Ids are content hashes; anything else in an address is not worth a query.
_ID = re.compile(r"[a-z_]+:[0-9a-f]{24}")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
MAX_WORDS = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a page.

    Attributes:
        name: Key in the address; the session key is ``<page>.<name>``.
        read: Text of the address → value; None when the text is no valid value.
        default: Value without which the address says nothing.
    """

    name: str
    read: Callable[[str], Any]
    default: Any = None


def language() -> Lang:
    """Return the language to speak: of the address, else of this session, else of the start, else of the browser."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["lang"] = asked
    chosen = st.session_state.get("lang")
    for lang in LANGUAGES:
        if lang == chosen:
            return lang
    return default_language()


def default_language() -> Lang:
    """Return the language of someone who has not chosen one."""
    start = os.environ.get("ZEREN_LANG")
    for lang in LANGUAGES:
        if lang == start:
            return lang
    locale = st.context.locale or "zh"
    return "zh" if locale.lower().startswith("zh") else "en"


def choose_language(lang: Lang) -> None:
    """Speak ``lang`` from now on, also when the address is opened again."""
    st.session_state["lang"] = lang
    st.query_params["lang"] = lang


def publish_language() -> None:
    """Put the language into the address when it is not the one the reader would get anyway."""
    if language() != default_language():
        st.query_params["lang"] = language()


def link_params(**params: str | None) -> dict[str, str]:
    """Return the query parameters of a link inside the explorer, the language included when it was chosen."""
    given = {name: value for name, value in params.items() if value is not None}
    return given | ({"lang": language()} if language() != default_language() else {})


def asked_id(*kinds: str, name: str = "id") -> str | None:
    """Return the id in the address, or None when there is none or it cannot be one of these kinds."""
    text = st.query_params.get(name)
    return text if text is not None and is_id(text, *kinds) else None


def is_asked(name: str = "id") -> bool:
    """Tell whether the address names something, valid or not."""
    return bool(st.query_params.get(name))


def is_id(text: str, *kinds: str) -> bool:
    """Tell whether a text has the form of an id of one of these kinds (of any, when none is given)."""
    return _ID.fullmatch(text) is not None and (not kinds or text.partition(":")[0] in kinds)


def asked_span() -> tuple[int, int] | None:
    """Return the stretch of text that the address points at (``at=120-140``), or None."""
    match = _SPAN.fullmatch(st.query_params.get("at", ""))
    return (int(match[1]), int(match[2])) if match is not None else None


def set_param(name: str, value: str | None) -> None:
    """Put a value into the address, or take it out."""
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def restore(page: str, filters: tuple[Filter, ...]) -> None:
    """Set the widgets of a page from the address, at its first run and whenever the reader went back or forward."""
    for each in filters:
        key, seen = f"{page}.{each.name}", f"{page}.{each.name}.seen"
        text = st.query_params.get(each.name)
        if key in st.session_state and st.session_state.get(seen) == text:
            continue
        value = each.read(text) if text is not None else None
        st.session_state[key] = each.default if value is None else value
        st.session_state[seen] = text


def publish(page: str, filters: tuple[Filter, ...]) -> dict[str, Any]:
    """Put what the widgets say into the address and return it by name."""
    values = {}
    for each in filters:
        value = st.session_state.get(f"{page}.{each.name}", each.default)
        text = None if value in (None, "", each.default) else _written(value)
        set_param(each.name, text)
        st.session_state[f"{page}.{each.name}.seen"] = text
        values[each.name] = value
    return values


def read_words(text: str) -> str | None:
    """Return search words of an address, cut to a sensible length."""
    return text.strip()[:MAX_WORDS] or None


def read_year(text: str) -> int | None:
    """Return a year of an address."""
    return int(text) if re.fullmatch(r"(19|20|21)\d\d", text) else None


def read_flag(text: str) -> bool | None:
    """Return a switch of an address; only ``1`` is on."""
    return True if text == "1" else None


def read_code(*valid: str) -> Callable[[str], str | None]:
    """Return a reader that lets only these codes through."""
    return lambda text: text if text in valid else None


def read_id(*kinds: str) -> Callable[[str], str | None]:
    """Return a reader that lets only ids of these kinds through."""
    return lambda text: text if is_id(text, *kinds) else None


def remember(key: str, value: Any) -> None:
    """Keep something for this session that is no widget and does not belong into the address."""
    st.session_state[f"kept.{key}"] = value


def recall(key: str, default: Any = None) -> Any:
    """Return what ``remember`` kept."""
    return st.session_state.get(f"kept.{key}", default)


def selected_rows(event: object) -> list[int]:
    """Return the row numbers of a table selection, however Streamlit wraps it."""
    selection = event.get("selection", {}) if isinstance(event, Mapping) else getattr(event, "selection", {})
    rows = selection.get("rows", []) if isinstance(selection, Mapping) else getattr(selection, "rows", [])
    return [int(row) for row in rows]


def _written(value: Any) -> str:
    return "1" if value is True else str(value)
