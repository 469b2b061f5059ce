from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import loaders.readers

MODULES = [module.name for module in pkgutil.walk_packages(loaders.readers.__path__, "loaders.readers.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
