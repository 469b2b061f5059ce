"""Whose value a figure is: the subject written, the park its own words name, else the document's area."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.records import Area
from graph.resolve.places import PlaceResolver

_OWN = re.compile(r"^(?:全|我|本)(?:国|省|市|州|盟|区|县|镇)$")
_WHOLE = re.compile(r"(?:全|我|本)(?:省|市|州|盟|区|县|镇)(?!重)|市域")
_PARK = re.compile(r"(?:区|园|城|港|谷|岛|小镇|片区|基地)$")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose value it is.

    Attributes:
        name: Full name of the division or park.
        within: Parks the task is about, when the words themselves name no place: the figure may be theirs.
        said: subject, quote, whole, area or task: what the name follows from.
    """

    name: str
    within: tuple[str, ...]
    said: str

    @property
    def key(self) -> str:
        """Scopes with the same key are the same for comparison."""
        return self.name + "".join(f"|{park}" for park in self.within)

    @property
    def label(self) -> str:
        """The scope as a person reads it."""
        return f"{self.name}（{'、'.join(self.within)}）" if self.within else self.name


def read_scope(row: Mapping[str, Any], places: Sequence[tuple[str, str]]) -> Scope:
    """Return whose value a figure is.

    Args:
        row: Of ``targets/figures``.
        places: Written form and full name of the parks and places of its document.
    """
    home = str(row["area"] or "全国")
    named = _full_name(row["subject"], home, row["province"], row["city"])
    quote = str(row["quote"])
    if named != home:
        return Scope(named, (), "subject")
    inside = {full for surface, full in places if surface in quote and full != home and re.search(f"在{re.escape(surface)}", quote)}
    if len(inside) == 1:
        return Scope(inside.pop(), (), "quote")
    if _WHOLE.search(quote) or home in quote:
        return Scope(home, (), "whole")
    parks = tuple(sorted({park for park in row["parks"] or () if park != home}))
    return Scope(home, parks, "task") if parks else Scope(home, (), "area")


def _full_name(subject: str | None, home: str, province: str | None, city: str | None) -> str:
    written = (subject or "").strip()
    if not written or written == home or _OWN.fullmatch(written):
        return home
    return _resolved(written, home, province, city)


@lru_cache(maxsize=4096)
def _resolved(written: str, home: str, province: str | None, city: str | None) -> str:
    resolver = _resolver(province, city)
    if _PARK.search(written) is not None:
        park = resolver.park(written)
        if park.method != "unresolved":
            return park.name
    place = resolver.place(written)
    return home if place.name in (home, city) and home == city else place.name


@lru_cache(maxsize=256)
def _resolver(province: str | None, city: str | None) -> PlaceResolver:
    return PlaceResolver(Area(province, city))
