"""The pack as one HTML file: no script, nothing fetched, prints on A4."""

from __future__ import annotations

from html import escape

from graph.exports.evidence_pack.model import Pack, Table

# Constant text; nothing of a document goes into it.
_STYLE = """
@page { size: A4; margin: 14mm 13mm; }
body { font: 9.5pt/1.45 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", SimSun, sans-serif;
  color: #1f2328; max-width: 184mm; margin: 8mm auto; }
h1 { font-size: 15pt; margin: 0 0 2mm; } h2 { font-size: 10.5pt; margin: 4mm 0 1mm; }
.thing { font-size: 12pt; font-weight: 600; margin: 0 0 2mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 0.3mm solid #9aa0a6; padding: 0.8mm 1.4mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eef1f4; } thead { display: table-header-group; } tr { break-inside: avoid; }
tr.missing td { color: #9b1c1c; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; margin: 0 0 2mm; } dt { color: #57606a; } dd { margin: 0; }
.summary { border-left: 1.2mm solid #0b5a57; padding-left: 3mm; } .summary p, .notes p { margin: 0.6mm 0; }
.notes { font-size: 8.5pt; color: #424a53; } code { font-size: 7pt; overflow-wrap: anywhere; } .hash p { margin: 0; line-height: 1.3; }
.sign { margin-top: 5mm; }
@media print { body { margin: 0; max-width: none; } }
"""


def html_of(pack: Pack) -> bytes:
    """Return the page, UTF-8; every text of a document is escaped."""
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in pack.facts)
    parts = [
        "<!doctype html>",
        f'<html lang="{"zh-CN" if pack.lang == "zh" else "en"}"><head><meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(pack.title)}: {escape(pack.thing)}</title><style>{_STYLE}</style></head><body><main>",
        f'<h1>{escape(pack.title)}</h1><p class="thing">{escape(pack.thing)}</p><dl>{facts}</dl>',
        f'<div class="summary">{_paragraphs(pack.summary)}</div>',
        *(_table(table) for table in pack.tables),
        f'<div class="notes">{_paragraphs(pack.notes)}</div><h2>{escape(pack.hash_title)}</h2><div class="hash">',
        *(f"<p><code>{escape(line)}</code></p>" for line in pack.hash_lines),
        f'</div><p class="sign">{escape(pack.sign)}</p></main></body></html>',
    ]
    return "\n".join(parts).encode("utf-8")


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in table.widths)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = [
        f'<tr{" class=missing" if row.missing else ""}>' + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) + "</tr>"
        for row in table.rows
    ]
    body = "\n".join(rows)
    return f"<h2>{escape(table.title)}</h2><table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
