"""Files → the names in them that a person should decide about, without any store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DocumentError, StructureError
from graph.resolve import Proposal, propose, resolve_document
from loaders import read_source, state_facts
from pipeline.files import InputFile, find_files, is_program_file
from pipeline.names import propose_by_model


@dataclass(frozen=True, slots=True)
class FileProposals:
    """What one file gave.

    Attributes:
        path: As given, or below the folder given.
        proposals: Names no lexicon and no decision knows, each once, with the name they have meanwhile.
        code: Stable code of the failure, else None.
        reason: Why it could not be read, for people; else None.
    """

    path: str
    proposals: tuple[Proposal, ...] = ()
    code: str | None = None
    reason: str | None = None


def proposals_of_paths(paths: Iterable[Path | str], *, ner: bool = False) -> tuple[int, Iterator[FileProposals]]:
    """Return how many files there are, and an iterator that reads one at each step.

    Args:
        paths: Files and folders.
        ner: True to add the organisations that a model names (``zeren[ner]``).

    Raises:
        SettingsError: A path does not exist, or the extra is not installed (when the first file is read).
    """
    files = [file for file in find_files(paths) if not is_program_file(file)]
    return len(files), (_proposals_of(file, ner) for file in files)


def _proposals_of(file: InputFile, ner: bool) -> FileProposals:
    try:
        facts = state_facts(read_source(file.path, root=file.root))
    except DocumentError as error:
        return FileProposals(str(file.path), code=error.code, reason=error.message)
    except StructureError as error:
        return FileProposals(str(file.path), code="structure", reason=str(error))
    resolution = resolve_document(facts)
    found = propose(facts, resolution)
    if ner:
        found += propose_by_model(facts, frozenset(resolution.units))
    return FileProposals(str(file.path), found)
