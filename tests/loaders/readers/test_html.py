from __future__ import annotations

import pytest

from graph.errors import DocumentError
from graph.records import BlockKind, SourceText
from loaders.readers import read_bytes
from tests.loaders.readers.checking import check_source, grid, notes, texts
from tests.loaders.readers.making import LINES, TITLE, make_html


def read(body: str, head: str = "", encoding: str = "utf-8") -> SourceText:
    data = f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)
    source = read_bytes("a.html", data, sandbox=False)
    check_source(source, data)
    return source


def test_government_page_keeps_the_document_and_drops_the_site() -> None:
    source = read_bytes("a.html", make_html(), sandbox=False)
    for line in (TITLE, *LINES):
        assert line in texts(source)
    for word in ("首页", "政务公开", "版权所有", "网站地图"):
        assert word not in source.text


def test_metadata_table_becomes_hints_and_stays_in_the_text() -> None:
    source = read_bytes("a.html", make_html(), sandbox=False)
    assert dict(source.hints) | {"note": ""} == {
        "note": "", "index_number": "QL-2025-00012", "doc_number": "青政办〔2025〕6号", "written": "2025年3月1日",
        "published": "2025年3月5日", "title": TITLE}
    assert grid(source)[0, 3] == "青政办〔2025〕6号"


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><b>索引号：</b>A1</li><li><b>发布机构：</b>青岚市人民政府</li><li><b>文号：</b>青政〔2025〕1号</li></ul>",
        "<div><span>索引号：A1</span>　　<span>发布机构：青岚市人民政府</span>　　<span>文号：青政〔2025〕1号</span></div>",
        "<dl><dt>索引号：</dt><dd>A1</dd><dt>发布机构：</dt><dd>青岚市人民政府</dd><dt>文号：</dt><dd>青政〔2025〕1号</dd></dl>",
        "<table><tr><th>索引号</th><td>A1</td></tr><tr><th>发布机构</th><td>青岚市人民政府</td></tr>"
        "<tr><th>文号</th><td>青政〔2025〕1号</td></tr></table>",
    ],
    ids=["list", "spans", "definitions", "table"],
)
def test_metadata_in_the_forms_sites_use(markup: str) -> None:
    body = "<div id='zoom'>" + "".join(f"<p>{line}加快建设起降点，培育企业。</p>" for line in LINES) + "</div>"
    hints = dict(read(f"<div class='xxgk'>{markup}</div>{body}").hints)
    assert (hints["index_number"], hints["issuer"], hints["doc_number"]) == ("A1", "青岚市人民政府", "青政〔2025〕1号")


def test_headings_paragraphs_and_breaks_in_page_order() -> None:
    source = read("<h1>一级</h1><p>甲<b>乙</b>丙</p><h3>三级</h3><div>丁<br>戊<div>己</div>庚</div>")
    assert [(source.text[b.start : b.end], b.kind, b.level) for b in source.blocks] == [
        ("一级", "heading", 1), ("甲乙丙", "paragraph", None), ("三级", "heading", 3), ("丁", "paragraph", None),
        ("戊", "paragraph", None), ("己", "paragraph", None), ("庚", "paragraph", None)]


@pytest.mark.parametrize("markup", ['<p style="text-align: center">行动计划</p>', "<p><strong>行动计划</strong></p>",
                                    "<center>行动计划</center>", '<p align="center">行动计划</p>'])
def test_centred_and_bold_lines_are_headings_without_level(markup: str) -> None:
    source = read(markup + "<p>正文从这里开始。</p>")
    assert [(block.kind, block.level) for block in source.blocks] == [("heading", None), ("paragraph", None)]


def test_ordered_lists_carry_their_numbers() -> None:
    source = read("<ol start='3'><li>甲</li><li><p>乙</p></li></ol><ol type='A'><li>丙</li></ol><ul><li>丁</li></ul>"
                  "<ol style='list-style-type:none'><li>1.戊</li></ol>")
    assert [block.number for block in source.blocks] == ["3.", "4.", "A.", None, None]


def test_spans_of_cells() -> None:
    source = read("<table><tr><td rowspan='2'>设施</td><td colspan='2'>横</td></tr><tr><td>甲</td><td>乙<br>丙</td></tr>"
                  "<tr><td rowspan='999'>丁</td><td>戊</td><td>己</td></tr></table>")
    shape = {source.text[b.start : b.end]: (b.row, b.column, b.rows, b.columns) for b in source.blocks}
    assert shape == {"设施": (0, 0, 2, 1), "横": (0, 1, 1, 2), "甲": (1, 1, 1, 1), "乙": (1, 2, 1, 1), "丙": (1, 2, 1, 1),
                     "丁": (2, 0, 1, 1), "戊": (2, 1, 1, 1), "己": (2, 2, 1, 1)}


def test_layout_table_is_read_as_paragraphs() -> None:
    source = read("<table><tr><td><table><tr><td>内一</td><td>内二</td></tr></table></td><td><p>正文。</p></td></tr></table>")
    assert texts(source, BlockKind.CELL) == ["内一", "内二"]
    assert texts(source, BlockKind.PARAGRAPH) == ["正文。"]


def test_scripts_hidden_parts_and_entities() -> None:
    source = read("<p>甲&nbsp;&amp;乙&#x4E19;</p><script>坏()</script><style>.坏{}</style><div style='display:none'>藏</div>"
                  "<noscript>坏</noscript><p>丁</p>")
    assert texts(source) == ["甲 &乙丙", "丁"]
    assert notes(source) == ["outside_main"]


#: Big5 and GB18030 are not together here: bytes may be valid in both, and then what the page says holds.
@pytest.mark.parametrize(("declared", "encoding"), [
    *[(declared, "utf-8") for declared in ("gb2312", "GBK", "gb18030", "utf-8", "big5", "nonsense", None)],
    *[(declared, "gb18030") for declared in ("gb2312", "GBK", "gb18030", "utf-8", "nonsense", None)]])
def test_true_encoding_wins_over_the_declared_one(declared: str | None, encoding: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    source = read("<p>青岚市发展低空经济行动计划镕。</p>", head, encoding)
    assert (source.encoding, texts(source)) == (encoding, ["青岚市发展低空经济行动计划镕。"])
    fits = declared is None or ((declared.lower() in ("gb2312", "gbk", "gb18030")) == (encoding == "gb18030") and declared in (
        "gb2312", "GBK", "gb18030", "utf-8"))
    assert ("declared_charset" in notes(source)) == (not fits)


def test_big5_page_is_read_as_it_says() -> None:
    source = read("<p>發展低空經濟</p>", '<meta charset="big5">', "big5")
    assert (source.encoding, texts(source)) == ("big5", ["發展低空經濟"])


def test_undecodable_page_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes("a.html", b"<html><body>\xff\xff\xff</body></html>")
    assert (caught.value.code, caught.value.offset) == ("undecodable", 12)


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    assert texts(read("<div>" * 3000 + "<p>深</p>" + "</div>" * 3000)) == ["深"]


@pytest.mark.parametrize("payload", ["<p onclick=x>甲</p>", "<img src=http://x/y onerror=z><p>甲</p>", "<iframe src=x></iframe><p>甲</p>",
                                     "<svg><script>x</script></svg><p>甲</p>", "<object data=x>坏</object><p>甲</p>"])
def test_active_content_leaves_only_text(payload: str) -> None:
    assert texts(read(payload)) == ["甲"]


#: Beside the text itself: what a reader of the page sees as its title, source line, signature, date and attachments.
SIDE = "<ul>" + "".join(f"<li><a href='x'>推荐新闻第{at}条关于某某事项</a><span>2024-01-0{at}</span></li>" for at in range(1, 8)) + "</ul>"
TEXT = ("为深入贯彻落实党中央决策部署，加快发展数字经济，制定本行动计划。", "一、总体要求",
        "到2025年，数字经济规模达到500亿元以上，培育企业100家，建成园区10个。", "二、重点任务",
        "新建基站5000个，建成算力中心3个，总投资20亿元。（责任单位：市工信局、市科技局）", "三、保障措施",
        "加强组织领导，健全工作机制，确保各项任务落到实处。")
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
SIGNED = ("某市数字经济行动计划", "某市人民政府", "2024年6月13日")
PAGES = {
    "nested tables": f"""<title>某市行动计划-某市人民政府网站</title><body><table><tr><td><a>首页</a><a>新闻</a></td></tr></table>
        <table><tr><td>{SIDE}</td><td><table><tr><td align=center><b>某市数字经济行动计划</b></td></tr><tr><td>发布时间：2024-06-20
        来源：市政府办 浏览次数：123</td></tr><tr><td id=zoom>{"<br>　　".join(TEXT)}<br><div align=right>某市人民政府</div>
        <div align=right>2024年6月13日</div></td></tr></table></td></tr></table><table><tr><td>版权所有 ICP备1号</td></tr></table>""",
    "no classes": f"""<title>某市数字经济行动计划</title><body><div><div><a>首页</a>|<a>新闻</a>|<a>公开</a></div><div><div>{SIDE}
        </div><div><div>某市数字经济行动计划</div><div>{PARAGRAPHS}</div><div>某市人民政府</div><div>2024年6月13日</div></div></div>
        <div>版权所有</div></div>""",
    "one form": f"""<title>某市数字经济行动计划</title><body><form><input type=hidden value=VIEWSTATE><div id=header><a>首页</a></div>
        <div class=main><div class=title>某市数字经济行动计划</div><div class=content>{PARAGRAPHS}<p align=right>某市人民政府</p>
        <p align=right>2024年6月13日</p></div></div><div id=footer>版权所有</div></form>""",
    "rows of divs": f"""<title>某市数字经济行动计划_政府信息公开</title><body><div class=hd><div><div>索引号：</div><div>A/2024-1</div></div>
        <div><div>发文机关：</div><div>某市人民政府</div></div></div><h1>某市数字经济行动计划</h1><div class=art><div>{PARAGRAPHS}</div>
        <p>某市人民政府</p><p>2024年6月13日</p></div><div class=xg><h3>相关链接</h3>{SIDE}</div>""",
}


@pytest.mark.parametrize("kind", PAGES)
def test_pages_of_many_makes_keep_text_title_and_signature(kind: str) -> None:
    source = read_bytes("a.html", f"<html>{PAGES[kind]}</body></html>".encode(), sandbox=False)
    found = texts(source)
    for line in (*TEXT, *SIGNED):
        assert line in found
    for word in ("推荐新闻", "首页", "版权所有", "VIEWSTATE"):
        assert word not in source.text
    assert "网站" not in dict(source.hints).get("title", "")


def test_label_and_value_in_lines_of_their_own_become_one_paragraph() -> None:
    source = read_bytes("a.html", f"<html>{PAGES['rows of divs']}</body></html>".encode(), sandbox=False)
    assert texts(source)[:2] == ["索引号：A/2024-1", "发文机关：某市人民政府"]
