"""The responsibility grammar, phrase by phrase; every case is a form that real plans use."""

from __future__ import annotations

import pytest

HEAD = "江州市数字经济行动计划（2024—2026年）\n\n为推动发展，制定本计划。\n\n一、重点任务\n\n"


def owners(facts_of, body: str, task: int = 0) -> list[tuple[str, str]]:
    facts = facts_of(HEAD + body)
    tops = [found for found in facts.tasks if found.parent is None]
    return [(owner.name, owner.role.value) for owner in tops[task].responsible]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("（责任单位：市科技局、市财政局；市统计局）", [("市科技局", "responsible"), ("市财政局", "responsible"), ("市统计局", "responsible")]),
        ("(责任单位:市科技局,市财政局)", [("市科技局", "responsible"), ("市财政局", "responsible")]),
        ("（牵头单位：市科技局；配合单位：市财政局、市教育局；完成时限：2025年12月底）",
         [("市科技局", "lead"), ("市财政局", "support"), ("市教育局", "support")]),
        ("（牵头单位：市科技局；责任单位：市财政局）", [("市科技局", "lead"), ("市财政局", "support")]),
        ("（市科技局牵头，市财政局、市教育局配合）", [("市科技局", "lead"), ("市财政局", "support"), ("市教育局", "support")]),
        ("（市科技局、市财政局按职责分工负责）", [("市科技局", "responsible"), ("市财政局", "responsible")]),
        ("（市科技局、市财政局等部门分别负责）", [("市科技局", "responsible"), ("市财政局", "responsible")]),
        ("（市科技局、市财政局）", [("市科技局", "responsible"), ("市财政局", "responsible")]),
        ("（市科技局会同市财政局负责）", [("市科技局", "lead"), ("市财政局", "support")]),
        ("由市科技局牵头，会同市财政局、市教育局，统筹推进各项工作。", [("市科技局", "lead"), ("市财政局", "support"), ("市教育局", "support")]),
        ("市科技局会同市财政局建立监测机制。", [("市科技局", "lead"), ("市财政局", "support")]),
        ("（各县（市、区）人民政府、市发展改革委负责）", [("各县（市、区）人民政府", "responsible"), ("市发展改革委", "responsible")]),
        ("（市工业和信息化局、市住房和城乡建设局负责）", [("市工业和信息化局", "responsible"), ("市住房和城乡建设局", "responsible")]),
        ("（各市、县（市、区）人民政府，省发展改革委按职责分工负责）", [("各市、县（市、区）人民政府", "responsible"), ("省发展改革委", "responsible")]),
        ("（各省、自治区、直辖市人民政府负责）", [("各省、自治区、直辖市人民政府", "responsible")]),
        ("（市科技局和市财政局负责）", [("市科技局", "responsible"), ("市财政局", "responsible")]),
        ("充分发挥市数字经济领导小组作用。", [("市数字经济领导小组", "lead")]),
        ("领导小组办公室设在市大数据局，负责日常工作。", [("市大数据局", "responsible")]),
        ("成立市大数据领导小组，下设办公室（设在市大数据局）。", [("市大数据局", "responsible"), ("市大数据领导小组", "lead")]),
        ("支持龙头企业牵头组建创新联合体。", []),
        ("领导小组办公室（设在市大数据局）加强督促检查。", [("市大数据局", "responsible")]),
        ("建立由市委、市政府分管领导任双组长的食品产业推进专班，抓好落实。", [("食品产业推进专班", "lead")]),
        ("在国家制造强国建设领导小组统筹下推进。", [("国家制造强国建设领导小组", "lead")]),
        ("各旗区政府对本行政区域能耗目标负总责。", [("各旗区政府", "responsible")]),
        ("市能源局承担领导小组办公室职责。", [("市能源局", "responsible")]),
        ("市科技局承担领导小组的日常工作。", [("市科技局", "responsible")]),
        ("协同长河集团组织专家与本地企业对接。", []),
        ("推进源头创新。\n专栏1 江州实验室（江州大学）\n建设国家级科研平台。", []),
        # As the State Council divides the work report: times among the owners are no owners.
        ("(财政部牵头，国务院有关部门及各省级人民政府按职责分工负责，5月底前出台政策，年内持续推进)",
         [("财政部", "lead"), ("国务院有关部门", "responsible"), ("各省级人民政府", "responsible")]),
        ("（牵头单位：市委组织部，配合单位：各项目牵头单位，各区、县级市）",
         [("市委组织部", "lead"), ("各项目牵头单位", "support"), ("各区", "support"), ("县级市", "support")]),
        ("（市文旅局、市交通局，各县区政府，排名第一的为牵头单位，下同）",
         [("市文旅局", "lead"), ("市交通局", "responsible"), ("各县区政府", "responsible")]),
        ("由市经委会同市信息办、市科技局负责。", [("市经委", "lead"), ("市信息办", "support"), ("市科技局", "support")]),
        ("（省科技厅、工业和信息化厅按职责分工负责，各地级以上市人民政府结合实际落实）",
         [("省科技厅", "responsible"), ("工业和信息化厅", "responsible"), ("各地级以上市人民政府", "responsible")]),
        ("（县委办、县政府办；各乡镇党委、政府）", [("县委办", "responsible"), ("县政府办", "responsible"), ("各乡镇党委、政府", "responsible")]),
        ("（省直有关部门和中央在甘有关单位负责）", [("省直有关部门", "responsible"), ("中央在甘有关单位", "responsible")]),
        ("（省教育厅负责，各高等学校配合）", [("省教育厅", "responsible"), ("各高等学校", "support")]),
    ],
)
def test_owners_of_one_task(facts_of, sentence, expected):
    assert owners(facts_of, f"（一）建设平台。加快建设公共平台。{sentence}\n") == expected


def test_heading_owners_are_inherited_with_their_sentence(facts_of):
    body = "（一）推进改造（责任单位：市经信局）\n1.建设车间。推进车间建设。\n2.建设工厂。推进工厂建设。（责任单位：市商务局）\n"
    assert owners(facts_of, body, 0) == [("市经信局", "responsible")]
    assert owners(facts_of, body, 1) == [("市商务局", "responsible"), ("市经信局", "responsible")]
    first = facts_of(HEAD + body).tasks[0].responsible[0]
    assert first.inferred and first.basis is not None and first.basis.quote == "市经信局"


def test_labels_on_lines_of_their_own_with_a_long_list_before_them(facts_of):
    body = (
        "1．地区生产总值增长6.5%左右。\n责任领导：李明\n牵头单位：市发展改革委\n"
        "责任单位：市统计局、市经信局等市直有关部门，各县（市、区）人民政府，江州经开区管委会\n完成时限：2024年12月\n"
    )
    task = facts_of(HEAD + body).tasks[0]
    assert [o.name for o in task.responsible] == ["市发展改革委", "市统计局", "市经信局", "各县（市、区）人民政府", "江州经开区管委会"]
    assert (task.deadline, task.deadline_evidence.quote) == ("2024-12", "2024年12月")


GROUPS = ("（一）做强商贸\n1.打造商圈。推进改造。\n2.培育消费。推进培育。\n（责任单位：区商务委、区文旅局）\n"
          "（二）做优服务\n3.集聚机构。推进集聚。\n4.引进人才。推进引进。\n（责任单位：区投资办）\n")


def test_a_bracket_on_its_own_line_behind_a_group_speaks_for_all_of_it(facts_of):
    tasks = facts_of(HEAD + GROUPS).tasks
    found = [[(o.name, o.inferred) for o in task.responsible] for task in tasks]
    assert found == [
        [("区商务委", True), ("区文旅局", True)], [("区商务委", False), ("区文旅局", False)],
        [("区投资办", True)], [("区投资办", False)],
    ]
    assert tasks[0].responsible[0].basis.quote == "区商务委"


def test_a_plan_whose_items_name_their_own_owners_shares_none(facts_of):
    tasks = facts_of(HEAD + GROUPS.replace("推进集聚。", "推进集聚。（责任单位：区发改委）")).tasks
    assert [[o.name for o in task.responsible] for task in tasks][:2] == [[], ["区商务委", "区文旅局"]]


def test_a_plan_divided_by_unit_gives_its_items_that_owner(facts_of):
    text = HEAD.replace("一、重点任务\n\n", "") + "一、市发展改革委\n1.推进项目建设。加快建设一批项目。\n2.推进改革试点。加快改革步伐。\n"
    assert [(o.name, o.inferred) for o in facts_of(text).tasks[1].responsible] == [("市发展改革委", True)]


def test_convention_makes_the_first_the_lead(facts_of):
    body = ("（一）建设平台。推进建设。（责任单位：市科技局、市财政局，排在第一位的为牵头单位，其余为配合单位，下同）\n"
            "（二）培育企业。推进培育。（责任单位：市工信局、市商务局）\n")
    facts = facts_of(HEAD + body)
    second = facts.tasks[1].responsible
    assert [(owner.name, owner.role.value, owner.inferred) for owner in second] == [("市工信局", "lead", True), ("市商务局", "support", True)]
    assert "排在第一位" in (second[0].basis.quote if second[0].basis else "")


def test_convention_without_a_word_on_the_rest_leaves_them_responsible(facts_of):
    body = "（一）建设平台。推进建设。（责任单位：市科技局、市财政局，列第一位的为牵头单位，下同）\n"
    assert owners(facts_of, body) == [("市科技局", "lead"), ("市财政局", "responsible")]


def test_group_for_all_following_tasks(facts_of):
    text = HEAD.replace("重点任务\n", "重点任务（以下任务均需各乡镇落实，不再列出）\n") + "（一）建设茶园。推进建设。（责任单位：县农业农村局）\n（二）拓展渠道。推进拓展。\n"
    tasks = facts_of(text).tasks
    assert [(owner.name, owner.inferred, owner.diffuse) for owner in tasks[1].responsible] == [("各乡镇", True, True)]


def test_a_second_mention_keeps_the_stronger_role(facts_of):
    assert owners(facts_of, "（一）建设平台。由市科技局牵头建设。（责任单位：市科技局）\n") == [("市科技局", "lead")]


def test_deadline_of_a_label_is_a_date_with_its_words(facts_of):
    task = facts_of(HEAD + "（一）建设平台。推进建设。（牵头单位：市科技局；完成时限：2025年12月底）\n").tasks[0]
    assert task.deadline == "2025-12" and task.deadline_evidence is not None
    assert task.deadline_evidence.quote == "2025年12月底"


def test_the_last_time_among_bracketed_owners_is_the_deadline(facts_of):
    task = facts_of(HEAD + "（一）建设平台。推进建设。（市科技局牵头，2024年6月底前出台办法，2025年底前完成）\n").tasks[0]
    assert (task.deadline, task.deadline_evidence.quote) == ("2025", "2025年底前完成")


def test_numbers_of_headings_may_meet_a_digit(facts_of):
    body = "1.建立基金。扩大规模。\n2.121人才工程。培养一批人才。\n3.5G基站建设。加快布局。\n"
    assert [task.title for task in facts_of(HEAD + body).tasks] == ["建立基金", "121人才工程", "5G基站建设"]


def test_owner_words_that_no_rule_reads_are_unresolved(facts_of):
    facts = facts_of(HEAD + "（一）建设平台。牵头事项另行通知。\n")
    assert [clause.outcome.value for clause in facts.clauses if clause.about == "owner"] == ["unresolved"]


def test_every_number_place_and_named_owner_is_accounted_for(facts_of):
    facts = facts_of(
        HEAD + "（一）建设平台。在郑州市建设平台3个，依托5个实验室。（责任单位：市科技局）\n市科技局2020年获评先进。\n\n"
        "项目名称\t总投资\n甲园区\t5亿元\n"
    )
    about = [(clause.about, clause.text) for clause in facts.clauses]
    for kind, words in (("number", "3个"), ("number", "5个"), ("number", "5亿元"), ("place", "郑州市"), ("owner", "责任单位：市科技局"), ("owner", "市科技局2020年")):
        assert any(kind == found and words in text for found, text in about), (kind, words)
    assert all(clause.reason for clause in facts.clauses)
    skipped = [clause for clause in facts.clauses if clause.about == "owner" and clause.outcome.value == "skipped"]
    assert [clause.reason for clause in skipped] == ["a unit is named, no duty stated"]


def test_owner_cells_count_as_extracted(facts_of):
    facts = facts_of("江州市2025年重点任务分解表\n\n序号\t重点任务\t牵头单位\t完成时限\n1\t强平台\t市科技局\t2025年12月\n2\t建中心\t市工信局\t持续推进\n")
    owners = [(clause.outcome.value, clause.text) for clause in facts.clauses if clause.about == "owner"]
    assert owners == [("extracted", "市科技局"), ("extracted", "市工信局")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("责任领导：李立新\n责任单位：市科技局、市财政局\n协助单位：市教育局\n完成时限：2025年12月\n", [("市科技局", "responsible"), ("市财政局", "responsible"), ("市教育局", "support")]),
        ("牵头单位：市科技局    配合单位：市财政局、市教育局\n", [("市科技局", "lead"), ("市财政局", "support"), ("市教育局", "support")]),
        ("（市科技局牵头，市财政局参与，电网企业负责具体实施）\n", [("市科技局", "lead"), ("市财政局", "support"), ("电网企业", "responsible")]),
    ],
)
def test_labels_on_lines_behind_an_item(facts_of, lines, expected):
    assert owners(facts_of, f"（一）建设平台。加快建设公共平台。\n{lines}") == expected


def test_a_leader_is_no_unit_of_a_table(facts_of):
    facts = facts_of("江州市2025年重点任务分解表\n\n序号\t工作内容\t牵头领导\t牵头单位\t责任单位\n1\t建设平台\t李立新\t市科技局\t市财政局\n")
    assert [(owner.name, owner.role.value) for owner in facts.tasks[0].responsible] == [("市科技局", "lead"), ("市财政局", "support")]


def test_the_short_form_of_a_unit_is_no_part_of_its_name(facts_of):
    found = owners(facts_of, "（一）建设平台。推进建设。（市科技局牵头，县级科技主管部门（以下简称主管部门）配合）\n")
    assert found == [("市科技局", "lead"), ("县级科技主管部门", "support")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（责任单位：市工信局（牵头），市科技局、市财政局）", [("市工信局", "lead"), ("市科技局", "responsible"), ("市财政局", "responsible")]),
        ("\n责任单位：市工信局（牵头），市科技局\n", [("市工信局", "lead"), ("市科技局", "responsible")]),
        ("（★市工信局、市科技局、江城机场集团）", [("市工信局", "lead"), ("市科技局", "responsible"), ("江城机场集团", "responsible")]),
        ("（责任单位：市工信局*、市商务局，*为牵头单位）", [("市工信局", "lead"), ("市商务局", "responsible")]),
        ("（责任单位：市工信局（牵头）、市商务局（配合））", [("市工信局", "lead"), ("市商务局", "support")]),
        ("（市农业农村局负总责，市市场监管局配合，各县（市、区）政府负责落实）",
         [("市农业农村局", "lead"), ("市市场监管局", "support"), ("各县（市、区）政府", "responsible")]),
        ("牵头责任单位：市工信局；配合责任单位：市数据局", [("市工信局", "lead"), ("市数据局", "support")]),
        ("主责单位：市自然资源和规划局，参与单位：市住建局", [("市自然资源和规划局", "lead"), ("市住建局", "support")]),
        ("成立由市长任组长、副市长任副组长的市制造业发展领导小组，统筹推进。", [("市制造业发展领导小组", "lead")]),
    ],
)  # fmt: skip
def test_marks_and_labels_say_who_leads(facts_of, words, expected):
    assert owners(facts_of, f"（一）建设平台。加快建设公共平台。{words}\n") == expected


def test_a_marked_name_in_a_cell_leads(facts_of):
    facts = facts_of("江州市2025年重点任务分解表\n\n序号\t工作内容\t责任单位\n1\t建设平台\t市科技局（牵头）、市财政局\n2\t建设中心\t★市工信局、市商务局\n")
    assert [[(owner.name, owner.role.value) for owner in task.responsible] for task in facts.tasks] == [
        [("市科技局", "lead"), ("市财政局", "responsible")], [("市工信局", "lead"), ("市商务局", "responsible")],
    ]  # fmt: skip
