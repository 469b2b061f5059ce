"""Headings, tasks and heads of plans in the forms the genre has."""

from __future__ import annotations

import pytest


def titles(facts) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.title, task.path) for task in facts.tasks if task.parent is None]


TITLE = "江州市科技创新行动计划（2024—2026年）\n\n为推进创新，制定本计划。\n\n"


def test_numbers_of_official_documents_make_a_tree(facts_of):
    facts = facts_of(TITLE + "一、总体要求\n坚持创新。\n二、重点任务\n（一）强平台\n1.建实验室。加快建设。\n2．建中心。加快建设。\n（二）育企业。培育一批。\n三、保障措施\n(一)加强领导。强化统筹。\n")
    assert titles(facts) == [("建实验室", ("二、重点任务", "（一）强平台")), ("建中心", ("二、重点任务", "（一）强平台")),
                             ("育企业", ("二、重点任务",)), ("加强领导", ("三、保障措施",))]
    assert [task.kind.value for task in facts.tasks] == ["task", "task", "task", "safeguard"]


def test_actions_and_ordinals_are_headings(facts_of):
    facts = facts_of(TITLE + "一、主要行动\n行动一　强芯行动\n第一，突破芯片。支持建设。\n行动二　协同行动\n第二，打造走廊。加快建设。\n")
    assert titles(facts) == [("突破芯片", ("一、主要行动", "行动一强芯行动")), ("打造走廊", ("一、主要行动", "行动二协同行动"))]


def test_slogan_paragraphs_are_subtasks(facts_of):
    facts = facts_of(TITLE + "一、重点任务\n（一）做强产业\n培育龙头企业。引进一批领军企业，带动产业发展。\n壮大中小企业。支持企业走专精特新道路发展。\n")
    assert [task.title for task in facts.tasks if task.parent] == ["培育龙头企业", "壮大中小企业"]


def test_lines_of_a_table_of_contents_are_no_tasks(facts_of):
    facts = facts_of("江州市科技创新规划\n\n目  录\n一、总体要求\n二、重点任务……3\n三、保障措施……9\n\n一、总体要求\n坚持创新。\n二、重点任务\n（一）强平台。加快建设。\n三、保障措施\n（一）加强领导。强化统筹。\n")
    assert titles(facts) == [("强平台", ("二、重点任务",)), ("加强领导", ("三、保障措施",))]


def test_an_article_that_says_why_the_paper_is_made_is_no_task(facts_of):
    facts = facts_of("江州市促进低空经济若干措施\n\n第一条 为抢抓发展机遇，根据有关规定，结合实际，制定本措施。\n第二条 鼓励企业落户。给予落户支持。\n第三条 支持适航取证。给予取证支持。\n")
    assert [title for title, _ in titles(facts)] == ["鼓励企业落户", "支持适航取证"]


def test_a_newspaper_and_its_day_date_a_report(facts_of):
    facts = facts_of("合肥高新区：去年实现生产总值1400亿元\n\n安徽日报 2024年1月26日 03版\n\n本报讯（记者 汪某）今年，合肥高新区力争新增上市公司5家以上。\n")
    assert (facts.head.published, facts.targets[0].year) == ("2024-01-26", 2024)


def test_a_short_bracket_in_a_name_is_part_of_a_slogan(facts_of):
    facts = facts_of(TITLE + "一、重点任务\n（一）做强产业\n高质量建设中国（江州）传感谷。引进一批领军企业，带动产业发展。\n壮大中小企业。支持企业走专精特新道路发展。\n")
    assert [task.title for task in facts.tasks if task.parent] == ["高质量建设中国（江州）传感谷", "壮大中小企业"]


def test_a_zero_is_the_lost_number_of_a_section(facts_of):
    lines = ["重点任务", "强化创新", "1. 建设平台", "推进中心", "0. 构筑人才高地", "1. 培养人才", "留住人才", "保障措施", "加强领导", "强化资金"]
    body = "\n".join(
        f"[bookmark: _Toc1000{at}]{line}\n" + ("" if at == 0 else "围绕发展需要，出台政策措施，加快建设一批重点项目，形成良好发展局面。")
        for at, line in enumerate(lines)
    )
    body = body.replace("[bookmark: _Toc10002]1. ", "1. [bookmark: _Toc10002]").replace("[bookmark: _Toc10004]0. ", "0. [bookmark: _Toc10004]").replace("[bookmark: _Toc10005]1. ", "1. [bookmark: _Toc10005]")
    found = dict(titles(facts_of(TITLE + body)))
    assert "构筑人才高地" not in found
    assert found["培养人才"] == found["留住人才"] == ("重点任务", "0构筑人才高地")


def test_lines_cut_by_a_pdf_are_joined_and_quotes_stay_exact(facts_of):
    text = TITLE + "一、重点任务\n\n（一）做强产业。围绕电子信息、装备制造等重点领域，积极培育高新技术企业和科技\n\n型中小企业，推动产业集群发展。（责任单位：市科技局）\n"
    facts = facts_of(text)
    assert len(facts.tasks) == 1 and facts.tasks[0].responsible[0].name == "市科技局"
    for task in facts.tasks:
        assert facts.source.text[task.evidence.start : task.evidence.end] == task.evidence.quote


def test_rows_of_a_breakdown_table_are_tasks(facts_of):
    text = ("江州市2025年重点任务分解表\n\n序号\t重点任务\t具体举措\t牵头单位\t配合单位\t完成时限\n1\t强平台\t建实验室\t市科技局\t市财政局\t2025年12月\n"
            "2\t\t建中心\t市工信局\t市教育局\t持续推进\n")
    facts = facts_of(text)
    assert titles(facts) == [("建实验室", ("强平台",)), ("建中心", ("强平台",))]
    assert [(o.name, o.role.value) for o in facts.tasks[1].responsible] == [("市工信局", "lead"), ("市教育局", "support")]
    assert [task.deadline for task in facts.tasks] == ["2025-12", "持续推进"]


def test_a_header_may_say_that_the_first_of_its_owners_leads(facts_of):
    text = ("江州市2025年重点工作责任清单\n\n序号\t重点工作\t具体举措\t责任单位（排第一位的为牵头单位，其余为责任单位）\t完成时限\n1\t强平台\t建实验室\t市科技局，市财政局\t12月底前\n"
            "2\t强企业\t建中心\t市工信局、市教育局\t持续推进\n")
    facts = facts_of(text)
    assert [[(o.name, o.role.value, o.inferred) for o in task.responsible] for task in facts.tasks] == [
        [("市科技局", "lead", True), ("市财政局", "responsible", False)], [("市工信局", "lead", True), ("市教育局", "responsible", False)]]


def test_a_box_may_be_numbered_by_chapter(facts_of):
    facts = facts_of(TITLE + "一、重点任务\n（一）做强产业。推进发展。\n专栏3-1 重点工程\n1.甲州产业园。总投资5亿元。\n2.乙州产业园。总投资6亿元。\n")
    assert {project.box for project in facts.projects} == {"重点工程"}


def test_box_numbers_do_not_break_the_numbers_outside(facts_of):
    facts = facts_of(TITLE + "一、重点任务\n1.做强产业。推进发展。\n专栏1 重大项目\n1.甲产业园。总投资5亿元。\n2.乙产业园。总投资6亿元。\n3.丙产业园。总投资7亿元。\n二、保障措施\n1.加强领导。强化统筹。\n")
    assert [title for title, _ in titles(facts)] == ["做强产业", "加强领导"]
    assert [(project.name, project.box) for project in facts.projects] == [("甲产业园", "重大项目"), ("乙产业园", "重大项目"), ("丙产业园", "重大项目")]


def test_headings_without_numbers(facts_of):
    facts = facts_of("江州市数据产业行动计划\n\n为发展产业，制定本计划，结合实际推进落实各项任务。\n\n重点行动\n\n算力提升行动\n\n推动数据中心绿色化改造，加快建设算力网络，优化产业布局结构。\n\n保障措施\n\n健全推进机制\n\n形成齐抓共管的工作格局，建立健全工作推进机制和考核机制。\n")
    assert titles(facts) == [("算力提升行动", ("重点行动",)), ("健全推进机制", ("保障措施",))]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("江州市科技局关于印发《江州市创新行动计划（2024—2026年）》的通知\n江科〔2024〕5号\n\n各有关单位：\n现将计划印发给你们。\n\n江州市科学技术局\n2024年3月1日\n\n江州市创新行动计划（2024—2026年）\n\n一、重点任务\n（一）甲。乙丙丁。\n", "title", "江州市创新行动计划（2024—2026年）"),
        ("江州市创新行动方案\n（征求意见稿）\n\n根据《省创新意见》（豫发〔2021〕30号），制定本方案。\n一、重点任务\n（一）甲。乙丙丁。\n", "doc_number", None),
        ("江州市创新行动方案\n（征求意见稿）\n\n一、重点任务\n（一）甲。乙丙丁。\n", "status", "draft"),
        ("成文日期：2024-03-18\n公开日期：2024-03-26\n文号：江府办〔2024〕58号\n\n江州市创新行动方案\n\n一、重点任务\n（一）甲。乙。\n", "published", "2024-03-26"),
        ("江州市“十四五”创新规划\n\n第一章 总则\n第一节 目标\n目标。\n", "period", (2021, 2025)),
        ("江州市创新行动方案\n\n（2023年3月20日江州市人民政府办公室印发）\n\n一、重点任务\n（一）甲。乙。\n", "issuers", ("江州市人民政府办公室",)),
    ],
)
def test_head(facts_of, text, field, value):
    assert getattr(facts_of(text).head, field) == value


@pytest.mark.parametrize("title", ["2023年工作回顾", "过去五年工作回顾", "2023年重点工作完成情况", "一年来工作总结"])
def test_a_review_of_work_done_holds_no_tasks(facts_of, title):
    facts = facts_of(f"江州市2024年政府工作报告\n\n一、{title}\n（一）工业提质增效。全市工业投资增长6%。\n二、2024年重点工作\n（一）做强产业。工业投资增长7%。\n")
    assert [title for title, _ in titles(facts)] == ["做强产业"]
    assert [target.value for target in facts.targets] == [7]
    assert [observation.value for observation in facts.observations] == [6]


@pytest.mark.parametrize(("title", "period"), [("2030年前碳达峰行动方案", None), ("2025年工作要点", (2025, 2025)), ("2025年度行动方案", (2025, 2025))])
def test_the_year_before_which_a_goal_is_met_is_no_period(facts_of, title, period):
    assert facts_of(f"江州市{title}\n\n一、重点任务\n（一）做强产业。推进发展。\n").head.period == period


@pytest.mark.parametrize(
    ("text", "area", "rule"),
    [
        ("力争全年工业投资增长12%\n\n2025-03-02 来源：襄阳日报 记者 李木\n\n本报讯 昨日，全市项目推进会召开，规上工业增加值增长8.1%，襄阳各项指标稳中有进。\n", "襄阳市", "head.newspaper"),
        ("三年行动方案出台 低空经济规模冲刺百亿\n\n新华社合肥3月2日电（记者 李木）记者2日从市政府新闻办获悉，今年将新增起降点30个，开通航线12条，培育企业50家。\n", "合肥市", "head.dateline"),
        ("低空经济行动方案\n\n合肥是低空经济城市，合肥将建起降点，合肥还将开通航线。\n\n一、重点任务\n（一）做强产业。推进发展。\n", "合肥市", "head.most_named"),
    ],
)
def test_a_place_that_no_issuer_states_is_read_with_its_words(facts_of, text, area, rule):
    head = facts_of(text).head
    evidence = dict(head.evidence)["area"]
    assert (head.area.name, evidence.rule) == (area, rule)
    assert evidence.quote in area


def test_a_provincial_paper_and_the_city_it_writes_about(facts_of):
    head = facts_of("新质生产力加快形成\n\n2025-03-02 来源：湖北日报 记者 李木\n\n本报讯 襄阳今年新增企业30家，襄阳高新区投产项目5个，襄阳港完成吞吐量20万吨。\n").head
    assert head.area.city == "襄阳市"


def test_issuer_and_date_in_brackets_below_the_title(facts_of):
    head = facts_of("柳州市数字任务清单（2025—2027年）\n\n（柳州市工业和信息化局  2025年3月12日）\n\n任务一：建设平台\n\n牵头单位：市科技局\n").head
    assert (head.title, head.issuers, head.written) == ("柳州市数字任务清单（2025—2027年）", ("柳州市工业和信息化局",), "2025-03-12")


def test_a_county_of_two_characters_is_an_area(facts_of):
    assert facts_of("寿县人民政府办公室关于印发工作要点的通知\n\n寿政办〔2025〕6号\n\n2025年工业经济工作要点\n\n一、重点任务\n（一）甲。乙。\n").head.area.name == "寿县"


def test_a_slogan_with_a_colon_is_a_title_of_its_own_line(facts_of):
    facts = facts_of(TITLE + "一、重点任务\n（一）建链：引育整机龙头\n引进整机企业2家。\n（二）强链：搭好试飞平台\n建设平台3个。\n")
    assert [title for title, _ in titles(facts)] == ["建链：引育整机龙头", "强链：搭好试飞平台"]


def test_labelled_fields_do_not_run_into_the_title(facts_of):
    head = facts_of("索引号：000014349/2024-00117\n发文机关：国务院　　成文日期：2024年09月18日\n发文字号：国发〔2024〕97号　　发布日期：2024年10月08日\n\n国务院关于健全冷链网络的意见\n国发〔2024〕97号\n\n各省、自治区、直辖市人民政府：\n\n一、重点任务\n（一）甲。乙丙。\n").head
    assert (head.title, head.kind) == ("国务院关于健全冷链网络的意见", "意见")


def test_points_without_titles_belong_to_the_heading_whose_owners_stand_behind_them(facts_of):
    text = (
        "江州市航空产业规划\n\n一、重点任务\n\n（一）建链：引育整机龙头\n①甲整机项目。建设地点：飞鹰大道以东；投资估算15.8亿元。\n②乙总装基地。由丙公司投资，落户江州。\n"
        "牵头部门：产业发展局　　责任部门：招商中心\n\n（二）强链：搭好试飞平台\n1. 扩建机场货运区，跑道延长至3200米。\n2. 建成飞行服务中心，划设空域。\n牵头部门：建设发展局\n"
    )
    assert [task.title for task in facts_of(text).tasks] == ["建链：引育整机龙头", "强链：搭好试飞平台"]


def test_a_notice_broken_over_lines_and_labels_run_together(facts_of):
    head = facts_of(
        "县政府办关于印发 2024年县《政府工作报告》确定的重点工作分解方案的通知\n索引号 : 0115/2024-07672 文       号 : 青政办发〔2024〕1号\n"
        "主题分类: 督查 发文单位: 青山县人民政府办公室\n各镇人民政府：\n《2024年县〈政府工作报告〉确定的重点工作分解方案》已经县政府同意，现印发给你们，并通知如下。\n"
        "一、务必重视。各单位要抓好落实。\n青山县人民政府办公室\n2024年2月22日\n2024年县《政府工作报告》确定的重点工作分解方案\n"
        "一、主要目标\n1.地区生产总值增长7%以上。（牵头单位：县发改局；责任单位：县统计局）\n"
    )
    assert head.head.title == "2024年县《政府工作报告》确定的重点工作分解方案"
    assert head.head.doc_number == "青政办发〔2024〕1号"
    assert [task.title for task in head.tasks] == ["地区生产总值增长7%以上"]
