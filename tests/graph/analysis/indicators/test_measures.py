"""What noun phrases measure: which mean the same, which must never be taken for each other."""

from __future__ import annotations

import doctest
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.indicators import measures, read_measure, read_unit, units

Phrase = tuple[str, str] | tuple[str, str, str]

#: Every line: phrases that measure the same thing.
SAME: tuple[tuple[Phrase, ...], ...] = (
    (("高新技术企业", "家"), ("全市高新技术企业总数", "家"), ("国家高新技术企业数量", "个"), ("高企数", "户"), ("我市 “高新技术企业” 累计", "家"),
     ("到2025年高新技术企业达到", "家"), ("力争全县高新企业", "家")),
    (("研发投入占地区生产总值比重", "%"), ("全社会研发投入强度", "%"), ("R&D经费投入强度", "%"), ("研发支出占GDP的比例", "%"),
     ("全社会研究与试验发展（R&D）经费支出占地区生产总值（GDP）的比重", "％"), ("研究与试验发展经费投入强度", "‰"), ("全社会研发经费投入占生产总值的比重", "%")),
    (("每万人口发明专利拥有量", "件"), ("万人发明专利量", "件"), ("每万人有效发明专利拥有量", "件"), ("全省每万人发明专利拥有量", "件")),
    (("每万人口高价值发明专利拥有量", "件"), ("万人高价值发明专利拥有量", "件"), ("每万人高价值发明专利拥有量", "件")),
    (("社会消费品零售总额增长", "%"), ("社消零增速", "%"), ("社会消费品零售总额同比增长", "%"), ("全市社会消费品零售额增幅", "%"),
     ("社零总额比上年增长", "%"), ("社会消费品零售总额增长率", "%")),
    (("规模以上工业增加值年均增长", "%", "year"), ("规上工业增加值年均增速", "%", "year"), ("全区规上工业企业增加值年均增长率", "%", "year")),
    (("新增省级以上创新平台", "家"), ("省级及以上创新平台新增", "个"), ("新增省级及以上各类创新平台", "家"), ("新增加省级以上创新平台", "家")),
    (("引育领军团队", "个"), ("引进培育领军团队", "个"), ("培育引进领军团队数量", "支")),
    (("外贸进出口总值", "亿元"), ("进出口总额", "万元"), ("货物进出口总额", "万亿元"), ("全市外贸进出口额", "亿元")),
    (("单位GDP能耗下降", "%"), ("单位地区生产总值能耗降低率", "%"), ("万元地区生产总值能耗下降", "%")),
    (("公共图书馆", "座"), ("公共图书馆数", "座"), ("全市公共图书馆总数达到", "个"), ("各类公共图书馆", "所")),
    (("在校研究生", "人"), ("在校研究生总数", "名"), ("全市在校研究生数量", "人")),
    (("地区生产总值占全省比重", "%"), ("GDP占全省的比重", "%"), ("生产总值约占全省", "%"), ("经济总量占全省份额", "%")),
    (("营商环境指数排名", "位"), ("营商环境指数综合排名", "位"), ("营商环境指数位次", "位")),
    (("集装箱吞吐量", "万标准箱"), ("集装箱吞吐量", "TEU"), ("全市集装箱吞吐量达到", "标箱")),
)  # fmt: skip

#: Every line: phrases that look alike and measure different things, each from each.
DIFFERENT: tuple[tuple[Phrase, ...], ...] = (
    (("高新技术企业", "家"), ("新增高新技术企业", "家"), ("高新技术企业增长", "%"), ("科技型企业", "家"), ("净增高新技术企业", "家"),
     ("高新技术企业产值", "亿元"), ("高新技术企业占规模以上工业企业比重", "%"), ("新培育高新技术企业", "家")),
    (("科技型企业", "家"), ("科技型中小企业", "家"), ("备案科技型中小企业", "家")),
    (("每万人口发明专利拥有量", "件"), ("每万人口高价值发明专利拥有量", "件"), ("发明专利拥有量", "件"), ("发明专利授权量", "件")),
    (("研发投入", "亿元"), ("研发投入强度", "%"), ("制造业研发投入占全社会研发投入的比重", "%"), ("研发投入增长", "%"), ("规模以上工业企业研发投入强度", "%"),
     ("研发投入年均增长", "%", "year"), ("研发投入强度提高", "个百分点")),
    (("地区生产总值", "亿元"), ("地区生产总值增长", "%"), ("地区生产总值占全省比重", "%"), ("人均地区生产总值", "元"), ("单位地区生产总值能耗", "吨标准煤"),
     ("GDP居全国城市", "位"), ("GDP在中部城市中排名", "位")),
    (("战略性新兴产业增加值占地区生产总值比重", "%"), ("战略性新兴产业增加值占规模以上工业增加值比重", "%"), ("战略性新兴产业增加值增长", "%")),
    (("技术合同成交额", "亿元"), ("科技成果交易额", "亿元"), ("技术合同成交数", "件"), ("技术合同成交额增长", "%")),
    (("省级以上创新平台", "家"), ("省级创新平台", "家"), ("国家级创新平台", "家"), ("省级以上研发平台", "家")),
    (("碳排放强度下降", "%"), ("碳排放强度增长", "%"), ("碳排放强度比2020年下降", "%"), ("碳排放强度比2015年下降", "%")),
    (("上市公司", "家"), ("新增上市公司", "家"), ("新增上市公司总数", "家"), ("境内上市公司", "家"), ("境外上市公司", "家")),
    (("全社会用电量", "亿千瓦时"), ("工业用电量", "亿千瓦时"), ("用电量增长", "%")),
    (("营商环境指数", ""), ("营商环境指数排名", "位")),
    (("城镇居民人均可支配收入", "元"), ("农村居民人均可支配收入", "元"), ("居民人均可支配收入", "元")),
    (("新建学校", "所"), ("续建学校", "所"), ("学校开工", "所"), ("引进学校", "所")),
)  # fmt: skip


def key(phrase: Phrase) -> tuple[object, str]:
    return read_measure(*phrase)[0], read_unit(phrase[1]).family


@pytest.mark.parametrize("phrases", SAME, ids=lambda phrases: phrases[0][0])
def test_phrases_that_mean_the_same(phrases: tuple[Phrase, ...]) -> None:
    assert {key(phrase) for phrase in phrases} == {key(phrases[0])}


@pytest.mark.parametrize("phrases", DIFFERENT, ids=lambda phrases: phrases[0][0])
def test_phrases_that_only_look_alike(phrases: tuple[Phrase, ...]) -> None:
    keys = [key(phrase) for phrase in phrases]
    same = [(a, b) for (a, ka), (b, kb) in itertools.combinations(zip(phrases, keys, strict=True), 2) if ka == kb]
    assert same == []


@pytest.mark.parametrize("phrase", [each for line in (*SAME, *DIFFERENT) for each in line], ids=str)
def test_label_reads_back_as_the_same_measure(phrase: Phrase) -> None:
    measure, _ = read_measure(*phrase)
    again, _ = read_measure(measure.label, *phrase[1:])
    assert again == measure


@pytest.mark.parametrize("phrase", ["产业规模", "总投资", "全市年产值", "重点项目数量", "占比"])
def test_phrase_without_a_thing_is_bare(phrase: str) -> None:
    assert read_measure(phrase, "亿元")[0].bare


def test_steps_tell_what_was_done() -> None:
    _, steps = read_measure("全市国家高新技术企业总数", "家")
    assert [(step.rule, step.after) for step in steps] == [
        ("front", "国家高新技术企业总数"), ("back", "国家高新技术企业"), ("synonym", "高新技术企业"),
    ]
    assert read_measure("智慧停车泊位", "个")[1] == ()


@given(st.text(max_size=40), st.sampled_from(["家", "%", "亿元", "个百分点", "位", "", None]), st.sampled_from(["year", None]))
def test_any_text_has_a_measure_and_never_fails(text: str, unit: str | None, per: str | None) -> None:
    measure, _ = read_measure(text, unit, per)
    assert measure == read_measure(text, unit, per)[0]
    assert text.strip() == "" or measure.label or not text.strip("“”‘’\"'《》〈〉「」 ")


@pytest.mark.parametrize(
    ("written", "family", "size"),
    [("亿元", "元", 1e8), ("万元", "元", 1e4), ("万亿元", "元", 1e12), ("亿美元", "美元", 1e8), ("家", "个", 1), ("％", "%", 1),
     ("人次", "人次", 1), ("万人次", "人次", 1e4), ("亩", "平方米", 2000 / 3), ("处", "处", 1), ("项", "项", 1), (None, "", 1),
     ("万标准箱", "标准箱", 1e4), ("吨标准煤", "吨标准煤", 1), ("EFLOPS", "PFLOPS", 1e3), ("万", "万", 1)],
)  # fmt: skip
def test_units_have_a_family_and_a_size(written: str | None, family: str, size: float) -> None:
    unit = read_unit(written)
    assert (unit.family, unit.size) == (family, pytest.approx(size))


def test_examples_in_the_documentation() -> None:
    for module in (measures, units):
        assert doctest.testmod(module).failed == 0
