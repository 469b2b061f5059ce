"""Indicators and verdicts behind the targets page: computed once for each version of the data and of the decisions."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import streamlit as st

from explorer.cache import ask, data_version, location
from graph.analysis.indicators import Indicator, load_indicator_decisions
from graph.analysis.indicators.decisions import VARIABLE
from graph.analysis.indicators.verdicts import Verdict, judge
from graph.data_files import data_folder
from pipeline.indicators import gather_indicators

#: Immutable, so that all sessions may share them.
Judged = tuple[tuple[Indicator, ...], tuple[Verdict, ...]]


def judged() -> Judged:
    """Return all indicators of the store and all verdicts about them.

    Raises:
        ResolutionError: A decisions file is not valid.
        StoreError: The store does not answer.
    """
    return _judged(location(), data_version(), _decisions_version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _judged(where: str, version: str, decisions: str) -> Judged:
    indicators = gather_indicators(ask, decisions=load_indicator_decisions())
    return indicators, judge(indicators)


def _decisions_version() -> str:
    """Return a text that is another one when a person has changed a decisions file."""
    files = [data_folder() / "decisions" / "indicators.yml", *([Path(os.environ[VARIABLE])] if os.environ.get(VARIABLE) else [])]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes() if path.is_file() else b"-")
    return digest.hexdigest()
