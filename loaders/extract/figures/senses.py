"""What a number is, by the words next to it: an aim, a fact, money promised, a threshold, a rank, a part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.extract.figures.project_words import LIMIT, describes_works, names_works
from loaders.extract.measures import TIMES
from loaders.extract.quantity import Form, Quantity


class Sense(StrEnum):
    """How a number is read; all but the first three are skipped, with this word as the reason."""

    TARGET = "target"
    OBSERVATION = "observation"
    SUPPORT = "support"
    THRESHOLD = "threshold of eligibility"
    NAME = "part of a name"
    RANK = "rank"
    PROJECT = "figure of a project"
    DURATION = "duration or deadline"
    COUNTED = "enumeration of what follows"
    COMPARISON = "base of a comparison"
    RATE = "rate of a support that is stated as an amount"
    NO_AIM = "no aim stated"


@dataclass(frozen=True, slots=True)
class Context:
    """The words around one number, all folded.

    Attributes:
        before: From the number before it in its clause up to it.
        head: From the beginning of its clause up to it.
        after: Behind it to the end of its clause.
        earlier: The sentence up to its clause.
        later: The sentence behind its clause.
        digits: True when the number is written in digits.
    """

    quantity: Quantity
    before: str
    head: str
    after: str
    earlier: str
    later: str
    digits: bool

    @property
    def clause(self) -> str:
        """The clause without its number."""
        return self.head + "|" + self.after


#: What a threshold singles out.
_BEARER = (
    r"(?:企业|项目|单位|机构|个人|人才|团队|园区|平台|贷款|投资者|法人|商户|主体|毕业生|班列|农户|建设|高校|设备|产品|泊位|工程|用户"
    r"|客户|劳动者|家庭|村|城市|的|以上的|场所|建筑|车辆|港口|船舶|合作社|基地|龙头|集群)"
)
_ELIGIBLE = re.compile(
    r"^(?:[^，。；]{0,10}，)?(?:并|且|同时)?(?:对(?!标|接|外|口|于?全)|凡|经(?!济|营|开|费|过)|针对|符合|满足|具备|达到[^，。；]{0,4}条件|年度?(?:主营|营业|销售|研发)|上年|注册资本|实缴|单笔|单户|筛选|以(?=现有|年))"
)
#: 1亿元、5亿元、10亿元的企业: what follows the list holds for each.
_AMOUNTS = re.compile(r"^(?:(?:以上)?[、和及]\d+(?:\.\d+)?(?:亿|万)?元)+")
#: 峰谷差率超过40%的地区需求响应能力应达到5%: the first share says which ones are meant.
_SINGLED = re.compile(r"(?:以上|以下|左右)?的(?:地区|省份?|城市|县|企业|单位|项目|园区|行业|用户|机组|产品|设备|建筑)[^。；]*\d")
_PLAIN_COUNTS = frozenset(
    (
        "家",
        "个",
        "项",
        "所",
        "座",
        "条",
        "套",
        "辆",
        "台",
        "件",
        "名",
        "处",
        "张",
        "部",
        "种",
        "支",
        "场",
        "%",
        "‰",
        "个百分点",
        "百分点",
        "倍",
    )
)
#: 面积不少于1000亩的专业园区2个: the first number describes what the second counts.
_QUALIFYING = re.compile(r"(?:(?:以上|以下|左右)?的|以上|以下)[^，。；、\d]{2,14}\d+(?:个|家|座|处|条|所|项|户|栋|台|套)")
#: 对甲项目，投资总额在1亿元以上，…给予…: who gets it is said before and what after.
_FOR_WHOM = re.compile(r"(?:^|[。；.．])对(?!标|接|外|口)[^。；]*$")
_GIVES = re.compile(r"给予|予以|奖励|补助|补贴|资助|奖补")
_TIME_LEVEL = re.compile(r"年限|天数|日数|寿命|年龄")
_TIMED = re.compile(
    r"时间|时长|周期|时延|时限|用时|耗时|寿命|年限|天数|日数|工期|通行|办[结理]|响应|通关|学时|小时(?:圈|交通)|拨付|压[缩减]|缩短|飞行"
)
_TIMED_AIM = re.compile(r"压[缩减]|缩短|控制|不超过|减少|降|以内|达到|提高|低于|[至到为]$|超过")
_COUNTED = re.compile(
    r"^(?:个|项|条|类|大|级|方面|位)?(?:方面|环节|维度|层面|阶段|高地|中心城市|重点领域|领域(?!.{0,6}[建形])|坚持|确保|统一|结合|转变|更加|任务|意识|必须|（市|市领导|县领导|区领导|部门|一批|百千万)"
)
_PASSIVE = re.compile(
    r"(?:依托|(?:^|充分|有效)利用(?!率|量|外)|围绕|基于|立足|借助|发挥|按照|涵盖|包括|涉及|共有|分为|列入|纳入)[^，。；]{0,10}$|^(?:在|对|从|由|以)[^，。；]{0,3}$"
)
_LEVEL = re.compile(r"(?:达到?|超过?|突破|不低于|不少于|不超过|不高于|[到至为])$")
_PROJECT = re.compile(
    r"(?:总投资(?:额)?|计划投资|投资额|(?:项目|一期|二期|三期|期)投资|投资(?=约)|占地(?:面积)?|用地(?:面积)?|建筑面积|规划面积|全长|建设规模|投资估算|估算投资|建设内容：[^，。；]{0,16}|达产后[^，。；]{0,28}|建成后[^，。；]{0,14}|(?<!力)(?<!形成)(?<!具备)(?<!打造)[年日]产(?!业|能|值|量)[^，。；]{0,6}|年加注能力|容积率|建设周期)"
    r"(?:约为?|达到?|近|超过?|为|合计|不少于|预计|共)*$"
)
#: 37个大类中，28个实现增长: what the next number is a part of.
_WHOLE = re.compile(r"[\u4e00-\u9fff]{1,10}中，(?:已?有|共有)?\d+(?:\.\d+)?万?[个家项条种类]")
#: 投资102亿元的甲项目, and 投资9.5亿元 alone among the facts of a project.
_INVESTED = re.compile(r"(?:^|[，；：])(?:计划|预计|拟)?(?:总?投资)(?:额|约)?$")
_IN_WORKS = re.compile(r"的[^，。；]{2,40}?(?:项目|工程|基地|产业园|[一二三]期|园区?|厂|线|中心|集群|建设)|[，。；]|$")
_GAINED = re.compile(r"新增|盘活|整备|新开工|续建|竣工|收储|供应|储备|改造|腾退|[五三十]年|每年")
#: What makes a grade an aim (打造千亿级产业); 实施百亿级项目攻坚 names a kind of project.
_MAKES = re.compile(r"打造|建设|培育|形成|建成|发展|冲刺|壮大|突破|达到|迈上|迈向|跃上|跨越|迈入|力争|成为|做大|做强|构建|推动|向$")
#: 甲工厂改造项目总投资32亿元 is no area gained by 改造.
_OF_PROJECT = re.compile(r"项目(?:计划)?总投资(?:约|达)?$")
#: 表1, 附件2, 专栏3.
_CAPTION = re.compile(r"(?:[图表]|附[件表图]|专栏)\s*")
#: 集中开工的40个重大项目总投资318亿元: the cost of a group is a figure of the place, not of one project.
_GROUP = re.compile(r"\d+个[^，。；\d]{0,16}项目|项目(?:不少于|不低于|超过?|突破|达到?)?\d+个")
#: 以32个板块为带动: what is used, not what is aimed at.
_MEANS = re.compile(r"为(?:带动|牵引|依托|基础|载体|抓手|支撑|引领|核心|龙头|重点)$")
_RATINGS = frozenset(("千伏", "kV", "英寸", "纳米", "微米"))


def sense_of_words(context: Context, *, boxed: bool, inside: bool) -> Sense | None:
    """Return the sense that the words next to a number settle, or None when time and part must decide.

    Args:
        context: The words around it.
        boxed: True inside the box of a concrete project.
        inside: True when the number stands inside the noun phrase of the number before it.
    """
    quantity = context.quantity
    if quantity.form is Form.NAME or quantity.unit in _RATINGS or _CAPTION.fullmatch(context.before):
        return Sense.NAME
    if boxed:
        return Sense.PROJECT
    if inside or _is_threshold(context):
        return Sense.THRESHOLD
    if (
        quantity.unit in ("位", "名", "强")
        and quantity.form is not Form.RANK
        and re.search(r"(?:前|居|列|进入)$", context.before)
    ):
        return Sense.RANK
    if quantity.form is Form.RANK and not re.search(r"[居列排名占]", context.head) and not context.digits:
        return Sense.RANK
    if quantity.form is Form.RANK and re.search(r"(?:进入|前|力争|确保|保持在?)[^，。；]{0,12}$", context.before):
        return Sense.RANK
    if quantity.unit in TIMES and not _measures_time(context):
        return Sense.DURATION
    if _is_counted(context):
        return Sense.COUNTED
    if re.search(r"(?:由|从)[^，。；]{0,12}$", context.before) and re.match(
        r"(?:左右|以上)?(?:达到?|突破|增[长加至]|提[高升]|上升|下降|扩大|延长|拓宽|加长|增至|降|压|缩短|减少|发展|攀升|跃升|到|至)",
        context.after,
    ):
        return Sense.COMPARISON
    if re.match(r"[\u4e00-\u9fff]{1,10}中(?:已?有|共有)?\d", context.after) or _WHOLE.match(
        context.after + context.later
    ):
        return Sense.COMPARISON
    if re.search(
        r"^(?:比|较)(?:去年|上年|上一年度?)(?:增[长加]|提高|多|新增)$", context.before
    ) and quantity.unit.endswith("元"):
        return Sense.COMPARISON
    if re.search(r"(?:较|(?<![占配性])比|相差近?|差距)$", context.before):
        return Sense.COMPARISON
    if re.search(r"(?:尚无|没有|缺乏|缺少|未有)[^，。；]{0,4}$", context.before):
        return Sense.NO_AIM
    if re.search(r"(?:处于|背靠|依托|围绕|(?:^|充分|有效)利用(?!率|量|外))[^，。；率]{0,4}$", context.before):
        return Sense.NO_AIM
    if re.search(r"下达(?:给?我[市省县区])?的[^，。；]{0,6}$", context.before) and re.match(r"的?(?:目标|任务|指标)", context.after):
        return Sense.NO_AIM
    if _MEANS.search(context.after) and re.match(r"以(?![上下内及])", context.head):
        return Sense.NO_AIM
    if re.fullmatch(r"[一二三四五]期", context.head) and quantity.unit == "亩":
        return Sense.PROJECT
    if re.search(r"位于|由[^，。；]{2,24}投资$", context.before):
        return Sense.PROJECT
    grouped = quantity.unit.endswith("元") and _GROUP.search((context.earlier + context.head)[-60:])
    if quantity.unit.endswith("元") and _INVESTED.search(context.before) and _IN_WORKS.match(context.after):
        return None if grouped else Sense.PROJECT
    if names_works(context) or describes_works(context):
        return Sense.PROJECT
    if not _PROJECT.search(context.head) or (_GAINED.search(context.before) and not _OF_PROJECT.search(context.before)):
        return None
    return None if grouped else Sense.PROJECT


def _measures_time(context: Context) -> bool:
    """Tell whether the time itself is what is measured (通关时间压缩至24小时, 平均受教育年限, 优良天数)."""
    near = context.head[-16:] + context.after[:3]
    return bool(_TIME_LEVEL.search(context.head[-16:])) or bool(
        _TIMED.search(near) and _TIMED_AIM.search(context.before[-10:] + context.after[:3])
    )


def _is_threshold(context: Context) -> bool:
    """Tell whether a number says who or what is meant: 年营业收入2000万元以上的企业, 亿元以上龙头企业."""
    quantity, head, after = context.quantity, context.head, context.after
    after = _AMOUNTS.sub("", after)
    limit = LIMIT.match(after)
    rest = after[limit.end() :] if limit else after
    eligible = (
        bool(_ELIGIBLE.search(head))
        and not _GIVES.search(head)
        and not re.search(r"按|最高|提供|不超过", context.before)
    )
    if eligible and (limit or re.search(r"的[^，。；]{0,16}$|企业$|项目$|的", after)):
        return True
    if limit and rest.endswith("的") and len(rest) > 1:
        return True
    if after == "的" and re.search(r"(?:不少于|不低于|达到?|超过|满)$", context.before) and _GIVES.search(context.later):
        return True  # 年飞行不少于100架次的，每条航线给予60万元
    if limit and rest == "" and _FOR_WHOM.search(context.earlier) and _GIVES.search(context.later) and not _GIVES.search(context.earlier):
        return True
    if limit and rest == "" and context.later.startswith("）的"):
        return True  # （运距500公里以上）的煤炭
    if quantity.unit in ("%", "‰") and re.search(r"(?:超过?|[高低]于|不足|大于|小于)$", head) and _SINGLED.match(after):
        return True
    if re.search(r"每(?:新增|增加|提高|超过?|满|完成)?$", context.before):
        return True
    if quantity.unit.endswith("元") and re.match(r"以上的?\d+[个家户项]", after):
        return True  # 其中50亿元以上1个
    if quantity.unit.endswith("元") and re.match(
        rf"(?:以上)?的?[^，。；、\d]{{0,10}}{_BEARER}[^，。；、\d]{{0,8}}\d", after
    ):
        return True
    if quantity.unit not in _PLAIN_COUNTS and _QUALIFYING.match(after):
        return True
    if quantity.unit in _PLAIN_COUNTS:
        return bool(limit and re.match(rf"的{_BEARER}", rest) and eligible)
    if quantity.form is Form.GRADE:
        after = re.sub(r"^(?:[、和]\d*(?:百|千|万)?亿级)+", "", after)
        return bool(limit) or bool(re.search(r"\d", after)) or (head != "" and not _MAKES.search(head)) or bool(re.search(r"(?:支撑|省|个|座)$", context.before))
    if limit is None:
        return (
            bool(re.match(rf"的[^，。；]{{0,8}}{_BEARER}", after))
            and not re.search(r"设立|安排|总投资", head)
            and bool(re.search(r"收入|产值|投资额|资本|规模|满|超过?", context.before[-12:]))
        )
    return bool(re.match(rf"的?[^，。；\d]{{0,8}}?{_BEARER}", rest)) and not _GIVES.search(context.before)


def _is_counted(context: Context) -> bool:
    quantity, after = context.quantity, context.after
    if quantity.value > 40 or quantity.unit not in ("个", "项", "条", "类", "级", "位", "种", "大", "张"):
        return False
    if re.search(r"不少于|不低于|至少|超过", context.before[-4:]):
        return False
    if context.before.count("、") >= 2 and re.match(r"(?:重[大点])?(?:建设)?(?:项目|工程)建设", after) and re.match(r"加快|推[进动]|抓好|实施", context.head):
        return True  # 加快推进甲院区、乙搬迁、丙门诊楼3个项目建设
    if context.before.endswith("等") and re.match(r"通过|依托|围绕", context.head):
        return True  # 通过构建甲网、乙网、丙网等3张网
    if quantity.unit == "类" and quantity.value < 10:
        return True
    if re.fullmatch(r"(?:继续|持续)?(?:深化|巩固|用好)", context.head) and re.match(r"[^，。；]{2,24}试点", context.after):
        return True  # 深化5个改革试点城市的试点: they are there already
    if re.search(r"(?:在|与|对)$|在全[国省市区]$", context.before) or (
        context.before.endswith("等") and re.search(r"(?:达到?|超过?|突破|提高|增长)[^，。；]{0,6}\d", after)
    ):
        return True
    return bool(_COUNTED.match(quantity.unit + after)) or bool(_COUNTED.match(after))


#: 发挥总规模不低于200亿元的甲基金作用: what is there already and is used.
_USED = re.compile(r"(?:充分|有效|更好)?发挥")


def names_no_aim(context: Context) -> bool:
    """Tell whether the number only says how many there are of what is used (依托全市32个核心板块)."""
    if _USED.match(context.head) and re.match(r"的[^，。；]{2,30}作用", context.after):
        return True
    if _LEVEL.search(context.before):
        return False
    if re.match(r"依据|根据|对照|参照|按照|贯彻", context.head):
        return True
    return bool(_PASSIVE.search(context.before)) or (context.head == "" and not LIMIT.match(context.after))
