"""Two plans side by side: tasks matched by meaning, and what became of owners, deadlines and values."""

from graph.analysis.plans.comparison import CHANGES, COLUMNS, UNCHANGED, Plan, compare_plans
from graph.analysis.plans.wording import change_words, count_changes, reason_words, verdict_words

__all__ = [
    "CHANGES",
    "COLUMNS",
    "UNCHANGED",
    "Plan",
    "change_words",
    "compare_plans",
    "count_changes",
    "reason_words",
    "verdict_words",
]
