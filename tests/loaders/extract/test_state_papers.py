"""What plans of the State Council and of large cities write that shorter papers do not: one point a case."""

from __future__ import annotations

import pytest

from graph.lexicons.borders import is_seam
from tests.loaders.extract.test_figures import FACTS, GOALS, TASKS, facts, observations, targets

PAPER = "国务院关于做好重点工作的意见\n国发〔2023〕4号\n\n现提出意见如下：\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2025年，甲乙及周边地区、汾渭平原PM2.5浓度分别下降20%、15%。",
         [("甲乙及周边地区PM2.5浓度下降", "eq", 20, "%", 2025), ("汾渭平原PM2.5浓度下降", "eq", 15, "%", 2025)]),
        ("到2025年，铁路、水路货运量比2020年分别增长10%、12%。",
         [("铁路货运量比2020年增长", "eq", 10, "%", 2025), ("水路货运量比2020年增长", "eq", 12, "%", 2025)]),
        ("到2025年，抽水蓄能、新型储能装机分别超过6200万千瓦、4000万千瓦。",
         [("抽水蓄能装机", "gt", 62000000, "千瓦", 2025), ("新型储能装机", "gt", 40000000, "千瓦", 2025)]),
        ("到2025年，规模以上工业企业设计工具普及率、关键工序数控化率分别超过90%、75%。",
         [("规模以上工业企业设计工具普及率", "gt", 90, "%", 2025), ("规模以上工业企业关键工序数控化率", "gt", 75, "%", 2025)]),
        ("到2025年，峰谷差率超过40%的地区需求响应能力达到最大负荷的5%以上。", [("峰谷差率超过40%的地区需求响应能力达到最大负荷", "ge", 5, "%", 2025)]),
        ("到2025年，长距离运输（运距500公里以上）的煤炭中，铁路运输比例达到90%。", [("铁路运输比例", "eq", 90, "%", 2025)]),
        ("打造智能工厂50家、数字化车间100个（2024年15家、30个，2025年35家、70个）。",
         [("智能工厂", "eq", 50, "家", None), ("数字化车间", "eq", 100, "个", None), ("智能工厂", "eq", 15, "家", 2024),
          ("数字化车间", "eq", 30, "个", 2024), ("智能工厂", "eq", 35, "家", 2025), ("数字化车间", "eq", 70, "个", 2025)]),
        ("到2024年底、2025年底，累计建成基站分别达到8000个、9500个。", [("建成基站", "eq", 8000, "个", 2024), ("建成基站", "eq", 9500, "个", 2025)]),
        ("到2025年，高新产业占工业增加值比重较2023年提高5个百分点，达到48%。",
         [("高新产业占工业增加值比重较2023年提高", "eq", 5, "个百分点", 2025), ("高新产业占工业增加值比重", "eq", 48, "%", 2025)]),
        ("“十四五”后两年新上项目的绿电消费比例不得低于20%。", [("新上项目的绿电消费比例", "ge", 20, "%", 2025)]),
        ("开通商业航线且年飞行不少于100架次的，每条航线给予60万元奖励。", []),
    ],
)  # fmt: skip
def test_aims_of_regions_and_of_the_state(body, expected):
    assert targets(TASKS, body) == expected


def test_a_share_leans_on_the_sum_before_it():
    assert observations(FACTS, "2022年，海洋产业增加值98亿元，占地区生产总值比重达到27%。基本医疗保险参保人数100万人。") == [
        ("郑州市", "海洋产业增加值", 98, "亿元", 2022), ("郑州市", "海洋产业增加值占地区生产总值比重", 27, "%", 2022),
        ("郑州市", "基本医疗保险参保人数", 1000000, "人", 2022),
    ]  # fmt: skip


def test_the_number_of_a_paper_dates_what_it_calls_this_year():
    found = facts("一、今年主要目标\n", "（一）生产总值增长5%。（财政部牵头，年内持续推进）\n（二）粮食产量达到100万吨。（农业农村部负责，12月底前完成）\n", head=PAPER)
    assert [(target.value, target.year) for target in found.targets] == [(5, 2023), (1000000, 2023)]
    assert [task.deadline for task in found.tasks] == ["2023", "2023-12"]


TWO = "一、重点任务\n（一）优化生产。加快改造设备。（市科技局负责）\n（二）优化金融支持。引导银行增加信贷。\n"
CLOSING = "各地区、各部门要加强协同，抓好落实。市发展改革委要加强统筹协调。\n"


def test_the_paragraph_that_closes_a_paper_belongs_to_no_task():
    tasks = facts("", TWO + CLOSING).tasks
    assert [[owner.name for owner in task.responsible] for task in tasks] == [["市科技局"], []]


def test_under_a_task_of_organisation_it_is_the_task():
    tasks = facts("", TWO.replace("优化金融支持", "加强组织实施") + CLOSING).tasks
    assert {owner.name for owner in tasks[1].responsible} == {"各地区", "各部门", "市发展改革委"}


def test_a_unit_together_with_others_coordinates():
    (task,) = facts("一、保障措施\n", "（一）统筹推进。由市科技局会同市财政局、市统计局等部门统筹协调。").tasks
    assert [(owner.name, owner.role.value) for owner in task.responsible] == [("市科技局", "lead"), ("市财政局", "support"), ("市统计局", "support")]


@pytest.mark.parametrize(
    ("text", "name", "seam"),
    [
        ("推广安全生产", "广安", True), ("均衡水平提高", "衡水", True), ("黄河南岸治理", "河南", True), ("集中卫生资源", "中卫", True),
        ("支持广安建设", "广安", False), ("在河南设厂", "河南", False), ("广安", "广安", False), ("联合江西省", "江西", False),
    ],
)  # fmt: skip
def test_names_that_are_seams_of_words(text, name, seam):
    at = text.index(name)
    assert is_seam(text, at, at + 2) is seam


def test_places_are_no_seams_and_no_everyday_words():
    found = facts(TASKS, "推广安全标准，均衡水平，不得采用石油焦作为燃料，发展朝阳产业。在鹤壁、新乡、焦作推广经验。")
    assert [place.name for place in found.places][1:] == ["鹤壁", "新乡", "焦作"]


def test_laid_out_in_parks():
    found = facts(TASKS, "重点布局金水生命科学园、郑州高新区。")
    assert {located.place for located in found.located} == {"金水生命科学园", "郑州高新区"}


def test_goals_without_a_year_of_their_own_stay_without():
    assert targets(GOALS, "高新技术企业达到500家。") == [("高新技术企业", "eq", 500, "家", None)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("湖畔示范区以远航公司为龙头打造智能电动汽车产业园，规划面积16平方公里，规划整车产能100万辆。", ["智能电动汽车产业园"]),
        ("呼南高铁焦洛平段计划6月开工建设，线路全长129公里，总投资216亿元。", ["呼南高铁焦洛平段"]),
        ("宁德时代洛阳基地（中州时代）项目一期总投资140亿元。", ["宁德时代洛阳基地（中州时代）项目一期"]),
        ("洛阳百万吨乙烯项目总投资278亿元，目前已完成投资120亿元。", ["洛阳百万吨乙烯项目"]),
    ],
)  # fmt: skip
def test_works_and_their_figures(body, names):
    found = facts(TASKS, body)
    assert [project.name for project in found.projects] == names
    assert found.targets == () and found.observations == ()


def test_a_place_in_the_name_of_a_firm_is_none():
    found = facts(TASKS, "支持星途汽车（湖南）有限公司和宁德时代发展。")
    assert [place.name for place in found.places] == ["郑州市"]


@pytest.mark.parametrize("title", ["家庭医生签约服务", "项目建设提速", "个人信息保护", "年轻干部培养", "万亩良田建设", "日常监管"])
@pytest.mark.parametrize("number", ["（二）", "2.", "二、"])
def test_a_title_may_begin_like_a_counter(title, number):
    first = {"（二）": "（一）", "2.": "1.", "二、": "一、"}[number]
    found = facts("" if number == "二、" else "一、重点任务\n", f"{first}建设平台。加快建设公共平台。\n{number}{title}。扎实做好有关工作，抓出成效。")
    assert [task.title for task in found.tasks] == ["建设平台", title]


def test_offices_inside_a_bureau_own_tasks():
    (task,) = facts("一、重点任务\n", "（一）签约服务。扎实推进。（责任股室：医政股、财务股；责任单位：县人民医院）").tasks
    assert [(owner.name, owner.role.value) for owner in task.responsible] == [
        ("医政股", "responsible"), ("财务股", "responsible"), ("县人民医院", "responsible"),
    ]  # fmt: skip
    (task,) = facts("一、重点任务\n", "（一）签约服务。扎实推进。（牵头：医政股；配合：财务股、各乡镇卫生院）").tasks
    assert [owner.role.value for owner in task.responsible] == ["lead", "support", "support"]


def test_rates_of_health_and_grants_by_degree():
    found = facts(TASKS, "到2025年，孕产妇死亡率控制在14/10万以内。对引进的博士给予安家费30万元、硕士10万元。")
    assert [(target.value, target.unit, target.op.value) for target in found.targets] == [(14, "/10万", "le")]
    assert [support.amount for support in found.supports] == [30, 10]


def test_what_an_aim_is_compared_with_makes_no_fact_of_it():
    head = "郑州市人工智能产业2024年工作要点\n\n郑科规〔2024〕4号\n\n郑州市科学技术局\n2024年3月20日\n\n"
    body = "力争2024年底全市产业规模突破600亿元，同比增长20%以上，带动相关产业超1500亿元；新增企业100户。"
    found = facts("一、总体要求\n\n", body, head=head)
    assert [(target.value, target.year) for target in found.targets] == [(600, 2024), (20, 2024), (1500, 2024), (100, 2024)]
    assert found.observations == ()


def test_support_of_each_and_parks_without_a_name():
    found = facts(TASKS, "实施重大专项15项，每项支持不低于300万元。由各相关开发区管委会负责。")
    assert [(support.amount, support.bound) for support in found.supports] == [(300, "min")]
    assert found.parks == ()


def test_zones_of_the_own_city_and_of_the_state():
    head = "合肥市数字经济行动计划（2023—2025年）\n\n合政〔2023〕4号\n\n合肥市人民政府\n2023年3月20日\n\n"
    body = "以经济技术开发区为核心，支持新站高新区提质增效，争创国家级高新区。以中国（河北）自由贸易试验区正定片区为例。建设国家级旅游度假区。"
    found = facts(TASKS, body, head=head)
    assert [park.name for park in found.parks] == ["经济技术开发区", "新站高新区", "中国（河北）自由贸易试验区正定片区"]
    assert [place.name for place in found.places] == ["合肥市"]


def test_a_province_speaks_of_the_kind():
    head = "河南省开发区改革方案（2023—2025年）\n\n豫政〔2023〕4号\n\n河南省人民政府\n2023年3月20日\n\n"
    assert facts(TASKS, "支持高新区、经开区提质增效。", head=head).parks == ()


def test_a_trade_zone_further_on_leaves_the_parks_before_it_whole():
    head = "石家庄市科技创新规划（2023—2025年）\n\n石政〔2023〕4号\n\n石家庄市人民政府\n2023年3月20日\n\n"
    found = facts(TASKS, "规划建设石家庄科技创新城。以中国（河北）自由贸易试验区正定片区为重点。", head=head)
    assert [park.name for park in found.parks] == ["石家庄科技创新城", "中国（河北）自由贸易试验区正定片区"]
    assert [place.name for place in found.places] == ["石家庄市"]
