"""What stands in a ledger, and its cells in words: one function per column that needs more than a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graph.analysis.progress import light_words

Row = Mapping[str, Any]
Lang = Literal["zh", "en"]

STATUS = {
    "not_started": ("未启动", "Not started"), "in_progress": ("推进中", "In progress"), "delayed": ("滞后", "Delayed"),
    "done": ("已完成", "Done"), "stopped": ("终止", "Stopped"),
}  # fmt: skip
_SIGNS = {"ge": "≥", "gt": ">", "approx": "≈", "le": "≤", "lt": "<"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything of one ledger.

    Attributes:
        title: Of the document or unit it is about; "" for everything.
        tasks: Rows of ``tasks/plan_tasks`` with ``place``, ``measures``, ``targets``, ``progress`` and ``doc_number``.
        targets: Rows of ``targets/targets_list`` with ``place`` and ``progress``.
        gaps: Rows of the questions ``gaps/…`` with ``gap``, ``gap_zh``, ``gap_en`` and ``place``.
        conflicts: Rows of ``targets/target_conflicts``.
    """

    today: date
    title: str
    documents: Sequence[Row]
    tasks: Sequence[Row]
    targets: Sequence[Row]
    gaps: Sequence[Row]
    conflicts: Sequence[Row]

    def units(self) -> list[dict[str, Any]]:
        """Return each unit with the numbers of its tasks by role and by light, those with most to lead first."""
        found: dict[str, dict[str, Any]] = {}
        for number, task in enumerate(self.tasks, 1):
            for unit_id, role in dict.fromkeys((owner["unit_id"], owner["role"]) for owner in task["owners"]):
                name = next(owner["unit"] for owner in task["owners"] if owner["unit_id"] == unit_id)
                row = found.setdefault(unit_id, {"unit": name, "lead": [], "responsible": [], "support": [], "red": set(), "amber": set()})
                row[role].append(number)
                if task["progress"]["light"] in ("red", "amber"):
                    row[task["progress"]["light"]].add(number)
        return sorted(found.values(), key=lambda row: (-len(row["lead"]), -len(row["responsible"]), row["unit"]))


def owners(task: Row, lang: Lang, *roles: str) -> str:
    """Return the units in these roles; those of a plain list say that it tells no lead."""
    names = list(dict.fromkeys(owner["unit"] for owner in task["owners"] if owner["role"] in roles))
    if names or "lead" not in roles:
        return ("、" if lang == "zh" else "; ").join(names)
    plain = list(dict.fromkeys(owner["unit"] for owner in task["owners"] if owner["role"] == "responsible"))
    if not plain:
        return "（文件未写明）" if lang == "zh" else "(none named)"
    return "责任单位：" + "、".join(plain) if lang == "zh" else "Responsible: " + "; ".join(plain)


def target(row: Row) -> str:
    """Return a target in one line: 高新技术企业 ≥120家（2026）."""
    year = f"（{row['year']}）" if row["year"] is not None else ""
    return f"{row['indicator']} {figure(row)}{year}"


def figure(row: Row) -> str:
    """Return the value of a target with operator and unit."""
    upper = f"–{row['value2']:,.12g}" if row["value2"] is not None else ""
    return f"{_SIGNS.get(row['op'] or '', '')}{row['value']:,.12g}{upper}{row['measure'] or ''}"


def source(task: Row) -> str:
    """Return document, number and headings of a task."""
    number = f" {task['doc_number']}" if task.get("doc_number") else ""
    path = " / ".join([*(task.get("path") or []), *([task["number"]] if task.get("number") else [])])
    return f"《{task['document_title']}》{number}" + (f"\n{path}" if path else "")


def status(row: Row, lang: Lang) -> str:
    """Return the status of the latest report, in the words of the list it is chosen from."""
    said = row["progress"]["status"]
    return STATUS[said][lang == "en"] if said in STATUS else row["progress"]["status_words"] or ""


def light(row: Row, lang: Lang) -> str:
    """Return the light as shape and words."""
    return light_words(row["progress"], lang)


def reported(row: Row, name: str) -> str:
    """Return a text of the latest report, or nothing."""
    return row["progress"][name] or ""


def gap_subject(row: Row) -> str:
    """Return what a gap is about."""
    return str(next((row[name] for name in ("title", "indicator", "unit", "project", "park", "written_name", "document_title")
                     if row.get(name)), ""))  # fmt: skip
