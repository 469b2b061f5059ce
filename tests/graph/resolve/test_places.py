"""Places and parks in the light of an area."""

import pytest

from graph.records import Area, ResolvedPlace
from graph.resolve import PlaceResolver

ZHENGZHOU = Area("河南省", "郑州市")
XIAN = Area("陕西省", "西安市")


@pytest.mark.parametrize(
    ("name", "area", "place"),
    [
        ("二七区", ZHENGZHOU, ResolvedPlace("郑州市二七区", "county", "410103", "郑州市", "full")),
        ("郑州市二七区", ZHENGZHOU, ResolvedPlace("郑州市二七区", "county", "410103", "郑州市", "rule")),
        ("管城区", ZHENGZHOU, ResolvedPlace("郑州市管城回族区", "county", "410104", "郑州市", "rule")),
        ("新郑市", ZHENGZHOU, ResolvedPlace("新郑市", "county", "410184", "郑州市", "full")),
        ("郑州", ZHENGZHOU, ResolvedPlace("郑州市", "city", "410100", "河南省", "rule")),
        ("河南", ZHENGZHOU, ResolvedPlace("河南省", "province", "410000", None, "rule")),
        ("武汉", ZHENGZHOU, ResolvedPlace("武汉市", "city", "420100", "湖北省", "rule")),
        ("鼓楼区", Area("江苏省", "南京市"), ResolvedPlace("南京市鼓楼区", "county", "320106", "南京市", "full")),
        ("青年路街道", ZHENGZHOU, ResolvedPlace("中牟县青年路街道", "township", "410122001", "中牟县", "full")),
        ("龙湖北部片区", ZHENGZHOU, ResolvedPlace("龙湖北部片区", "area", None, "郑州市", "lexicon")),
        ("东部片区", ZHENGZHOU, ResolvedPlace("郑州市东部片区", "area", None, "郑州市", "unresolved")),
        ("黄河", ZHENGZHOU, ResolvedPlace("黄河", "area", None, "郑州市", "unresolved")),
    ],
)
def test_place(name, area, place):
    assert PlaceResolver(area).place(name) == place


@pytest.mark.parametrize(
    ("name", "area", "canonical", "code", "home"),
    [
        ("高新区", ZHENGZHOU, "郑州高新技术产业开发区", "410172", "郑州市"),
        ("郑州高新区", ZHENGZHOU, "郑州高新技术产业开发区", "410172", "郑州市"),
        ("郑州经济开发区", ZHENGZHOU, "郑州经济技术开发区", "410171", "郑州市"),
        ("航空港实验区", ZHENGZHOU, "郑州航空港经济综合实验区", "410173", "郑州市"),
        ("中原科技城", ZHENGZHOU, "中原科技城", None, "郑州市"),
        ("郑东新区", ZHENGZHOU, "郑东新区", None, "郑州市"),
        ("自贸区郑州片区", ZHENGZHOU, "中国（河南）自由贸易试验区郑州片区", None, "郑州市"),
        ("高新区", XIAN, "西安高新技术产业开发区", None, "西安市"),
        ("西安高新区", ZHENGZHOU, "西安高新技术产业开发区", None, "西安市"),
        ("洛阳高新区", ZHENGZHOU, "洛阳高新技术产业开发区", "410371", "洛阳市"),
        ("雄安新区", ZHENGZHOU, "河北雄安新区", None, "保定市"),
        ("苏州工业园区", Area("江苏省", "苏州市"), "苏州工业园区", "320576", "苏州市"),
    ],
)
def test_park(name, area, canonical, code, home):
    park = PlaceResolver(area).park(name)

    assert (park.name, park.code, park.area) == (canonical, code, home)


@pytest.mark.parametrize("name", ["高新区", "经开区", "东部片区", "智能制造产业园"])
def test_parks_of_two_cities_never_merge(name):
    assert PlaceResolver(ZHENGZHOU).park(name).name != PlaceResolver(XIAN).park(name).name
