"""What a page says when it has nothing to show: no store, no documents, no match, a bad id, an error.

Each says why, and offers one thing that helps. Errors are one sentence with a number; the details are in the log.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from explorer.cache import NoStoreError, location
from explorer.components.links import link_to
from explorer.components.markup import plain
from explorer.texts import T
from graph.errors import QueryError, ZerenError

log = logging.getLogger(__name__)
P = ParamSpec("P")


@contextmanager
def guarded() -> Iterator[None]:
    """Show what goes wrong inside as a sentence; never a traceback."""
    try:
        yield
    except NoStoreError:
        show_no_store()
    except QueryError as error:
        st.error(T("error.query", reason=plain(error)), icon=":material/warning:")
    except ZerenError as error:
        st.error(T("error.store", reason=plain(error)), icon=":material/warning:")
        st.code(f"zeren info --store {location()}", language=None)
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("fault %s", reference)
        st.error(T("error.fault", reference=reference), icon=":material/warning:")


def part(show: Callable[P, None]) -> Callable[P, None]:
    """Make a part of a page that runs by itself after a click inside it.

    A click on a row then does not send the filters above the table again, which on a large store are thousands of names.
    """

    @st.fragment
    @wraps(show)
    def shown(*args: P.args, **kwargs: P.kwargs) -> None:
        with guarded():
            show(*args, **kwargs)

    return shown


def show_no_store() -> None:
    """Say that there is no store yet, and how to make one."""
    st.warning(T("no_store.title"), icon=":material/folder_off:")
    st.markdown(T("no_store.body", where=plain(location())))
    st.code("zeren load data/documents", language=None)
    link_to("load", T("no_store.button"))


def show_empty_store() -> None:
    """Say that the store is there but holds no document."""
    st.info(T("empty_store.body"), icon=":material/description:")
    link_to("load", T("no_store.button"))


def show_nothing(message: str) -> None:
    """Say in one sentence why there is nothing to show here."""
    st.info(message, icon=":material/info:")


def show_cut(rows: Sequence[object], most: int) -> None:
    """Say that a question gave as many rows as it was asked for, so that there may be more."""
    if len(rows) >= most:
        st.markdown(T("table.cut", number=most))


def show_unknown(page: str, message: str) -> None:
    """Say that the address names something the store does not have."""
    st.warning(message, icon=":material/help:")
    link_to(page, T("unknown.back"))
