"""Names that a question can hold: what the store knows, with the forms that the lexicons add for its areas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.lexicons import Entry, load_lexicon
from graph.records import Area
from graph.resolve.units import UnitResolver
from queries import run_query
from queries.catalogue import Reader

_LEXICONS = ("departments", "party", "societies", "vertical")
_TAIL = re.compile(r"[（(][^（）()]*[)）]$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=\s*年)")
_SAME = str.maketrans({**dict.fromkeys("《》「」『』“”‘’\"'", '"'), **dict.fromkeys("[]［］【】〔〕", "|"), "(": "（", ")": "）", "?": "？", ",": "，"})


@dataclass(frozen=True, slots=True)
class Name:
    """One thing that a written form can mean.

    Attributes:
        kind: unit, place, project_name or document_name, as intents call it.
        id: Id of its node, or None for a name that a lexicon knows and no loaded document mentions.
    """

    kind: str
    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class NameBook:
    """Every written form with what it can mean.

    Attributes:
        forms: Folded written form → its meanings.
        own_areas: Names of the only area that all documents are of; empty when there are several.
    """

    forms: Mapping[str, tuple[Name, ...]]
    own_areas: frozenset[str]

    def like(self, text: str, kind: str) -> list[Name]:
        """Return loaded things of a kind whose written form ends in or begins with the text, or holds it."""
        held = [name for form, names in self.forms.items() if text in form for name in names if name.kind == kind and name.id]
        return sorted(set(held), key=lambda name: (len(name.name), name.name, name.id or ""))


def fold(text: str) -> str:
    """Return the text with signs of one kind made the same, one for one, so that offsets hold."""
    wide = "".join(narrow if len(narrow := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in text)
    return _YEAR.sub(lambda match: match[0].translate(_DIGITS), wide).translate(_SAME)


_KINDS = {"unit": "unit", "park": "place", "place": "place", "project": "project_name", "document": "document_name"}


def read_names(store: Reader) -> NameBook:
    """Return the names that questions to this store can hold.

    Raises:
        StoreError: The store does not answer.
    """
    rows = run_query(store, "overview/names")
    forms: dict[str, set[Name]] = {}
    for row in rows:
        name = Name(_KINDS[row["kind"]], row["id"], row["name"])
        for form in _written(row):
            forms.setdefault(fold(form), set()).add(name)
    areas = {Area(row["province"], row["city"]) for row in rows if row["kind"] == "document" and row["province"]}
    _add_units(forms, areas)
    _add_places(forms, areas)
    only = next(iter(areas)) if len(areas) == 1 else None
    own = {part for part in (only.province, only.city) if part} if only else set()
    ordered = {form: tuple(sorted(names, key=lambda n: (n.kind, n.name, n.id or ""))) for form, names in sorted(forms.items()) if len(form) > 1}
    return NameBook(ordered, frozenset(own))


def _written(row: Mapping[str, Any]) -> Iterable[str]:
    """Yield the forms of one row: the name, its forms in documents, and those that people shorten it to."""
    name: str = row["name"]
    yield name
    yield from row["surfaces"]
    if row["kind"] in ("document", "project") and (short := _TAIL.sub("", name)) != name:
        yield short
    if row["kind"] == "document":
        yield _TAIL.sub("", name).strip("《》“”").replace("“", "").replace("”", "")
    if row["kind"] == "place" and len(name) > 2 and name[-1] in "市区县省":
        yield name[:-1]
        if name[-1] in "区县" and (inner := re.fullmatch(r"..+?市(..+)", name)) is not None:
            yield inner[1]


def _add_units(forms: dict[str, set[Name]], areas: Iterable[Area]) -> None:
    """Add the forms that the lexicons know for the documents' areas, of loaded units and of others."""
    loaded = {name.name: name for names in forms.values() for name in names if name.kind == "unit"}
    for area in areas:
        resolver, short = UnitResolver(area), (area.city or area.province or "")
        for subject in _LEXICONS:
            for entry in load_lexicon(subject, area).entries:
                for form in _surfaces(entry, area):
                    resolved = resolver.resolve(form).name
                    forms.setdefault(fold(form), set()).add(loaded.get(resolved, Name("unit", None, resolved)))
        parks = {entry.name: entry.surfaces for entry in load_lexicon("parks", area).entries}
        for entry in load_lexicon("units", area).entries:
            # 经开区负责 … means its committee.
            for form in (*entry.surfaces, *(form for park in entry.administers for form in parks.get(park, ()))):
                if "@" not in form:
                    forms.setdefault(fold(form), set()).add(loaded.get(entry.name, Name("unit", None, entry.name)))
        for name in [name for name in loaded if short and name.startswith(short)]:
            forms.setdefault(fold(name.removeprefix(short)), set()).add(loaded[name])


def _surfaces(entry: Entry, area: Area) -> Iterable[str]:
    """Yield an office as people of the area write it; three signs at least, as shorter forms are common words."""
    if entry.levels and not set(entry.levels) & {"city" if area.city else "province"}:
        return
    city = area.city or area.province or ""
    for surface in entry.surfaces:
        bare = surface.replace("@", "")
        for head in ("市" if area.city else "省", city, city[:-1], ""):
            if len(bare) >= (2 if head else 3):
                yield f"{head}{bare}"


def _add_places(forms: dict[str, set[Name]], areas: Iterable[Area]) -> None:
    loaded = {name.name: name for names in forms.values() for name in names if name.kind == "place"}
    for area in areas:
        for subject in ("parks", "places"):
            for entry in load_lexicon(subject, area).entries:
                for form in entry.surfaces:
                    if "@" not in form:
                        forms.setdefault(fold(form), set()).add(loaded.get(entry.name, Name("place", None, entry.name)))
