"""Names that stand for several units without naming one: 各县（市、区）人民政府, 各有关部门, 成员单位."""

from __future__ import annotations

import re

from graph.records import ResolvedUnit
from graph.resolve.offices import head_of
from graph.resolve.scope import NATIONAL, Scope

_DIVISIONS = r"(?:县级市|设区市|设区的市|省辖市|区|县|市|州|旗|地|盟|省)"
_GOVERNMENTS = re.compile(
    rf"^各?{_DIVISIONS}{{0,3}}(?:[（(](?:{_DIVISIONS}、?)+[）)])?{_DIVISIONS}{{0,2}}(?:级)?(?:人民)?(?:政府)?$|^属地(?:人民)?政府$|^各地(?:人民政府)?$"
)
_TOWNSHIPS = re.compile(
    r"^各?(?:乡镇|乡、?镇|镇街|街镇|镇|街道|乡)(?:[（(]街道[）)]|、?街道|办)?(?:办事处)?(?:人民)?(?:政府)?$"
)
_ZONES = re.compile(r"^各?(?:开发区|功能区|产业园区|园区|开发区、?园区)(?:管委会|管理委员会)?$")
_DEPARTMENTS = re.compile(
    r"^(?:市|省|区|县|州)?(?:级|直|属|人民政府|政府)?(?:各|各个|各级)?(?:有关|相关)?(?:职能|主管|行业主管|责任|牵头|配合|成员)?部门$"
)
_MEMBERS = re.compile(
    r"^(?:市|省|区|县|州)?(?:级|直|属)?(?:各|各个)?(?:有关|相关|责任|牵头|配合)?单位$|^(?:市|省)(?:直|级)(?:有关|相关|各)?(?:机关|单位)$"
)


def group_unit(name: str, scope: Scope) -> ResolvedUnit:
    """Return the node of a group, one per area and group, however the document words it.

    各区县(市)人民政府 and 各县（市、区）政府 are one group of Zhengzhou, and another one of Luoyang.
    """
    owner = scope.name or "全国"
    return ResolvedUnit(
        owner + canonical_group(name, scope),
        "group",
        scope.level,
        scope.name or None,
        head_of(scope),
        "group",
        f"“{name}” names no single unit; kept as a group of {owner}",
        diffuse=True,
    )


def canonical_group(name: str, scope: Scope) -> str:
    """Return one wording for the groups that differ in wording only."""
    name = name.replace("(", "（").replace(")", "）").replace(",", "、").replace("，", "、")
    for word in (scope.name, scope.short):
        if word and name.startswith(word) and len(name) > len(word) + 1:
            name = name[len(word) :]
    if _ZONES.match(name) is not None:
        return "各开发区管理委员会"
    if _TOWNSHIPS.match(name) is not None:
        return "各乡镇人民政府、街道办事处"
    if _GOVERNMENTS.match(name) is not None:
        return _governments(scope)
    if _DEPARTMENTS.match(name) is not None:
        return "各有关部门"
    if _MEMBERS.match(name) is not None:
        return "各有关单位"
    return name


def _governments(scope: Scope) -> str:
    if scope is NATIONAL:
        return "各省、自治区、直辖市人民政府"
    return {
        "province": "各市人民政府" if not scope.name.endswith("市") else "各区县人民政府",
        "city": "各县（市、区）人民政府",
    }.get(scope.level, "各乡镇人民政府、街道办事处")
