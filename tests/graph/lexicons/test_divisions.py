"""The frozen gazetteer: counts, lookups that refuse to guess, and areas of issuers, titles and numbers."""

from collections import Counter

import pytest

from graph.lexicons import load_gazetteer, short_form
from graph.records import Area

ZHENGZHOU = Area("河南省", "郑州市")
HENAN = Area("河南省")
NATION = Area()


def test_gazetteer_holds_all_divisions_of_its_source():
    levels = Counter(division.level for division in load_gazetteer().by_code.values())

    assert levels == {"province": 34, "city": 333, "county": 2852, "zone": 124}


def test_gazetteer_every_parent_is_there():
    gazetteer = load_gazetteer()

    orphans = [d.name for d in gazetteer.by_code.values() if d.parent is not None and d.parent not in gazetteer.by_code]

    assert orphans == []


def test_gazetteer_has_the_zones_of_zhengzhou():
    names = {d.code: d.name for d in load_gazetteer().children("410100") if d.level == "zone"}

    assert names == {
        "410171": "郑州经济技术开发区",
        "410172": "郑州高新技术产业开发区",
        "410173": "郑州航空港经济综合实验区",
    }


@pytest.mark.parametrize(
    ("name", "area", "code"),
    [
        pytest.param("郑州市", None, "410100", id="full name anywhere"),
        pytest.param("郑州", None, None, id="short form needs an area"),
        pytest.param("郑州", ZHENGZHOU, "410100", id="short form at home"),
        pytest.param("洛阳", ZHENGZHOU, "410300", id="city of the same province"),
        pytest.param("鼓楼区", None, None, id="four namesakes"),
        pytest.param("鼓楼区", ZHENGZHOU, "410204", id="the one in the province"),
        pytest.param("鼓楼区", Area("江苏省", "南京市"), "320106", id="the one in the city"),
        pytest.param("管城区", ZHENGZHOU, "410104", id="district of a nationality, as plans write it"),
        pytest.param("孟津县", ZHENGZHOU, "410308", id="former name"),
        pytest.param("济源市", HENAN, "419001", id="county below the province"),
        pytest.param("中原", ZHENGZHOU, None, id="a word: 中原区 needs its full name"),
        pytest.param("上街", ZHENGZHOU, None, id="a word"),
        pytest.param("资源", Area("广西壮族自治区", "桂林市"), None, id="a word even at home"),
        pytest.param("合作", ZHENGZHOU, None, id="a county of another province"),
    ],
)
def test_find_knows_full_names_and_own_short_forms_only(name, area, code):
    found = load_gazetteer().find(name, area)

    assert (None if found is None else found.code) == code


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("郑州市科学技术局", ZHENGZHOU),
        ("中共郑州市委", ZHENGZHOU),
        ("河南省人民政府办公厅", HENAN),
        ("国务院办公厅", NATION),
        ("中共中央", NATION),
        ("工业和信息化部等八部门", NATION),
        ("科技部", NATION),
        ("郑州高新区管委会", Area("河南省", "郑州市", None, "郑州高新技术产业开发区")),
        ("苏州工业园区管理委员会", Area("江苏省", "苏州市", None, "苏州工业园区")),
        ("金水区人民政府", Area("河南省", "郑州市", "金水区")),
        ("郑州市金水区人民政府", Area("河南省", "郑州市", "金水区")),
        ("南京市鼓楼区人民政府", Area("江苏省", "南京市", "鼓楼区")),
        ("鼓楼区人民政府", None),
        ("北京市朝阳区人民政府", Area("北京市", None, "朝阳区")),
        ("济源市人民政府", Area("河南省", None, "济源市")),
        ("东莞市人民政府", Area("广东省", "东莞市")),
        ("广西壮族自治区人民政府", Area("广西壮族自治区")),
        ("郑州市制造业科技创新专项行动计划 (2020—2022)", ZHENGZHOU),
        ("关于率先构建一流创新生态  建设国家创新高地的意见", None),
        ("深圳大学", None),
        ("郑政办〔2024〕36号", ZHENGZHOU),
        ("郑科规〔2020〕4号", ZHENGZHOU),
        ("豫发〔2021〕30号", HENAN),
        ("国发〔2021〕4号", NATION),
        ("国办发[2021]4号", NATION),
        ("京政发〔2021〕21号", Area("北京市")),
        ("苏府〔2021〕1号", Area("江苏省", "苏州市")),
        ("苏政发〔2021〕1号", Area("江苏省")),
        ("宁政发〔2021〕1号", None),
    ],
)
def test_area_of_reads_issuers_titles_and_numbers(text, area):
    assert load_gazetteer().area_of(text) == area


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("郑州市", "郑州"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("延边朝鲜族自治州", "延边"),
        ("管城回族区", "管城"),
        ("神农架林区", "神农架"),
        ("香港特别行政区", "香港"),
    ],
)
def test_short_form_drops_the_generic_part(name, short):
    assert short_form(name) == short


def test_full_name_tells_namesakes_apart():
    gazetteer = load_gazetteer()

    names = [gazetteer.full_name(d) for d in gazetteer.by_code.values()]

    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_townships_come_with_their_codes():
    gazetteer = load_gazetteer()

    towns = {t.name: t.code for t in gazetteer.townships(gazetteer.by_code["410122"])}

    assert towns["青年路街道"] == "410122001"


def test_every_area_of_a_division_leads_back_to_it():
    gazetteer = load_gazetteer()

    lost = [d.name for d in gazetteer.by_code.values() if gazetteer.division_of(gazetteer.area_for(d)) != d]

    assert lost == []
