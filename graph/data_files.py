"""Where the hand-kept and frozen data files lie."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from graph.errors import SettingsError


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """Return the folder that holds ``lexicons`` and ``gazetteer``.

    In a checkout it is ``data`` beside the package, in an installed wheel ``graph/_data``.

    Raises:
        SettingsError: Neither folder is there, so the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package.parent / "data", package / "_data"):
        if (folder / "lexicons").is_dir():
            return folder
    raise SettingsError(f"no data folder: expected {package.parent / 'data'} (checkout) or {package / '_data'} (wheel)")
