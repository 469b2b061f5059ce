"""Two invented plans as a graph made by hand, small enough to know every answer; every quote is found in its text.

Written with plain Cypher on purpose: the questions are tested against the model (graph/schema.py), not against the
program that fills it.
"""

from __future__ import annotations

from typing import Any

from graph import schema
from graph.stores import GraphStore, Statement

TEXTS = {
    "document:a": (
        "云川市人民政府\n云川市科技创新行动计划\n一、总体目标\n到2025年，高新技术企业达到100家以上。2023年高新技术企业为60家。\n"
        "二、重点任务\n（一）建设青湖科学城。在北山区建设青湖科学城，推进量子中心项目，总投资5亿元。"
        "（牵头单位：市科技局；配合单位：市财政局，列第一的为牵头单位）完成时限：2026年12月\n"
        "1.引进研发机构。到2026年引进研发机构20家以上，最高奖励500万元。\n"
        "（二）壮大企业。到2025年高新技术企业达到120家以上。（责任单位：市科技局、各有关部门）\n"
        "三、保障措施\n（一）加强宣传。广泛宣传，由专班办公室负责。\n依据《全省创新规划》制定。青湖科学城管委会负责管理。"
    ),
    "document:b": (
        "云川市人民政府办公室\n云川市软件产业规划\n1.建设青湖科学城二期。（市科技局、大数据专班牵头）\n"
        "2.改善服务。（各有关部门负责）\n到2025年，高新技术企业达到200家以上。"
    ),
    "document:c": "没有标题的文件",
}


def at(document: str, words: str, nth: int = 1) -> dict[str, Any]:
    """Return the evidence of the nth place at which the words stand."""
    start = -1
    for _ in range(nth):
        start = TEXTS[document].index(words, start + 1)
    return {"document_id": document, "start": start, "end": start + len(words), "quote": words, "rule": "test.rule"}


A, B, C = TEXTS


def _task(key: str, document: str, title: str, text: str, order: int, **more: Any) -> tuple[str, dict[str, Any]]:
    body = at(document, text)
    values = {"path": [], "kind": "task", "text": text, "body_start": body["start"], "body_end": body["end"], **more}
    return "Task", {"id": key, **at(document, title), "title": title, "order": order, **values}


def _unit(key: str, name: str, kind: str, level: str, *, diffuse: bool = False) -> tuple[str, dict[str, Any]]:
    return "Unit", {"id": key, "name": name, "kind": kind, "level": level, "area": "云川市", "diffuse": diffuse}


def _figure(label: str, key: str, said: dict[str, Any], value: float, year: int, order: int, **more: Any) -> Any:
    return label, {"id": key, **said, "value": value, "unit": "家", "year": year, "order": order, **more}


def _said(key: str, about_id: str | None, status: str | None, note: str, on: str | None, **more: Any) -> Any:
    values = {"id": key, "file_id": "file:1", "about": "task", "about_id": about_id, "status": status, "note": note}
    values |= {"reported_on": on, "who": "市科技局", "locator": f"任务!J{key[-1]}", "row_text": note, **more}
    return "Progress", {name: value for name, value in values.items() if value is not None}


FIRM = "高新技术企业"
NODES: list[tuple[str, dict[str, Any]]] = [
    (
        "Document",
        {
            "id": A,
            "source": "a.txt",
            "sha256": "aa",
            "text_sha256": "at",
            "characters": len(TEXTS[A]),
            "title": "云川市科技创新行动计划",
            "issuers": ["云川市人民政府"],
            "kind": "行动计划",
            "status": "final",
            "area": "云川市",
            "period_start": 2024,
            "period_end": 2026,
        },
    ),
    (
        "Document",
        {
            "id": B,
            "source": "b.txt",
            "sha256": "bb",
            "text_sha256": "bt",
            "characters": len(TEXTS[B]),
            "title": "云川市软件产业规划",
            "issuers": ["云川市人民政府办公室"],
            "kind": "规划",
            "status": "draft",
            "area": "云川市",
        },
    ),
    ("Document", {"id": C, "source": "c.txt", "sha256": "cc", "characters": len(TEXTS[C]), "status": "news"}),
    *[
        ("Text", {"id": f"text:{key[-1]}", "document_id": key, "order": 0, "start": 0, "content": text, "sha256": "x"})
        for key, text in TEXTS.items()
    ],
    (
        "Block",
        {"id": "block:1", "document_id": A, "start": 0, "end": 60, "kind": "paragraph", "page": 1, "locator": "p. 1"},
    ),
    (
        "Block",
        {"id": "block:2", "document_id": A, "start": 60, "end": 400, "kind": "paragraph", "page": 2, "locator": "p. 2"},
    ),
    (
        "LoadRecord",
        {
            "id": "load:a",
            "document_id": A,
            "file": "plans/a.txt",
            "sha256": "aa",
            "loaded_at": "2026-01-02T03:04:05Z",
            "zeren_version": "0.1.0",
            "schema_version": schema.SCHEMA_VERSION,
            "nodes": 1,
            "relationships": 1,
        },
    ),
    (
        "Section",
        {
            "id": "section:1",
            **at(A, "一、总体目标"),
            "number": "一、",
            "title": "总体目标",
            "level": 1,
            "order": 0,
            "body_start": 20,
            "body_end": 60,
        },
    ),
    (
        "Section",
        {
            "id": "section:2",
            **at(A, "二、重点任务"),
            "number": "二、",
            "title": "重点任务",
            "level": 1,
            "order": 1,
            "body_start": 60,
            "body_end": 200,
        },
    ),
    _task(
        "task:1",
        A,
        "建设青湖科学城",
        "建设青湖科学城。在北山区建设青湖科学城，推进量子中心项目，总投资5亿元。",
        0,
        number="（一）",
        path=["二、重点任务"],
        deadline="2026-12",
        **{f"deadline_{k}": v for k, v in at(A, "2026年12月").items() if k in ("start", "end", "quote")},
    ),
    _task(
        "task:1.1", A, "引进研发机构", "引进研发机构。到2026年引进研发机构20家以上，最高奖励500万元。", 1, number="1."
    ),
    _task("task:2", A, "壮大企业", "壮大企业。到2025年高新技术企业达到120家以上。", 2, number="（二）"),
    _task("task:3", A, "加强宣传", "加强宣传。广泛宣传，由专班办公室负责。", 3, number="（一）", kind="safeguard"),
    _task("task:4", B, "建设青湖科学城二期", "建设青湖科学城二期。（市科技局、大数据专班牵头）", 0, number="1."),
    _task("task:5", B, "改善服务", "改善服务。（各有关部门负责）", 1, number="2."),
    _unit("unit:tech", "云川市科学技术局", "department", "city"),
    _unit("unit:money", "云川市财政局", "department", "city"),
    _unit("unit:all", "各有关部门", "group", "city", diffuse=True),
    _unit("unit:data", "大数据专班", "other", "city"),
    _unit("unit:gov", "云川市人民政府", "government", "city"),
    _unit("unit:park", "青湖科学城管委会", "management_committee", "zone"),
    _figure("Target", "target:1", at(A, "高新技术企业达到100家以上"), 100.0, 2025, 0, indicator=FIRM, op="ge"),
    _figure("Target", "target:2", at(A, "引进研发机构20家以上"), 20.0, 2026, 1, indicator="引进研发机构", op="ge"),
    _figure("Target", "target:3", at(A, "高新技术企业达到120家以上"), 120.0, 2025, 2, indicator=FIRM, op="ge"),
    _figure(
        "Target", "target:4", at(B, "高新技术企业达到200家以上"), 200.0, 2025, 0, indicator=FIRM, op="ge", binding=True
    ),
    _figure("Observation", "observation:1", at(A, "高新技术企业为60家"), 60.0, 2023, 0, indicator=FIRM),
    ("Indicator", {"id": "indicator:1", "name": FIRM, "unit": "家", "subject": "云川市"}),
    ("Indicator", {"id": "indicator:2", "name": "引进研发机构", "unit": "家", "subject": "云川市"}),
    ("Support", {"id": "support:1", **at(A, "最高奖励500万元"), "amount": 500.0, "unit": "万元", "bound": "max"}),
    ("Project", {"id": "project:1", "name": "量子中心项目", "kind": "project", "area": "云川市"}),
    ("ProjectFact", {"id": "figure:1", **at(A, "总投资5亿元"), "attribute": "总投资", "value": 5.0, "unit": "亿元"}),
    ("Park", {"id": "park:1", "name": "青湖科学城", "level": "zone", "area": "云川市"}),
    ("Place", {"id": "place:1", "name": "云川市北山区", "level": "county", "code": "000102", "area": "云川市"}),
    ("Policy", {"id": "policy:1", "title": "全省创新规划"}),
    (
        "Clause",
        {"id": "clause:1", **at(A, "由专班办公室负责"), "about": "owner", "outcome": "unresolved", "reason": "no unit"},
    ),
    ("Clause", {"id": "clause:2", **at(B, "到2025年"), "about": "number", "outcome": "skipped", "reason": "no value"}),
    (
        "ProgressFile",
        {"id": "file:1", "source": "ledger.xlsx", "sha256": "pp", "loaded_at": "2026-03-02T08:00:00+00:00", "records": 4, "blank": 1},
    ),
    _said("progress:1", "task:1", "in_progress", "征地完成", "2026-01-05"),
    _said("progress:2", "task:1", "delayed", "设备未到货", "2026-02-10"),
    _said("progress:3", "target:1", "in_progress", "已达90家", None, about="target", value=90.0),
    _said("progress:4", None, None, "名称写错的一行", None, reason="no_such_task"),
]

_BASIS = {f"basis_{k}": v for k, v in at(A, "列第一的为牵头单位").items() if k in ("start", "end", "quote")}
RELATIONSHIPS: list[tuple[str, str, str, dict[str, Any]]] = [
    *[("REPORTED_IN", f"progress:{number}", "file:1", {}) for number in (1, 2, 3, 4)],
    ("REPORTS_ON", "progress:1", "task:1", {}),
    ("REPORTS_ON", "progress:2", "task:1", {}),
    ("REPORTS_ON", "progress:3", "target:1", {}),
    ("PART_OF", "section:1", A, at(A, "一、总体目标")),
    ("PART_OF", "section:2", A, at(A, "二、重点任务")),
    ("PART_OF", "task:1", "section:2", at(A, "建设青湖科学城")),
    ("PART_OF", "task:1.1", "task:1", at(A, "引进研发机构")),
    ("PART_OF", "task:2", "section:2", at(A, "壮大企业")),
    ("PART_OF", "task:3", A, at(A, "加强宣传")),
    ("PART_OF", "task:4", B, at(B, "建设青湖科学城二期")),
    ("PART_OF", "task:5", B, at(B, "改善服务")),
    ("PART_OF", "target:1", "section:1", at(A, "高新技术企业达到100家以上")),
    ("ISSUED_BY", A, "unit:gov", {**at(A, "云川市人民政府"), "name": "云川市人民政府", "order": 0}),
    (
        "RESPONSIBLE_FOR",
        "unit:tech",
        "task:1",
        {
            **at(A, "市科技局"),
            "role": "lead",
            "order": 0,
            "inferred": True,
            "name": "市科技局",
            "resolution": "lexicon",
            "reason": "lexicon",
            **_BASIS,
        },
    ),
    (
        "RESPONSIBLE_FOR",
        "unit:money",
        "task:1",
        {
            **at(A, "市财政局"),
            "role": "support",
            "order": 1,
            "inferred": False,
            "name": "市财政局",
            "resolution": "rule",
            "reason": "rule",
        },
    ),
    (
        "RESPONSIBLE_FOR",
        "unit:tech",
        "task:2",
        {
            **at(A, "市科技局", 2),
            "role": "responsible",
            "order": 0,
            "inferred": False,
            "name": "市科技局",
            "resolution": "lexicon",
        },
    ),
    (
        "RESPONSIBLE_FOR",
        "unit:all",
        "task:2",
        {
            **at(A, "各有关部门"),
            "role": "responsible",
            "order": 1,
            "inferred": False,
            "name": "各有关部门",
            "resolution": "group",
        },
    ),
    (
        "RESPONSIBLE_FOR",
        "unit:tech",
        "task:4",
        {
            **at(B, "市科技局"),
            "role": "lead",
            "order": 0,
            "inferred": False,
            "name": "市科技局",
            "resolution": "lexicon",
        },
    ),
    (
        "RESPONSIBLE_FOR",
        "unit:data",
        "task:4",
        {
            **at(B, "大数据专班"),
            "role": "lead",
            "order": 1,
            "inferred": False,
            "name": "大数据专班",
            "resolution": "unresolved",
            "reason": "no register",
        },
    ),
    (
        "RESPONSIBLE_FOR",
        "unit:all",
        "task:5",
        {
            **at(B, "各有关部门"),
            "role": "responsible",
            "order": 0,
            "inferred": False,
            "name": "各有关部门",
            "resolution": "group",
        },
    ),
    ("REPORTS_TO", "unit:tech", "unit:gov", {**at(A, "市科技局"), "source": "lexicon"}),
    ("REPORTS_TO", "unit:tech", "unit:gov", {**at(B, "市科技局"), "source": "lexicon"}),
    ("REPORTS_TO", "unit:money", "unit:gov", {**at(A, "市财政局"), "source": "lexicon"}),
    # Its own office stands for that of a leading group: one more unit would change every count.
    ("HOSTS", "unit:money", "unit:tech", {**at(A, "市财政局"), "name": "市财政局", "task_id": "task:1"}),
    ("HAS_TARGET", "task:1.1", "target:2", at(A, "引进研发机构20家以上")),
    ("HAS_TARGET", "task:2", "target:3", at(A, "高新技术企业达到120家以上")),
    ("MEASURES", "target:1", "indicator:1", at(A, "高新技术企业达到100家以上")),
    ("MEASURES", "target:2", "indicator:2", at(A, "引进研发机构20家以上")),
    ("MEASURES", "target:3", "indicator:1", at(A, "高新技术企业达到120家以上")),
    ("MEASURES", "target:4", "indicator:1", at(B, "高新技术企业达到200家以上")),
    ("MEASURES", "observation:1", "indicator:1", at(A, "高新技术企业为60家")),
    ("SUPPORTED_BY", "task:1.1", "support:1", at(A, "最高奖励500万元")),
    ("CONCERNS", "task:1", "project:1", at(A, "量子中心项目")),
    ("CONCERNS", "task:4", "park:1", at(B, "青湖科学城")),
    ("HAS_FACT", "project:1", "figure:1", at(A, "总投资5亿元")),
    ("LOCATED_IN", "park:1", "place:1", at(A, "在北山区建设青湖科学城")),
    ("LOCATED_IN", "project:1", "park:1", at(A, "建设青湖科学城，推进量子中心项目")),
    ("LOCATED_IN", "task:1", "place:1", at(A, "在北山区")),
    ("ADMINISTERS", "unit:park", "park:1", {**at(A, "青湖科学城管委会"), "source": "rule"}),
    ("BUILDS", "unit:money", "project:1", {**at(A, "市财政局"), "name": "市财政局"}),
    ("CITES", A, "policy:1", at(A, "《全省创新规划》")),
    ("TEXT_OF", B, "policy:1", at(B, "云川市软件产业规划")),
    *[
        ("MENTIONS", A, key, {**at(A, words), "surfaces": [words], "count": count})
        for key, words, count in [
            ("unit:tech", "市科技局", 2),
            ("unit:money", "市财政局", 1),
            ("unit:all", "各有关部门", 1),
            ("unit:gov", "云川市人民政府", 1),
            ("unit:park", "青湖科学城管委会", 1),
            ("indicator:1", FIRM, 3),
            ("indicator:2", "研发机构", 2),
            ("project:1", "量子中心项目", 1),
            ("park:1", "青湖科学城", 3),
            ("place:1", "北山区", 1),
            ("policy:1", "全省创新规划", 1),
        ]
    ],
    *[
        ("MENTIONS", B, key, {**at(B, words), "surfaces": [words], "count": 1})
        for key, words in [
            ("unit:tech", "市科技局"),
            ("unit:data", "大数据专班"),
            ("unit:all", "各有关部门"),
            ("park:1", "青湖科学城"),
        ]
    ],
]


def write_small_graph(store: GraphStore) -> None:
    """Write the graph into an empty store."""
    labels = {properties["id"]: label for label, properties in NODES}
    statements = []
    for label in sorted(set(labels.values())):
        rows = [properties for other, properties in NODES if other == label]
        statements.append(Statement(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": rows}))
    for number, (kind, start, end, properties) in enumerate(RELATIONSHIPS):
        text = f"MATCH (a:{labels[start]} {{id: $start}}) MATCH (b:{labels[end]} {{id: $end}}) CREATE (a)-[r:{kind}]->(b) SET r = $p"
        values = {"id": f"{kind.lower()}:{number}", **properties}
        statements.append(
            Statement(text + " RETURN count(r) AS n", {"start": start, "end": end, "p": values}, expect=1)
        )
    store.write(statements)
