"""Where the name of a park begins that no lexicon knows (徐州淮海大数据产业园), and which shapes are no names at all."""

from __future__ import annotations

import re

from graph.lexicons import load_gazetteer
from graph.records import Area

#: Words in front of a name that are not part of it; the last one found starts the name behind itself.
_BEFORE = re.compile(
    r"(?:[一二三四五六七八九十两]大(?=[国世区])|首页|招商|暨|对标|结合|加快|推[进动]|建[设成立]|打造|支持|鼓励|引导|依托|围绕|发挥|联动|辐射|带动|位于|选址|落户|成立|设立|规划|布局|创建|争创|申建|完善|优化|提升|做[强优大]|整合|托管|培育|谋划|实施"
    r"|高标准|高质量|高水平|全市|全省|我市|我省|我区|本市|省级|国家级|市级|县级|一批|若干|重点|新建|续建|现有|以及|等|的|了|在|于|以|和|与|及|或|将|把|对|由|向|从|至|到|为|按|经(?![开济])|含|内|支撑|复合型?|发展(?=[^区]{0,4}$)|(?<=[，。；、\n])发展|级(?=世界)"
    r"|相关|有关|所在|属地|聚焦|突出|加强|强化|推广|探索|开展|构建|形成|融入|对接|携手|引领|通过|入驻|落地|进驻|作为|包括|如|即|其中|特别是|主要|全面|积极|大力|继续|持续|深化|促进|实现|组织|开工|完成|启动|投用|扩建|改造|升级|共建|参与|引进|引入|利用|制定|出台|指导|推荐|认定|获批|批准|入选|列入|纳入|评为|遴选|新增|拥有|集聚|吸引|服务|管理|负责|研究|确保|力争|争取|继续|申报|筹建|联合|建好|用好|用足|办好|擦亮|壮大|一期|二期|三期|编制|宣布|提出|毗邻|紧邻|邻近|审议|是|\d(?!G)|个|(?<!国)家|座|项|处|条|各|多|[两三四](?=[个家大座项批处条期类省市县区镇，、])|(?<=\d)(?:年|月|日|万?亩|万?平方米|平方公里|公顷)|[，。；：、！？.．“”‘’《》〔〕【】—\-/+~\s])"
)
_GENERIC = re.compile(
    r"^(?:循环化|国家|全国|国际|世界|省|市|县|区|级|特色|专业|现代|产业|科技|创新|高新|技术|高新技术|高端|先进|制造|制造业|智能|数字|经济|绿色|低碳|生态|循环|综合|综合性|功能|示范|试点|重点|优势|主导|新兴|未来|战略性|战略性新兴|"
    r"海洋|农业|工业|服务业|物流|仓储|冷链|电商|电子商务|跨境|跨境电商|文化|文创|旅游|健康|养老|医药|生物|生物医药|大数据|人工智能|互联网|软件|信息|电子|电子信息|新材料|新能源|汽车|装备|航空|航天|化工|食品|纺织|建材|民营|中小|小微|企业|"
    r"创业|创新创业|双创|孵化|加速|专利|知识产权|外贸|出口|加工|开放|合作|自由|贸易|自主|乡村|振兴|城乡|融合|发展|高质量|一流|核心|核心区|城市|城镇|县域|市域|区域|整合|扩大|人才|大学|高校|大学生|青年|留学|海外|国别|中外|专精特新|"
    r"配套|标杆|精品|品牌|标准化|智慧|数据|算力|区块链|元宇宙|储能|氢能|光伏|风电|应用|先行|先导|改革|改革创新|集成|协同|联动|承接|转移|产业转移|共同富裕|现代化|新型工业化|零碳|无废|飞地|离岸|在岸|生产性|商务|总部|金融|科创|文旅|康养|体育|时尚|会展|多式联运|枢纽|临空|临港|保税|口岸|军民|军民融合|农产品|农副产品|粮食|种业|畜牧|渔业|林业|茶叶|中医药|医疗|器械|医疗器械)+$"
)
#: Names with these ends are titles that a place earns (争创国家…先导区) unless a place stands in front.
_TITLE_LIKE = re.compile(
    r"(?:示范区|试验区|先导区|集聚区|合作区|管理区|实验区|产业基地|总部基地|先行区|引领区|综试区|大走廊|走廊|新片区|片区|自由贸易试验区|自贸试验区|自贸区|自主创新示范区|自创区)$"
)
LONGEST = 16


def is_generic(own: str) -> bool:
    """Tell whether the words in front of 园区 only say what kind it is (海洋, 特色农业)."""
    return own == "" or _GENERIC.match(own) is not None


def park_start(norm: str, suffix_start: int, end: int, area: Area) -> int | None:
    """Return where the park's name begins whose suffix stands at ``[suffix_start, end)``, or None for no name.

    A name needs something of its own in front of the suffix: a place, or a word that is not generic (特色产业园 is none).
    """
    window = max(suffix_start - LONGEST, 0)
    text = norm[window:suffix_start]
    first = 0
    for match in _BEFORE.finditer(text):
        if not _inside_place(text, match.start(), match.end()):
            first = match.end()
    place = _place_at(text, first, area)
    # 无锡市蠡园经济开发区 is 蠡园经济开发区 in 无锡市; 徐州淮海大数据产业园 keeps its short form.
    while place >= 3 and text[first + place - 1] in "市区县":
        bare = text[first + place :]
        if len(bare) < 2 or _GENERIC.match(bare):
            break
        # 禹会区|中国传感谷, but 新安县精密轴承产业园: a district is part of the name unless that begins with a place.
        if text[first + place - 1] != "市" and not bare.startswith("中国") and not _place_at(bare, 0, area):
            break
        first += place
        place = _place_at(text, first, area)
    if text[first:].startswith("）") or ("（" in text[first:] and "）" not in text[first:]):
        return None
    if place == 0 and (named := _place_before_suffix(text, first, area)):
        first, place = len(text) - named, named
    own = text[first:]
    if own == "":
        return suffix_start if _is_own_zone(norm, suffix_start, end, area) else None
    rest = own[place:] if place else own
    suffix = norm[suffix_start:end]
    if place:
        # 河南省开发区改革 speaks of the zones of a province.
        kind = own.endswith(("省", "自治区")) and rest == "" and suffix in _OF_PROVINCES
        return None if kind else window + first
    if (
        _GENERIC.match(own)
        or own.startswith(
            ("活力", "一流", "世界一流", "亿级", "千亿", "百亿", "万亿", "国家", "全国", "世界", "国际", "新一代")
        )
        or len(own) < 2
        or _TITLE_LIKE.search(suffix)
        or own.endswith(("特色", "局", "医院", "水厂", "电厂"))
    ):
        return None
    if re.search(r"[市省县区州盟]级", own) or len(rest) > 12:
        return None
    return window + first


#: What a city calls its own zone without its name (以经济技术开发区为核心, 高新区、经开区).
_BARE = frozenset(("经济技术开发区", "高新技术产业开发区", "经济开发区", "经开区", "高新区", "综合保税区", "综保区"))
_OF_PROVINCES = frozenset(("开发区", "高新区", "经开区", "经济开发区", "产业园区", "工业园区", "产业园", "工业园"))
_BEFORE_BARE = re.compile(r"(?:^|[，。；、：（“\n]|以|在|由|支持|推动|依托|和|与|及|“?[一二两]核”?：)$")
_OF_A_KIND = re.compile(r"(?:建设|创建|申报|申建|升级|认定|扩区|等|内|类|数量|总数|[（、和及](?:各类|其他)|\d)")


def _is_own_zone(norm: str, start: int, end: int, area: Area) -> bool:
    """Tell whether a bare 高新区 means that of the document's own city; provinces and the state speak of the kind."""
    return (
        area.city is not None
        and norm[start:end] in _BARE
        and _BEFORE_BARE.search(norm[max(start - 4, 0) : start]) is not None
        and _OF_A_KIND.match(norm, end) is None
    )


def _place_at(text: str, first: int, area: Area) -> int:
    """Return the length of a division's name (full or short) at ``first``, 0 when there is none."""
    gazetteer = load_gazetteer()
    for length in range(min(8, len(text) - first), 1, -1):
        name = text[first : first + length]
        if name in gazetteer.by_short or gazetteer.named(name) or name in gazetteer.short_names(area):
            return length
    return 0


def _place_before_suffix(text: str, first: int, area: Area) -> int:
    """Return the length of the division's name that ends a text of other words (…新模式福州|高新区), 0 when none does."""
    for length in range(min(6, len(text) - first - 4), 1, -1):
        if _place_at(text[-length:], 0, area) == length:
            return length
    return 0


def _inside_place(text: str, start: int, end: int) -> bool:
    """Tell whether a stop word is part of a division's name (和 in 呼和浩特, 三 in 三门峡)."""
    gazetteer = load_gazetteer()
    for first in range(max(start - 3, 0), start + 1):
        for last in range(max(end, first + 2), min(first + 6, len(text)) + 1):
            if text[first:last] in gazetteer.by_short or gazetteer.named(text[first:last]):
                return True
    return False
