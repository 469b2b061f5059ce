from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graph.records import BlockKind, SourceText
from loaders.readers import read_bytes
from tests.loaders.readers.checking import check_source, grid, notes, texts
from tests.loaders.readers.making import W, docx_bytes, number, numbered_document, unzipped, zipped

DRAWN = nsdecls("w", "wp", "a") + (' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
                                   ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
                                   ' xmlns:v="urn:schemas-microsoft-com:vml"')


def read(document: object) -> SourceText:
    data = docx_bytes(document)  # type: ignore[arg-type]
    source = read_bytes("a.docx", data, sandbox=False)
    check_source(source, data)
    return source


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p {DRAWN}>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read_body(*elements: str) -> SourceText:
    document = numbered_document()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(element))
    return read(document)


def test_heading_styles_and_outline_levels() -> None:
    document = numbered_document()
    document.add_heading("总标题", 0)
    document.add_heading("第一级", 1)
    document.add_heading("第三级", 3)
    document.add_paragraph("正文")
    document.element.body.insert(4, parse_xml(paragraph(run("大纲二级"), '<w:outlineLvl w:val="1"/>')))
    source = read(document)
    assert [(source.text[b.start : b.end], b.kind, b.level) for b in source.blocks] == [
        ("总标题", "heading", None), ("第一级", "heading", 1), ("第三级", "heading", 3), ("正文", "paragraph", None),
        ("大纲二级", "heading", 2)]


def test_body_text_outline_level_cancels_that_of_the_style() -> None:
    source = read_body(paragraph(run("其实是正文"), '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>'))
    assert [(block.kind, block.level) for block in source.blocks] == [("paragraph", None)]


def test_automatic_numbers_count_and_restart_by_level() -> None:
    document = numbered_document()
    for level in (0, 1, 2, 2, 1, 2, 0, 1, 3, 3, 4):
        number(document.add_paragraph(f"第{level}级"), level)
    assert [block.number for block in read(document).blocks] == [
        "一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）", "丙)", "丁)", None]


def test_start_override_restarts_once() -> None:
    document = numbered_document()
    for number_id in (90, 90, 91, 91, 90):
        number(document.add_paragraph("任务"), 2, number_id)
    assert [block.number for block in read(document).blocks] == ["1.", "2.", "5.", "6.", "7."]


def test_number_of_a_style_and_its_switch_off() -> None:
    document = numbered_document()
    style = document.styles["Heading 2"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr>'))
    document.add_heading("有编号", 2)
    number(document.add_heading("无编号", 2), 0, 0)
    document.add_heading("再编号", 2)
    assert [(block.number, block.level) for block in read(document).blocks] == [("（一）", 2), (None, 2), ("（二）", 2)]


def test_tracked_changes_read_as_accepted() -> None:
    source = read_body(paragraph(
        run("保留") + f'<w:ins w:id="1" w:author="a">{run("插入")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>删除</w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3" w:author="a">{run("移走")}</w:moveFrom><w:moveTo w:id="4" w:author="a">{run("移来")}</w:moveTo>'))
    assert texts(source) == ["保留插入移来"]
    assert notes(source) == ["deleted"]


def test_text_box_is_read_once_as_a_box() -> None:
    box = "<w:txbxContent>" + paragraph(run("专栏1 重点工程")) + paragraph(run("建设枢纽。")) + "</w:txbxContent>"
    inline = ("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData>"
              f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
              f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
              "</mc:AlternateContent></w:r>")
    source = read_body(paragraph(run("正文前") + inline + run("正文后")))
    assert texts(source) == ["正文前正文后", "专栏1 重点工程", "建设枢纽。"]
    assert texts(source, BlockKind.BOX) == ["专栏1 重点工程", "建设枢纽。"]


def test_word_art_is_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="青岚市人民政府文件"/></v:shape></w:pict></w:r>'
    assert texts(read_body(paragraph(art)), BlockKind.BOX) == ["青岚市人民政府文件"]


def test_content_controls_links_fields_and_rubies() -> None:
    source = read_body(
        f"<w:sdt {W}><w:sdtPr/><w:sdtContent>{paragraph(run('块级控件'))}</w:sdtContent></w:sdt>",
        paragraph(f"<w:sdt><w:sdtContent>{run('行内控件')}</w:sdtContent></w:sdt><w:hyperlink>{run('链接')}</w:hyperlink>"
                  f"<w:fldSimple w:instr=\"PAGE\">{run('域值')}</w:fldSimple><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
                  f"<w:r><w:ruby><w:rt>{run('yin')}</w:rt><w:rubyBase>{run('音')}</w:rubyBase></w:ruby></w:r>"))
    assert texts(source) == ["块级控件", "行内控件链接域值音"]


def test_signs_breaks_and_symbols() -> None:
    source = read_body(paragraph('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/>'
                                 '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Odd" w:char="F0AB"/>'
                                 '<w:br/><w:t>丙</w:t><w:br w:type="page"/><w:t>丁</w:t></w:r>'))
    assert texts(source) == ["甲\t乙-☑", "丙", "丁"]
    assert notes(source) == ["unmapped"]


def test_heading_over_two_lines_stays_one_heading() -> None:
    source = read_body(paragraph('<w:r><w:t>青岚市人民政府</w:t><w:br/><w:t>关于印发计划的通知</w:t></w:r>',
                                 '<w:pStyle w:val="Heading1"/>'))
    assert texts(source) == ["青岚市人民政府\n关于印发计划的通知"]


def test_table_of_contents_is_left_out_and_said_so() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    source = read_body(f"<w:sdt {W}>{gallery}<w:sdtContent>{paragraph(run('一、总体要求 1'))}</w:sdtContent></w:sdt>",
                       paragraph(run("正文")))
    assert texts(source) == ["正文"]
    assert notes(source) == ["contents"]


def test_hidden_text_is_read_and_said_so() -> None:
    source = read_body(paragraph(run("可见") + run("隐藏", "<w:vanish/>")))
    assert (texts(source), notes(source)) == (["可见隐藏"], ["hidden"])


def test_merged_cells_carry_their_reach() -> None:
    document = numbered_document()
    table = document.add_table(rows=4, cols=3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "设施"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横向"
    table.cell(1, 1).text, table.cell(2, 2).text, table.cell(3, 0).text = "甲", "乙\n丙", "丁"
    source = read(document)
    shape = {source.text[b.start : b.end]: (b.row, b.column, b.rows, b.columns) for b in source.blocks}
    assert shape == {"设施": (0, 0, 3, 1), "横向": (0, 1, 1, 2), "甲": (1, 1, 1, 1), "乙": (2, 2, 1, 1), "丙": (2, 2, 1, 1),
                     "丁": (3, 0, 1, 1)}


def test_number_column_of_automatic_numbers_is_readable() -> None:
    document = numbered_document()
    table = document.add_table(rows=3, cols=2)
    for row in range(3):
        number(table.cell(row, 0).paragraphs[0], 2)
        table.cell(row, 1).text = f"任务{row}"
    assert grid(read(document)) == {(0, 0): "1.", (0, 1): "任务0", (1, 0): "2.", (1, 1): "任务1", (2, 0): "3.", (2, 1): "任务2"}


def test_one_column_table_is_a_box_unless_it_holds_the_page() -> None:
    document = numbered_document()
    document.add_paragraph("正文。" * 30)
    box = document.add_table(rows=2, cols=1)
    box.cell(0, 0).text, box.cell(1, 0).text = "专栏1 工程", "建设枢纽。"
    assert texts(read(document), BlockKind.BOX) == ["专栏1 工程", "建设枢纽。"]
    layout = numbered_document()
    cell = layout.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "版面表格里的正文。" * 150
    cell.add_table(rows=1, cols=2).cell(0, 0).text = "内层"
    source = read(layout)
    assert len(texts(source, BlockKind.PARAGRAPH)) == 1
    assert grid(source) == {(0, 0): "内层"}


def test_nested_table_stays_inside_its_cell() -> None:
    document = numbered_document()
    table = document.add_table(rows=1, cols=2)
    inner = table.cell(0, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text, table.cell(0, 1).text = "内一", "内二", "外"
    assert grid(read(document)) == {(0, 0): "内一 内二", (0, 1): "外"}


def test_deleted_row_is_left_out() -> None:
    document = numbered_document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "删", "留", "下"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="1" w:author="a"/>'))
    source = read(document)
    assert (grid(source), notes(source)) == ({(0, 0): "留", (0, 1): "下"}, ["deleted"])


def test_footnotes_stand_behind_the_text() -> None:
    document = numbered_document()
    document.element.body.insert(0, parse_xml(paragraph(run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>')))
    parts = unzipped(docx_bytes(document))
    parts["word/footnotes.xml"] = (f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>脚注内容</w:t></w:r>'
                                   '</w:p></w:footnote></w:footnotes>').encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="rf" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
                             b'officeDocument/2006/relationships/footnotes"/></Relationships>')
    source = read_bytes("a.docx", zipped(parts), sandbox=False)
    assert texts(source) == ["正文", "脚注内容"]
    assert source.blocks[1].locator == "footnote of paragraph 1"


def test_charts_are_reported_as_lost() -> None:
    parts = unzipped(docx_bytes(numbered_document()))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p>")
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="rc" Target="charts/chart1.xml" Type="http://schemas.openxmlformats.org/'
                             b'officeDocument/2006/relationships/chart"/></Relationships>')
    assert notes(read_bytes("a.docx", zipped(parts), sandbox=False)) == ["lost_part"]


def test_title_property_is_a_hint_only_when_a_person_may_have_written_it() -> None:
    document = numbered_document()
    document.add_paragraph("正文")
    document.core_properties.title = "青岚市行动计划"
    assert dict(read(document).hints) == {"title": "青岚市行动计划"}
    document.core_properties.title = "Microsoft Word - 文档1"
    assert read(document).hints == ()
