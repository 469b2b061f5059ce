"""The rules of questions: ``data/ask/*.yml`` in, checked classes of words and intents out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.data_files import data_folder
from graph.errors import LexiconError, QueryError
from queries import find_query

#: What a question can hold beside words of a class.
SLOTS = frozenset("unit unit2 place project_name document_name year number text".split())
_SOURCES = SLOTS | {"units", "role"}


class Words(BaseModel):
    """Classes of words; ``data/ask/words.yml`` defines each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    classes: dict[str, list[str]]
    roles: dict[str, str]
    empty: list[str]
    edges: str
    protect: list[str]
    plain: list[str]
    synonyms: dict[str, str]
    heads: dict[str, list[str]]


class Intent(BaseModel):
    """One kind of question; ``data/ask/intents.yml`` defines each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    query: str
    needs: list[str]
    may: list[str]
    params: dict[str, str]
    text: str = "none"
    fold: list[str] = []
    zh: str
    en: str


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the classes of words.

    Raises:
        LexiconError: The file is not as its comments say.
    """
    return _checked(Words, _read("words.yml"), "words.yml")  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def load_intents() -> tuple[Intent, ...]:
    """Return the kinds of questions in their order.

    Raises:
        LexiconError: A line is wrong, or names a class, query or parameter that there is not.
    """
    intents = tuple(_checked(Intent, raw, "intents.yml") for raw in _read("intents.yml")["intents"])
    for intent in intents:
        _check(intent)
    return intents


def _read(name: str) -> Any:
    path = data_folder() / "ask" / name
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {error}") from error


def _checked(model: type[BaseModel], raw: Any, name: str) -> Any:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        where = raw.get("id", "") if isinstance(raw, dict) else ""
        first = error.errors()[0]
        raise LexiconError(f"data/ask/{name} {where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _check(intent: Intent) -> None:
    """Refuse an intent that could never be answered."""
    where = f"data/ask/intents.yml {intent.id}"
    known = SLOTS | set(load_words().classes)
    stated = [*intent.may, *(word for need in intent.needs for word in need.split("|"))]
    if unknown := sorted(set(stated) - known):
        raise LexiconError(f"{where}: {', '.join(unknown)} is no class of words.yml and none of {', '.join(sorted(SLOTS))}")
    if intent.text not in ("none", "optional", "required"):
        raise LexiconError(f"{where}: text is none, optional or required, not {intent.text!r}")
    try:
        info = find_query(intent.query)
    except QueryError as error:
        raise LexiconError(f"{where}: {error}") from error
    declared = {parameter.name for parameter in info.parameters}
    for name, source in intent.params.items():
        if name not in declared or not (source.startswith("=") or source in _SOURCES):
            raise LexiconError(f"{where}: {name}: {source} fits no parameter of {info.name} ({', '.join(sorted(declared))})")
