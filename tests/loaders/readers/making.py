"""Real files of every format, made anew for each test run: the same invented plan in each of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph as DocxParagraph
from openpyxl import Workbook
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

SAMPLES = Path(__file__).parent / "samples"
W = nsdecls("w")
TITLE = "青岚市低空经济发展行动计划"
LINES = (
    "（2025—2027年）",
    "为加快发展低空经济，结合本市实际，制定本行动计划。",
    "一、总体要求",
    "到2027年，低空经济规模达到120亿元以上，培育企业60家。",
    "二、重点任务",
    "（一）建设基础设施",
    "新建起降点80个，开通航线20条。（责任单位：市交通局、市工信局）",
    "青岚市人民政府办公室",
    "2025年3月1日",
)
ROWS = (
    ("序号", "类别", "重点任务", "责任单位"),
    ("1", "设施", "建设起降点80个", "市交通局"),
    ("2", "", "建设航线网络", "市交通局、市工信局"),
    ("3", "场景", "发展物流配送", "市商务局"),
)

NUMBERING = f"""<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="3"/><w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="%4)"/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>"""


def numbered_document() -> DocxDocument:
    """Return an empty document with list 90 (一、 （一） 1. 甲) and a bullet) and list 91, its restart at 5."""
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="2">'
                               f'<w:startOverride w:val="5"/></w:lvlOverride></w:num>'))
    return document


def number(paragraph: DocxParagraph, level: int, number_id: int = 90) -> DocxParagraph:
    """Put a paragraph into a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'))
    return paragraph


def docx_bytes(document: DocxDocument) -> bytes:
    """Return a document as a file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_docx() -> bytes:
    """Return the plan as a Word document."""
    document = numbered_document()
    document.add_heading(TITLE, 0)
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    return docx_bytes(document)


def make_xlsx() -> bytes:
    """Return the plan's table as a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "任务分解表"
    for cells in ROWS:
        sheet.append([cell or None for cell in cells])
    sheet.merge_cells("B2:B3")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def make_pdf(*, password: str | None = None, rows: int = 3) -> bytes:
    """Return the plan as a PDF with a text layer, a running footer and a ruled table of ``rows`` rows."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK")
    small = ParagraphStyle("small", parent=body, firstLineIndent=0, fontSize=10, leading=14)
    heading = ParagraphStyle("heading", parent=body, fontSize=20, alignment=1, firstLineIndent=0, leading=30)

    def footer(canvas, _document):  # type: ignore[no-untyped-def]
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(300, 30, f"— {canvas.getPageNumber()} —")

    cells = [ROWS[0], *[(str(at + 1), "设施" if at % 2 == 0 else "", f"建设第{at + 1}个起降点", "市交通局") for at in range(rows)]]
    table = Table([[Paragraph(text, small) for text in row] for row in cells], colWidths=[40, 70, 220, 110], repeatRows=1,
                  style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                         *[("SPAN", (1, at), (1, at + 1)) for at in range(1, rows, 2)]])
    flow = [Paragraph(TITLE, heading), *[Paragraph(line, body) for line in LINES], table, Paragraph("附注在表后。", body)]
    stream = io.BytesIO()
    protection = pdfencrypt.StandardEncryption(password) if password else None
    SimpleDocTemplate(stream, pagesize=A4, encrypt=protection).build(flow, onFirstPage=footer, onLaterPages=footer)
    return stream.getvalue()


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_text(text: str, x: float, y: float, size: float = 5.0) -> str:
    """Return one line of text at a place in millimetres."""
    return (f'<ofd:TextObject ID="1" Boundary="{x} {y} 180 {size + 2}" Font="1" Size="{size}"><ofd:TextCode X="0" '
            f'Y="{size}" DeltaX="g {max(len(text) - 1, 1)} {size}">{text}</ofd:TextCode></ofd:TextObject>')


def ofd_line(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return a stroked straight line."""
    return (f'<ofd:PathObject ID="2" Boundary="0 0 210 297" LineWidth="0.2"><ofd:AbbreviatedData>M {x0} {y0} L {x1} {y1}'
            '</ofd:AbbreviatedData></ofd:PathObject>')


def ofd_package(pages: list[str], *, extra: dict[str, str] | None = None) -> bytes:
    """Return an OFD file (GB/T 33190-2016) whose pages hold the given objects."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    parts = {
        "OFD.xml": f'<ofd:OFD {OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:Title>{TITLE}</ofd:Title>'
                   '</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document {OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297'
                              '</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
                              f'</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>',
        **{f"Doc_0/Pages/Page_{at}/Content.xml":
           f'<ofd:Page {OFD}><ofd:Content><ofd:Layer ID="3">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
           for at, objects in enumerate(pages)},
        **(extra or {}),
    }
    return zipped({path: text.encode() for path, text in parts.items()})


def make_ofd() -> bytes:
    """Return the plan as OFD: lines and a ruled table on one page."""
    objects = [ofd_text(TITLE, 40, 20, 8)]
    objects += [ofd_text(line, 20, 40 + 10 * at) for at, line in enumerate(LINES)]
    edges, top, height = (20, 40, 70, 130, 180), 150, 12
    for row, cells in enumerate(ROWS):
        objects += [ofd_text(text, edges[at] + 2, top + 3 + height * row, 4) for at, text in enumerate(cells) if text]
    bottom = top + height * len(ROWS)
    for row in range(len(ROWS) + 1):
        y = top + height * row
        # The border between rows 1 and 2 has a gap: the cell 设施 is merged.
        spans = ((20, 40), (70, 180)) if row == 2 else ((20, 180),)
        objects += [ofd_line(x0, y, x1, y) for x0, x1 in spans]
    objects += [ofd_line(x, top, x, bottom) for x in edges]
    return ofd_package(["".join(objects)])


def make_html() -> bytes:
    """Return the plan as a page of a government site."""
    body = "".join(f"<p>　　{line}</p>" for line in LINES)
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_青岚市人民政府</title>
<meta name="ArticleTitle" content="{TITLE}"></head><body><div class="nav"><a>首页</a><a>政务公开</a></div>
<table class="head"><tr><td>索 引 号</td><td>QL-2025-00012</td><td>文　　号</td><td>青政办〔2025〕6号</td></tr>
<tr><td>成文日期</td><td>2025年3月1日</td><td>发布日期</td><td>2025年3月5日</td></tr></table>
<div class="article"><h1>{TITLE}</h1><div class="TRS_Editor">{body}<table border="1">{table}</table></div></div>
<div class="footer">版权所有：青岚市人民政府 <a>网站地图</a></div></body></html>""".encode()


def make_doc() -> bytes:
    """Return a Word 97-2003 file (written by LibreOffice 7.4 from a docx of this module's making)."""
    return (SAMPLES / "plan.doc").read_bytes()


def make_txt() -> bytes:
    """Return the plan as plain text with a table of tab-divided cells."""
    return "\n".join([TITLE, *LINES, "", *["\t".join(row) for row in ROWS]]).encode()


def make_md() -> bytes:
    """Return the plan as Markdown."""
    table = "\n".join("| " + " | ".join(row) + " |" for row in (ROWS[0], ("---",) * 4, *ROWS[1:]))
    return ("# " + TITLE + "\n\n" + "\n\n".join(LINES) + "\n\n" + table + "\n").encode()


def make_csv() -> bytes:
    """Return the plan's table as CSV."""
    return "\r\n".join(",".join(row) for row in ROWS).encode("gb18030")


MAKERS = {"plan.txt": make_txt, "plan.md": make_md, "plan.csv": make_csv, "plan.html": make_html, "plan.pdf": make_pdf,
          "plan.docx": make_docx, "plan.xlsx": make_xlsx, "plan.ofd": make_ofd, "plan.doc": make_doc}


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for path, data in parts.items():
            package.writestr(path, data)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}
