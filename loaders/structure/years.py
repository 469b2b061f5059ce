"""Sections of a paper on two years: 一、2023年主要工作 tells what was done, 二、2024年工作安排 what is to do."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.cleaning import CleanText
from loaders.plan import Heading, Part
from loaders.structure.fields import first_year_of_plan

_YEAR = re.compile(r"(20\d{2})年")
#: What is ahead, whatever the year.
_AHEAD = re.compile(r"目标|任务|安排|计划|打算|要点|思路")


#: “十三五”时期，…: what a section opens with that looks back.
_FIVE_YEARS = re.compile(r"“?(?:过去五年|(?:在)?十(?P<plan>[一二三四五])五”?(?:规划)?(?:时期|期间|以来))")


def with_past_plan(headings: tuple[Heading, ...], clean: CleanText, period: tuple[int, int] | None) -> tuple[Heading, ...]:
    """Return the headings of a five-year plan with the sections as background that open with the plan before (“十三五”时期)."""
    if period is None or period[0] % 5 != 1:
        return headings
    found: list[Heading] = []
    for heading in headings:
        opening = _FIVE_YEARS.match(clean.norm[heading.body_start : heading.body_start + 20].lstrip("\n"))
        plan = opening["plan"] if opening is not None else None
        over = opening is not None and (plan is None or first_year_of_plan(plan) < period[0])
        found.append(replace(heading, part=Part.BACKGROUND) if over and heading.part is Part.TASK else heading)
    return tuple(found)


def with_review(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Return the headings with the section of an earlier year as background, where a later one of its level names the next."""
    years = {
        heading.index: int(match[1]) for heading in headings if heading.parent is None and (match := _YEAR.search(heading.title[:10]))
    }
    if len(set(years.values())) != 2:
        return headings
    last = max(years.values())
    past = {index for index, year in years.items() if year == last - 1 and not _AHEAD.search(headings[index].title)}
    found: list[Heading] = []
    for heading in headings:
        inside = heading.index in past or heading.parent in past
        if inside:
            past.add(heading.index)
        found.append(replace(heading, part=Part.BACKGROUND) if inside else heading)
    return tuple(found)
