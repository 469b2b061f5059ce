"""Action items from the rows of a breakdown table (任务分解表, 重点任务清单, 责任分工表).

The header row says what each column is; the most specific text column gives the title, the columns before it the path.
A merged cell holds for every row it spans (its text is stored once).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.records import BlockKind, TaskKind
from loaders.cleaning import CleanText, Paragraph
from loaders.plan import Heading, Item
from loaders.structure.items import path_of
from loaders.titles import is_title_like

#: Header words by what the column holds; the first that fits wins.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("project", re.compile(r"项目名称|工程名称|^项目$")),
    ("number", re.compile(r"^(?:序号|编号|项次|号)$")),
    (
        "leader",
        re.compile(r"(?:责任|牵头|分管|包抓|包联|联系|市级?|省级?|县级?)领导|责任人|联系人|分管负责|包抓人|^领导$"),
    ),
    ("lead", re.compile(r"牵头|主办|主责")),
    ("support", re.compile(r"配合|协办|协助|参与|参加|协同|责任科室")),
    ("responsible", re.compile(r"责任(?:单位|部门|主体)|承办|落实单位|实施单位|实施主体|完成单位|负责(?:单位|部门)|(?:责任|职责)分工")),
    ("goal", re.compile(r"^(?!.*任务).*(?:目标|指标|成效|成果|效果)")),
    ("deadline", re.compile(r"时限|时间|期限|进度|节点")),
    ("detail", re.compile(r"举措|措施|具体|工作内容|任务内容|主要内容|建设内容|工作要求|任务分解|细化|事项")),
    ("task", re.compile(r"任务|工作|项目名称|名称|内容|要点|行动|项目")),
    ("category", re.compile(r"类别|分类|领域|目标|指标|板块|方面|条款|来源")),
)


#: 1.新改扩建中小学18所: the number of a row that has no column for it; not 1.甲；2.乙, which are its points.
OWN_NUMBER = re.compile(r"(\d{1,2})[.、．](?!\d)(?!.*[；。]\d{1,2}[.、．]\D)")
_ORDER = re.compile(r"（[^（）]*(?:第一|首)[^（）]*）")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: clean span and the text folded, empty cells included."""

    start: int
    end: int
    text: str


def table_items(clean: CleanText, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Item]:
    """Return the items of all task tables, in document order; indexes count from 0."""
    items: list[Item] = []
    for rows in read_tables(clean, paragraphs).values():
        kinds, first = header_of(rows)
        if not ({"lead", "responsible"} & set(kinds.values())):
            # 责任科室 is below a 责任单位; alone it is who answers.
            kinds = {column: "responsible" if kind == "support" else kind for column, kind in kinds.items()}
        if not ({"lead", "responsible"} & set(kinds.values())) or not (
            {"task", "detail", "project"} & set(kinds.values())
        ):
            continue
        first_cell = next(iter(rows[min(rows)].values()))
        around = max(
            (heading for heading in headings if heading.start <= first_cell.start < heading.end),
            key=lambda heading: heading.level,
            default=None,
        )
        outer = path_of(headings, around.index) if around is not None else _caption(clean, paragraphs, first_cell.start)
        items.extend(_row_items(rows, kinds, first, around, outer, len(items)))
    return items


def _caption(clean: CleanText, paragraphs: Sequence[Paragraph], at: int) -> tuple[str, ...]:
    """Return the title of an annex that stands right above its table; the document's own title is no path."""
    above = [
        paragraph for paragraph in paragraphs if paragraph.end <= at and paragraph.block.kind is not BlockKind.CELL
    ][-3:]
    for position in range(len(above) - 1, 0, -1):
        text = clean.norm[above[position].start : above[position].end]
        if is_title_like(text) and re.match(
            r"附件\d*[：:]?$", clean.norm[above[position - 1].start : above[position - 1].end]
        ):
            return (clean.text[above[position].start : above[position].end],) if above[position - 1].start > 200 else ()
    return ()


def read_tables(clean: CleanText, paragraphs: Sequence[Paragraph]) -> dict[int, dict[int, dict[int, Cell]]]:
    """Return table → row → column → cell; a merged cell stands in every row and column it spans."""
    tables: dict[int, dict[int, dict[int, Cell]]] = defaultdict(lambda: defaultdict(dict))
    for paragraph in paragraphs:
        block = paragraph.block
        if block.kind is not BlockKind.CELL or block.table is None or block.row is None or block.column is None:
            continue
        for row in range(block.row, block.row + max(block.rows, 1)):
            known = tables[block.table][row].get(block.column)
            start = known.start if known is not None and row == block.row else paragraph.start
            tables[block.table][row][block.column] = Cell(start, paragraph.end, clean.norm[start : paragraph.end])
    return {
        table: {row: dict(sorted(rows[row].items())) for row in sorted(rows)} for table, rows in sorted(tables.items())
    }


def header_of(rows: dict[int, dict[int, Cell]]) -> tuple[dict[int, str], int]:
    """Return column → kind and the first row behind the header; no kinds when no row is a header."""
    for row in list(rows)[:12]:
        kinds: dict[int, str] = {}
        for column, cell in rows[row].items():
            # 责任单位（排第一位的为牵头单位）: what a bracket says of the order is no kind of column.
            head = _ORDER.sub("", cell.text)
            kind = next((name for name, pattern in _COLUMNS if len(head) <= 16 and pattern.search(head)), None)
            if kind is not None:
                kinds[column] = kind
        if (
            len(kinds) >= 2
            and len(kinds) * 3 >= len(rows[row])
            and not any(cell.text.isdigit() for cell in rows[row].values())
        ):
            return _with_plain_project(kinds, rows[row]), row + 1
    return {}, 0


def _with_plain_project(kinds: dict[int, str], header: dict[int, Cell]) -> dict[int, str]:
    """Return the kinds with a bare 项目 beside 任务内容 as a category: it names a field of work, nothing that is built."""
    if not any(kind == "detail" and re.search("任务|工作|举措|措施", header[column].text) for column, kind in kinds.items()):
        return kinds
    return {column: "category" if kind == "project" and header[column].text == "项目" else kind for column, kind in kinds.items()}


def _row_items(
    rows: dict[int, dict[int, Cell]],
    kinds: dict[int, str],
    first: int,
    around: Heading | None,
    outer: tuple[str, ...],
    offset: int,
) -> list[Item]:
    text_columns = [column for column, kind in kinds.items() if kind in ("task", "detail", "category", "project")]
    details = (
        [column for column in text_columns if kinds[column] == "project"]
        or [column for column in text_columns if kinds[column] == "detail"]
        or [column for column in text_columns if kinds[column] == "task"]
    )
    title_column = details[-1]
    above = [column for column in text_columns if column < title_column]
    items: list[Item] = []
    section: str | None = None
    category: dict[int, str] = {}
    for row in [row for row in rows if row >= first]:
        cells = rows[row]
        title = cells.get(title_column)
        owners = tuple(
            (kind, cells[column].start, cells[column].end)
            for column, kind in kinds.items()
            if kind in ("lead", "support", "responsible") and column in cells and cells[column].text
        )
        spread = {cell.text for cell in cells.values()}
        if len(cells) == 1 or len(spread) == 1:
            section = next(iter(spread))
            continue
        if (
            title is None
            or not title.text
            or (not owners and not any(kinds[column] == "number" for column in kinds if column in cells))
        ):
            continue
        number = next(
            (cells[column].text for column, kind in kinds.items() if kind == "number" and column in cells), None
        )
        said = {column: cells[column].text for column in above if column in cells}
        # A blank below a category means the same one, where a format has no merged cells.
        category |= {column: text for column, text in said.items() if text and kinds[column] == "category"}
        path = [text for column in above if (text := said.get(column) or category.get(column))]
        lead = OWN_NUMBER.match(title.text) if number is None else None
        shift = lead.end() if lead is not None else 0
        number = lead[1] if lead is not None else number
        deadline = next(
            (
                (cells[column].start, cells[column].end)
                for column, kind in kinds.items()
                if kind == "deadline" and column in cells and cells[column].text
            ),
            None,
        )
        # A merged cell belongs to the first row it spans.
        merged = {cell.start for cell in rows.get(row - 1, {}).values()}
        own = [cell for cell in cells.values() if cell.text and cell.start not in merged] or [title]
        end = title.start + len(title.text.rstrip("。；"))
        items.append(
            Item(
                offset + len(items),
                None,
                around.index if around is not None else None,
                number,
                title.text[shift:].rstrip("。；"),
                (*outer, *([section] if section else []), *path),
                TaskKind.TASK,
                title.start + shift,
                end,
                min(cell.start for cell in own),
                max(cell.end for cell in own),
                tuple(sorted(owners, key=lambda owner: ("lead", "responsible", "support").index(owner[0]))),
                deadline,
            )
        )
    return items
