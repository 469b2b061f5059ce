"""Plans made by hand that hold every kind of fact and every kind of gap, whatever the extractors find elsewhere."""

from __future__ import annotations

from graph.records import Area, Resolution, ResolvedUnit, Role
from tests.graph.plans import Plan

LEAD, SUPPORT, RESPONSIBLE = Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE


def plans() -> tuple[Plan, ...]:
    """Return three plans of two cities that name each other's units, indicators, parks and policies."""
    first = Plan("第一号行动计划", media_type="application/pdf")
    first.issuer("郑州市人民政府")
    section = first.section("重点任务")
    part = first.section("人才工程", parent=section)
    task = first.task(
        "培育高新技术企业", [("市科技局", LEAD), ("市发展改革委", LEAD), ("某集团", SUPPORT)], section=section
    )
    first.task("建设科技城", [("市高新区管委会", RESPONSIBLE), ("郑州市科技局", SUPPORT)], section=part, parent=task)
    first.task("引进人才", [("各有关部门", RESPONSIBLE)], section=part)
    first.task("无人负责的任务", [], section=part)
    first.target("高新技术企业数", 6000, "家", task=task)
    first.target("全市研发经费投入", 400.5, "亿元")
    first.observation("高新技术企业数", 5000, "家")
    first.support(500, task)
    first.project("示范项目", "二七区", "某集团", task=task)
    first.park("郑州高新技术产业开发区")
    first.cite("国家创新规划")
    first.open_clause("由牵头部门商有关方面办理")
    first.block("附表一", 3)
    second = Plan("第二号行动计划")
    second.issuer("郑州市人民政府")
    second.issuer("中共郑州市委员会")
    other = second.task("培育企业", [("市科技局", SUPPORT), ("市财政局", LEAD)])
    second.target("高新技术企业数", 7000, "家", task=other)
    second.target("高新技术企业数", 7200, "家")
    second.observation("技术合同成交额", 0.125, "亿元")
    second.project("第二项目", "中原区", "市财政局", task=other)
    second.cite("第一号行动计划")
    third = Plan("第三号行动计划", area=Area("河南省", "洛阳市"))
    third.issuer("洛阳市人民政府")
    task = third.task("培育高新技术企业", [("市科技局", LEAD), ("郑州市科技局", SUPPORT), ("各有关部门", SUPPORT)])
    third.target("高新技术企业数", 1000, "家", task=task)
    third.park("郑州高新技术产业开发区")
    third.cite("国家创新规划")
    third.support(0.5)
    return first, second, third


def resolution_of(plan: Plan) -> Resolution:
    """Return the plan's resolution, with 各有关部门 for what it is: a group without a name of its own."""
    resolution = plan.resolution()
    if (name := "各有关部门") in resolution.units:
        city = str(plan.area.city)
        reason = "a group without a name of its own"
        group = ResolvedUnit(f"{city}{name}", "group", "city", city, None, "group", reason, diffuse=True)
        resolution.units[name] = group
    return resolution
