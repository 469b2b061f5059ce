"""The whole store as typed CSV for ``neo4j-admin database import full``: the fastest way into an empty Neo4j.

One file for each label and for each type with its two labels; ids live in one id space per label. Beside them:
``import.args`` with every option the tool needs, and ``schema.cypher`` with the constraints and indexes to make after it.
Reads document by document; text is written unchanged, whatever characters it holds.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from graph.contents import (
    count_everything,
    list_document_ids,
    read_document_nodes,
    read_document_relationships,
    read_shared_nodes,
)
from graph.errors import SettingsError, StoreError
from graph.progress.contents import read_progress_files, read_progress_records, read_progress_relationships
from graph.schema import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NODE_BY_LABEL,
    RELATIONSHIP_BY_TYPE,
    STRING,
    STRINGS,
    Property,
    properties_of,
)
from graph.stores import GraphStore
from graph.stores.definitions import constraints, full_text_for_neo4j

TYPES = {STRING: "string", INTEGER: "long", FLOAT: "double", BOOLEAN: "boolean", STRINGS: "string[]"}
#: Between the elements of a list: a control character that no reader lets into a text.
SEPARATOR = "\x1f"
#: Characters the tool reads at once, its own default; a longer line needs more, which costs the tool several times that.
BUFFER = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    folder: Path
    nodes: int
    relationships: int
    files: int


def export_neo4j_admin(store: GraphStore, folder: Path) -> Exported:
    """Write the store into a new folder, whole or not at all.

    Raises:
        SettingsError: The folder exists, or cannot be written.
        StoreError: The store changed meanwhile or holds what the model does not have; run ``zeren verify``.
    """
    if folder.exists():
        raise SettingsError(f"{folder} exists; name a new folder")
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        exported = _write(store, part)
        part.replace(folder)
    except OSError as error:
        raise SettingsError(f"cannot write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Exported(folder, exported.nodes, exported.relationships, exported.files)


def _write(store: GraphStore, folder: Path) -> Exported:
    expected = count_everything(store)
    with _Files(folder) as files:
        for label, properties in read_shared_nodes(store):
            files.node(label, properties)
        for document_id in list_document_ids(store):
            for label, properties in read_document_nodes(store, document_id):
                files.node(label, properties)
            for row in read_document_relationships(store, document_id):
                files.relationship(row)
        _write_progress(store, files)
        written = (files.nodes, files.relationships)
        if written != expected or count_everything(store) != expected:
            raise StoreError(f"{store.address}: found {expected} nodes and relationships but could read {written}")
        _write_arguments(folder, files)
        _write_schema(folder)
        return Exported(folder, *written, len(files.names))


def _write_progress(store: GraphStore, files: _Files) -> None:
    for properties in read_progress_files(store):
        files.node("ProgressFile", properties)
    for properties in read_progress_records(store):
        files.node("Progress", properties)
    for row in read_progress_relationships(store):
        files.relationship(row)


class _Files:
    """The open CSV files of one export."""

    def __init__(self, folder: Path) -> None:
        self.nodes = self.relationships = 0
        self.longest = 0
        #: Path below the folder → the option that names it to the tool.
        self.names: dict[str, str] = {}
        self._folder = folder
        self._open: dict[str, TextIO] = {}

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *error: object) -> None:
        for stream in self._open.values():
            stream.close()

    def node(self, label: str, properties: Mapping[str, Any]) -> None:
        """Write one node."""
        schema = NODE_BY_LABEL[label].properties
        stream = self._stream(f"nodes/{label}.csv", f"--nodes={label}", [f"id:ID({label})", *map(_typed, schema[1:])])
        self._write(stream, [properties.get(p.name) for p in schema])
        self.nodes += 1

    def relationship(self, row: Mapping[str, Any]) -> None:
        """Write one relationship."""
        start, type_, end = row["first_label"], row["type"], row["last_label"]
        schema = properties_of(RELATIONSHIP_BY_TYPE[type_])
        header = [f":START_ID({start})", f":END_ID({end})", *map(_typed, schema)]
        stream = self._stream(f"relationships/{start}-{type_}-{end}.csv", f"--relationships={type_}", header)
        self._write(stream, [row["first"], row["last"], *(row["properties"].get(p.name) for p in schema)])
        self.relationships += 1

    def _write(self, stream: TextIO, values: list[Any]) -> None:
        line = ",".join(map(field, values)) + "\n"
        self.longest = max(self.longest, len(line))
        stream.write(line)

    def _stream(self, name: str, option: str, header: list[str]) -> TextIO:
        if name not in self._open:
            path = self._folder / name
            path.parent.mkdir(exist_ok=True)
            self._open[name] = path.open("w", encoding="utf-8", newline="")
            self._open[name].write(",".join(header) + "\n")
            self.names[name] = option
        return self._open[name]


def _typed(property_: Property) -> str:
    return f"{property_.name}:{TYPES[property_.type]}"


def field(value: Any) -> str:
    """Return one field; nothing at all for null, quotes always around text so that an empty text is not null.

    >>> [field(value) for value in (None, "", 3, 0.5, True, ["一"])]
    ['', '""', '3', '0.5', 'true', '"一"']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        if any(SEPARATOR in part for part in value):
            raise StoreError(f"a list holds the separator U+001F, which neo4j-admin would cut at: {value!r:.200}")
        return field(SEPARATOR.join(value)) if value else ""
    return '"' + str(value).replace('"', '""') + '"'


def _write_arguments(folder: Path, files: _Files) -> None:
    """Write the options, one a line, as the tool reads them from ``@import.args``; paths are below the folder."""
    fixed = [
        "--delimiter=,",
        "--array-delimiter=U+001F",
        "--quote=U+0022",
        "--legacy-style-quoting=false",
        "--multiline-fields=true",
        "--ignore-empty-strings=false",
        "--strict=true",
        "--id-type=string",
        f"--read-buffer-size={max(BUFFER, 4 * files.longest)}",
    ]
    lines = [*fixed, *(f"{option}={name}" for name, option in sorted(files.names.items()))]
    (folder / "import.args").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_schema(folder: Path) -> None:
    statements = [*constraints(), *full_text_for_neo4j()]
    (folder / "schema.cypher").write_text("".join(f"{statement};\n" for statement in statements), encoding="utf-8")
