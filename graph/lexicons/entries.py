"""Hand-kept names: data/lexicons/**/*.yml in, one ``Lexicon`` for one document's area out.

A file states its subject, where its entries come from and when they were checked, then one entry a line
(docs/lexicons.md). ``@`` in a name or alias stands for the area: 郑州市 in a name; 市, 郑州市 or 郑州 in an alias.
Files of ``_common`` hold for every area, those of ``河南省/`` for the province, those of ``河南省/郑州市/`` for the
city; the nearer file wins. Two entries of one file that claim one written form are an error, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.data_files import data_folder
from graph.errors import LexiconError
from graph.records import Area

KINDS = frozenset(
    "department government party_organ management_committee mass_organisation enterprise institution "
    "court_procuratorate leading_group group other park place word number".split()
)
LEVELS = frozenset("national province city county zone township area".split())
# libyaml reads the lexicons ten times faster than the pure Python loader; both give the same nodes.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(BaseModel):
    """One line of a lexicon.

    Attributes:
        name: Canonical name; ``@`` stands for the area's full name.
        aliases: Other written forms; ``@`` stands for the area as written (市, 郑州市, 郑州 or nothing).
        levels: Levels of area at which the entry holds; empty for all.
        superior: Name of the unit above, or None for the government of the area.
        area: Full name of the division an absolute entry belongs to, when the file's folder does not say it.
        administers: Canonical names of the parks a management committee runs.
        source: Where the line is from; the file's own source when None.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    kind: str = ""
    level: str | None = None
    levels: tuple[str, ...] = ()
    superior: str | None = None
    area: str | None = None
    administers: tuple[str, ...] = ()
    source: str | None = None
    checked: str | None = None

    @field_validator("kind")
    @classmethod
    def _kind_is_known(cls, kind: str) -> str:
        if kind and kind not in KINDS:
            raise ValueError(f"kind {kind!r} is not one of {', '.join(sorted(KINDS))}")
        return kind

    @field_validator("levels", "level")
    @classmethod
    def _level_is_known(cls, value: Any) -> Any:
        for level in (value,) if isinstance(value, str) else value or ():
            if level not in LEVELS:
                raise ValueError(f"level {level!r} is not one of {', '.join(sorted(LEVELS))}")
        return value

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Canonical name and aliases, as they stand in the file."""
        return (self.name, *self.aliases)


class LexiconFile(BaseModel):
    """The head of a lexicon file; ``kind`` holds for the entries that state none."""

    model_config = ConfigDict(extra="forbid")

    subject: str
    source: str
    checked: str
    kind: str
    entries: list[Any]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one subject that hold for one area.

    Attributes:
        entries: Nearest file first.
        by_surface: Written form (with its ``@``, if any) → entry; a nearer file hides a farther one.
        origin: Written form → "city", "province" or "common".
    """

    entries: tuple[Entry, ...]
    by_surface: dict[str, Entry]
    origin: dict[str, str]

    def surfaces(self) -> tuple[str, ...]:
        """Every written form without ``@``, for a phrase matcher."""
        return tuple(surface for surface in self.by_surface if "@" not in surface)


def load_lexicon(name: str, area: Area | None = None) -> Lexicon:
    """Return the lexicon of a subject ("departments", "parks") as it holds for an area.

    A subject without any file gives an empty lexicon. Loaded once per subject and area.

    Raises:
        LexiconError: A file is not valid YAML, an entry has an unknown or missing field, or one written form belongs to
            two entries; the message names file and line.
    """
    area = area or Area()
    return _load(name, area.province, area.city or (area.county if area.province else None))


@lru_cache(maxsize=256)
def _load(name: str, province: str | None, city: str | None) -> Lexicon:
    root = data_folder() / "lexicons"
    folders = [("common", root / "_common")]
    if province is not None:
        folders.append(("province", root / province))
        if city is not None:
            folders.append(("city", root / province / city))
    entries: list[Entry] = []
    by_surface: dict[str, Entry] = {}
    origin: dict[str, str] = {}
    for scope, folder in folders:
        found = read_lexicon(folder / f"{name}.yml")
        entries[:0] = found
        for entry in found:
            for surface in entry.surfaces:
                by_surface[surface] = entry
                origin[surface] = scope
    return Lexicon(tuple(entries), by_surface, origin)


@lru_cache(maxsize=512)
def read_lexicon(path: Path) -> tuple[Entry, ...]:
    """Return the entries of one file in its order; none when there is no such file.

    Raises:
        LexiconError: As ``load_lexicon`` says.
    """
    if not path.is_file():
        return ()
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not valid YAML in UTF-8: {error}") from error
    head = _construct(path, root)
    try:
        file = LexiconFile.model_validate(head)
    except ValidationError as error:
        raise LexiconError(f"{path}: the head is wrong: {_explain(error)}") from error
    nodes = next(value for key, value in _pairs(root) if key.value == "entries").value
    entries: list[Entry] = []
    owners: dict[str, tuple[str, int]] = {}
    for node, raw in zip(nodes, file.entries, strict=True):
        line = node.start_mark.line + 1
        entry = _entry(path, line, raw, file.kind)
        for surface in dict.fromkeys(entry.surfaces):
            _claim(path, line, surface, entry, owners)
        entries.append(entry)
    return tuple(entries)


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _entry(path: Path, line: int, raw: Any, kind: str) -> Entry:
    if isinstance(raw, str):
        raw = {"name": raw}
    if not isinstance(raw, dict):
        raise LexiconError(f"{path}, line {line}: an entry is a name or a mapping such as {{name: …, aliases: [...]}}")
    try:
        return Entry.model_validate({"kind": kind, **raw})
    except ValidationError as error:
        raise LexiconError(f"{path}, line {line}: {_explain(error)}") from error


def _claim(path: Path, line: int, surface: str, entry: Entry, owners: dict[str, tuple[str, int]]) -> None:
    """Note that the entry owns a written form."""
    owner, where = owners.setdefault(surface, (entry.name, line))
    if owner != entry.name or where != line:
        raise LexiconError(
            f"{path}, line {line}: {surface!r} already belongs to {owner!r} (line {where}); "
            "one written form has one owner"
        )


def _construct(path: Path, node: Any) -> Any:
    """Build plain values from YAML nodes and refuse a key that stands twice."""
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in values:
                raise LexiconError(f"{path}, line {key.start_mark.line + 1}: the key {key.value!r} stands twice")
            values[key.value] = _construct(path, value)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_construct(path, value) for value in node.value]
    return None if node is None else node.value


def _explain(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(str(part) for part in e['loc']) or 'entry'}: {e['msg']}" for e in error.errors())
