"""What division papers of provinces, tables of livelihood projects and reports without a date write: one point a case."""

from __future__ import annotations

import pytest

from loaders import state_facts
from loaders.readers import read_bytes
from tests.loaders.extract.test_figures import FACTS, TASKS, facts, observations, targets

HEAD = "青海省2024年重点工作任务分工\n\n青政办〔2024〕6号\n\n青海省人民政府办公厅\n2024年2月18日\n\n一、重点任务\n"


def owners(body: str) -> list[list[tuple[str, str]]]:
    return [[(owner.name, owner.role.value) for owner in task.responsible] for task in facts("", body, head=HEAD).tasks]


def test_a_deadline_behind_the_names_of_a_bracket():
    found = facts("", "1.建基地。加快建设。（省能源局、国网青海电力，海西州政府；12月底）\n2.建线路。推动开工。（国网青海电力、省能源局，时限：全年）\n", head=HEAD)
    assert [[owner.name for owner in task.responsible] for task in found.tasks] == [
        ["省能源局", "国网青海电力", "海西州政府"], ["国网青海电力", "省能源局"],
    ]  # fmt: skip
    assert [task.deadline for task in found.tasks] == ["2024-12", "全年"]


def test_a_long_item_with_a_bracket_of_bare_names_is_a_task():
    long = "立体联动孵化器、成果转化加速器、两链融合促进器效能提升，技术合同成交额突破4300亿元，推动300项重大科技成果转化，试点单位扩大到100家以上"
    found = facts("", f"1.稳增长。（省发展改革委负责）\n2. {long}。（省科技厅、省国资委，创新促进中心）\n", head=HEAD)
    assert [task.number for task in found.tasks] == ["1", "2"]
    assert [owner.name for owner in found.tasks[1].responsible] == ["省科技厅", "省国资委", "创新促进中心"]


def test_a_convention_at_the_end_holds_for_all_and_no_group_leads():
    body = (
        "1.稳增长。（省发展改革委、省统计局按职责分工负责，各市、区负责落实）\n2.优服务。（省住建厅、省生态环境厅（分别牵头）；各县（市）、区政府负责落实）\n"
        "二、保障措施\n各单位要将进展报送领导小组办公室（省能源局）。排序第一的为牵头单位。\n"
    )
    assert owners(body) == [
        [("省发展改革委", "lead"), ("省统计局", "responsible"), ("各市、区", "responsible")],
        [("省住建厅", "lead"), ("省生态环境厅", "lead"), ("各县（市）、区政府", "responsible")],
        [("各单位", "responsible")],
    ]


def test_a_table_whose_rows_carry_their_numbers_and_whose_categories_are_said_once():
    text = (
        "# 徐州市2025年为民办实事项目及责任分解\n\n| 类别 | 项目内容 | 牵头单位 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n"
        "| 一、教育 | 1.新改扩建中小学18所 | 市教育局 | 各县（市）、区政府 | 2025年8月 |\n|  | 2.新增普惠托位3000个 | 市卫健委<br>市民政局 | 市发改委 | 2025年底 |\n"
    )
    found = state_facts(read_bytes("plan.md", text.encode(), sandbox=False))
    assert [(task.number, task.path, task.title) for task in found.tasks] == [
        ("1", ("一、教育",), "新改扩建中小学18所"), ("2", ("一、教育",), "新增普惠托位3000个"),
    ]  # fmt: skip
    assert [[(owner.name, owner.role.value) for owner in task.responsible] for task in found.tasks] == [
        [("市教育局", "lead"), ("各县（市）、区政府", "support")], [("市卫健委", "lead"), ("市民政局", "lead"), ("市发改委", "support")],
    ]  # fmt: skip
    assert [target.indicator for target in found.targets] == ["新改扩建中小学", "新增普惠托位"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2025年，打造家居、金属、信息3个超2000亿元产业集群，纺织、新能源2个超千亿元产业集群。",
         [("超2000亿元产业集群", "eq", 3, "个", 2025), ("超千亿元产业集群", "eq", 2, "个", 2025)]),
        ("推动高景太阳能50GW单晶硅棒、丽豪半导体20万吨高纯晶硅二期等项目建设，建成海南州基地300万千瓦光伏项目。", []),
        ("甲工厂改造（乙工厂）项目总投资32亿元，将于6月底投产，设计年产能10万辆。包括（单机容量18兆瓦及以上）风电。", []),
    ],
)  # fmt: skip
def test_aims(body, expected):
    assert targets(TASKS, body) == expected


def test_growth_from_and_to_and_a_grade_among_them():
    body = "“十三五”期间，规上工业增加值年均增长8.4%，总量由2015年的725亿元增长到2020年的1026亿元；省级以上开发区18个，其中国家级4个。"
    assert observations(FACTS, body)[1:] == [
        ("郑州市", "规上工业增加值总量", 725, "亿元", 2015), ("郑州市", "规上工业增加值总量", 1026, "亿元", 2020),
        ("郑州市", "省级以上开发区", 18, "个", 2020), ("郑州市", "国家级开发区", 4, "个", 2020),
    ]  # fmt: skip


def test_projects_that_only_one_is_called_so():
    body = "加快西康高铁和延榆高铁、西安地铁8号线等项目建设。推动隆基100GW单晶硅片、三星半导体改扩建、比亚迪零部件扩产等项目达产满产。完成清洁能源项目投资600亿元。"
    assert [project.name for project in facts(TASKS, body, head=HEAD).projects] == [
        "西康高铁", "延榆高铁", "西安地铁8号线", "隆基100GW单晶硅片", "三星半导体改扩建", "比亚迪零部件扩产",
    ]  # fmt: skip


def test_a_report_without_a_date_is_of_the_last_year_it_speaks_of():
    head = "长沙经开区签约28个项目\n红网时刻新闻2月19日讯（记者 周某）"
    body = "2月19日，长沙经开区举行2024年一季度集中签约活动，共签约项目28个。2023年长沙经开区实现总产值2850亿元。今年，园区力争总产值突破3000亿元，将兑现惠企资金15亿元以上。此次签约的三一集团商用车项目总投资105亿元。"
    found = facts("", body, head=head)
    assert [(o.value, o.year) for o in found.observations] == [(28, 2024), (2850, 2023)]
    assert [(target.value, target.year) for target in found.targets] == [(3000, 2024)]
    assert [(s.amount, s.bound) for s in found.supports] == [(15, "min")]
    assert [project.name for project in found.projects] == ["三一集团商用车项目"]


def test_a_share_of_the_cost_that_is_paid():
    found = facts(TASKS, "单个项目支持比例不超过总投资的30%，最高不超过1亿元。", head=HEAD)
    assert [(s.amount, s.unit, s.bound) for s in found.supports] == [(30, "%", "max"), (1, "亿元", "max")]


def test_a_notice_whose_plan_has_no_title_of_its_own():
    head = "赣州市人民政府关于印发赣州市“十四五”制造业高质量发展规划的通知\n赣市府发〔2021〕17号\n第一章 发展环境\n"
    found = facts("", "“十三五”期间，工业增加值年均增长8.4%。\n第二章 主要任务\n（一）做强家居产业。建设小镇。责任单位：市工信局。\n", head=head)
    assert found.head.title == "赣州市“十四五”制造业高质量发展规划" and found.head.period == (2021, 2025)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("责任部门：市教育局 市财政局", [("市教育局", "responsible"), ("市财政局", "responsible")]),
        ("由分管副市长牵头，市生态环境局、市住建局等单位配合，每月调度。", [("市生态环境局", "support"), ("市住建局", "support")]),
        ("市人社局负责，市财政局配合。", [("市人社局", "responsible"), ("市财政局", "support")]),
        ("此项工作由市农业农村局负责，市粮食和储备局配合。", [("市农业农村局", "responsible"), ("市粮食和储备局", "support")]),
        ("市金融局：开展排查；市公安局：打击犯罪。", [("市金融局", "responsible"), ("市公安局", "responsible")]),
        ("支持市科技局：开展创新。", []),
        ("（省级牵头单位：省林业局；市县责任主体：各县区政府）", [("省林业局", "lead"), ("各县区政府", "support")]),
        ("责任单位\u2236市工信局。配合单位\u2236市财政局。", [("市工信局", "responsible"), ("市财政局", "support")]),
        ("（市文化广电和旅游局等相关部门，各区县政府（管委会））", [("市文化广电和旅游局", "responsible"), ("各区县政府（管委会）", "responsible")]),
    ],
)
def test_ways_to_say_who_answers(said, expected):
    assert owners(f"（一）推进工作。加快建设。\n{said}\n" if said.startswith("责任部门") else f"（一）推进工作。加快建设。{said}\n") == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("市水利局为牵头单位，市发改委、市财政局为配合单位。", [("市水利局", "lead"), ("市发改委", "support"), ("市财政局", "support")]),
        ("（市税务局、各县区政府，排名不分先后）", [("市税务局", "responsible"), ("各县区政府", "responsible")]),
        ("市商务局具体承办，市贸促会协办。", [("市商务局", "responsible"), ("市贸促会", "support")]),
        ("由市审计局组织实施，各有关单位做好配合。", [("市审计局", "responsible"), ("各有关单位", "support")]),
        ("（市体育局、团市委、市总工会、市妇联、市残联）",
         [("市体育局", "responsible"), ("团市委", "responsible"), ("市总工会", "responsible"), ("市妇联", "responsible"), ("市残联", "responsible")]),
        ("（责任单位：市生态环境局等市环委会成员单位）", [("市生态环境局", "responsible")]),
        ("（市民政局〔牵头〕、市林业局）", [("市民政局", "lead"), ("市林业局", "responsible")]),
        ("〖责任单位：市气象局〗", [("市气象局", "responsible")]),
        ("（市应急局、市发改委[市粮储局]、市消防救援支队）",
         [("市应急局", "responsible"), ("市发改委[市粮储局]", "responsible"), ("市消防救援支队", "responsible")]),
        ("（市委督查室　市政府督查室）", [("市委督查室", "responsible"), ("市政府督查室", "responsible")]),
    ],
)  # fmt: skip
def test_more_ways_to_say_who_answers(said, expected):
    assert owners(f"（一）推进工作。加快建设。{said}\n") == [expected]
