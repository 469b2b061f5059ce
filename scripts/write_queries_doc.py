"""Writes docs/queries.md from the headers of the query files; a test fails when the page is stale."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from queries import Parameter, QueryInfo, list_queries  # noqa: E402

PAGE = ROOT / "docs" / "queries.md"
INTRODUCTION = """# Named queries

Written by `scripts/write_queries_doc.py` from the headers of `queries/**/*.cypher`; edit those.

Ask one with `zeren query NAME name=value …`, in the explorer, or paste the file into any Cypher console and give it the
parameters. All run unchanged on the embedded store and on Neo4j 5.23 or later.

- A parameter without default is required; `null` means "no filter".
- Rows come in the order stated, the same every time. A query with `limit` returns at most so many.
- `document_id`, `start`, `end` and `quote` are the evidence of a row: the stored text of that document from code point
  `start` to `end` is exactly `quote`. Columns such as `task_quote` with their `_start` and `_end` are the
  evidence of another hop of the same row, in the same document unless an `…_document_id` says otherwise.
- `LIST<MAP>` columns hold one map per thing, with the keys listed.
"""


def page() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for subject, infos in groupby(list_queries(), key=lambda info: info.subject):
        group = list(infos)
        parts.append(f"## {subject}\n")
        parts.extend(_section(info) for info in group)
    return "\n".join(parts)


def _section(info: QueryInfo) -> str:
    lines = [f"### {info.name}\n", f"{info.title_zh}。{info.summary_zh}", f"{info.summary_en}\n"]
    if info.needs_one_of:
        lines.append(f"Needs one of {', '.join(f'`{name}`' for name in info.needs_one_of)}.\n")
    if info.parameters:
        lines += ["| Parameter | Type | Default | Meaning |", "|---|---|---|---|"]
        lines += [f"| `{p.name}` | {p.type} | {_default(p)} | {_cell(p.meaning)} |" for p in info.parameters]
        lines.append("")
    lines += ["| Column | Type | Meaning |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {column.type} | {_cell(column.meaning)} |" for column in info.columns]
    lines += ["", f"Order: {info.order}.\n"]
    return "\n".join(lines)


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return ""
    return "null" if parameter.default is None else str(parameter.default).lower()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
