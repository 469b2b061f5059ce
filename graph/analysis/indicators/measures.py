"""What a figure measures, read from its noun phrase so that two plans that mean the same give the same measure.

The words of place and aim go (全市, 我市, 力争), what makes a measure another one stays: the share and what it is a share
of, a rate of growth and what it grows against, an increase beside a level, 每万人口 and 人均.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.analysis.indicators.units import Unit, read_unit
from graph.lexicons import load_lexicon

_BLANKS = re.compile(r"[\s“”‘’\"'《》〈〉「」]+")
#: Aim, time and place in front of the phrase.
_FRONT = re.compile(
    r"^(?:力争|争取|确保|努力|预计|实现|其中|到?\d{4}年(?:底|末)?|(?:全|我|本)(?:国|省|市|州|盟|区|县|镇)(?!重|一|域)|市域|累计(?!新增|引进|培训)|目前|截至)+(?=..)"
)
_BACK = re.compile(r"(?:总数量?|总数|(?<=[^重质力])数量|家数|个数|达到?|超过|突破|为|累计|总计|合计|的)$")
_COUNT_TAIL = re.compile(r"(?<![指系倍基次参岁人户位])数$")
_ABBREVIATION = re.compile(r"(?<=[\u4e00-\u9fff])\((?:[A-Za-z0-9&.]{1,8}|含税|当年价|现价)\)")
_PER_HEAD = re.compile(r"(?:每万人口?|(?<![\d百千十])万人)(?:常住)?(?:人口)?(?=发明|高价值|拥有|有效)")
_EVERY_KIND = re.compile(r"各级各类|各类|各层次|各级")
_INCLUSIVE = re.compile(r"级(?:及|或)以上")
_GROWTH = re.compile(
    r"(?P<basis>(?:同比|环比|按可比价|比上年|较上年|比去年|较去年|年均|每年|年|平均|复合|(?:比|较)\d{4}年)*)"
    r"(?P<word>增长|增加(?!值)|提高|提升|上升|增速|增幅|扩大|回升|下降|降低|减少|缩短|压减|压缩)(?:率|值|幅度|速度|了)?$"
)
_DOWN = frozenset("下降 降低 减少 缩短 压减 压缩".split())
_SHARE = re.compile(r"^(?P<what>.+?)(?:约|累计)?占(?!地(?!区|方)|用|补)(?:到)?(?P<of>.+?)的?(?:比重|比例|比率|份额|比)?$")
_SHARE_ALONE = re.compile(r"^(?P<what>.+?)(?:所占|占)(?:比重|比例|比)$")
_INTENSITY = re.compile(r"^(?P<what>.+?)强度$")
_RANK = re.compile(r"(?:综合)?(?:排名|位次|(?:位居|居)(?P<of>.*)|在(?P<among>.{2,10})中(?:综合)?(?:排名)?)$")
#: Verbs that make a figure an increase: written form → the one they count as.
_VERBS = {
    "新增加": "新增", "新增": "新增", "净增加": "净增", "净增": "净增", "新建成": "新建", "新建设": "新建", "新建": "新建",
    "新培育": "新培育", "新认定": "新认定", "新引进": "引进", "引进培育": "引育", "培育引进": "引育", "引进和培育": "引育",
    "引育": "引育", "引进建设": "引进", "引进": "引进", "招引": "招引", "新开工": "新开工", "开工建设": "新开工", "续建": "续建",
    "新增竣工交付": "竣工交付", "竣工交付": "竣工交付", "新布局": "新布局", "新设立": "新设立", "新注册": "新注册", "新签约": "新签约",
    "新改扩建": "新改扩建", "改扩建": "改扩建", "建成投用": "建成投用", "推广应用": "推广应用", "改造提升": "改造", "改造": "改造",
    "累计新增": "累计新增", "累计引进": "累计引进", "累计培训": "累计培训",
    "培训": "培训", "培养": "培养", "淘汰": "淘汰", "整治": "整治", "新批准": "新批", "新批": "新批", "新创建": "新创建",
}  # fmt: skip
_VERB = re.compile("^(?:" + "|".join(sorted(_VERBS, key=len, reverse=True)) + ")(?:了|各)?(?=..)")
_VERB_BEHIND = re.compile(r"(?<=..)(?:每年)?(?P<verb>新增|净增|增加)$")
#: 研发投入强度 of this is a share of 地区生产总值; of a firm or an industry it is a share of its sales.
_RESEARCH = "全社会研发投入"
#: Words that measure something but do not say what of: comparable inside one task only.
_BARE = frozenset(
    "产业规模 规模 总规模 总投资 投资 投资额 完成投资 年度计划投资 计划投资 产值 年产值 总产值 收入 营业收入 年收入 主营业务收入 面积 建筑面积 项目 企业 人才 "
    "平台 载体 机构 人员 从业人员 资金 总额 总量 增加值 产量 销售额 利润 税收 就业岗位 规模总量 完成率 覆盖率 占比 比重 比例 增速 权重 场景 产业集群 "
    "重点项目 人数 团队 在郑企业 工厂 车间 学校 产业基地 奋斗目标".split()
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a phrase on the way to its measure, for the person who checks the link.

    Attributes:
        rule: front, back, kinds, per_head, synonym, verb, share, growth, rank or decision.
    """

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured; two figures can be compared only when their measures are equal.

    Attributes:
        core: The noun phrase without place, aim, verb and words of form.
        form: level, increase, growth, share, rank or multiple.
        of: What a share is a share of, or a rank a rank among; None when the phrase does not say.
        verb: What an increase comes from (新增, 引进); "" when the text only says 每年.
        basis: What growth is against: year (同比), average (年均), or the year named; what a multiple is of.
        down: True when less is better by the phrase itself (下降, 减少).
        bare: True when the phrase names no thing (产业规模): the figure is comparable inside its task only.
    """

    core: str
    form: str = "level"
    of: str | None = None
    verb: str | None = None
    basis: str | None = None
    down: bool = False
    bare: bool = False

    @property
    def label(self) -> str:
        """The measure in Chinese words that read back as the same measure."""
        if self.form == "share":
            return f"{self.core}占{self.of}比重" if self.of else f"{self.core}占比"
        if self.form == "increase":
            return f"{self.verb or '每年'}{self.core}"
        if self.form in ("growth", "multiple"):
            against = {"average": "年均", "year": ""}.get(self.basis or "year", f"比{self.basis}年")
            word = "下降" if self.down else "增长"
            return f"{self.core}{against}{word}" if self.form == "growth" else f"{self.core}{against}倍数"
        if self.form == "rank":
            return f"{self.core}在{self.of}中排名" if self.of else f"{self.core}排名"
        return self.core


@lru_cache(maxsize=16384)
def read_measure(written: str, unit: str | None, per: str | None = None) -> tuple[Measure, tuple[Step, ...]]:
    """Return what a phrase with its unit measures, and the steps from the words to it.

    Args:
        written: Noun phrase as extracted.
        unit: Unit as written; growth and shares are read with per cent and points only.
        per: "year" for 每年 and 年均.

    >>> [read_measure(*each)[0].label for each in (("全市高新技术企业总数", "家"), ("R&D支出占GDP的比重", "%"),
    ...  ("全社会研发投入强度", "%"), ("省级及以上创新平台每年新增", "家"), ("社消零增速", "%"))]
    ['高新技术企业', '全社会研发投入占地区生产总值比重', '全社会研发投入占地区生产总值比重', '新增省级以上创新平台', '社会消费品零售总额增长']
    """
    measured = read_unit(unit)
    text, steps = _clean(written)
    measure = _form(text, measured, per)
    if measure.form == "increase" and measure.verb and any("总" in step.before[-2:] for step in steps if step.rule == "back"):
        measure = replace(measure, verb=f"累计{measure.verb}")  # 新增上市公司总数 is no figure of one year
    if measure.form != "level":
        steps.append(Step(measure.form, text, measure.label))
    return _with_synonyms(measure, steps)


def read_literal(written: str, unit: str | None, per: str | None = None) -> Measure:
    """Return what a phrase measures by itself: its form is read, but no word is dropped and no synonym taken."""
    return _form(_BLANKS.sub("", unicodedata.normalize("NFKC", written)), read_unit(unit), per)


def _clean(written: str) -> tuple[str, list[Step]]:
    """Cut words of place, aim and counting; each cut is a step."""
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", written))
    steps: list[Step] = []
    for rule, pattern, new in (
        ("front", _FRONT, ""), ("kinds", _EVERY_KIND, ""), ("inclusive", _INCLUSIVE, "级以上"),
        ("bracket", _ABBREVIATION, ""), ("per_head", _PER_HEAD, "每万人口"),
        ("back", _BACK, ""), ("back", _BACK, ""), ("back", _COUNT_TAIL, ""),
    ):  # fmt: skip
        shorter = pattern.sub(new, text)
        if shorter != text and len(shorter) >= 2:
            steps.append(Step(rule, text, shorter))
            text = shorter
    return text, steps


def _form(text: str, unit: Unit, per: str | None) -> Measure:
    """Tell a level from growth, a share, an increase, a rank."""
    if unit.is_share or unit.family == "倍":
        return _relative(text, unit, per)
    rank = _RANK.search(text) if unit.written in ("位", "名", "") else None
    if rank is not None and rank.start() >= 2:
        return Measure(text[: rank.start()], "rank", of=rank["of"] or rank["among"])
    verb = _VERB.match(text)
    if verb is not None:
        return Measure(_BACK.sub("", text[verb.end() :]), "increase", verb=_VERBS[verb[0].rstrip("了各")])
    behind = _VERB_BEHIND.search(text)
    if behind is not None:
        return Measure(text[: behind.start()], "increase", verb={"增加": "新增"}.get(behind["verb"], behind["verb"]))
    if text.startswith("每年") and len(text) > 3:
        return Measure(text[2:], "increase", verb="")
    return Measure(text, "increase", verb="") if per == "year" else Measure(text)


def _relative(text: str, unit: Unit, per: str | None) -> Measure:
    """Read a figure in per cent, points or times."""
    growth = _GROWTH.search(text)
    if growth is not None and growth.start() >= 2:
        year = re.search(r"\d{4}", growth["basis"])
        average = (per == "year" and "年" in growth["basis"]) or "年均" in growth["basis"] or "复合" in growth["basis"]
        basis = year[0] if year else "average" if average else "year"
        return Measure(_BACK.sub("", text[: growth.start()]), "growth", basis=basis, down=growth["word"] in _DOWN)
    if unit.family == "倍":
        return Measure(re.sub(r"倍数$", "", text), "multiple", basis="year")
    if unit.family == "个百分点":
        return Measure(text, "growth", basis="average" if per == "year" else "year")
    alone = _SHARE_ALONE.match(text)
    if alone is not None:
        return Measure(alone["what"], "share")
    share = _SHARE.match(text)
    if share is not None:
        return Measure(share["what"], "share", of=share["of"])
    return Measure(text)


def _with_synonyms(measure: Measure, steps: list[Step]) -> tuple[Measure, tuple[Step, ...]]:
    """Replace either side of a share, or the core, by the name the lexicon gives it."""
    names = load_lexicon("indicators").by_surface

    def known(name: str | None) -> str | None:
        entry = names.get(name) if name else None
        if entry is not None and entry.name != name:
            steps.append(Step("synonym", name or "", entry.name))
            return entry.name
        return name

    intensity = _INTENSITY.match(measure.core)
    spent = names.get(intensity["what"]) if intensity else None
    if spent is not None and spent.name == _RESEARCH and measure.form in ("level", "growth"):
        share = Measure(_RESEARCH, "share", of="地区生产总值")
        steps.append(Step("synonym", measure.core, share.label))
        measure = share if measure.form == "level" else replace(measure, core=share.label)
    core = known(measure.core) or measure.core
    if measure.form == "growth" and "占" in core:
        core = read_measure(core, "%")[0].label
    of = known(re.sub(r"^(?:全|我|本)[省市区县](?=..)", "", measure.of)) if measure.of else None
    return replace(measure, core=core, of=of, bare=core in _BARE and measure.form != "share"), tuple(steps)
