"""Red, amber or green: one rule on status, deadline and today, the same in every list, ledger and page.

The rule, in this order:

1. ``done`` is green, ``stopped`` is grey (not in the count of either).
2. The deadline has passed: red.
3. ``delayed``: red when the deadline is ``SOON`` days away or less, else amber (also without a dated deadline).
4. ``not_started`` or nothing reported: amber when the deadline is ``EARLY`` days away or less, else grey.
5. ``in_progress``: amber when the deadline is ``SOON`` days away or less, else green.
6. Reported without a status that is understood: as ``in_progress``.

The deadline is the task's own; else that of the task above it; else the last year of its targets; else the end of the plan
period. Which of them it was is always said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from graph.analysis.plans.deadlines import last_day

SOON, EARLY = 30, 90


class Light(StrEnum):
    """红灯, 黄灯, 绿灯, and 灰 where nothing can be said."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class State:
    """A light with its reason.

    Attributes:
        reason: ``done``, ``stopped``, ``overdue``, ``delayed``, ``due_soon``, ``idle``, ``on_track`` or ``no_report``.
        due: The last day, or None where no deadline is dated.
        basis: ``own``, ``parent``, ``target``, ``period``, or None.
        days: From today to ``due``; negative when it has passed.
    """

    light: Light
    reason: str
    due: date | None
    basis: str | None
    days: int | None


#: Light → shape, so that nobody needs the colour, and words in Chinese and in English.
SHAPES = {Light.RED: "▲", Light.AMBER: "◆", Light.GREEN: "●", Light.GREY: "○"}
WORDS: dict[str, tuple[str, str]] = {
    "red": ("红灯", "red"), "amber": ("黄灯", "amber"), "green": ("绿灯", "green"), "grey": ("无灯", "no light"),
    "done": ("已完成", "done"), "stopped": ("已终止", "stopped"), "overdue": ("已逾期", "overdue"),
    "delayed": ("进度滞后", "behind schedule"), "due_soon": ("临近时限", "due soon"),
    "idle": ("临近时限，尚未启动", "due before long and not begun"), "on_track": ("正常推进", "on track"),
    "no_report": ("没有进展填报", "nothing reported"),
    "own": ("任务时限", "deadline of the task"), "parent": ("上级任务时限", "deadline of the task above"),
    "target": ("目标年份", "year of its targets"), "period": ("规划期末", "end of the plan period"),
}  # fmt: skip


def state_of(status: str | None, *, reported: bool, due: date | None, basis: str | None, today: date) -> State:
    """Return the light of a task or target.

    Args:
        status: Code of the latest report, or None where it states none that is understood.
        reported: Whether there is a report at all.
        due: Last day of the deadline.
        basis: Where the deadline comes from.
        today: The day for which it is asked; never taken from the clock here.
    """
    days = None if due is None else (due - today).days
    light, reason = _light(status, reported, days)
    return State(light, reason, due, basis, days)


def _light(status: str | None, reported: bool, days: int | None) -> tuple[Light, str]:
    if status == "done":
        return Light.GREEN, "done"
    if status == "stopped":
        return Light.GREY, "stopped"
    if days is not None and days < 0:
        return Light.RED, "overdue"
    soon, early = (days is not None and days <= most for most in (SOON, EARLY))
    if status == "delayed":
        return (Light.RED if soon else Light.AMBER), "delayed"
    if status == "not_started" or not reported:
        return (Light.AMBER, "idle") if early else (Light.GREY, "no_report")
    return (Light.AMBER, "due_soon") if soon else (Light.GREEN, "on_track")


def due_of(row: Mapping[str, Any]) -> tuple[date | None, str | None]:
    """Return the last day of a row of ``progress/progress_of_tasks`` or ``…_of_targets``, and where it comes from."""
    if (own := last_day(row["deadline"])) is not None:
        return own, "own"
    if row["deadline"] is not None:
        return None, None  # 持续推进: stated, and without an end
    if (above := last_day(row["parent_deadline"])) is not None:
        return above, "parent"
    for year, basis in ((row["last_year"], "target"), (row["period_end"], "period")):
        if year is not None and 1 <= year <= 9999:
            return date(year, 12, 31), basis
    return None, None


def add_states(rows: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return rows with ``light``, ``light_reason``, ``due``, ``due_basis`` and ``days`` added."""
    found = []
    for row in rows:
        due, basis = due_of(row)
        state = state_of(row["status"], reported=row["progress_id"] is not None, due=due, basis=basis, today=today)
        found.append(row | {
            "light": state.light.value, "light_reason": state.reason, "due": None if due is None else due.isoformat(),
            "due_basis": basis, "days": state.days,
        })  # fmt: skip
    return found


def light_name(light: Light, lang: str) -> str:
    """Return a light as shape and word: ▲ 红灯."""
    return f"{SHAPES[light]} {WORDS[light][lang == 'en']}"


def light_words(row: Mapping[str, Any], lang: str) -> str:
    """Return a light as shape and words: ▲ 红灯：已逾期（任务时限 2025-12-31）."""
    at = lang == "en"
    due = ""
    if row["due"] is not None:
        due = f" ({WORDS[row['due_basis']][1]} {row['due']})" if at else f"（{WORDS[row['due_basis']][0]} {row['due']}）"
    return f"{light_name(Light(row['light']), lang)}{': ' if at else '：'}{WORDS[row['light_reason']][at]}{due}"


#: Columns that ``add_states`` adds.
COLUMNS = ("light", "light_reason", "due", "due_basis", "days")
