"""Targets, observations and supports of small plans: one grammar point a case, through the real loaders."""

from __future__ import annotations

import time

import pytest

from graph.records import DocumentFacts, Outcome
from loaders import read_plan, state_facts
from loaders.extract.figures import state_figures
from loaders.extract.words import read_words
from loaders.readers import read_bytes

HEAD = "郑州市数字经济行动计划（2023—2025年）\n\n郑科规〔2023〕4号\n\n郑州市科学技术局\n2023年3月20日\n\n为推动发展，制定本计划。\n\n"
GOALS = "一、发展目标\n\n"
TASKS = "一、重点任务\n\n（一）做强产业。"
FACTS = "一、发展基础\n\n"


def facts(part: str, body: str, *, head: str = HEAD) -> DocumentFacts:
    return state_facts(read_bytes("plan.txt", (head + part + body + "\n").encode(), sandbox=False))


def targets(part: str, body: str) -> list[tuple[str, str, float, str, int | None]]:
    return [(t.indicator, t.op.value, t.value, t.unit, t.year) for t in facts(part, body).targets]


def observations(part: str, body: str) -> list[tuple[str, str, float, str, int | None]]:
    return [(o.subject, o.indicator, o.value, o.unit, o.year) for o in facts(part, body).observations]


def supports(body: str) -> list[tuple[float, str, str]]:
    return [(s.amount, s.unit, s.bound) for s in facts(TASKS, body).supports]


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("达到100家", "eq"), ("达到100家以上", "ge"), ("不少于100家", "ge"), ("至少100家", "ge"), ("超过100家", "gt"), ("突破100家", "gt"), ("100余家", "gt"),
        ("达到100家左右", "approx"), ("约100家", "approx"), ("力争达到100家", "eq"), ("控制在100家以内", "le"), ("不超过100家", "le"), ("低于100家", "lt"), ("降至100家以下", "lt"),
    ],
)
def test_hedges_give_the_operator_and_the_later_one_wins(words, op):
    assert targets(GOALS, f"到2025年，龙头企业{words}。") == [("龙头企业", op, 100, "家", 2025)]


def test_a_list_shares_its_year_and_keeps_its_own_verbs():
    assert targets(GOALS, "到2025年，高新技术企业达到500家、创新平台50个，研发投入强度提高到3%；新增上市企业5—8家。") == [
        ("高新技术企业", "eq", 500, "家", 2025),
        ("创新平台", "eq", 50, "个", 2025),
        ("研发投入强度", "eq", 3, "%", 2025),
        ("新增上市企业", "eq", 5, "家", 2025),
    ]


def test_the_noun_behind_the_number():
    assert targets(TASKS, "到2025年建成200个小微企业园，引进培育30名领军人才，聚集3000名创新人才、2000名技能人才，打造5个左右示范工厂。") == [
        ("小微企业园", "eq", 200, "个", 2025),
        ("引进培育领军人才", "eq", 30, "名", 2025),
        ("创新人才", "eq", 3000, "名", 2025),
        ("技能人才", "eq", 2000, "名", 2025),
        ("示范工厂", "approx", 5, "个", 2025),
    ]


def test_who_is_meant_may_be_a_list_or_a_clause_of_its_own():
    assert targets(TASKS, "到2025年引进1万名左右具有博士、硕士学位的紧缺人才，培育具有全国影响力的企业30家，资助200名技能人才。") == [
        ("引进具有博士、硕士学位的紧缺人才", "approx", 10000, "名", 2025),
        ("具有全国影响力的企业", "eq", 30, "家", 2025),
        ("技能人才", "eq", 200, "名", 2025),
    ]


NEWS = "滨江市8月份开工项目37个\n\n2025-09-11 09:00   滨江晚报\n\n"


def test_a_report_on_what_was_done_states_facts_and_its_headline_none():
    body = "9月10日，记者从市发展改革委获悉，8月份全市开工过亿元项目37个，同比增长12%。今年以来，累计培育高新技术企业51家，成功创建甲园区、乙园区、丙园区3个国家级园区。"
    found = facts("", body, head=NEWS)
    assert found.head.published == "2025-09-11" and found.targets == ()
    assert [(o.indicator, o.value) for o in found.observations] == [
        ("8月份全市开工过亿元项目", 37), ("8月份全市开工过亿元项目同比增长", 12), ("高新技术企业", 51), ("国家级园区", 3),
    ]


def test_a_report_on_what_is_to_come_states_aims():
    body = "记者从会上获悉，明年全市将新增企业51家，力争出口增长12%，部署了下一步任务。"
    assert [t.value for t in facts("", body, head=NEWS).targets] == [51, 12]


def test_what_a_level_starts_from_is_no_aim():
    body = "到2027年，研发投入强度每年要提高0.2个百分点、从目前的2%以上达到2.8%以上，企业数量从107家增加到500家以上。"
    found = facts(GOALS, body).targets
    assert [(t.indicator, t.value, t.per) for t in found] == [
        ("研发投入强度提高", 0.2, "year"), ("研发投入强度", 2.8, None), ("企业数量", 500, None),
    ]


def test_the_opening_of_a_plan_for_one_year_states_its_aims():
    head = "郑州市人民政府关于下达2025年国民经济和社会发展计划的通知\n\n郑政〔2025〕3号\n\n全市生产总值增长6%左右，失业率控制在5%以内。去年新增企业900家。\n\n郑州市人民政府\n2025年2月1日\n\n"
    found = facts("一、重点任务\n\n", "（一）抓好项目。推进建设。", head=head)
    assert [(t.indicator, t.year) for t in found.targets] == [("生产总值增长", 2025), ("失业率", 2025)]


def test_the_branch_of_a_park_owns_its_numbers():
    found = facts(GOALS, "到2025年，中关村延庆园总收入突破300亿元。")
    assert [(t.subject, t.indicator) for t in found.targets] == [("中关村延庆园", "总收入")]


@pytest.mark.parametrize(
    "body",
    ["到2025年，昌马抽水蓄能电站加快建设，装机120万千瓦。", "一季度开工马鬃山200万千瓦风电项目（总投资92亿元）。", "日处理能力1.5万吨，配套完善。", "设48个班，配套完善。"],
)
def test_how_large_one_project_is_is_no_aim(body):
    assert targets(TASKS, body) == []


def test_a_number_cut_by_a_line_break_is_one():
    found = facts("一、发展基础\n\n", "2022年，全市装机突破3300万千瓦，外送电量和本地消纳合计发电量5\n60亿千瓦时，利用率92.4%。")
    assert [(o.value, o.unit) for o in found.observations][1:] == [(56_000_000_000, "千瓦时"), (92.4, "%")]


def test_a_span_of_money_binds_at_both_ends_and_the_first_part_of_a_fund_is_promised():
    assert supports("对入选项目给予财政资金1000万元—3000万元支持。") == [(1000, "万元", "min"), (3000, "万元", "max")]
    assert supports("设立总规模20亿元的产业母基金，首期出资不少于5亿元。") == [(20, "亿元", "exact"), (5, "亿元", "min")]


def test_the_number_of_a_heading_is_no_part_of_its_measure():
    found = facts("一、重点任务\n\n", "1.今年新开工学校5所以上。各区同步推进。\n2.建设公园。推进建设。\n").targets
    assert [(t.indicator, t.evidence.quote) for t in found] == [("新开工学校", "今年新开工学校5所以上")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2024年高新技术企业超过500家，2025年超过800家。", [("高新技术企业", 2024), ("高新技术企业", 2025)]),
        ("高新技术企业数量实现倍增，达到900家。", [("高新技术企业数量", None)]),
        ("到2025年，数字经济规模达到900亿元，年均增长12%，占生产总值比重达到10%。",
         [("数字经济规模", 2025), ("数字经济规模年均增长", 2025), ("数字经济规模占生产总值比重", 2025)]),
        ("全年新开工学校5所，续建8所。", [("新开工学校", 2023), ("续建学校", 2023)]),
        ("布局建设中试基地，三年建成15个以上。", [("中试基地", None)]),
    ],
)
def test_what_a_clause_leaves_out_is_carried_on(body, expected):
    assert [(indicator, year) for indicator, _, _, _, year in targets(TASKS, body)] == expected


def test_goals_keep_their_year_in_the_paragraphs_below():
    body = "到2025年，主要指标实现“两突破”。\n\n投入突破：研发投入强度达到3%。\n\n主体突破：高新技术企业达到500家。"
    assert [year for *_, year in targets(GOALS, body)] == [2025, 2025]


def test_a_task_keeps_only_the_year_that_opens_its_passage():
    assert [year for *_, year in targets(TASKS, "到2025年，建成园区5个。培育企业50家。")] == [2025, 2025]
    assert [year for *_, year in targets(TASKS, "推进建设，2025年建成园区5个。培育企业50家。")] == [2025, None]


def test_per_year_holds_until_another_time():
    found = facts(TASKS, "每年培育企业50家、园区5个，到2025年企业达到150家左右，产值年均增长8%，税收增至20亿元。").targets
    assert [(t.per, t.year) for t in found] == [("year", None), ("year", None), (None, 2025), ("year", 2025), (None, 2025)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2025年，公交车、出租车新能源车占比分别达到90%、80%以上。", ["公交车新能源车占比", "出租车新能源车占比"]),
        ("到2025年，生产总值、人均生产总值分别突破9000亿元、9万元。", ["生产总值", "人均生产总值"]),
        ("到2025年，单位生产总值能源消耗和二氧化碳排放分别降低12%、18%。", ["单位生产总值能源消耗降低", "单位生产总值二氧化碳排放降低"]),
    ],
)
def test_dealt_out(body, expected):
    assert [indicator for indicator, *_ in targets(GOALS, body)] == expected


def test_a_verb_of_level_holds_for_all_that_is_dealt():
    assert [op for _, op, *_ in targets(GOALS, "到2025年，企业、园区分别超过90家和8个。")] == ["gt", "gt"]


def test_facts_of_the_past_and_whose_they_are():
    body = (
        "2022年，郑州高新技术企业数为2917家，而同期上海为17012家，广州为11610家。第三产业占GDP比重为59%，较杭州（68.1%）、成都（65.7%）有差距。"
        "技术合同成交额仅有212.8亿元，落后于上海（1815.27亿）。生产总值居全国城市第16位。"
    )
    assert observations(FACTS, body) == [
        ("郑州", "高新技术企业数", 2917, "家", 2022),
        ("上海", "高新技术企业数", 17012, "家", 2022),
        ("广州", "高新技术企业数", 11610, "家", 2022),
        ("郑州市", "第三产业占GDP比重", 59, "%", 2022),
        ("杭州", "第三产业占GDP比重", 68.1, "%", 2022),
        ("成都", "第三产业占GDP比重", 65.7, "%", 2022),
        ("郑州市", "技术合同成交额", 212.8, "亿元", 2022),
        ("上海", "技术合同成交额", 1815.27, "亿元", 2022),
        ("郑州市", "生产总值居全国城市", 16, "位", 2022),
    ]


def test_owners_are_dealt_out_too():
    assert observations(FACTS, "2022年，成都、西安营商环境指数分别为84.52和80.61，综合排名分别为第9和第15位。") == [
        ("成都", "营商环境指数", 84.52, "", 2022),
        ("西安", "营商环境指数", 80.61, "", 2022),
        ("成都", "营商环境指数综合排名", 9, "位", 2022),
        ("西安", "营商环境指数综合排名", 15, "位", 2022),
    ]


def test_a_base_is_an_observation_where_it_is_dated():
    found = facts(GOALS, "到2025年，转化率由2020年的60%提高到65%。")
    assert [(t.indicator, t.value, t.year) for t in found.targets] == [("转化率", 65, 2025)]
    assert [(o.indicator, o.value, o.year) for o in found.observations] == [("转化率", 60, 2020)]


def test_a_comparison_states_its_end_only():
    found = facts(GOALS, "到2025年，转化率由60%提高到65%。")
    assert [(t.indicator, t.value, t.year) for t in found.targets] == [("转化率", 65, 2025)]
    assert [c.reason for c in found.clauses if c.about == "number" and c.outcome is Outcome.SKIPPED and "60%" in c.text] == ["base of a comparison"]


def test_a_past_year_in_the_goals_is_an_observation():
    found = facts(GOALS, "2022年，全市企业达到100家。到2025年，达到200家。")
    assert [(o.value, o.year) for o in found.observations] == [(100, 2022)]
    assert [(t.indicator, t.value, t.year) for t in found.targets] == [("企业", 200, 2025)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("对首次认定的企业，给予20万元奖励。", [(20, "万元", "exact")]),
        ("对获批的企业给予最高500万元支持。", [(500, "万元", "max")]),
        ("给予不低于1000万元资金支持。", [(1000, "万元", "min")]),
        ("对省级、国家级机构，分别给予100万元、200万元奖补。", [(100, "万元", "exact"), (200, "万元", "exact")]),
        ("对新获批的平台分别给予最高500万元和100万元的奖补。", [(500, "万元", "max"), (100, "万元", "max")]),
        ("给予每家不低于1000万元、最高3000万元的奖补。", [(1000, "万元", "min"), (3000, "万元", "max")]),
        ("依据上年度成交额给予5%的补助，同一单位每年最高补助200万元。", [(5, "%", "exact"), (200, "万元", "max")]),
        ("按照实际付款额的30%给予最高500万元资金支持。", [(500, "万元", "max")]),
        ("设立2亿元人才专项资金。", [(2, "亿元", "exact")]),
        ("市级财政每年安排专项资金不低于5亿元。", [(5, "亿元", "min")]),
        ("分别给予1500万元、500万元一次性奖励；同一企业每年累计不超过3000万元。", [(1500, "万元", "exact"), (500, "万元", "exact"), (3000, "万元", "max")]),
        ("按实际投资额给予补助，其中大型枢纽补助上限800万元，中型400万元，小型100万元。", [(800, "万元", "max"), (400, "万元", "max"), (100, "万元", "max")]),
        ("设立总规模60亿元的产业基金。", [(60, "亿元", "exact")]),
    ],
)
def test_money_promised(body, expected):
    assert supports(body) == expected


def test_a_support_names_who_gets_it():
    (support,) = facts(TASKS, "对年营业收入2000万元以上且通过验收的企业，按软硬件投入的15%给予最高300万元补助。").supports
    assert support.beneficiary == "年营业收入2000万元以上且通过验收的企业"


@pytest.mark.parametrize(
    ("body", "number", "reason"),
    [
        ("对年营业收入2000万元以上的企业，按规定给予支持。", "2000万元", "threshold of eligibility"),
        ("筛选投资额在1000万元以上的项目，建立项目库。", "1000万元", "threshold of eligibility"),
        ("建设5G智慧园区。", "5", "part of a name"),
        ("吸引世界500强企业落户。", "500强", "part of a name"),
        ("期限不超过12个月。", "12个月", "duration or deadline"),
        ("建设周期3年。", "3年", "duration or deadline"),
        ("产业园总投资56亿元，建筑面积48万平方米。", "56亿元", "figure of a project"),
    ],
)
def test_numbers_that_are_no_aim_say_why(body, number, reason):
    found = facts(TASKS, body)
    assert not [t for t in found.targets if number in t.evidence.quote]
    assert reason in [c.reason for c in found.clauses if c.about == "number" and number in c.text]


@pytest.mark.parametrize(
    "body", ["企业开办时间压缩至3小时以内。", "劳动年龄人口平均受教育年限提高到10.8年。", "空气质量优良天数达到310天以上。"]
)
def test_time_that_is_measured_is_an_aim(body):
    assert len(targets(TASKS, body)) == 1


def test_a_threshold_inside_a_noun_belongs_to_the_noun():
    assert targets(TASKS, "培育年销售额亿元以上龙头企业3家，建成2个产值超500亿元的产业园区。") == [
        ("年销售额亿元以上龙头企业", "eq", 3, "家", None),
        ("产值超500亿元的产业园区", "eq", 2, "个", None),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("普及率、数控化率均达到85%以上。", [("普及率", 85), ("数控化率", 85)]),
        ("建设面积不少于1000亩的专业园区2个。", [("面积不少于1000亩的专业园区", 2)]),
        ("建成1个国家级创新中心、3个省级创新平台和5个服务平台。", [("国家级创新中心", 1), ("省级创新平台", 3), ("服务平台", 5)]),
        ("全县90%以上的茶企纳入溯源平台。", [("茶企", 90)]),
        ("各类9种再生资源循环利用量等9种再生资源利用量达到4.5亿吨。", [("再生资源利用量", 4.5e8)]),
        ("打造千亿级产业集群。", [("产业集群", 1000)]),
        ("单位产品能耗控制在1.25以内。", [("单位产品能耗", 1.25)]),
    ],
)
def test_which_words_name_the_measure(body, expected):
    found = [(indicator, value) for indicator, _, value, *_ in targets(TASKS, body)]
    assert found[-len(expected) :] == expected


def test_a_goal_cell_takes_its_phrase_from_its_row():
    head = "温州市养老服务重点任务分解表（2024年度）\n\n温州市民政局\n2024年2月6日\n\n"
    table = "序号\t工作任务\t年度目标\t牵头单位\t完成时间\n1\t改造适老化家庭\t2000户\t市民政局\t2024年10月\n2\t培训护理员\t培训护理员3000人次\t市人社局\t2024年12月\n"
    found = facts("", table, head=head)
    assert [(t.indicator, t.value, t.year) for t in found.targets] == [("适老化家庭", 2000, 2024), ("培训护理员", 3000, 2024)]


def test_a_press_report_of_a_running_year():
    head = "合肥市一季度经济成绩单出炉\n\n发布时间：2025-04-24 来源：合肥日报\n\n"
    body = "记者获悉，今年一季度，合肥市实现地区生产总值3128.6亿元，同比增长6.1%。\n\n新能源汽车产量28.4万辆，增长48.3%。\n\n今年，全市将确保工业投资增长15%以上。\n"
    found = facts("", body, head=head)
    assert [(o.indicator, o.value, o.year) for o in found.observations] == [
        ("地区生产总值", 3128.6, 2025), ("地区生产总值同比增长", 6.1, 2025), ("新能源汽车产量", 284000, 2025), ("新能源汽车产量增长", 48.3, 2025),
    ]
    assert [(t.indicator, t.op.value, t.value, t.year) for t in found.targets] == [("工业投资增长", "ge", 15, 2025)]


@pytest.mark.parametrize(
    ("words", "increment"),
    [("新增企业500家", True), ("产值增长8%", True), ("比重提高2个百分点", True), ("比重提高到12%", False), ("企业总数500家", False), ("企业达到500家", False), ("示范企业500家", None)],
)
def test_an_increase_is_no_level(words, increment):
    (target,) = facts(GOALS, f"到2025年，{words}。").targets
    assert target.increment is increment


@pytest.mark.parametrize(("when", "deadline"), [("2025年6月底前", "2025-06"), ("2025年上半年", "2025-06"), ("到2025年", None)])
def test_a_time_finer_than_a_year_is_kept(when, deadline):
    (target,) = facts(TASKS, f"{when}建成园区5个。").targets
    assert (target.year, target.deadline) == (2025, deadline)


def test_a_plan_for_one_year_dates_its_aims_and_its_review():
    head = "长春市人民政府2024年重点工作任务分工\n\n长春市人民政府\n2024年2月1日\n\n"
    found = facts("一、2023年工作回顾\n\n", "全市地区生产总值增长6.5%。\n\n二、重点任务\n\n（一）做强产业。新建高标准农田180万亩。", head=head)
    assert [(o.value, o.year) for o in found.observations] == [(6.5, 2023)]
    assert [(t.value, t.year) for t in found.targets] == [(1800000, 2024)]


def test_indicator_tables_state_past_columns_as_facts():
    table = (
        "一、发展目标\n\n指标\t2020年\t2025年\t属性\n常住人口城镇化率（%）\t60.08\t65\t预期性\n单位GDP能耗降低（%）\t—\t〔12.5〕\t约束性\n在线用户（亿户）\t4.6\t≥8\t预期性\n"
    )
    found = facts("", table)
    assert [(o.indicator, o.value, o.unit, o.year) for o in found.observations] == [("常住人口城镇化率", 60.08, "%", 2020), ("在线用户", 4.6e8, "户", 2020)]
    assert [(t.indicator, t.op.value, t.value, t.year, t.binding) for t in found.targets] == [
        ("常住人口城镇化率", "eq", 65, 2025, False),
        ("单位GDP能耗降低", "eq", 12.5, 2025, True),
        ("在线用户", "ge", 8e8, 2025, False),
    ]


def test_every_number_is_explained_and_quotes_the_stored_text():
    found = facts(TASKS, "到2025年，建成5G基站5万个，依托全市32个核心板块，培育企业50家；对满3年的企业给予10万元奖励。")
    text = found.source.text
    stated = [*found.targets, *found.observations, *found.supports]
    assert {(c.start, c.end) for c in found.clauses if c.about == "number" and c.outcome is Outcome.EXTRACTED} == {
        (fact.evidence.start, fact.evidence.end) for fact in stated
    }
    assert all(text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote for fact in stated)
    told = "".join(c.text for c in found.clauses if c.about == "number")
    assert all(number in told for number in ("5万个", "32个", "50家", "10万元"))


def test_ids_do_not_change_with_the_reading_and_differ_between_facts():
    body = "到2025年，企业达到100家、园区100家。"
    first, second = facts(GOALS, body), facts(GOALS, body)
    assert [t.id for t in first.targets] == [t.id for t in second.targets]
    assert len({t.id for t in first.targets}) == 2


@pytest.mark.parametrize("unit", ["到2025年，企业达到100家、机构5个，", "（甲（100家（5个", "企业100家、", "“1个甲+2个乙、", "甲、乙分别达到100家和200家，", "建设形成"])
def test_one_endless_sentence_takes_linear_time(unit):
    def spent(size: int) -> float:
        plan = read_plan(read_bytes("plan.txt", (HEAD + GOALS + unit * (size // len(unit)) + "9个。").encode(), sandbox=False))
        words = read_words(plan)
        begin = time.process_time()
        state_figures(plan, words, task_id=lambda _: None, section_id=lambda _: None)
        return time.process_time() - begin

    spent(2_000)
    # Quadratic work would take 100 times as long; the rest is noise of a busy machine, and the best of three has little.
    assert min(spent(30_000) for _ in range(3)) < 40 * max(min(spent(3_000) for _ in range(3)), 0.004)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2021年、2022年工业投资增速分别为5.1%和5.6%。", [("郑州市", "工业投资增速", 5.1, "%", 2021), ("郑州市", "工业投资增速", 5.6, "%", 2022)]),
        ("2022年，一季度、上半年进出口额增速分别为3%、4%。", [("郑州市", "一季度进出口额增速", 3, "%", 2022), ("郑州市", "上半年进出口额增速", 4, "%", 2022)]),
        ("2022年，规上工业37个大类中有28个实现增长。", [("郑州市", "规上工业大类中实现增长", 28, "个", 2022)]),
        ("2022年，完成投资120亿元，完成年度任务的35%。", [("郑州市", "完成投资", 120, "亿元", 2022), ("郑州市", "完成投资占年度任务比重", 35, "%", 2022)]),
        ("2022年，再生铜产量达到3万吨。", [("郑州市", "再生铜产量", 30000, "吨", 2022)]),
        ("2022年，洛阳市轴承产值达到210亿元，我市仅为28亿元。", [("洛阳市", "轴承产值", 210, "亿元", 2022), ("郑州市", "轴承产值", 28, "亿元", 2022)]),
        ("2022年，我国算力规模达到180EFLOPS。", [("我国", "算力规模", 180, "EFLOPS", 2022)]),
        ("2022年，研发投入强度由2015年的1.8%提高到2.4%。", [("郑州市", "研发投入强度", 1.8, "%", 2015), ("郑州市", "研发投入强度", 2.4, "%", 2022)]),
        ("2022年，黄河文化景区接待游客182万人次。", [("黄河文化景区", "接待游客", 1820000, "人次", 2022)]),
        ("2022年，新能源装机313万千瓦，占比10.2%。", [("郑州市", "新能源装机", 3130000, "千瓦", 2022), ("郑州市", "新能源装机占比", 10.2, "%", 2022)]),
        ("2022年，能耗下降3.2%，未完成省下达的下降11%的目标。", [("郑州市", "能耗下降", 3.2, "%", 2022)]),
        ("2022年，亩均税收19.8万元，低于全省平均水平（25.3万元）。", [("郑州市", "亩均税收", 19.8, "万元", 2022), ("全省", "亩均税收", 25.3, "万元", 2022)]),
        ("2022年，此次集中开工的40个重大项目总投资318亿元，其中制造业项目22个。", [("郑州市", "重大项目总投资", 40, "个", 2022), ("郑州市", "重大项目总投资", 318, "亿元", 2022), ("郑州市", "制造业项目", 22, "个", 2022)]),
        ("2月18日，基础设施项目11个开工。", [("郑州市", "基础设施项目", 11, "个", 2023)]),
        ("目前，全市已发展民宿486家。", [("郑州市", "民宿", 486, "家", None)]),
    ],
)
def test_facts_of_reports(body, expected):
    assert observations(FACTS, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "加快30万吨铜电解项目建设。", "推进年产20万吨锂盐、50万千瓦光伏电站等项目。", "投资102亿元的新港年产30GWh动力电池项目竣工投产。",
        "对年营业收入首次突破1亿元、5亿元的企业，分别给予奖励。",
        "抓好延安煤油气利用二期、黄陵店头230万吨焦化、富县电厂二期等重大项目，确保进度。",
        "实施百亿级项目攻坚。", "表1 台州市主要指标", "以32个核心板块为带动，发展新业态。", "谋划建设信息产业园，一期1000亩年底前开工。",
        "位于高新区的中州生产基地二期项目，建设5栋厂房，提供就业岗位5000个。",
    ],
)
def test_figures_of_projects_and_thresholds_are_no_aims(body):
    assert targets(TASKS, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2025年，完成煤电机组改造200万千瓦以上。", [("煤电机组改造", "ge", 2000000, "千瓦", 2025)]),
        ("力争2025年全市石化产业规模超万亿元。", [("石化产业规模", "gt", 10000, "亿元", 2025)]),
        ("明年计划新开通国际航线5条以上。", [("新开通国际航线", "ge", 5, "条", 2024)]),
        ("到2025年，中原区、二七区分别新增泊位3个、2个。", [("新增泊位", "eq", 3, "个", 2025), ("新增泊位", "eq", 2, "个", 2025)]),
        ("到2025年，新材料年产能达到6万吨，年产值达到40亿元。", [("新材料年产能", "eq", 60000, "吨", 2025), ("年产值", "eq", 40, "亿元", 2025)]),
        ("到2025年，形成百项标志性产品，打造百家领军企业，开展百企千项行动。", [("标志性产品", "eq", 100, "项", 2025), ("领军企业", "eq", 100, "家", 2025)]),
        ("到2025年，配套储能200万千瓦/400万千瓦时。", [("配套储能", "eq", 2000000, "千瓦", 2025)]),
        ("到2025年，淘汰30万千瓦以下煤电机组10台。", [("淘汰30万千瓦以下煤电机组", "eq", 10, "台", 2025)]),
        ("到2025年，招引10亿元以上项目不少于5个，其中50亿元以上1个。", [("招引10亿元以上项目", "ge", 5, "个", 2025), ("50亿元以上", "eq", 1, "个", 2025)]),
        ("到2025年，培育超千亿元产业集群6个。", [("超千亿元产业集群", "eq", 6, "个", 2025)]),
        ("到2025年，每年保障工业用地不低于出让总量的30%。", [("保障工业用地不低于出让总量", "ge", 30, "%", 2025)]),
        ("到2025年，低保标准提高到每人每月815元。", [("低保标准", "eq", 815, "元", 2025)]),
        ("到2025年，谋划项目870个，年度计划投资1760亿元。", [("项目", "eq", 870, "个", 2025), ("项目年度计划投资", "eq", 1760, "亿元", 2025)]),
        ("到2025年，文旅收入要在2022年41亿元的基础上实现翻一番。", [("文旅收入", "eq", 2, "倍", 2025)]),
    ],
)
def test_aims_beside_names_bases_and_capacities(body, expected):
    assert targets(TASKS, body) == expected
