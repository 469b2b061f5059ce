"""PDF and OFD: lines, pages, ruled tables, running headers."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from graph.errors import DocumentError
from graph.records import BlockKind
from loaders.readers import read_bytes
from loaders.readers.ruling import Stroke, find_ruled_tables
from tests.loaders.readers.checking import check_source, grid, notes, texts
from tests.loaders.readers.making import TITLE, make_ofd, make_pdf, ofd_line, ofd_package, ofd_text

Page = list[tuple[float, float, str]]


def draw(*pages: Page, lines: tuple[tuple[float, float, float, float], ...] = (), image: bool = False) -> bytes:
    """Return a PDF with texts at places (points from the top left) and straight lines on every page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    drawing = canvas.Canvas(stream, pagesize=A4)
    for page in pages:
        drawing.setFont("STSong-Light", 12)
        for x, y, text in page:
            drawing.drawString(x, A4[1] - y, text)
        for x0, y0, x1, y1 in lines:
            drawing.line(x0, A4[1] - y0, x1, A4[1] - y1)
        if image and not page:
            from PIL import Image
            from reportlab.lib.utils import ImageReader

            drawing.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 50, 50, 300, 300)
        drawing.showPage()
    drawing.save()
    return stream.getvalue()


def test_pdf_lines_carry_their_page() -> None:
    data = draw([(90, 100, "第一页第一行"), (90, 130, "第一页第二行")], [(90, 100, "第二页")])
    source = read_bytes("a.pdf", data, sandbox=False)
    assert [(block.page, block.locator, source.text[block.start : block.end]) for block in source.blocks] == [
        (1, "p. 1", "第一页第一行"), (1, "p. 1", "第一页第二行"), (2, "p. 2", "第二页")]


def test_pdf_keeps_astral_and_full_width_signs() -> None:
    source = read_bytes("a.pdf", draw([(90, 100, "𠮷野（２０２５）①㎡")]), sandbox=False)
    assert texts(source) == ["𠮷野（２０２５）①㎡"]


@pytest.mark.parametrize("dress", ["— {} —", "- {} -", "{}", "第{}页", "第 {} 页 共 9 页", "{} / 9"])
def test_page_numbers_are_left_out(dress: str) -> None:
    pages = [[(90, 60.0, f"正文{name}开始"), (90, 90.0, f"正文{name}继续"), (90, 120.0, "12"), (90, 150.0, f"正文{name}又写"),
              (90, 180.0, f"正文{name}结束"), (280, 800.0, dress.format(at + 3))] for at, name in enumerate("甲乙丙")]
    source = read_bytes("a.pdf", draw(*pages), sandbox=False)
    assert len(texts(source)) == 15
    assert texts(source).count("12") == 3
    assert notes(source) == ["repeated_lines"]


def test_running_header_is_left_out_and_a_title_is_not() -> None:
    pages = [[(90, 40.0, "青岚市行动计划（内部）"), *[(90, 90.0 + 30 * row, f"第{page}段{row}行") for row in range(5)]]
             for page in range(4)]
    source = read_bytes("a.pdf", draw(*pages), sandbox=False)
    assert "青岚市行动计划（内部）" not in source.text
    assert len(texts(source)) == 20
    assert "青岚市行动计划（内部）" in read_bytes("a.pdf", draw(*pages[:2]), sandbox=False).text


def test_first_lines_of_paragraphs_are_indented() -> None:
    page: Page = [(114, 100, "段落首行缩进两字，后面"), (90, 120, "接着第二行顶格写下去，"), (90, 140, "第三行也是顶格写下去。"),
                  (114, 160, "又一段的首行缩进两字，"), (90, 180, "它的第二行仍是顶格的。"), (90, 200, "它的第三行仍是顶格的。")]
    found = texts(read_bytes("a.pdf", draw(page), sandbox=False))
    assert [text.startswith("\u3000\u3000") for text in found] == [True, False, False, True, False, False]


def test_table_goes_on_over_pages_with_one_header() -> None:
    data = make_pdf(rows=60)
    source = read_bytes("a.pdf", data, sandbox=False)
    check_source(source, data)
    cells = grid(source)
    assert {block.table for block in source.blocks if block.kind is BlockKind.CELL} == {0}
    assert [cells[row, 0] for row in range(1, 61)] == [str(row) for row in range(1, 61)]
    assert sum(text == "序号" for text in cells.values()) == 1
    assert {block.page for block in source.blocks if block.table == 0} == {1, 2, 3}
    reach = {block.row: block.rows for block in source.blocks if block.kind is BlockKind.CELL and block.column == 1}
    assert sum(reach.values()) == 61, "merged cells cut by the page end reach on"
    assert texts(source)[-1].strip() == "附注在表后。"


def test_row_cut_by_the_page_end_is_one_row() -> None:
    xs, top = (60.0, 120.0, 300.0, 500.0), 700.0
    page_one = [(62.0, 715.0, "序号"), (122.0, 715.0, "任务"), (302.0, 715.0, "单位"), (62.0, 735.0, "1"), (122.0, 735.0, "建甲"),
                (302.0, 735.0, "市科技局"), (62.0, 755.0, "2"), (122.0, 755.0, "建设乙的前半"), (302.0, 755.0, "市财政局、")]
    lines = (*[(60.0, y, 500.0, y) for y in (top, 720, 740, 760)], *[(x, top, x, 760.0) for x in xs])
    page_two = [(122.0, 715.0, "和后半"), (302.0, 715.0, "市工信局"), (62.0, 735.0, "3"), (122.0, 735.0, "建丙"), (62.0, 755.0, "4")]
    cells = grid(read_bytes("a.pdf", draw(page_one, page_two, lines=lines), sandbox=False))
    assert (cells[2, 1], cells[2, 2]) == ("建设乙的前半\n和后半", "市财政局、\n市工信局")
    assert (cells[3, 0], cells[4, 0]) == ("3", "4")


def test_table_without_outer_borders_keeps_its_outer_columns() -> None:
    page: Page = [(62.0, 115.0, "任务"), (222.0, 115.0, "单位"), (62.0, 135.0, "建设"), (222.0, 135.0, "市科技局")]
    lines = (*[(60.0, y, 400.0, y) for y in (100.0, 120.0, 140.0)], (220.0, 100.0, 220.0, 140.0))
    assert grid(read_bytes("a.pdf", draw(page, lines=lines), sandbox=False)) == {
        (0, 0): "任务", (0, 1): "单位", (1, 0): "建设", (1, 1): "市科技局"}


def test_framed_text_is_a_box_and_a_page_frame_is_nothing() -> None:
    frame = ((60.0, 100.0, 400.0, 100.0), (60.0, 160.0, 400.0, 160.0), (60.0, 100.0, 60.0, 160.0), (400.0, 100.0, 400.0, 160.0))
    page: Page = [(70, 90, "前文"), (70, 120, "专栏1 工程"), (70, 140, "建设枢纽。"), (70, 200, "后文")]
    source = read_bytes("a.pdf", draw(page, lines=frame), sandbox=False)
    assert texts(source, BlockKind.BOX) == ["专栏1 工程", "建设枢纽。"]
    border = ((20.0, 20.0, 575.0, 20.0), (20.0, 820.0, 575.0, 820.0), (20.0, 20.0, 20.0, 820.0), (575.0, 20.0, 575.0, 820.0))
    assert texts(read_bytes("a.pdf", draw(page, lines=border), sandbox=False), BlockKind.BOX) == []


def test_scans_are_reported_never_guessed() -> None:
    source = read_bytes("a.pdf", draw([(90, 100, "有文字的一页")], [], [], image=True), sandbox=False)
    assert notes(source) == ["images_only"]
    with pytest.raises(DocumentError) as caught:
        read_bytes("scan.pdf", draw([], image=True))
    assert caught.value.code == "no_text"


def test_encrypted_pdf_says_so() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes("a.pdf", make_pdf(password="geheim"))
    assert caught.value.code == "encrypted"


def test_ofd_lines_tables_and_title() -> None:
    data = make_ofd()
    source = read_bytes("a.ofd", data, sandbox=False)
    check_source(source, data)
    assert dict(source.hints)["title"] == TITLE
    assert {block.page for block in source.blocks} == {1}
    assert grid(source)[1, 1] == "设施"


def test_ofd_pages_stand_in_the_order_of_the_document() -> None:
    source = read_bytes("a.ofd", ofd_package([ofd_text("第一页", 20, 20), ofd_text("第二页", 20, 20)]), sandbox=False)
    assert [(block.page, source.text[block.start : block.end]) for block in source.blocks] == [(1, "第一页"), (2, "第二页")]


def test_ofd_templates_are_read_and_running_ones_left_out() -> None:
    template = {"Doc_0/Tpls/Tpl_0/Content.xml": '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>'
                + ofd_text("内部资料", 20, 10) + "</ofd:Layer></ofd:Content></ofd:Page>"}
    pages = [f'</ofd:Layer></ofd:Content><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer ID="3">'
             f'{ofd_text(f"第{name}页正文", 20, 40)}{ofd_text("又一行" + name, 20, 60)}{ofd_text("第三行" + name, 20, 80)}'
             f'{ofd_text("第四行" + name, 20, 100)}' for name in "甲乙丙丁"]
    assert "内部资料" in read_bytes("a.ofd", ofd_package(pages[:1], extra=template), sandbox=False).text
    assert "内部资料" not in read_bytes("a.ofd", ofd_package(pages, extra=template), sandbox=False).text


def test_ofd_one_object_per_character_is_one_line() -> None:
    objects = "".join(ofd_text(sign, 20 + 5 * at, 30) for at, sign in enumerate("青岚市人民政府"))
    assert texts(read_bytes("a.ofd", ofd_package([objects]), sandbox=False)) == ["青岚市人民政府"]


def test_ofd_encrypted_says_so() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes("a.ofd", ofd_package([ofd_text("甲", 1, 1)], extra={"Encryptions.xml": "<x/>"}))
    assert caught.value.code == "encrypted"


def test_ofd_box_is_drawn_by_lines() -> None:
    lines = ofd_line(15, 30, 190, 30) + ofd_line(15, 60, 190, 60) + ofd_line(15, 30, 15, 60) + ofd_line(190, 30, 190, 60)
    source = read_bytes("a.ofd", ofd_package([ofd_text("专栏1 工程", 20, 40) + lines]), sandbox=False)
    assert [block.kind for block in source.blocks] == [BlockKind.BOX]


def strokes(rows: list[float], columns: list[float]) -> list[Stroke]:
    return [*[Stroke(True, y, columns[0], columns[-1]) for y in rows], *[Stroke(False, x, rows[0], rows[-1]) for x in columns]]


def test_ruled_tables_are_apart_when_their_lines_do_not_meet() -> None:
    found = find_ruled_tables(strokes([0, 20, 40], [0, 50, 100]) + strokes([100, 120], [0, 50, 100]))
    assert [len(table.cells) for table in found] == [4, 2]


def test_broken_lines_are_joined_and_gaps_merge_cells() -> None:
    lines = [*strokes([0, 40], [0, 50, 100]), Stroke(True, 20.5, 50, 74), Stroke(True, 19.8, 76, 100)]
    cells = {(cell.row, cell.column, cell.rows, cell.columns) for cell in find_ruled_tables(lines)[0].cells}
    assert cells == {(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)}
