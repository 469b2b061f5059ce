from __future__ import annotations

import pytest

from graph.errors import DocumentError
from graph.records import BlockKind
from loaders.readers import read_bytes
from tests.loaders.readers.checking import check_source, grid, notes, texts


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    rows = [["序号", "任务", "责任单位"], ["1", "建设起降点", "市交通局、市工信局"]]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    source = read_bytes("a.csv", data)
    assert grid(source) == {(row, column): text for row, cells in enumerate(rows) for column, text in enumerate(cells)}
    assert source.encoding == {"utf-8-sig": "utf-8", "gb18030": "gb18030", "utf-16": "utf-16-le"}[encoding]


def test_csv_quotes_hide_delimiters_and_line_ends() -> None:
    data = '任务,单位\n"建设甲,乙\n形成""能力""","市科技局"\n'.encode()
    source = read_bytes("a.csv", data)
    assert grid(source) == {(0, 0): "任务", (0, 1): "单位", (1, 0): '建设甲,乙|形成"能力"', (1, 1): "市科技局"}
    check_source(source, data)


def test_csv_keeps_columns_behind_blank_cells() -> None:
    source = read_bytes("a.csv", "类别,任务,单位\n,建设,市科技局\n,,市财政局\n".encode())
    assert grid(source)[2, 2] == "市财政局"
    assert source.text.split("\n")[2] == "\t\t市财政局"


def test_csv_with_an_open_quote_is_refused() -> None:
    with pytest.raises(DocumentError, match="quote") as caught:
        read_bytes("a.csv", '任务,单位\n"建设,市科技局\n甲,乙\n'.encode())
    assert caught.value.code == "corrupt"


def test_csv_reports_uneven_rows() -> None:
    assert notes(read_bytes("a.csv", b"a,b,c\n1,2\n1,2,3\n")) == ["uneven_rows"]


MARKDOWN = """# 行动计划

二级标题
--------

正文第一行
正文第二行

## （一）任务 ##

| 任务 | 单位 |
|:--|--:|
| 建设甲 | 市科技局 |
| 竖线\\|在内 | |

```
# 不是标题
| 不是 | 表 |
```
- 列表
"""


def test_markdown_headings_and_tables() -> None:
    data = MARKDOWN.encode()
    source = read_bytes("a.md", data)
    headings = [(source.text[block.start : block.end], block.level) for block in source.blocks
                if block.kind is BlockKind.HEADING]
    assert headings == [("行动计划", 1), ("二级标题", 2), ("（一）任务", 2)]
    assert grid(source) == {(0, 0): "任务", (0, 1): "单位", (1, 0): "建设甲", (1, 1): "市科技局", (2, 0): "竖线\\|在内"}
    assert "# 不是标题" in texts(source, BlockKind.PARAGRAPH)
    assert source.text == MARKDOWN
    check_source(source, data)


SPACED = "主要指标\n类别 主要指标 2020年 2025年 指标属性\n覆盖 参保率（%） ＞95 95以上 约束性\n质量 结算率（%） 50 70 预期性\n正文 从这里 开始。\n"


def test_blanks_divide_the_cells_below_a_header_of_indicators() -> None:
    source = read_bytes("a.txt", SPACED.encode())
    assert grid(source)[1, 1] == "参保率（%）" and grid(source)[2, 4] == "预期性"
    assert max(row for row, _ in grid(source)) == 2
    assert [block.kind for block in source.blocks if block.kind is not BlockKind.CELL] == [BlockKind.PARAGRAPH] * 2
    check_source(source, SPACED.encode())


@pytest.mark.parametrize("text", ["指标 体系 建设 完善\n一 二 三 四\n五 六 七 八\n", "指标 2020年 2025年 属性\n只有 一行 在 此\n后面是正文。\n"])
def test_blanks_in_running_text_divide_nothing(text: str) -> None:
    assert all(block.kind is not BlockKind.CELL for block in read_bytes("a.txt", text.encode()).blocks)
