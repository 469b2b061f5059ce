"""What division papers, plans of cities and reports on them write: one point a case."""

from __future__ import annotations

import pytest

from tests.loaders.extract.test_figures import GOALS, TASKS, facts, targets

HEAD = "武汉市2024年重点工作任务\n\n武政〔2024〕4号\n\n武汉市人民政府\n2024年2月28日\n\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2025年，光电子、新能源与智能网联汽车、北斗三大优势产业营收分别达到900亿元、450亿元、70亿元。",
         [("光电子产业营收", "eq", 900, "亿元", 2025), ("新能源与智能网联汽车产业营收", "eq", 450, "亿元", 2025), ("北斗产业营收", "eq", 70, "亿元", 2025)]),
        ("到2025年，力争形成先进材料、轻纺2个万亿级产业集群，显示、医药、储能3个千亿级产业集群。",
         [("万亿级产业集群", "eq", 2, "个", 2025), ("千亿级产业集群", "eq", 3, "个", 2025)]),
        ("到2025年，高新技术企业净增1500家、总数突破9000家。",
         [("高新技术企业净增", "eq", 1500, "家", 2025), ("高新技术企业总数", "gt", 9000, "家", 2025)]),
        ("到2025年，新签约亿元以上项目不少于120个、总投资不少于1500亿元。",
         [("新签约亿元以上项目", "ge", 120, "个", 2025), ("新签约亿元以上项目总投资", "ge", 1500, "亿元", 2025)]),
        ("发挥总规模不低于200亿元的产业母基金作用。", []),
    ],
)  # fmt: skip
def test_aims(body, expected):
    assert targets(TASKS, body) == expected


def test_what_stands_behind_the_units_is_no_part_of_their_names():
    body = "1.稳增长。（市经信局、市发改委分别牵头，各区人民政府落实）\n2.促升级。（牵头单位：市经信局、市资源规划局（按职责分工））\n3.建线路12条（含支线段）、车站9座，打通卡点。（市城建局负责）\n"
    tasks = facts("一、重点任务\n", body, head=HEAD).tasks
    assert [[(owner.name, owner.role.value) for owner in task.responsible] for task in tasks] == [
        [("市经信局", "lead"), ("市发改委", "lead"), ("各区人民政府", "responsible")],
        [("市经信局", "lead"), ("市资源规划局", "lead")],
        [("市城建局", "responsible")],
    ]
    assert tasks[2].title == "建线路12条（含支线段）、车站9座，打通卡点"


def test_works_of_a_list_that_counts_them():
    body = "加快华光t5、大江存储二期、米家电器工厂等200个亿元以上工业项目建设。推进污水处理、轨道交通、垃圾焚烧等10个项目建设。"
    assert [project.name for project in facts(TASKS, body, head=HEAD).projects] == ["华光t5", "大江存储二期", "米家电器工厂"]


def test_lines_of_a_metro_and_phases_that_begin():
    body = "开工建设轨道交通12号线（武昌段）、6号线三期，建成通车19号线。推动时代动力电池一期满产，迪迪电池二期投产，大伟新材料西部基地建成。"
    assert [project.name for project in facts(TASKS, body, head=HEAD).projects] == [
        "轨道交通12号线（武昌段）", "6号线三期", "19号线", "时代动力电池一期", "迪迪电池二期", "大伟新材料西部基地",
    ]  # fmt: skip


def test_whom_an_official_speaks_for():
    head = "武汉开发区加快项目建设\n长江日报 2024年6月6日\n"
    found = facts("", "记者6月5日获悉，东湖高新区管委会主任表示，力争今年规上工业产值突破1500亿元。武汉今年目标为2万亿元。", head=head)
    assert [(target.subject, target.value) for target in found.targets][:1] == [("东湖高新区", 1500)]


def test_grades_name_no_park():
    assert facts(GOALS, "到2025年建成3000亿级工业园区。", head=HEAD).parks == ()


def test_a_table_of_groups_by_years_and_the_date_before_the_annexes():
    head = (
        "厦门市先进制造业倍增计划（2022—2026年）\n\n一、工作目标\n到2026年，新增上市企业30家。\n二、保障措施\n"
        "（一）加强领导。市工信局负责日常工作。\n\n厦门市人民政府\n2022年5月20日\n\n附件\n重点产业链群目标表\n单位：亿元\n"
        "产业链群\t2021年产值\t2024年目标\t2026年目标\t牵头单位\n平板显示\t1570\t2000\t2600\t市工信局\n"
        "新能源\t268\t1000\t2000\t市发改委\n生物医药\t902\t1300\t1800\t市科技局\n合计\t2740\t4300\t6400\t\n"
    )
    found = facts("", "", head=head)
    assert found.head.written == "2022-05-20"
    aims = [(target.indicator, target.value, target.unit, target.year) for target in found.targets if target.unit == "亿元"]
    assert aims[:2] == [("平板显示产值", 2000, "亿元", 2024), ("平板显示产值", 2600, "亿元", 2026)]
    assert aims[-1] == ("产值", 6400, "亿元", 2026)
    assert next((o.indicator, o.value, o.year) for o in found.observations) == ("平板显示产值", 1570, 2021)
