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
