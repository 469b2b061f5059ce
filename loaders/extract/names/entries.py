"""A project as found in the text, before its record is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A project before its record: clean spans of its name and of the text about it."""

    name_start: int
    name_end: int
    start: int
    end: int
    box: int | None
    kind: str
    rule: str
    builders: tuple[tuple[int, int], ...] = ()
    places: tuple[str, ...] = ()
    #: (attribute, value, unit, start, end) of the cells of its row.
    figures: tuple[tuple[str, float, str, int, int], ...] = ()
