"""Every question against the small graph, whose answers are known by hand; on the real engine, as its reader."""

from __future__ import annotations

from typing import Any

import pytest

from queries import QueryInfo, list_queries, run_query
from tests.queries.small_graph import FIRM, NODES, RELATIONSHIPS, TEXTS, A, B, C

#: A value for every required parameter that finds something.
SAMPLES: dict[str, dict[str, Any]] = {
    "chain/contents": {"node_id": "task:1"},
    "chain/downstream": {"node_id": "task:1"},
    "chain/find_things": {"text": "科学城"},
    "chain/thing_by_id": {"node_id": "task:1"},
    "chain/upstream": {"node_id": "task:1"},
    "documents/document_blocks": {"document_id": A},
    "documents/document_facts": {"document_id": A},
    "documents/document_sections": {"document_id": A},
    "documents/document_text": {"document_id": A},
    "evidence/evidence_of_fact": {"fact_id": "task:1"},
    "explorer/tasks_by_ids": {"ids": ["task:1", "task:4"]},
    "documents/document_head": {"document_id": A},
    "places/inside": {"place_id": "park:1"},
    "places/who_answers_for": {"place_id": "park:1"},
    "units/compare_units": {"unit_ids": ["unit:tech", "unit:money"]},
    "units/shared_tasks": {"unit_id": "unit:tech", "other_id": "unit:money"},
    "gaps/deadlines_past": {"today": "2027-01-01"},
    "gaps/targets_past": {"today": "2027-01-01"},
    "overview/neighbourhood": {"node_id": "task:1"},
    "places/what_happens_in": {"text": "北山"},
    "targets/chain_of_target": {"text": "企业"},
    "targets/indicator_timeline": {"text": "企业"},
    "tasks/task_detail": {"task_id": "task:1.1"},
    "tasks/task_owners": {"task_id": "task:1"},
    "tasks/tasks_of_document": {"document_id": A},
    "progress/lights_of_tasks": {"ids": ["task:1", "task:4"]},
    "progress/tasks_overdue": {"today": "2027-01-01"},
    "tasks/who_owns_task": {"text": "科学城"},
    "units/co_responsible": {"unit_id": "unit:tech"},
    "units/unit_find": {"text": "科技局"},
    "units/unit_portfolio": {"name": "市科技局"},
    "units/unit_profile": {"unit_id": "unit:tech"},
}
#: Gaps that the small graph does not have; test_gaps.py has a graph of its own for them.
NO_GAP = {
    "gaps/overloaded_units", "gaps/parks_without_administration", "gaps/projects_incomplete", "gaps/targets_incomplete",
}  # fmt: skip
#: Questions that sum up everything, so that nothing is one row too.
ONE_ROW = {"explorer/data_version", "explorer/numbers", "explorer/orphans", "explorer/targets_count", "explorer/projects_count"}
TYPES = {"STRING": str, "INTEGER": int, "FLOAT": float, "BOOLEAN": bool, "LIST<STRING>": list, "LIST<MAP>": list}
QUERIES = [pytest.param(info, id=info.name) for info in list_queries()]


def ask(store, query: str, /, *columns: str, **params: Any) -> list[Any]:
    """Return one column as a list, or several as tuples."""
    rows = run_query(store, query, **params)
    return [row[columns[0]] if len(columns) == 1 else tuple(row[c] for c in columns) for row in rows]


def spans(value: Any, document: str | None = None) -> list[tuple[str, int, int, str]]:
    """Return every (document, start, end, quote) anywhere in a row, nested maps included."""
    found = []
    if isinstance(value, list):
        return [span for part in value for span in spans(part, document)]
    if not isinstance(value, dict):
        return []
    document = value.get("document_id") or document
    for name, quote in value.items():
        if isinstance(name, str) and name.endswith("quote") and quote is not None:
            stem = name.removesuffix("quote")
            home = value.get(f"{stem}document_id") or document
            found.append((home, value[f"{stem}start"], value[f"{stem}end"], quote))
    return found + [span for part in value.values() for span in spans(part, document)]


@pytest.mark.parametrize("info", QUERIES)
def test_every_question_finds_something(small_store, info: QueryInfo) -> None:
    rows = run_query(small_store, info.name, **SAMPLES.get(info.name, {}))
    assert rows or info.name in NO_GAP
    for row in rows:
        for column in info.columns:
            assert row[column.name] is None or isinstance(row[column.name], TYPES[column.type]), column.name


@pytest.mark.parametrize("info", QUERIES)
def test_every_quote_stands_where_the_row_says(small_store, info: QueryInfo) -> None:
    rows = run_query(small_store, info.name, **SAMPLES.get(info.name, {}))
    found = spans(rows)
    assert [span for span in found if TEXTS[span[0]][span[1] : span[2]] != span[3]] == []
    if any(column.name == "quote" for column in info.columns) and info.name not in NO_GAP:
        assert found


@pytest.mark.parametrize("info", QUERIES)
def test_every_question_runs_on_an_empty_store(store, info: QueryInfo) -> None:
    rows = run_query(store, info.name, **SAMPLES.get(info.name, {}))
    assert rows == [] or info.name in ONE_ROW


@pytest.mark.parametrize("info", QUERIES)
def test_every_answer_is_the_same_twice(small_store, info: QueryInfo) -> None:
    params = SAMPLES.get(info.name, {})
    assert run_query(small_store, info.name, **params) == run_query(small_store, info.name, **params)


WHO = ("task_id", "unit", "role", "owner_task_id", "matched")


def test_who_owns_task_ranks_titles_first(small_store) -> None:
    rows = ask(small_store, "who_owns_task", *WHO, text="研发机构")
    assert rows == [
        ("task:1.1", "云川市科学技术局", "lead", "task:1", "title"),
        ("task:1.1", "云川市财政局", "support", "task:1", "title"),
    ]
    rows = ask(small_store, "who_owns_task", "task_id", "matched", text="企业")
    assert rows == [("task:2", "title"), ("task:2", "title")]
    assert ask(small_store, "who_owns_task", "matched", text="北山区") == ["text", "text"]


def test_who_owns_task_wants_all_words(small_store) -> None:
    assert set(ask(small_store, "who_owns_task", "task_id", text=" 科学城　二期 ")) == {"task:4"}
    assert ask(small_store, "who_owns_task", "task_id", text="科学城 宣传") == []


def test_who_owns_task_shows_tasks_nobody_owns(small_store) -> None:
    rows = ask(small_store, "who_owns_task", *WHO, "quote", text="宣传")
    assert rows == [("task:3", None, None, None, "title", "加强宣传")]


def test_who_owns_task_quotes_the_convention(small_store) -> None:
    row = run_query(small_store, "who_owns_task", text="量子中心")[0]
    assert (row["inferred"], row["basis_quote"], row["quote"]) == (True, "列第一的为牵头单位", "市科技局")
    assert (row["deadline"], row["deadline_quote"]) == ("2026-12", "2026年12月")


@pytest.mark.parametrize(
    ("params", "tasks"),
    [
        ({}, ["task:1", "task:1.1", "task:2", "task:3", "task:4", "task:5"]),
        ({"document_id": B}, ["task:4", "task:5"]),
        ({"kind": "safeguard"}, ["task:3"]),
        ({"text": "青湖科学城"}, ["task:1", "task:4"]),
        ({"unit_id": "unit:money"}, ["task:1", "task:1.1"]),
        ({"unit_id": "unit:tech", "role": "responsible"}, ["task:2"]),
        ({"role": "lead"}, ["task:1", "task:1.1", "task:4"]),
        ({"year": 2026}, ["task:1", "task:1.1"]),
        ({"year": 2025}, ["task:2"]),
        ({"without_owner": True}, ["task:3"]),
        ({"without_owner": False, "kind": "safeguard"}, []),
        ({"skip": 1, "limit": 2}, ["task:1.1", "task:2"]),
        ({"unit_id": "unit:unknown"}, []),
    ],
)
def test_tasks_list_filters(small_store, params, tasks) -> None:
    assert ask(small_store, "tasks_list", "task_id", **params) == tasks


def test_tasks_list_lists_units_by_role(small_store) -> None:
    rows = {row["task_id"]: row for row in run_query(small_store, "tasks_list")}
    assert (rows["task:1"]["leads"], rows["task:1"]["supports"]) == (["云川市科学技术局"], ["云川市财政局"])
    assert rows["task:2"]["responsibles"] == ["云川市科学技术局", "各有关部门"]
    assert [owner["task_id"] for owner in rows["task:1.1"]["owners"]] == ["task:1", "task:1"]
    assert (rows["task:3"]["owners"], rows["task:2"]["targets"]) == ([], 1)


def test_tasks_of_document_keeps_order_and_parents(small_store) -> None:
    rows = ask(small_store, "tasks_of_document", "task_id", "parent_id", "section_id", document_id=A)
    assert rows == [
        ("task:1", None, "section:2"),
        ("task:1.1", "task:1", None),
        ("task:2", None, "section:2"),
        ("task:3", None, None),
    ]


def test_task_detail_gathers_everything(small_store) -> None:
    (row,) = run_query(small_store, "task_detail", task_id="task:1")
    assert (row["section"], row["parent"], [p["task_id"] for p in row["parts"]]) == ("重点任务", None, ["task:1.1"])
    assert [p["project"] for p in row["projects"]] == ["量子中心项目"]
    assert [p["place"] for p in row["places"]] == ["云川市北山区"]
    (row,) = run_query(small_store, "task_detail", task_id="task:1.1")
    assert (row["parent"], [m["amount"] for m in row["money"]]) == ("建设青湖科学城", [500.0])
    assert [(t["value"], t["measure"], t["year"]) for t in row["targets"]] == [(20.0, "家", 2026)]
    (row,) = run_query(small_store, "task_detail", task_id="task:4")
    assert [(p["park"], p["relation"]) for p in row["parks"]] == [("青湖科学城", "CONCERNS")]


def test_task_owners_names_superiors_once(small_store) -> None:
    rows = ask(small_store, "task_owners", "unit", "role", "superior", task_id="task:1.1")
    assert rows == [("云川市科学技术局", "lead", "云川市人民政府"), ("云川市财政局", "support", "云川市人民政府")]
    assert ask(small_store, "task_owners", "superior", task_id="task:5") == [None]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市科技局", ["云川市科学技术局"]),
        ("科学技术", ["云川市科学技术局"]),
        ("云川", ["云川市科学技术局", "云川市财政局", "云川市人民政府"]),
        ("专班", ["大数据专班"]),
        ("火星", []),
    ],
)
def test_unit_find_knows_written_forms(small_store, text: str, units: list[str]) -> None:
    assert ask(small_store, "unit_find", "unit", text=text) == units


def test_unit_portfolio_by_name_and_id(small_store) -> None:
    by_id = ask(small_store, "unit_portfolio", "task_id", "role", unit_id="unit:tech")
    assert set(by_id) == {("task:1", "lead"), ("task:2", "responsible"), ("task:4", "lead")}
    assert by_id == ask(small_store, "unit_portfolio", "task_id", "role", name="市科技局")
    assert by_id == ask(small_store, "unit_portfolio", "task_id", "role", name="云川市科学技术局")
    assert ask(small_store, "unit_portfolio", "task_id", unit_id="unit:tech", role="responsible") == ["task:2"]
    others = ask(small_store, "unit_portfolio", "others", unit_id="unit:money")
    assert others == [[{"unit_id": "unit:tech", "unit": "云川市科学技术局", "role": "lead"}]]


def test_unit_profile_tells_what_belongs_to_it(small_store) -> None:
    (row,) = run_query(small_store, "unit_profile", unit_id="unit:gov")
    assert [unit["unit"] for unit in row["subordinates"]] == ["云川市科学技术局", "云川市财政局"]
    assert [document["document_id"] for document in row["issued"]] == [A]
    (row,) = run_query(small_store, "unit_profile", unit_id="unit:tech")
    assert [(s["unit"], s["document_id"]) for s in row["superiors"]] == [("云川市人民政府", A), ("云川市人民政府", B)]
    assert (row["leads"], row["responsibles"], row["supports"]) == (2, 1, 0)
    (row,) = run_query(small_store, "unit_profile", unit_id="unit:park")
    assert [park["park"] for park in row["parks"]] == ["青湖科学城"]


def test_co_responsible_counts_shared_tasks(small_store) -> None:
    rows = ask(small_store, "co_responsible", "unit", "shared_tasks", "led_by_it", unit_id="unit:tech")
    assert rows == [("云川市财政局", 1, 0), ("各有关部门", 1, 0), ("大数据专班", 1, 1)]


def test_leading_groups_say_their_chair_and_the_host_of_their_office(small_store) -> None:
    rows = run_query(small_store, "units/leading_groups")
    assert [(row["unit"], row["office"], row["task_id"], row["office_quote"]) for row in rows] == [
        ("云川市科学技术局", "云川市财政局", "task:1", "市财政局")
    ]
    assert len(run_query(small_store, "units/leading_groups", unit_id="unit:money")) == 1
    assert run_query(small_store, "units/leading_groups", unit_id="unit:gov") == []


def test_units_list_counts_and_filters(small_store) -> None:
    rows = ask(small_store, "units_list", "unit", "leads", "responsibles", "supports", "documents", "issued")
    assert rows[0] == ("云川市科学技术局", 2, 1, 0, 2, 0)
    assert ask(small_store, "units_list", "unit", diffuse=True) == ["各有关部门"]
    assert ask(small_store, "units_list", "issued", kind="government") == [1]


CHAIN = ("target_id", "task_id", "unit", "role", "superior")


def test_chain_of_target_follows_every_hop(small_store) -> None:
    rows = ask(small_store, "chain_of_target", *CHAIN, text="研发机构")
    assert rows == [
        ("target:2", "task:1.1", "云川市科学技术局", "lead", "云川市人民政府"),
        ("target:2", "task:1.1", "云川市财政局", "support", "云川市人民政府"),
    ]
    row = run_query(small_store, "chain_of_target", target_id="target:2")[0]
    assert (row["task_quote"], row["owner_quote"], row["superior_quote"]) == ("引进研发机构", "市科技局", "市科技局")
    assert [issuer["unit"] for issuer in row["issuers"]] == ["云川市人民政府"]


def test_chain_of_target_shows_where_it_breaks(small_store) -> None:
    rows = ask(small_store, "chain_of_target", *CHAIN, text=FIRM_WORDS)
    assert [row[0] for row in rows] == ["target:3", "target:3", "target:1", "target:4"]
    assert rows[2] == ("target:1", None, None, None, None)


FIRM_WORDS = "高新 企业"


def test_targets_list_filters(small_store) -> None:
    assert ask(small_store, "targets_list", "target_id") == ["target:1", "target:2", "target:3", "target:4"]
    assert ask(small_store, "targets_list", "target_id", year=2026) == ["target:2"]
    assert ask(small_store, "targets_list", "target_id", task_id="task:2") == ["target:3"]
    assert ask(small_store, "targets_list", "target_id", binding=True) == ["target:4"]
    assert ask(small_store, "targets_list", "target_id", text="机构") == ["target:2"]
    assert ask(small_store, "targets_list", "target_id", document_id=B) == ["target:4"]


def test_indicator_timeline_runs_over_documents(small_store) -> None:
    rows = ask(small_store, "indicator_timeline", "year", "fact_kind", "value", "document_id", text="企业")
    assert rows == [
        (2023, "observation", 60.0, A),
        (2025, "target", 100.0, A),
        (2025, "target", 120.0, A),
        (2025, "target", 200.0, B),
    ]


def test_target_conflicts_gathers_what_disagrees(small_store) -> None:
    (row,) = run_query(small_store, "target_conflicts")
    assert (row["indicator"], row["year"], row["documents"]) == (FIRM, 2025, 2)
    assert [(t["target_id"], t["value"], t["document_id"]) for t in row["targets"]] == [
        ("target:1", 100.0, A), ("target:3", 120.0, A), ("target:4", 200.0, B)]  # fmt: skip
    assert ask(small_store, "target_conflicts", "indicator", text="机构") == []


def test_gaps(small_store) -> None:
    assert ask(small_store, "tasks_without_owner", "task_id", "unresolved") == [("task:3", 1)]
    assert ask(small_store, "tasks_with_only_diffuse_owners", "task_id") == ["task:5"]
    assert ask(small_store, "tasks_with_several_leads", "task_id", "leads") == [
        ("task:4", ["云川市科学技术局", "大数据专班"])
    ]
    assert ask(small_store, "targets_without_owner", "target_id", "reason") == [
        ("target:1", "no_task"),
        ("target:4", "no_task"),
    ]
    assert ask(small_store, "targets_without_task", "target_id", "section") == [
        ("target:1", "总体目标"),
        ("target:4", None),
    ]
    carried = ask(small_store, "targets_without_task", "carried_by")
    assert [[task["task_id"] for task in tasks] for tasks in carried] == [["task:2"], []]
    assert ask(small_store, "units_not_in_register", "written_name", "task_id") == [("大数据专班", "task:4")]
    assert ask(small_store, "unresolved_clauses", "clause_id", outcome="unresolved") == ["clause:1"]
    assert ask(small_store, "unresolved_clauses", "clause_id", about="number") == ["clause:2"]
    assert ask(small_store, "tasks_without_owner", "task_id", document_id=B) == []


PLACE = ("thing_kind", "thing_id", "via")


def test_what_happens_in_looks_through_parks(small_store) -> None:
    assert ask(small_store, "what_happens_in", *PLACE, text="北山") == [
        ("task", "task:1", []),
        ("task", "task:1", ["量子中心项目", "青湖科学城"]),
        ("task", "task:4", ["青湖科学城"]),
        ("project", "project:1", ["青湖科学城"]),
        ("park", "park:1", []),
    ]
    units = ask(small_store, "what_happens_in", "thing_id", "units", text="青湖")
    assert [[unit["unit"] for unit in row] for key, row in units if key == "project:1"] == [["云川市财政局"]]


def test_places_projects_and_parks(small_store) -> None:
    assert ask(small_store, "projects_by_park", "park", "project") == [("青湖科学城", "量子中心项目")]
    assert ask(small_store, "projects_by_park", "park", text="火星") == []
    (row,) = run_query(small_store, "projects_list")
    assert [(f["attribute"], f["value"], f["measure"]) for f in row["figures"]] == [("总投资", 5.0, "亿元")]
    assert ([t["task_id"] for t in row["tasks"]], [b["unit"] for b in row["builders"]]) == (
        ["task:1"],
        ["云川市财政局"],
    )
    (row,) = run_query(small_store, "parks_list")
    assert (row["tasks"], row["projects"], row["documents"]) == (1, 1, 2)
    assert ([u["unit"] for u in row["administrations"]], [p["place"] for p in row["lies_in"]]) == (
        ["青湖科学城管委会"],
        ["云川市北山区"],
    )
    assert ask(small_store, "places_list", "place", "tasks", "projects", "parks", level="county") == [
        ("云川市北山区", 1, 0, 1)
    ]


def test_documents_list_counts_facts(small_store) -> None:
    rows = {row["document_id"]: row for row in run_query(small_store, "documents_list")}
    counted = (
        "sections",
        "tasks",
        "responsibilities",
        "targets",
        "observations",
        "money",
        "projects",
        "parks",
        "units",
    )
    assert [rows[A][name] for name in counted] == [2, 4, 4, 3, 1, 1, 1, 1, 5]
    assert [rows[C][name] for name in counted] == [0] * 9
    assert rows[C]["document_title"] == "c.txt", "a document without a title is called by its file"
    assert (rows[A]["zeren_version"], rows[B]["loaded_at"], rows[A]["open_clauses"]) == ("0.1.0", None, 1)


def test_document_text_is_whole(small_store) -> None:
    assert "".join(ask(small_store, "document_text", "content", document_id=A)) == TEXTS[A]


def test_document_sections_count_their_own(small_store) -> None:
    rows = ask(small_store, "document_sections", "title", "parent_id", "tasks", "targets", document_id=A)
    assert rows == [("总体目标", None, 0, 1), ("重点任务", None, 2, 0)]


def test_document_facts_miss_nothing(small_store) -> None:
    plain = {"PART_OF", "HAS_TARGET", "MEASURES", "SUPPORTED_BY", "HAS_FACT"}  # say nothing beyond the node they end at
    expected = {p["id"] for label, p in NODES if p.get("document_id") == A and "quote" in p}
    expected |= {
        f"{kind.lower()}:{number}"
        for number, (kind, _, _, p) in enumerate(RELATIONSHIPS)
        if p.get("document_id") == A and kind not in plain
    }
    assert set(ask(small_store, "document_facts", "fact_id", document_id=A)) == expected


def test_citations_find_loaded_texts(small_store) -> None:
    rows = run_query(small_store, "citations", document_id=A)
    assert [(row["policy"], [d["document_id"] for d in row["loaded"]]) for row in rows] == [("全省创新规划", [B])]


@pytest.mark.parametrize("fact", [p["id"] for _, p in NODES if "quote" in p])
def test_evidence_of_every_node(small_store, fact: str) -> None:
    expected = next(p for _, p in NODES if p["id"] == fact)
    assert ask(small_store, "evidence_of_fact", "document_id", "start", "end", "quote", fact_id=fact) == [
        tuple(expected[name] for name in ("document_id", "start", "end", "quote"))
    ]


def test_evidence_of_relationships_and_shared_nodes(small_store) -> None:
    number = next(i for i, (kind, *_rest) in enumerate(RELATIONSHIPS) if kind == "RESPONSIBLE_FOR")
    (row,) = run_query(small_store, "evidence_of_fact", fact_id=f"responsible_for:{number}")
    assert (row["caption"], row["quote"], row["page"]) == ("云川市科学技术局 → 建设青湖科学城", "市科技局", 2)
    assert ask(small_store, "evidence_of_fact", "document_id", fact_id="unit:tech") == [A, B]
    assert ask(small_store, "evidence_of_fact", "quote", fact_id="task:unknown") == []


def test_overview_counts_add_up(small_store) -> None:
    totals = {(part, name): total for part, name, total in ask(small_store, "counts", "part", "name", "total")}
    assert sum(n for (part, _), n in totals.items() if part == "node") == len(NODES)
    assert sum(n for (part, _), n in totals.items() if part == "relationship") == len(RELATIONSHIPS)


def test_overview_units_and_flow(small_store) -> None:
    assert ask(small_store, "top_units", "unit", "tasks", limit=2) == [("云川市科学技术局", 3), ("各有关部门", 2)]
    assert ask(small_store, "top_units", "unit", "tasks", document_id=B, limit=1) == [("云川市科学技术局", 1)]
    flow = ask(small_store, "document_unit_flow", "document_id", "unit_id", "role", "tasks")
    assert sum(tasks for *_, tasks in flow) == sum(kind == "RESPONSIBLE_FOR" for kind, *_ in RELATIONSHIPS)


def test_neighbourhood_puts_mentions_last(small_store) -> None:
    rows = ask(small_store, "neighbourhood", "type", "source_id", "target_id", node_id="unit:tech")
    kinds = [kind for kind, *_ in rows]
    assert kinds.index("MENTIONS") == len(kinds) - kinds.count("MENTIONS")
    assert ("RESPONSIBLE_FOR", "unit:tech", "task:1") in rows and ("MENTIONS", A, "unit:tech") in rows


def test_latest_progress_is_that_of_the_latest_date(small_store) -> None:
    latest = ask(small_store, "progress/progress_of_tasks", "task_id", "progress_id", "status", "reports", reported=True)
    assert latest == [("task:1", "progress:2", "delayed", 2)]
    silent = ask(small_store, "progress/progress_of_tasks", "task_id", reported=False)
    assert "task:1" not in silent and "task:1.1" in silent
    targets = ask(small_store, "progress/progress_of_targets", "target_id", "value", "reports", reported=True)
    assert targets == [("target:1", 90.0, 1)]


def test_lights_follow_from_the_latest_report_and_the_deadlines(small_store) -> None:
    every = run_query(small_store, "progress/progress_of_tasks")
    lights = run_query(small_store, "progress/lights_of_tasks", ids=[row["task_id"] for row in every])
    assert lights and lights == sorted(({name: row[name] for name in lights[0]} for row in every), key=lambda row: row["task_id"])
    assert {row["status"] for row in lights} == {None, "delayed"}


def test_history_and_what_belongs_to_nothing(small_store) -> None:
    assert ask(small_store, "progress/progress_history", "progress_id", about_id="task:1") == ["progress:2", "progress:1"]
    assert len(ask(small_store, "progress/progress_history", "progress_id", document_id=A)) == 3
    assert ask(small_store, "progress/progress_unlinked", "progress_id", "reason") == [("progress:4", "no_such_task")]
    assert ask(small_store, "progress/progress_files", "records", "linked", "blank") == [(4, 3, 1)]


def test_overdue_asks_for_the_day(small_store) -> None:
    def overdue(today: str) -> list[Any]:
        return ask(small_store, "progress/tasks_overdue", "task_id", today=today)

    assert overdue("2026-12-31") == [] and overdue("2027-01-01") == ["task:1"]
