"""Numbers that say how large a project is, or stand in its name, and are no aims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.extract.figures.senses import Context

LIMIT = re.compile(r"^(?:（[^）]*）)?(?:及|或|含)?(?:以上|以下|以内|及以上)")
#: 30万吨铜电解项目, 50万千瓦光伏电站: a capacity that names the works it stands in front of.
_CAPACITY = re.compile(
    r"吨|千瓦|兆瓦|吉瓦|[KMGkm]W|Wh|千瓦时|伏|立方米|方|台|套|辆|片|只|米|平方米|张|头|羽|亩|升|安时|块|箱|艘|架|米"
)
_WORKS = re.compile(
    r"机组(?=\d{1,2}月|年[底前内]|并网|投产|开工|建成)|[^，。；、：\d]{2,24}?(?:项目|工程|生产线|产线|装置|电站|电厂|基地|机组|产业园|风电场|技改|扩建|电解|冶炼|光伏)(?:[一二三四]期)?(?=$|\d{1,2}月|年[底前内]|全容量|[，。；、等和及（]|总?投资|建设|开工|正|已|将|现场|投产|建成|竣工|达产|落地|前期|扩建|实施|尽[早快]|加快|顺利|如期|签约|并网|投运)"
)
_DRIVES = re.compile(
    r"(?:加快|推[进动]|开工(?:建设)?|启动|续建|实施|抓好|谋划|建设|落地|服务|确保|支持|保障|并网|投产|[、和及]|以及|年产|[司团])(?:[\u4e00-\u9fff“”（）]{0,14})$|在[\u4e00-\u9fff]{2,12}建成$|(?:产业园|园区|开发区|经开区|高新区|沉陷区|[县镇乡])$|建成[\u4e00-\u9fff]{4,14}$|^[\u4e00-\u9fff]{2,3}$"
)
#: 抓好甲二期、乙230万吨焦化、丙电厂等重大项目.
_OF_SEVERAL = re.compile(
    r"[^，。；：]{0,90}?等\d*个?(?:重[大点](?:建设)?(?:项目|工程)|项目(?=，|。|；|建设|加快|达产|投产|开工|建成|落地|尽[早快]|顺利|如期|竣工))"
)


def names_works(context: Context) -> bool:
    """Tell whether a capacity stands in the name of a project (加快30万吨铜电解项目建设), where it is no aim."""
    if not _CAPACITY.search(context.quantity.unit) or re.search(
        r"(?:新增|完成|超过|达到|突破|不少于|以上)[^，。；]{0,6}$", context.before
    ):
        return False
    if LIMIT.match(context.after):
        return False
    if re.search(r"(?<!力)(?<!形成)(?<!具备)(?<!打造)[年日]产(?!业|能|值|量)[^，。；]{0,6}$", context.before):
        return True
    if _OF_SEVERAL.match(context.after) and re.search(r"抓好|推进|加快|实施|推动", context.head):
        return True
    opens = context.before == "" or _DRIVES.search(context.before) or re.search(r"[一二三四五]期(?:\d×)?$", context.before)
    return bool(_WORKS.match(context.after) and opens)


def describes_works(context: Context) -> bool:
    """Tell whether a number says how large one project is (昌马电站…，装机120万千瓦; 日处理能力1.5万吨; 设48个班)."""
    if re.search(r"装机(?:容量|规模)?(?:为|约)?$", context.before):
        return bool(re.search(r"电站|电厂|项目|风电场|机组", context.earlier[-40:]))
    if re.search(r"建设内容(?:为|包括)|^(?:项目)?(?:拟|主要|分期)建设", context.head):
        return True
    if context.head == "面积" or (re.match(r"[栋幢]", context.quantity.unit + context.after) and re.search(r"建设?$", context.head)):
        return True
    if re.search(r"(?:(?:提供|带动|新增)就业(?:岗位)?|容纳[^，。；]{0,6})$", context.before):
        return bool(re.search(r"项目|基地|工厂|产业园", context.earlier[-80:]))
    if re.search(r"设计(?:年)?(?:产能|生产能力)(?:为|达|约)?$", context.before) or re.match(r"单[机体台套](?:容量|规模|装机)", context.head):
        return True
    if re.search(r"^日处理(?:能力|规模|量)?约?$", context.head):
        return True
    if re.search(r"规划(?!建设)[^，。；]{0,6}产能$", context.before) or (
        re.search(r"[一二三四]期$", context.head) and re.match(r"[^，。；]{0,6}已(?:投产|建成|投用|运行)", context.after)
    ):
        return True
    return context.head == "设" and bool(re.match(r"班|教学班|床位|泊位|席位", context.after))
