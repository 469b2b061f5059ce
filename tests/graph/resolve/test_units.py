"""Unit names in the light of an area."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lexicons import load_gazetteer, load_lexicon
from graph.records import Area
from graph.resolve import Decisions, UnitResolver

ZHENGZHOU = Area("河南省", "郑州市")
GAZETTEER = load_gazetteer()
CITIES = sorted(d.code for d in GAZETTEER.by_code.values() if d.level == "city")
COUNTIES = sorted(d.code for d in GAZETTEER.by_code.values() if d.level in ("county", "zone"))
# The names of the owner lists of corpus document 001.
OWNERS = {
    "市科协": ("郑州市科学技术协会", "mass_organisation", "中共郑州市委员会"),
    "市财政局": ("郑州市财政局", "department", "郑州市人民政府"),
    "市发展改革委": ("郑州市发展和改革委员会", "department", "郑州市人民政府"),
    "市科技局": ("郑州市科学技术局", "department", "郑州市人民政府"),
    "郑东新区管委会": ("郑州市郑东新区管理委员会", "management_committee", "郑州市人民政府"),
    "郑州高新区管委会": ("郑州高新技术产业开发区管理委员会", "management_committee", "郑州市人民政府"),
    "郑州经开区管委会": ("郑州经济技术开发区管理委员会", "management_committee", "郑州市人民政府"),
    "市工信局": ("郑州市工业和信息化局", "department", "郑州市人民政府"),
    "市教育局": ("郑州市教育局", "department", "郑州市人民政府"),
    "市人社局": ("郑州市人力资源和社会保障局", "department", "郑州市人民政府"),
    "市委人才办": ("中共郑州市委人才工作领导小组办公室", "party_organ", "中共郑州市委组织部"),
    "市商务局": ("郑州市商务局", "department", "郑州市人民政府"),
    "市委外事办": ("中共郑州市委外事工作委员会办公室", "party_organ", "中共郑州市委员会"),
    "市金融局": ("郑州市金融工作局", "department", "郑州市人民政府"),
    "市资源规划局": ("郑州市自然资源和规划局", "department", "郑州市人民政府"),
    "市市场监管局": ("郑州市市场监督管理局", "department", "郑州市人民政府"),
    "市政府国资委": ("郑州市人民政府国有资产监督管理委员会", "department", "郑州市人民政府"),
    "市民政局": ("郑州市民政局", "department", "郑州市人民政府"),
    "市工商联": ("郑州市工商业联合会", "mass_organisation", "中共郑州市委员会"),
    "市农委": ("郑州市农业农村工作委员会", "department", "郑州市人民政府"),
}
SURFACES = [
    *(name for name in OWNERS if not name.startswith("郑")),
    *[
        "科技局",
        "市政府",
        "市委",
        "团市委",
        "市委宣传部（市文明办）",
        "各县（市、区）人民政府",
        "各有关部门",
        "高新区管委会",
    ],
    *[
        "区科技局",
        "高新区",
        "市质量强市办",
        "市大数据中心",
        "市税务局",
        "人民银行",
        "市财政局高新分局",
        "某某片区管委会",
    ],
]


def resolver(area=ZHENGZHOU, **options):
    return UnitResolver(area, Decisions(), **options)


@pytest.mark.parametrize("name", OWNERS)
def test_resolve_all_owners_of_document_001(name):
    unit = resolver().resolve(name)

    assert (unit.name, unit.kind, unit.superior) == OWNERS[name]
    assert unit.area == "郑州市"
    assert unit.method == "lexicon"


@pytest.mark.parametrize(
    ("name", "area", "canonical"),
    [
        ("市科技局", Area("陕西省", "西安市"), "西安市科学技术局"),
        ("省科技厅", ZHENGZHOU, "河南省科学技术厅"),
        ("市科委", Area("北京市"), "北京市科学技术委员会"),
        ("市教委", Area("重庆市"), "重庆市教育委员会"),
        ("区科技局", Area("河南省", "郑州市", "二七区"), "郑州市二七区科学技术局"),
        ("市科技局", Area("河南省", "郑州市", "二七区"), "郑州市科学技术局"),
        ("县财政局", Area("河南省", "郑州市", "中牟县"), "中牟县财政局"),
        ("市财政局", Area("河南省", "郑州市", "新郑市"), "新郑市财政局"),
        ("市财政局", Area("河南省", None, "济源市"), "济源市财政局"),
        ("自治区党委组织部", Area("广西壮族自治区"), "中共广西壮族自治区党委组织部"),
        ("自治区发展改革委", Area("广西壮族自治区"), "广西壮族自治区发展和改革委员会"),
        ("州财政局", Area("吉林省", "延边朝鲜族自治州"), "延边朝鲜族自治州财政局"),
        ("管委会", Area("河南省", "郑州市", None, "郑州高新技术产业开发区"), "郑州高新技术产业开发区管理委员会"),
        ("区财政局", Area("河南省", "郑州市", None, "郑州高新技术产业开发区"), "郑州高新技术产业开发区财政局"),
        ("发展改革委", Area(), "国家发展和改革委员会"),
        ("科技部", Area(), "中华人民共和国科学技术部"),
        ("国资委", Area(), "国务院国有资产监督管理委员会"),
        ("统计局", Area(), "国家统计局"),
        ("统计局", ZHENGZHOU, "郑州市统计局"),
        ("国家统计局", ZHENGZHOU, "国家统计局"),
        ("科技部", ZHENGZHOU, "中华人民共和国科学技术部"),
        ("高新区管委会", Area("陕西省", "西安市"), "西安高新技术产业开发区管理委员会"),
        ("洛阳市科技局", ZHENGZHOU, "洛阳市科学技术局"),
        ("金水区政府", ZHENGZHOU, "郑州市金水区人民政府"),
        ("二七区", ZHENGZHOU, "郑州市二七区人民政府"),
        ("高新区科技局", ZHENGZHOU, "郑州高新技术产业开发区科学技术局"),
        ("市财政局工业园区分局", Area("江苏省", "苏州市"), "苏州市财政局工业园区分局"),
        ("国家税务总局郑州市税务局", ZHENGZHOU, "国家税务总局郑州市税务局"),
        ("市委 宣传部(市文明办)", ZHENGZHOU, "中共郑州市委宣传部"),
        ("市工信局等部门", ZHENGZHOU, "郑州市工业和信息化局"),
        ("北京理工大学", ZHENGZHOU, "北京理工大学"),
        ("省科学院", ZHENGZHOU, "河南省科学院"),
        ("马寨镇政府", Area("河南省", "郑州市", "二七区"), "郑州市二七区马寨镇人民政府"),
        ("福华街街道办事处", ZHENGZHOU, "郑州市二七区福华街街道办事处"),
        ("浦东新区", Area("上海市"), "上海市浦东新区人民政府"),
        ("二七新区管委会", ZHENGZHOU, "二七新区管理委员会"),
        ("雄安新区管委会", ZHENGZHOU, "河北雄安新区管理委员会"),
        ("宁波金融监管局", Area("浙江省", "宁波市"), "国家金融监督管理总局宁波监管局"),
        ("市金融监管局", Area("浙江省", "宁波市"), "宁波市地方金融监督管理局"),
        ("南京海关", Area("江苏省"), "南京海关"),
        ("市港航管理中心", Area("浙江省", "宁波市"), "宁波市港航管理中心"),
        ("长安汽车", Area("重庆市"), "长安汽车"),
    ],
)
def test_resolve_reads_a_name_in_the_light_of_the_area(name, area, canonical):
    assert resolver(area).resolve(name).name == canonical


@pytest.mark.parametrize("name", ["各县（市、区）人民政府", "各区县(市)政府", "各区县（市）"])
def test_resolve_words_one_group_one_way(name):
    unit = resolver().resolve(name)

    assert (unit.name, unit.method, unit.diffuse) == ("郑州市各县（市、区）人民政府", "group", True)


def test_resolve_a_districts_office_in_a_citys_paper_is_a_group():
    unit = resolver().resolve("区科技局")

    assert (unit.name, unit.diffuse) == ("郑州市各区县科学技术局", True)


def test_resolve_keeps_an_unknown_name_under_its_scope():
    unit = resolver().resolve("市低空经济局")

    assert (unit.name, unit.method) == ("郑州市低空经济局", "unresolved")
    assert "市低空经济局" in unit.reason


def test_resolve_uses_what_the_document_defines():
    unit = resolver(defined={"市专班": "郑州市人工智能产业发展工作专班"}).resolve("市专班")

    assert (unit.name, unit.method) == ("郑州市人工智能产业发展工作专班", "rule")


def test_resolve_uses_full_names_of_the_document():
    alone = resolver().resolve("市低空局")
    informed = resolver(known=["郑州市低空经济发展局"]).resolve("市低空局")

    assert (alone.name, alone.method) == ("郑州市低空局", "unresolved")
    assert (informed.name, informed.method) == ("郑州市低空经济发展局", "rule")


def test_resolve_does_not_choose_between_two_full_names():
    unit = resolver(known=["郑州市低空经济发展局", "郑州市低空交通管理局"]).resolve("市低空局")

    assert unit.method == "unresolved"


def test_resolve_names_the_park_that_a_committee_runs():
    assert resolver().resolve("郑州高新区管委会").administers == ("郑州高新技术产业开发区",)
    assert resolver(Area("湖北省", "武汉市")).resolve("东湖高新区管委会").administers == ("武汉东湖新技术开发区",)


@pytest.mark.parametrize("name", SURFACES)
@given(one=st.sampled_from(CITIES), other=st.sampled_from(CITIES))
def test_two_cities_never_merge(name, one, other):
    first, second = (resolver(GAZETTEER.area_for(GAZETTEER.by_code[code])).resolve(name) for code in (one, other))

    assert (first.name == second.name) == (one == other)


@given(
    code=st.sampled_from(COUNTIES),
    other=st.sampled_from(COUNTIES),
    name=st.sampled_from(["区财政局", "县财政局", "财政局"]),
)
def test_two_counties_never_merge(code, other, name):
    first, second = (resolver(GAZETTEER.area_for(GAZETTEER.by_code[c])).resolve(name) for c in (code, other))

    assert first.name != second.name or code == other or first.diffuse


@given(code=st.sampled_from([*CITIES, *COUNTIES]), name=st.sampled_from(SURFACES))
def test_resolving_a_canonical_name_gives_it_back(code, name):
    units = resolver(GAZETTEER.area_for(GAZETTEER.by_code[code]))

    unit = units.resolve(name)

    assert units.resolve(unit.name).name == unit.name
    assert units.resolve(unit.name).superior == unit.superior


@given(code=st.sampled_from([*CITIES, *COUNTIES]), name=st.sampled_from(SURFACES))
def test_superiors_end_at_the_top(code, name):
    units = resolver(GAZETTEER.area_for(GAZETTEER.by_code[code]))
    at, passed = units.resolve(name), []

    while at.superior is not None:
        passed.append(at.name)
        at = units.resolve(at.superior)
        assert at.name not in passed

    # 市政府 has no owner in the paper of an autonomous prefecture, and companies have none in the lexicons.
    assert at.name in ("国务院", "中国共产党中央委员会") or at.kind in ("enterprise", "other")


@pytest.mark.parametrize("entry", load_lexicon("national").entries, ids=lambda entry: entry.name)
def test_bodies_of_the_nation_resolve_to_themselves(entry):
    assert resolver(Area()).resolve(entry.name).name == entry.name
    assert resolver(ZHENGZHOU).resolve(entry.name).name == entry.name


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(name):
    unit = resolver().resolve(name)

    assert unit.method in ("decision", "lexicon", "rule", "full", "group", "unresolved")
