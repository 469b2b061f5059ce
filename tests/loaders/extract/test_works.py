"""Works that running text names: which words make one, where its name begins, and which text is about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import read_source, state_facts

HEAD = "嘉峪关市2025年项目建设行动方案\n\n一、重点任务\n\n（一）抓项目。"


def projects_of(tmp_path: Path, sentence: str) -> dict[str, tuple[tuple[str, ...], list[tuple[str, float, str]]]]:
    path = tmp_path / "plan.txt"
    path.write_text(HEAD + sentence + "\n\n（二）优服务。压减环节。\n", "utf-8")
    facts = state_facts(read_source(path))
    return {
        p.name: (p.places, [(fact.attribute, fact.value, fact.unit) for fact in p.facts]) for p in facts.projects
    }


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("二季度开工戈壁滩50万千瓦光伏项目，6月底前并网石岭20万千瓦风电项目。", ["戈壁滩50万千瓦光伏项目", "石岭20万千瓦风电项目"]),
        ("加快推进位于酒泉经开区的华锐储能二期项目建设，项目总投资8亿元。", ["华锐储能二期项目"]),
        ("雄关职业学院新校区在城北开工建设。", ["雄关职业学院新校区"]),
        ("天河手机构件基地、北岭智能空调生产线等30个项目开工，华锐光电等15个项目投产。", ["天河手机构件基地", "北岭智能空调生产线"]),
        ("加快推进酒泉机器人、智能装备产业园、焊接产业园等项目建设。", ["酒泉机器人", "智能装备产业园", "焊接产业园"]),
        ("加快建设市中心医院、疾控中心等项目建设。", ["市中心医院", "疾控中心"]),
        ("引进紫云、浪头、中科国际等重大项目落地，推进轨道交通、污水处理等项目建设。", []),
        ("重点推进嘉峪关石英股份有限公司高纯砂提升项目、酒钢集团余热利用工程建设。", ["嘉峪关石英股份有限公司高纯砂提升项目", "酒钢集团余热利用工程"]),
        ("加快街区试点——长城荟创业街区（高校型）项目建设。", ["长城荟创业街区（高校型）项目"]),
        ("推进长城产业指数平台二期建设，国家技术转移雄关中心即将投用。", ["长城产业指数平台二期", "国家技术转移雄关中心"]),
        ("加快长城高科二期、雄关零部件产业园建设。", ["长城高科二期", "雄关零部件产业园"]),
        ("加快建成超级计算兰州中心升级改造工程、地面试验平台、航空发动机装置。", ["超级计算兰州中心升级改造工程", "地面试验平台", "航空发动机装置"]),
        ("建设重点实验室、企业技术中心、工程研究中心。", []),
        ("酒钢附中南湖分校9月投入使用，上坝初中扩建工程8月底竣工。", ["酒钢附中南湖分校", "上坝初中扩建工程"]),
        ("嘉峪关市把项目建设作为主抓手，今年实施重点项目76个，总投资532亿元。", []),
        ("抓好酒泉油气综合利用二期、长庆玉门电厂二期等重大项目，确保酒额高铁开工建设，力促东绕城高速9月通车。",
         ["酒泉油气综合利用二期", "长庆玉门电厂二期", "酒额高铁", "东绕城高速"]),
        ("市人民医院新院区、市妇女儿童医院建成投用。", ["市人民医院新院区", "市妇女儿童医院"]),
        ("今年，酒泉经开区将全力推进长城实验室总部、雄关核心片区二期等重点项目建设。", ["长城实验室总部", "雄关核心片区二期"]),
        ("肃州区规划建设3平方公里的平桥预制菜产业园，总投资20亿元。", ["平桥预制菜产业园"]),
        ("全力推进中芯雄关二期、豪威半导体等项目。长电先进封装项目一期2021年底通线，位于新城镇，用地230亩。", ["中芯雄关二期", "长电先进封装项目一期"]),
        ("面向全市逐步开放成长指数“1+6”平台。推动政策在高新区落地。", []),
        ("争取国家、省的重大创新平台落地布局。", []),
        ("推进项目建设，办好一批工程。", []),
        ("开展企业培训等项目，支持多个基地。", []),
    ],
)
def test_which_words_name_a_work(tmp_path: Path, sentence: str, names: list[str]) -> None:
    assert list(projects_of(tmp_path, sentence)) == names


def test_each_of_two_works_has_its_own_cost(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "建成南湖110千伏升压站，总投资2.4亿元；实施东河水库扩容工程，总投资3.1亿元。")
    assert found["南湖110千伏升压站"][1] == [("总投资", 2.4, "亿元")]
    assert found["东河水库扩容工程"][1] == [("总投资", 3.1, "亿元")]


def test_a_site_is_no_work_of_its_own(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "天源5万吨旧料利用项目落地镜铁山循环产业园，由天源公司投资6亿元建设，占地80亩。")
    assert list(found) == ["天源5万吨旧料利用项目"]
    assert found["天源5万吨旧料利用项目"][0] == ("镜铁山循环产业园",)


def test_the_next_sentence_tells_of_the_project(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "份量最重的是长城硅材料项目。该项目位于嘉峪关工业园区，总投资58亿元，占地640亩。")
    assert found["长城硅材料项目"][0] == ("嘉峪关工业园区",)
    assert ("总投资", 58.0, "亿元") in found["长城硅材料项目"][1]


def test_later_words_add_to_a_project(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "新城算力基地项目占地面积约50亩，投资约4亿元。新城算力基地项目位于嘉峪关工业园区。")
    assert found == {
        "新城算力基地项目": (("嘉峪关工业园区",), [("占地面积", 50.0, "亩"), ("投资", 4.0, "亿元")])
    }


def test_listed_projects_are_projects(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "签约项目分别为云谷创新港、叶片锻造基地、焊接件生产线等3个项目。")
    assert list(found) == ["云谷创新港", "叶片锻造基地", "焊接件生产线"]


def test_a_place_that_opens_the_sentence_places_the_project(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "在玉门市，总投资13亿元的石河航运二期工程打下第一根桩。")
    assert found["石河航运二期工程"][0] == ("玉门市",)


def test_a_report_tells_of_a_project_at_its_site(tmp_path: Path) -> None:
    found = projects_of(tmp_path, "在嘉峪关工业园区，百万吨乙烯项目现场塔吊林立。该项目由长城石化集团投资建设，总投资278亿元。")
    assert found == {"百万吨乙烯项目": (("嘉峪关工业园区",), [("总投资", 278.0, "亿元")])}


def test_rows_of_a_project_list_have_the_figures_of_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "嘉峪关市2025年重点项目计划表\n\n单位：亿元\n\n序号\t项目名称\t建设地点\t建设单位\t总投资\t用地（亩）\t责任单位\n\n"
        "1\t长城智能工厂\t新城镇长城村\t长城科技有限公司\t60.5\t420\t市工信局\n\n2\t雄关枢纽\t峪泉镇\t雄关公司\t1,096\t\t市交通局\n",
        "utf-8",
    )
    facts = state_facts(read_source(path))
    assert [(p.name, p.places, p.builders) for p in facts.projects] == [
        ("长城智能工厂", ("新城镇长城村",), ("长城科技有限公司",)), ("雄关枢纽", ("峪泉镇",), ("雄关公司",)),
    ]
    assert [[(f.attribute, f.value, f.unit) for f in p.facts] for p in facts.projects] == [
        [("总投资", 60.5, "亿元"), ("用地", 420.0, "亩")], [("总投资", 1096.0, "亿元")],
    ]
    assert [(fact.name, fact.place, fact.evidence.quote) for fact in facts.located if fact.kind == "project"] == [
        ("长城智能工厂", "新城镇长城村", "新城镇长城村"), ("雄关枢纽", "峪泉镇", "峪泉镇"),
    ]


BOX = """青岛市“十四五”综合交通运输发展规划

第三章 重点任务
第一节 建设公路网
推进干线公路建设，完善路网布局，提升通行能力和服务水平。
专栏3-2 重点公路项目
高速公路：建成新机场高速连接线双埠至夏庄段、沈海高速两城至汾水段改扩建；开工建设青兰高速河套至黄岛段拓宽工程。
普通国省道：改造国道204、308、517等5条，里程约130公里。
第二节 提升服务
优化公交线网。
"""


def test_a_kind_of_works_in_a_box_is_no_project_but_what_it_lists(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(BOX, "utf-8")
    projects = state_facts(read_source(path)).projects
    assert [(project.name, project.box) for project in projects] == [
        ("新机场高速连接线双埠至夏庄段", "重点公路项目"), ("沈海高速两城至汾水段改扩建", "重点公路项目"),
        ("青兰高速河套至黄岛段拓宽工程", "重点公路项目"),
    ]  # fmt: skip
