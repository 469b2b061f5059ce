"""Word documents (docx, docm, dotx) → paragraphs, headings, automatic numbers, tables, boxes and notes.

The parts are walked directly: libraries for Word leave out text boxes, tracked insertions and content controls, and
automatic numbers stand in no run. Headers, footers, comments and the table of contents are not text of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.records import BlockKind, SourceText
from loaders.readers.building import CellLine, TextBuilder
from loaders.readers.docx.grid import Grid, GridCell, read_grid
from loaders.readers.docx.inline import Inline, choice, read_inline
from loaders.readers.docx.numbering import Numbering
from loaders.readers.docx.styles import Style, paragraph_properties, read_styles
from loaders.readers.limits import Limits
from loaders.readers.metadata import plausible_title
from loaders.readers.packages import Element, Package, attribute, child, children, local, related
from loaders.readers.reasons import Note

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TRANSPARENT = {"sdtContent", "customXml", "smartTag", "ins", "moveTo", "body"}
_SKIPPED = {"del", "moveFrom", "sectPr", "tblPr", "tblGrid", "tcPr", "sdtPr", "sdtEndPr"}
#: A one-column table that holds most of the text is page layout, not a 专栏.
LAYOUT_SHARE, LAYOUT_CHARACTERS = 0.5, 1000


def read_docx(name: str, data: bytes, limits: Limits, package: Package | None = None) -> SourceText:
    """Read a Word document.

    Raises:
        DocumentError: ``corrupt``, ``encrypted``, ``bomb``, ``refused_dtd``, ``too_large`` or ``no_text``.
    """
    opened = package or Package(name, data, limits)
    reader = _DocxReader(opened, TextBuilder(name, limits))
    reader.read()
    return reader.builder.finish(data, MEDIA_TYPE)


class _DocxReader:
    """Walks one document and keeps what runs across paragraphs: list counters, notes, the kind of block."""

    def __init__(self, package: Package, builder: TextBuilder) -> None:
        self.package = package
        self.builder = builder
        links = related(package, "")
        self.main = next((path for kind, path in links.values() if kind == "officeDocument"), "word/document.xml")
        named = list(related(package, self.main).values())
        self.parts = dict(named)
        self.kinds = [kind for kind, _ in named]
        self.styles = read_styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"))
        self.kind, self.table = BlockKind.PARAGRAPH, -1
        self.count = 0
        self.characters = 0
        self.tally = {Note.DELETED: 0, Note.HIDDEN: 0, Note.UNMAPPED: 0}
        self.contents = 0
        self.notes: list[tuple[str, str, int]] = []

    def _part(self, kind: str) -> Element | None:
        path = self.parts.get(kind)
        return self.package.optional_xml(path) if path is not None else None

    def read(self) -> None:
        root = self.package.xml(self.main)
        body = child(root, "body")
        self.characters = sum(len(element.text or "") for element in root.iter() if local(element) == "t")
        self._blocks(body if body is not None else root)
        self._notes()
        self._report()
        title = child(self.package.optional_xml("docProps/core.xml"), "title")
        self.builder.hint("title", plausible_title(title.text if title is not None else None))

    # -- block level ---------------------------------------------------------------------------------------------
    def _blocks(self, parent: Iterable[Element]) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "sdt":
                self._control(element)
            elif name == "AlternateContent":
                chosen = choice(element)
                self._blocks(chosen if chosen is not None else ())
            elif name == "altChunk":
                self.builder.note(Note.LOST_PART, "an embedded document (altChunk) is not read")
            elif name in _TRANSPARENT:
                self._blocks(element)
            elif name in _SKIPPED:
                self.tally[Note.DELETED] += name in ("del", "moveFrom")
            elif any(local(inner) == "t" for inner in element.iter()):
                self._paragraph(element)

    def _control(self, element: Element) -> None:
        gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
        if gallery is not None and attribute(gallery, "val") == "Table of Contents":
            self.contents += sum(local(inner) == "p" for inner in element.iter())
            return
        for content in children(element, "sdtContent"):
            self._blocks(content)

    def _paragraph(self, element: Element) -> None:
        style, found, level, number = self._read(element)
        if style.contents:
            self.contents += 1
            return
        self.count += 1
        text = "".join(found.text)
        kind = self.kind
        if kind is BlockKind.PARAGRAPH and (level is not None or style.title):
            kind = BlockKind.HEADING
        table = self.table if kind is BlockKind.BOX else None
        # A heading broken over two lines is one heading; elsewhere a line break stands between paragraphs.
        pieces = [text] if level is not None or style.title else text.split("\n")
        for index, piece in enumerate(pieces):
            self.builder.paragraph(
                piece,
                kind,
                level=level,
                number=number if index == 0 else None,
                table=table,
                locator=f"paragraph {self.count}",
            )
        self._boxes(found.boxes)

    def _read(self, element: Element) -> tuple[Style, Inline, int | None, str | None]:
        """Return style, content, heading level and automatic number of a paragraph."""
        properties = child(element, "pPr")
        style_element = child(properties, "pStyle")
        style_id = attribute(style_element, "val") or "" if style_element is not None else ""
        style = self.styles.get(style_id, self.styles[""])
        found = read_inline(element)
        self._count(found)
        own_level, own_list, own_depth = paragraph_properties(properties)
        level = own_level if own_level is not None else style.level
        number_id = own_list if own_list is not None else style.number_id
        number = None
        if number_id not in (None, "0") and child(properties, "rPr", "del") is None and not style.contents:
            depth = own_depth if own_depth is not None else style.number_level
            if depth is None:
                depth = self.numbering.level_of_style(number_id or "", style_id)
            number = self.numbering.next_number(number_id or "", depth or 0)
        self.tally[Note.HIDDEN] += style.hidden
        return style, found, level if level is not None and level <= 9 else None, number

    def _count(self, found: Inline) -> None:
        self.tally[Note.DELETED] += found.deleted
        self.tally[Note.HIDDEN] += found.hidden
        self.tally[Note.UNMAPPED] += found.unmapped
        self.notes.extend((kind, key, self.count + 1) for kind, key in found.references)

    # -- boxes ---------------------------------------------------------------------------------------------------
    def _boxes(self, boxes: Sequence[Element | str]) -> None:
        for box in boxes:
            if isinstance(box, str):
                self.builder.paragraph(box, BlockKind.BOX, table=self.builder.open_table(), locator="WordArt")
            else:
                self._inside(BlockKind.BOX, box, self.builder.open_table())

    def _inside(self, kind: BlockKind, content: Iterable[Element], table: int) -> None:
        before = self.kind, self.table
        self.kind, self.table = kind, table
        self._blocks(content)
        self.kind, self.table = before

    # -- tables --------------------------------------------------------------------------------------------------
    def _table(self, element: Element) -> None:
        grid = read_grid(element)
        self.tally[Note.DELETED] += grid.deleted
        if all(len(row) <= 1 for row in grid.rows):
            self._single_column(grid)
            return
        index = self.builder.open_table()
        for row in grid.rows:
            for cell in row:
                lines = self._cell_lines(cell.element)
                self.builder.cell(
                    lines,
                    index,
                    cell.row,
                    cell.column,
                    rows=cell.rows,
                    columns=cell.columns,
                    locator=f"table {index + 1} row {cell.row + 1} column {cell.column + 1}",
                )
            self.builder.end_row()

    def _single_column(self, grid: Grid) -> None:
        """Read a 专栏 (boxed by a table of one column), or a table that only lays out the page."""
        cells = [cell for row in grid.rows for cell in row]
        length = sum(_length(cell) for cell in cells)
        layout = length > LAYOUT_CHARACTERS and length > LAYOUT_SHARE * self.characters
        table = self.table if layout else self.builder.open_table()
        for cell in cells:
            self._inside(self.kind if layout else BlockKind.BOX, cell.element, table)

    def _cell_lines(self, element: Iterable[Element]) -> list[CellLine]:
        """Return the paragraphs of a cell; nested tables row by row, text boxes behind their paragraph."""
        lines: list[CellLine] = []
        for inner in element:
            name = local(inner)
            if name == "p":
                _, found, level, number = self._read(inner)
                text = "".join(found.text)
                # A cell of a 序号 column often holds nothing but its automatic number: that is what a person reads.
                pieces = text.split("\n") if text.strip() else [number or ""]
                lines.extend(
                    CellLine(piece, number if text.strip() and at == 0 else None, level)
                    for at, piece in enumerate(pieces)
                )
                for box in found.boxes:
                    lines.extend([CellLine(box)] if isinstance(box, str) else self._cell_lines(box))
            elif name == "tbl":
                for row in read_grid(inner).rows:
                    texts = [" ".join(line.text for line in self._cell_lines(cell.element)) for cell in row]
                    lines.append(CellLine(" ".join(text for text in texts if text.strip())))
            elif name == "AlternateContent":
                chosen = choice(inner)
                lines.extend(self._cell_lines(chosen if chosen is not None else ()))
            elif name == "sdt" or name in _TRANSPARENT:
                lines.extend(self._cell_lines(inner))
        return lines

    # -- notes and report ----------------------------------------------------------------------------------------
    def _notes(self) -> None:
        """Add the footnotes and endnotes behind the text, each said to belong to its paragraph."""
        known = {
            kind: {attribute(note, "id") or "": note for note in children(self._part(f"{kind}s"), kind)}
            for kind in ("footnote", "endnote")
        }
        for kind, key, paragraph in list(self.notes):
            note = known[kind].get(key)
            if note is None:
                continue
            for line in self._cell_lines(note):
                self.builder.paragraph(line.text.strip(), locator=f"{kind} of paragraph {paragraph}")

    def _report(self) -> None:
        texts = {
            Note.DELETED: "tracked deletions left out",
            Note.HIDDEN: "runs of hidden text read",
            Note.UNMAPPED: "symbols of unknown meaning left out",
        }
        for code, count in self.tally.items():
            if count:
                self.builder.note(code, f"{count} {texts[code]}")
        if self.contents:
            self.builder.note(Note.CONTENTS, f"{self.contents} lines of the table of contents left out")
        drawn = [kind for kind in self.kinds if kind in ("chart", "chartEx", "diagramData", "oleObject", "package")]
        if drawn:
            self.builder.note(Note.LOST_PART, f"{len(drawn)} charts, diagrams or embedded objects are not read")


def _length(cell: GridCell) -> int:
    return sum(len(element.text or "") for element in cell.element.iter() if local(element) == "t")
