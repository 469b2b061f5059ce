"""What people have decided about names: data/decisions/units.yml and a user's own file.

A decision says that a written name, in documents of one area, is or is not a canonical name, who said so, when and why.
People write these files; code reads them and never changes a line. What code finds worth deciding goes to a separate
file of proposals, which only ever grows.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.data_files import data_folder
from graph.errors import ResolutionError, SettingsError
from graph.exports.files import new_file

VARIABLE = "ZEREN_DECISIONS"
_EMPTY_LIST = re.compile(r"^decisions:[ \t]*\[[ \t]*\][ \t]*$", re.MULTILINE)
_PROPOSAL_FIELDS = ("name", "area", "candidate", "reason")


class Decision(BaseModel):
    """One line of a decisions file; exactly one of ``is`` and ``not`` is given.

    Attributes:
        area: Full name of the document's area (郑州市), 全国, or ``*`` for documents of any area.
        date: ISO date of the decision.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: str = Field(min_length=1)
    area: str = Field(min_length=1)
    is_: str | None = Field(default=None, alias="is", min_length=1)
    not_: str | None = Field(default=None, alias="not", min_length=1)
    reviewer: str = Field(min_length=1)
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    reason: str = Field(min_length=1)

    @model_validator(mode="after")
    def _says_one_thing(self) -> Decision:
        if (self.is_ is None) == (self.not_ is None):
            raise ValueError("exactly one of 'is' and 'not' must be given")
        return self


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions in force; a later file wins over an earlier one.

    Attributes:
        chosen: (name, area) → the decision that names the unit.
        ruled_out: (name, area) → canonical names it must not be.
    """

    chosen: dict[tuple[str, str], Decision] = field(default_factory=dict)
    ruled_out: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def unit_of(self, name: str, area: str) -> Decision | None:
        """Return the decision that says what a name is in documents of the area; its own area before ``*``."""
        return self.chosen.get((name, area)) or self.chosen.get((name, "*"))

    def excludes(self, name: str, area: str, canonical: str) -> bool:
        """Tell whether people have said that the name is not this unit."""
        return any(canonical in self.ruled_out.get((name, scope), ()) for scope in (area, "*"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that a person might decide about."""

    name: str
    area: str
    candidate: str
    reason: str


def load_decisions(*paths: Path) -> Decisions:
    """Return the project's decisions, then those of ``ZEREN_DECISIONS``, then those of the given files.

    Raises:
        ResolutionError: A file is not valid, or contradicts itself; the message names the entry.
        SettingsError: ``ZEREN_DECISIONS`` or a given path names no file.
    """
    files = [data_folder() / "decisions" / "units.yml"]
    files = [path for path in files if path.is_file()]
    own = own_file()
    for path in (*((own,) if own is not None else ()), *paths):
        if not path.is_file():
            raise SettingsError(f"{path}: no such decisions file ({VARIABLE} and given paths must name a file)")
        files.append(path)
    chosen: dict[tuple[str, str], Decision] = {}
    ruled_out: dict[tuple[str, str], frozenset[str]] = {}
    for path in files:
        merge = read_decisions(path)
        for key in merge.chosen:
            ruled_out.pop(key, None)
        chosen.update(merge.chosen)
        for key, names in merge.ruled_out.items():
            ruled_out[key] = ruled_out.get(key, frozenset()) | names
            if key in chosen and chosen[key].is_ in names:
                del chosen[key]
    return Decisions(chosen, ruled_out)


def read_decisions(path: Path) -> Decisions:
    """Return the decisions of one file.

    Raises:
        ResolutionError: As ``load_decisions`` says.
    """
    chosen: dict[tuple[str, str], Decision] = {}
    ruled_out: dict[tuple[str, str], frozenset[str]] = {}
    for number, raw in enumerate(_rows(path), start=1):
        try:
            decision = Decision.model_validate(raw)
        except ValidationError as error:
            messages = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'entry'}: {e['msg']}" for e in error.errors())
            raise ResolutionError(f"{path}, decision {number}: {messages}") from error
        key = (decision.name, decision.area)
        if decision.not_ is not None:
            ruled_out[key] = ruled_out.get(key, frozenset()) | {decision.not_}
        elif chosen.setdefault(key, decision).is_ != decision.is_:
            raise ResolutionError(
                f"{path}, decision {number}: {key[0]} of {key[1]} is both "
                f"{chosen[key].is_} and {decision.is_}; a name is one unit"
            )
    for key, decision in chosen.items():
        if decision.is_ in ruled_out.get(key, ()):
            raise ResolutionError(f"{path}: {key[0]} of {key[1]} both is and is not {decision.is_}")
    return Decisions(chosen, ruled_out)


def own_file() -> Path | None:
    """Return the user's own decisions file (``ZEREN_DECISIONS``), or None where none is set."""
    variable = os.environ.get(VARIABLE)
    return Path(variable) if variable else None


def decision_line(decision: Decision) -> str:
    """Return a decision as the line of a decisions file."""
    fields = {key: value for key, value in decision.model_dump(by_alias=True).items() if value is not None}
    return "  - " + yaml.safe_dump(fields, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False).strip()


def append_decision(path: Path, decision: Decision) -> str:
    """Add what a person has just decided to that person's own file and return the line; no line that is there changes.

    Raises:
        ResolutionError: The file is not valid, its list does not end the file, or the decision contradicts it.
        SettingsError: It cannot be written.
    """
    line = decision_line(decision)
    there = path.is_file()
    before = _EMPTY_LIST.sub("decisions:", path.read_text(encoding="utf-8")) if there else "decisions:"
    lines = len(_rows(path)) if there else 0
    with new_file(path) as checked:
        checked.write_text(f"{before.rstrip()}\n{line}\n", encoding="utf-8")
        read_decisions(checked)
        if len(_rows(checked)) != lines + 1:
            raise ResolutionError(f"{path}: lines can be added only where the list 'decisions:' ends the file")
        if there:
            shutil.copymode(path, checked)
    return line


def append_proposals(path: Path, proposals: Iterable[Proposal]) -> int:
    """Add proposals that the file does not hold yet and return how many; existing lines stay as they are."""
    known: set[tuple[str, str, str]] = set()
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            known = {(row["name"], row["area"], row["candidate"]) for row in csv.DictReader(file)}
    fresh = {(p.name, p.area, p.candidate): p for p in proposals if (p.name, p.area, p.candidate) not in known}
    if len(fresh) == 0:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    start = not path.is_file()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if start:
            writer.writerow(_PROPOSAL_FIELDS)
        writer.writerows((p.name, p.area, p.candidate, p.reason) for p in fresh.values())
    return len(fresh)


def _rows(path: Path) -> list[Any]:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ResolutionError(f"{path}: not valid YAML in UTF-8: {error}") from error
    if not isinstance(raw, dict) or set(raw) != {"decisions"} or not isinstance(raw["decisions"], list):
        raise ResolutionError(f"{path}: expected one key 'decisions' with a list, see data/decisions/README.md")
    return [_as_text(row) for row in raw["decisions"]]


def _as_text(row: Any) -> Any:
    """YAML reads an unquoted 2026-11-23 as a date; the file need not quote it."""
    return {key: value if value is None else str(value) for key, value in row.items()} if isinstance(row, dict) else row
