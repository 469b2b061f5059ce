"""Is a piece of a responsibility list a unit, and is that unit a group without a name of its own?

The piece comes as cut at 、 and ，; nothing here knows a document. Precision first: 数据中心, 建设办公大楼 and 高校院所
are no units, because a wrong owner is worse than a piece left to the list of undecided clauses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.lexicons.divisions import load_gazetteer
from graph.lexicons.entries import load_lexicon

_SUBJECTS = ("departments", "party", "societies", "vertical")
_BRACKETS = re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]$")
_TRAIL = re.compile(r"等(?:(?:相关|有关)?(?:市直|市级|省直|区直)?(?:部门|单位|机构|企业)?(?:和单位)?)?$")


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_DIVISION = "[省市区县州盟旗]"
_GROUP_HEADS = _any(
    "部门 单位 机构 政府 管委会 管理委员会 办事处 区县? 县区? 市 街道 乡镇 镇 企业 公司 园区 开发区 银行 高校 院校 "
    "党委 党工委 委 办 局 [）)]"
)
_GROUPS = tuple(
    re.compile(pattern)
    for pattern in (
        # 各有关部门, 市直有关单位, 各区县（市）人民政府, 属地政府; 各类人才, 各项任务 are none
        rf"^{_DIVISION}?[级直属]?(?:各(?!类|种|项|方面|环节|地区发展).{{0,12}}|"
        + _any("有关 相关 其他 其它 成员 责任 牵头 配合 各级 属地 所在 所属 涉及 承办 县级 市级 省级")
        + rf").{{0,16}}{_GROUP_HEADS}$",
        "^各"
        + _any("区县? 县区? 市 县 地 镇 乡镇 街道 园区 开发区 市州 地市 盟市 高校 县市区 区县市 市县")
        + r"(?:[（(].{1,6}[）)])?$",
        rf"^{_any('市直 省直 区直 县直')}(?:有关|相关|各)?{_any('部门 单位 机构 机关')}$",
        rf"^(?:各|所有)?{_any('镇街 镇办 乡镇办 乡镇街道 街镇 乡、镇 街道办事处 乡镇人民政府 部委 中央部委 国家部委 国家有关部委')}$",
        rf"^{_any('市政府 省政府 区政府 县政府 市人民政府 省人民政府 省市 省、市 市县 市区 市、区')}{_any('各 有关 相关 各有关 各相关')}"
        + _any("部门 单位 机构")
        + "$",
        rf"^驻[\u4e00-\u9fff]{{1,3}}{_any('高校 单位 部队 机构 央企 院所 高校院所 科研院所 企业')}$",
        rf"^[省市区县]属.{{0,6}}{_any('企业 单位 国企 高校 院校 公司')}$",
        r"^各?(?:区县?|县区?|县市区?|市县区?|市、县)[（(](?:市、?区?|区、?市?|县、?市?)[）)](?:人民)?(?:政府|管委会)?$",
        r"^各?(?:开发区|功能区|产业园区|园区)(?:管委会|管理委员会)$|^[区县]级?(?:人民)?政府$",
        # As papers of the centre and of provinces write them: 地方各级人民政府, 国务院有关部门, 沿海设区市, 各地区
        r"^(?:各级)?地方(?:各级)?(?:人民)?政府$|^(?:各|有关|相关)?地方[\u4e00-\u9fff]{0,12}主管部门$|^(?:有关|相关|各有关)?地方(?:和部门)?$|^各(?:有关)?(?:地区|地方|部门)(?:各?(?:有关)?部门)?$",
        r"^(?:中央|部|省|市)?[在驻属][\u4e00-\u9fff]{1,3}(?:有关|相关|各)?(?:单位|机构|企业|部门)$",
        r"^各[\u4e00-\u9fff（）、]{1,12}党(?:工?委|组)、(?:(?:人民)?政府|管委会|办事处)$|^各(?:高等)?(?:学校|院校|高等学校|科研院所|医院)$",
        rf"^(?:国务院|中央|国家)(?:各|有关|相关|各有关|各相关){_any('部门 单位 部委')}$",
        r"^(?:各|有关|相关|沿[海江边河湖])?设区的?市(?:人民)?(?:政府)?$|^沿[海江边河湖](?:各)?(?:[省市县]|县[（(]市、区[）)]|县区|区县|地区)(?:人民)?(?:政府)?$",
    )
)
_SCOPE = r"(?:中共)?(?:国家|全国|中央|中国|自治区|[省市区县州盟旗镇乡]|街道|[\u4e00-\u9fff]{2,12}?(?:[省市区县州盟旗镇乡]|街道))"
# What only an organ of state, party or society ends in; a scope or a longer name must stand before it.
_HEADS = _any(
    "政府 办公[室厅] 研究室 政研室 管委会 党工委 工委 委员会 常委会 指挥部 领导小组 专班 工作组 协调小组 联席会议 "
    "调查总?队 [总支]队 分局 专员办 特派办 检察院 法院 局 厅 委 办 署"
)
_NAMED_HEADS = _any(
    "大学 学院 科学院 研究院 研究所 设计院 实验室 集团 公司 银行 分行 支行 中支 协会 联合会 学会 商会 总会 基金会 "
    "总工会 妇联 科协 工商联 残联 侨联 文联 社科联 红十字会 贸促会 供销社 联社 总社 海关 邮政管理局 通信管理局 党校 "
    "行政学院 医院 出版社 报社 日报社 电视台 广播电视台 气象台 图书馆 博物馆 交易所 交易中心 服务中心 管理中心 "
    "促进中心 发展中心 监测中心 数据中心 保障中心 事务中心 推广中心 指导中心 审批中心 平台公司 管理处 办事处 事务所 "
    "总站 监管局"
)
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_SCOPE}.{{0,24}}?{_HEADS}$",
        rf"^{_SCOPE}(?:委|政协|人大).{{0,12}}[部室校院厅办委会局]$",
        rf"^.{{2,30}}{_NAMED_HEADS}$",
        # 市智慧城市运行中心; 市场, 市民, 市级, 区域 are words
        r"^[省市县](?![场民级域区内外直属面政]).{2,20}(?:中心|院|馆|站|大队)$",
        r"^[\u4e00-\u9fff（）]{2,20}(?:管委会|管理委员会|党工委)$",
    )
)
# Nothing but a body ends so, whatever stands before: 市世界一流强港建设领导小组办公室, or nothing: 领导小组办公室.
_BODY_HEADS = "(?:领导小组|指挥部|工作专班|产业链专班|联席会议|协调小组)"
_BODY = re.compile(rf"^[^，。；、]{{2,36}}{_BODY_HEADS}(?:办公室)?$|^(?:工作)?(?:{_BODY_HEADS}|专班)办公室$")
# Many a body is named by its job: 发展循环经济工作部际联席会议, 推进政府职能转变协调小组; 推动成立领导小组 is a job.
_BODY_OF_JOB = re.compile(
    rf"^(?:发展|推进|推动|促进|实施|落实)(?![^，。；、]*(?:成立|建立|组建|设立|健全|发挥))[^，。；、]{{4,30}}{_BODY_HEADS}(?:办公室)?$"
)
# Offices of a zone or a county that bear no scope word; 北方稀土（集团）.
_PLAIN = re.compile(
    r"^(?:招商中心|建设发展局|规划建设局|管委会|管理委员会|党政(?:综合)?办公室|综合办公室|(?:政务服务和)?大数据中心|政务服务中心|融媒体中心)$"
    r"|^[\u4e00-\u9fff]{2,8}行署$|^[\u4e00-\u9fff]{1,6}[县旗](?:人民)?政府$|^[\u4e00-\u9fff]{2,14}[部署][\u4e00-\u9fff]{2,10}司$"
    # Towns; 小镇, 城镇 and 重点镇 are none.
    r"|^(?![特各乡村城小集重强古名建])[\u4e00-\u9fff]{2,4}(?<![小城乡村特强名点制心])(?:镇|街道|街办)$"
    r"|^[\u4e00-\u9fff]{2,12}[（(](?:集团|股份|控股|中国)[）)]$|^国网[\u4e00-\u9fff]{2,4}(?:省|市|县)?电力(?:公司)?$"
)
# 经济运行局 of a zone, without a scope word; 布局 and 格局 are no bureaus.
_BUREAU = re.compile(r"^[\u4e00-\u9fff]{2,8}(?<![布格大全开结破邮时僵])局$")
_GENERIC_WORDS = _any(
    "一批 若干 多家 一流 高水平 重点 国家级 省级 市级 知名 龙头 骨干 大型 新型 各类 科技型 高新技术 金融 行业 专业 "
    "相关 有关 企业 园区 产业 科研 高等 高校 研发 创新 技术 工程 国家 区域 公共 综合 全国 全省 全市 中小 上市 民营 "
    "国有 互联网 数据 大数据 云计算 算力 超算 检验 检测 物流 配送 商业 会展 文化 体育 医疗 医学 职业 本科 现代 未来 "
    "特色 示范 基层 社区 养老 合作 村镇 农商 政策性 开发性 证券 保险 基金 投资 担保 融资 租赁 电商 直播 孵化 转化 "
    "中试 联合 重大 关键 核心 共性 基础 前沿 高端 第三方 社会 市场化"
)
_GENERIC = re.compile(
    rf"^{_GENERIC_WORDS}+"
    + _any(
        "大学 学院 科学院 研究院 研究所 实验室 集团 公司 银行 协会 联合会 学会 商会 医院 中心 服务中心 管理中心 "
        "数据中心 研发中心 管理局 管委会 交易所 交易中心 机构 平台"
    )
    + "$"
)
_VERB = re.compile(
    "^"
    + _any(
        "推进 推动 加快 加强 加大 建设(?!管理局|交通|环保|和) 打造 支持 鼓励 引导 完善 开展 实施 落实 建立 健全 促进 发展(?!和改革|改革) "
        "培育 提升 优化 强化 深化 组织(?!部) 制定 出台 构建 围绕 聚焦 依托 发挥 统筹 争取 积极 大力 做好 做大 形成 "
        "实现 确保 按照 通过 利用 结合 探索 谋划 规划(?!和自然|资源|局) 布局 设立 成立 引进 引入 扩大 创建 办好 举办 "
        "承办 召开 牵头 会同 配合 负责 由 对 将 在 向 与 和(?!平|田|顺|静|政|县|硕|布) 及 或 以 为 于(?!都|洪|田) 从 "
        "把 经(?!开|济|信) 至 到"
    )
)
_INSIDE = re.compile(r"[，。；：:;！？“”\"《》\d%％\s]|[的了是]|建设(?![局厅委]|(?:管理|服务|事务|发展|促进){1,2}中心$|(?:投资|发展|开发|控股)*(?:集团|公司)$)|推进|加快|提升|推动")
_ZONE = re.compile(
    r"^[\u4e00-\u9fff]{0,6}(?:高新区|经开区|航空港区|航空港实验区|郑东新区)$|^[\u4e00-\u9fff]{2,6}(?:综合实验区|综合保税区|综保区|自贸试验区)$"
)
# Words of their own when no scope stands before them.
_WORDS = frozenset(
    {"政府", "工会", "人大", "法院", "中院", "高院", "检察院", "政协", "科学院", "委", "建设局", "供电局"}
)


@lru_cache(maxsize=65536)
def looks_like_unit(name: str) -> bool:
    """Tell whether a piece of a list names an organisation or a group of them.

    ``市科技局``, ``市委宣传部（市文明办）``, ``市工信局等部门`` and ``各县（市、区）人民政府`` do; ``高校院所``,
    ``数据中心`` and ``推进政务服务中心建设`` do not. A bare division or zone (``二七区``, ``郑州高新区``) counts: in an
    owner list it is its government.
    """
    name = name.strip()
    core = strip_tail(name)
    if core == "" or len(core) > 40:
        return False
    if looks_like_group(name) or looks_like_group(core) or is_listed(core) or _is_jurisdiction(core):
        return True
    if _PLAIN.match(name) or _BODY_OF_JOB.match(core):
        return True
    if _VERB.match(core):
        return False
    if _BODY.match(core):
        return True
    if _INSIDE.search(core) or _GENERIC.match(core):
        return _BUREAU.match(core) is not None
    return any(shape.match(core) is not None for shape in (*_SHAPES, _BUREAU))


def looks_like_group(name: str) -> bool:
    """Tell whether a name stands for several units without naming them (各有关部门, 各区县（市）人民政府)."""
    return len(name) <= 30 and any(group.match(name) is not None for group in _GROUPS)


def strip_tail(name: str) -> str:
    """Return a name without closing brackets and 等: 市委宣传部（市文明办）等部门 → 市委宣传部."""
    before = None
    while before != name:
        before = name
        if not looks_like_group(name):
            name = _BRACKETS.sub("", name).strip()
        name = _TRAIL.sub("", name).strip()
    return name


@lru_cache(maxsize=65536)
def is_listed(name: str) -> bool:
    """Tell whether a name is in the lexicons of units that hold everywhere, with any scope word in front."""
    if name in load_lexicon("national").by_surface:
        return True
    scope = re.match(r"^(?:中共)?(?:自治区|[\u4e00-\u9fff]{2,12}?[省市区县州盟旗]|[省市区县州盟旗])", name)
    forms = {"@" + name} if name not in _WORDS else set()
    forms |= {name[:at] + "@" + name[at + 1 :] for at, char in enumerate(name) if char in "省市区县州盟旗"}
    if scope is not None:
        rest = "@" + name[scope.end() :]
        forms |= {rest, rest.replace("@党委", "@委")}
    shorts = load_gazetteer().by_short
    forms |= {"〈短〉" + name[length:] for length in (2, 3, 4) if name[:length] in shorts}
    return not forms.isdisjoint(_local_patterns())


@lru_cache(maxsize=1)
def _local_patterns() -> frozenset[str]:
    """Every form of the common lexicons with its ``@``."""
    surfaces = [surface for subject in _SUBJECTS for surface in load_lexicon(subject).by_surface]
    return frozenset(surface if "@" in surface or "〈短〉" in surface else "@" + surface for surface in surfaces)


def _is_jurisdiction(name: str) -> bool:
    """Tell whether a name is that of a division or a zone, which in an owner list means its government."""
    if len(name) > 2 and name.endswith("县") and name[:-1] in _autonomous_counties():
        return True
    return len(name) > 2 and (len(load_gazetteer().named(name)) > 0 or _ZONE.match(name) is not None)


@lru_cache(maxsize=1)
def _autonomous_counties() -> frozenset[str]:
    """Return the short forms of autonomous counties: 肃北 of 肃北蒙古族自治县."""
    full = [name for name in load_gazetteer().full_names() if name.endswith("自治县")]
    return frozenset(name[:length] for name in full for length in (2, 3))
