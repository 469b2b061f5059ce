"""Files → their facts as plan-facts/1, without any store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import DocumentError, StructureError
from graph.exports.plan_facts import to_plan_facts
from graph.records import Clause
from graph.resolve import resolve_document
from loaders import read_source, state_facts
from pipeline.files import InputFile, find_files, is_program_file


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What one file gave.

    Attributes:
        path: As given, or below the folder given.
        plan: The plan-facts/1 object, or None when the file could not be read.
        clauses: Every clause with an owner, a number or a place in it, and what became of it.
        code: Stable code of the failure, else None.
        reason: Why it could not be read, for people; else None.
    """

    path: str
    plan: dict[str, Any] | None
    clauses: tuple[Clause, ...] = ()
    code: str | None = None
    reason: str | None = None


def facts_of_paths(paths: Iterable[Path | str]) -> tuple[int, Iterator[FileFacts]]:
    """Return how many files there are, and an iterator that reads one at each step.

    Raises:
        SettingsError: A path does not exist.
    """
    files = [file for file in find_files(paths) if not is_program_file(file)]
    return len(files), map(_facts_of, files)


def _facts_of(file: InputFile) -> FileFacts:
    try:
        facts = state_facts(read_source(file.path, root=file.root))
    except DocumentError as error:
        return FileFacts(str(file.path), None, code=error.code, reason=error.message)
    except StructureError as error:
        return FileFacts(str(file.path), None, code="structure", reason=str(error))
    return FileFacts(str(file.path), to_plan_facts(facts, resolve_document(facts)), facts.clauses)
