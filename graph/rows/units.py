"""Units as rows, with their superiors and the parks they run.

Documents may read one name with different certainty: the city's lexicon knows 郑州市科学技术局 as a department of the
city, a document from elsewhere knows only the name. So that the order of loading does not matter, each MENTIONS keeps
its document's *reading*: a digit for the method and the properties, joined by ``|``. The smallest is the unit's.
"""

from __future__ import annotations

from graph.records import Evidence, Resolution, ResolvedUnit
from graph.rows.collector import Collector, Ref
from graph.rows.identity import shared_id

#: From the surest to the least sure way to know what a name stands for.
METHODS = ("decision", "lexicon", "full", "rule", "group", "unresolved")


class Units:
    """Adds units of one document on demand."""

    def __init__(self, rows: Collector, resolution: Resolution) -> None:
        """Add nothing yet."""
        self._rows = rows
        self._resolution = resolution
        self._brought: dict[Ref, tuple[ResolvedUnit, Evidence]] = {}

    def named(self, name: str, evidence: Evidence) -> Ref:
        """Return the unit of a written name, with one more mention of it."""
        unit = self._resolution.units.get(name) or _unknown(name)
        ref = self._add(unit, evidence, name)
        first = self._brought.get(ref)
        if first is None or evidence.start < first[1].start:
            self._brought[ref] = (unit, evidence)
        return ref

    def add_superiors(self) -> None:
        """Add REPORTS_TO upwards from every unit that is mentioned; each link once, with the first mention below it."""
        linked: set[tuple[str, str]] = set()
        for unit, evidence in sorted(self._brought.values(), key=lambda item: (item[1].start, item[0].name)):
            above = self._superior(unit)
            while above is not None and (unit.name, above.name) not in linked:
                linked.add((unit.name, above.name))
                start = ("Unit", shared_id("Unit", {"name": unit.name}))
                end = self._add(above, evidence, None)
                self._rows.link("REPORTS_TO", start, end, evidence, source=f"{unit.method}: {unit.reason}")
                unit, above = above, self._superior(above)

    def add_parks(self, park_by_name: dict[str, Ref]) -> None:
        """Add ADMINISTERS from the units that are mentioned to the parks that are; keys are the parks' full names."""
        for ref, (unit, evidence) in self._brought.items():
            for name in unit.administers:
                if name in park_by_name:
                    source = f"{unit.method}: {unit.reason}"
                    self._rows.link("ADMINISTERS", ref, park_by_name[name], evidence, source=source)

    def _superior(self, unit: ResolvedUnit) -> ResolvedUnit | None:
        if unit.superior is None or unit.superior == unit.name:
            return None
        return self._resolution.superiors.get(unit.superior) or _unknown(unit.superior)

    def _add(self, unit: ResolvedUnit, evidence: Evidence, surface: str | None) -> Ref:
        return self._rows.shared(
            "Unit",
            evidence,
            surface,
            reading=reading_of(unit),
            name=unit.name,
            kind=unit.kind,
            level=unit.level,
            area=unit.area,
            diffuse=unit.diffuse,
        )


def reading_of(unit: ResolvedUnit) -> str:
    """Return method and properties as one text whose order is that of certainty."""
    rank = METHODS.index(unit.method) if unit.method in METHODS else len(METHODS)
    return "|".join([str(rank), unit.kind, unit.level or "", unit.area or "", "true" if unit.diffuse else "false"])


def properties_of_reading(reading: str) -> dict[str, str | bool | None]:
    """Return the properties that a reading gives."""
    _, kind, level, area, diffuse = reading.split("|")
    return {"kind": kind, "level": level or None, "area": area or None, "diffuse": diffuse == "true"}


def _unknown(name: str) -> ResolvedUnit:
    return ResolvedUnit("".join(name.split()), "other", None, None, None, "unresolved", "nothing is known of it")
