"""A comparison in words, in Chinese and in English: what changed, and why two tasks count as the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from graph.analysis.plans.comparison import CHANGES

Lang = Literal["zh", "en"]

#: Code of a change → (Chinese, English).
WORDS: dict[str, tuple[str, str]] = {
    "task_vanished": ("任务消失", "task vanished"),
    "task_new": ("新增任务", "new task"),
    "task_split": ("由原任务拆出", "split off"),
    "task_merged": ("并入其他任务", "merged into another"),
    "task_reworded": ("任务改写", "task reworded"),
    "task_repeated": ("各期重复", "repeated in both periods"),
    "task_same": ("任务未变", "task unchanged"),
    "owner_added": ("增加责任单位", "owner added"),
    "owner_dropped": ("减少责任单位", "owner dropped"),
    "owner_role": ("角色改变", "role changed"),
    "deadline_added": ("新写明时限", "deadline added"),
    "deadline_dropped": ("不再写明时限", "deadline dropped"),
    "deadline_earlier": ("时限提前", "deadline earlier"),
    "deadline_later": ("时限推后", "deadline later"),
    "deadline_restated": ("时限改写", "deadline in other words"),
    "target_raised": ("目标提高", "target raised"),
    "target_lowered": ("目标降低", "target lowered"),
    "target_moved": ("目标年份改变", "target for another year"),
    "target_restated": ("目标口径改变", "target in other terms"),
    "target_new": ("新增目标", "new target"),
    "target_vanished": ("目标消失", "target vanished"),
    "target_same": ("目标未变", "target unchanged"),
}
_PARTS = {
    "title": ("标题相似", "title alike"), "text": ("正文相似", "text alike"), "owners": ("责任单位相同", "owners shared"),
    "things": ("项目、园区、指标相同", "projects, parks, indicators shared"), "share": ("内容包含", "contained"),
    "indicator": ("指标名称相似", "indicator alike"),
}  # fmt: skip
_REASONS = {
    "increment": ("一处说增量，一处说总量，不能直接比较", "one is an increase, the other a level: not comparable"),
    "range": ("一处是区间", "one is a range"),
    "operator": ("数值相同，约束词不同", "same number, other operator"),
}
_ROLES = {"lead": ("牵头", "lead"), "support": ("配合", "support"), "responsible": ("责任", "responsible")}
_SIGNS = {"ge": "≥", "gt": ">", "approx": "≈", "le": "≤", "lt": "<"}


def change_words(code: str, lang: Lang) -> str:
    """Return what a code of ``CHANGES`` is called."""
    return WORDS[code][lang == "en"]


def verdict_words(value: Any, lang: Lang) -> str:
    """Return a cell of ``before`` or ``after`` for people: a role, a deadline, a value with operator, unit and year.

    >>> verdict_words({"op": "ge", "value": 120.0, "measure": "家", "year": 2026}, "zh")
    '≥120家（2026年）'
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _ROLES[value][lang == "en"] if value in _ROLES else value
    upper = f"–{value['value2']:,g}" if "value2" in value else ""
    per = ("每年", "a year ")[lang == "en"] if value.get("per") == "year" else ""
    year = ""
    if "year" in value:
        year = f"（{value['year']}年）" if lang == "zh" else f" ({value['year']})"
    number = f"{value['value']:,.12g}{upper}{value.get('measure', '')}"
    return f"{per}{_SIGNS.get(value.get('op', ''), '')}{number}{year}"


def reason_words(row: Mapping[str, Any], lang: Lang) -> str:
    """Return why the two sides of a row belong together, and why a movement cannot be told.

    >>> reason_words({"parts": {"title": 0.5, "owners": 1.0}, "reason": None}, "zh")
    '标题相似50%，责任单位相同100%'
    """
    at = lang == "en"
    parts = [f"{_PARTS[name][at]}{' ' if at else ''}{value:.0%}" for name, value in (row["parts"] or {}).items()]
    if row["reason"] is not None:
        parts.append(_REASONS[row["reason"]][at])
    return (", " if at else "，").join(parts)


def count_changes(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many rows of each change there are, in the order of ``CHANGES``, none of them 0."""
    counted = Counter(row["change"] for row in rows)
    return {code: counted[code] for code in CHANGES if counted[code]}
