"""Tables whose cells only blanks divide, as converters of PDF files write indicator tables (指标 2020年 2025年 属性)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
_NAME = re.compile(r"指标|名称|项目")
#: What else stands in the header of a table of indicators.
_HEADER = re.compile(
    r"(?:(?:19|20)\d{2}年?(?:目标值?|实际值?|现状值?|末|底)?|(?:现状|目标|基期|基准|实际|规划)值?|单位|(?:指标)?属性|备注|序号|类别"
    r"|年均(?:增[长速]率?|累计)?(?:（%）|〔%〕)?)"
)
_VALUES = re.compile(r"(?:19|20)\d{2}年?|(?:现状|目标|基期|基准|实际|规划)值?")
MIN_COLUMNS = 4


def tabbed(lines: Sequence[str]) -> list[str]:
    """Return the lines with a tab for each gap where they are a table of indicators, each as long as before.

    A header is a line of at least four words: one names indicators, two are years or the like, and no word is anything
    else. Its rows are the lines below with as many words; the first line with another number of them ends the table.
    """
    found = list(lines)
    index = 0
    while index < len(lines):
        columns = _columns(lines[index])
        rows = _rows(lines, index + 1, columns) if columns else []
        if len(rows) >= 2:
            for row in (index, *rows):
                found[row] = _GAP.sub(lambda gap: "\t" + gap.group()[1:], lines[row])
            index = rows[-1]
        index += 1
    return found


def _columns(line: str) -> int:
    """Return how many columns a header has; 0 for a line that is none."""
    if "\t" in line or not _NAME.search(line):
        return 0
    words = line.split()
    plain = [word for word in words if not _HEADER.fullmatch(word) and not (_NAME.search(word) and len(word) <= 8)]
    values = sum(_VALUES.match(word) is not None for word in words)
    return len(words) if len(words) >= MIN_COLUMNS and not plain and values >= 2 else 0


def _rows(lines: Sequence[str], first: int, columns: int) -> list[int]:
    rows: list[int] = []
    for index in range(first, len(lines)):
        if not lines[index].strip():
            continue
        if "\t" in lines[index] or len(lines[index].split()) != columns:
            break
        rows.append(index)
    return rows
