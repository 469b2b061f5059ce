"""Figures of a project: 总投资120亿元, 占地384.35亩, 总建筑面积约7.4万平方米, 年产值超过40亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FACT = re.compile(
    r"(?P<attribute>(?:项目)?(?:计划)?总投资|(?:一|二|三|四)期(?:项目)?(?:计划)?投资|(?:计划|预计|年度)?投资(?:额)?|总?规划占地面积|规划(?:总)?用地(?:面积)?|规划面积|总?占地面积|总占地|占地|用地(?:面积)?|总建筑面积|规划建筑面积|建筑面积"
    r"|线路全长|全长|年产值|产值|税收|年税收|年营业收入|营业收入|年产能|新增产能|年加注能力|就业岗位|新增就业岗位|新增[\u4e00-\u9fff]{1,6}面积|[\u4e00-\u9fff]{2,6}面积|年产(?P<product>[\u4e00-\u9fff]{1,10})?|集聚(?P<what>[\u4e00-\u9fff]{2,8}?企业)|仓储面积|新增仓储面积|装机容量|服务器|机柜|床位)"
    r"(?:为|达到|达|超过|超|突破|约|近|约为|约合|规模|额|：|不少于|不低于|可达)*"
    r"(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?:余|多)?(?P<scale>万|亿|千|百)?(?:余|多)?(?P<unit>亿元|万元|美元|元|平方米|平方公里|亩|公顷|公里|千米|米|万吨|吨|家|个|人|套|张|台|辆|兆瓦|千瓦|架|㎡)"
)
_NAME_END = re.compile(r"^[\u4e00-\u9fff]*(?:项目|基地|园区?|工程|中心|小镇|[城谷岛])(?=总?占地|总?建筑|总?用地|规划)")
_SCALE = {"万": 1e4, "亿": 1e8, "千": 1e3, "百": 1e2}


def find_project_facts(norm: str, start: int, end: int) -> Iterator[tuple[str, float, str, int, int]]:
    """Yield (attribute, value, unit, start, end) of the figures in ``norm[start:end]``; money keeps its unit."""
    for match in _FACT.finditer(norm, start, end):
        if norm.startswith(("以上的", "以下的", "及以上的"), match.end()):
            continue  # 对总投资10亿元以上的项目
        value = float(match["value"].replace(",", ""))
        scale, unit = match["scale"], match["unit"]
        if scale and unit in ("元", "美元"):
            unit = scale + unit
        elif scale:
            value = round(value * _SCALE[scale], 6)
        if unit == "万吨":
            value, unit = round(value * 1e4, 6), "吨"
        attribute = re.sub(r"^(?:项目|计划)(?=总投资)", "", match["what"] or match["attribute"])
        # 甲基地项目占地面积50亩: the end of the name is no part of what is measured.
        named = _NAME_END.match(attribute) if match["what"] is None else None
        cut = named.end() if named else 0
        yield attribute[cut:], value, unit, match.start() + cut, match.end()
