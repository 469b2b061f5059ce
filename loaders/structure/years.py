"""Sections of a paper on two years: 一、2023年主要工作 tells what was done, 二、2024年工作安排 what is to do."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.plan import Heading, Part

_YEAR = re.compile(r"(20\d{2})年")
#: What is ahead, whatever the year.
_AHEAD = re.compile(r"目标|任务|安排|计划|打算|要点|思路")


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
