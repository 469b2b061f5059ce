"""Works that are named by what they are: lines of a metro, railways and roads, phases, houses that are rebuilt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.mentions import Mention
from loaders.extract.names.entries import Entry, items_of, mentions_between
from loaders.extract.names.works import ENDS_IN_PHASE, PHASE, work_named
from loaders.plan import Sentence

#: Words without one of which, or of a phase, a sentence names none of these.
BUILT_CUES = frozenset(("号线", "扩建", "迁建", "重建", "新院", "高铁", "城际", "铁路", "高速", "快线"))
#: 弗迪电池二期投产: what happens to a phase of something with a name.
_PHASE_STARTS = re.compile(
    rf"(?<![^，。；：\n、.．）])(?:推动|推进|加快|确保|力争|促进|实现|支持)?(?P<name>[\u4e00-\u9fffA-Za-z0-9.]{{3,20}}?{PHASE})(?:项目|工程)?"
    r"(?:全面|正式|顺利|建设)?(?:满产|投产|达产|试生产|开工|动工|竣工|建成|投用)"
)
#: 建成福田站TOD一期.
_BUILDS_PHASE = re.compile(
    rf"(?:建成|开工建设|启动建设|加快建设|续建)(?P<name>[\u4e00-\u9fffA-Za-z0-9.]{{3,20}}?{PHASE})(?=[，。；、])"
)
#: 开工建设轨道交通12号线（武昌段）、6号线三期，建成通车19号线.
_LINES = re.compile(
    rf"(?:城市轨道交通|轨道交通|地铁|轻轨|城轨)?(?<!\d)\d{{1,2}}号线(?:[东西南北]?(?:延长线|延伸线|延伸段|延线|段))?(?:{PHASE})?(?:工程)?(?:（[\u4e00-\u9fff]{{1,8}}段）|[\u4e00-\u9fff]{{1,6}}段)?"
)
_OF_LINES = re.compile(r"(?:开工|建设|建成|开通|通车|续建|推进|启动)[^，。；]*?号线[^，。；]*")
#: 建成甲城际、乙高铁丙段，开工建设丁高速二期: railways and roads, each with a name.
_WAYS = re.compile(
    r"(?:(?:全面|加快|力争|推动|规划|前期|开工|新建)*(?:建成(?:通车|投用)?|开工(?:建设)?|建设|续建|推[进动]|实施|改扩建|谋划|研究|加快|通车|启动|推进))(?P<names>[^，。；：\n]*?(?:城际|高铁|铁路|高速|快线|复线|新线)[^，。；：\n]*)"
)
_WAY = re.compile(
    rf"(?!(?:高速|城际|普速|货运|市域|支线|干线|国家|区域|重要|若干|一批|多条|既有|专用)(?:铁路|公路|高铁))[\u4e00-\u9fff（）“”]{{2,14}}?(?:城际(?:铁路)?|高铁|铁路|高速(?:公路)?|快线)(?:复线|新线|扩容|改扩建|支线|联络线|复线)?(?:[\u4e00-\u9fff]{{2,10}}?段)?(?:{PHASE})?(?:工程|项目)?(?:（[\u4e00-\u9fff]{{2,8}}段?）)?"
)
#: 实施市一院二期扩建、市妇保院迁建.
_REBUILT = re.compile(
    r"(?:实施|推进|推动|加快|启动|完成|抓好)(?P<names>[^，。；：\n]{3,60}?(?:扩建|迁建|重建|新院)[^，。；：\n]{0,60})(?=[，。；])"
)
_REBUILT_ITEM = re.compile(
    r"[\u4e00-\u9fff\d]{2,18}(?:院|校|馆|厂|站|中心|学)(?:新院)?(?:[一二三]期)?(?:整体|异地|原址)?(?:扩建|迁建|改扩建|重建|新建|建设)(?:工程|项目)?"
)


def built_works(norm: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Entry]:
    """Yield the works of a sentence that need no list to be known.

    Args:
        norm: The folded text.
        sentence: The sentence.
        mentions: Parks and places of the text in order.
    """
    start, end = sentence.start, sentence.end
    for clause in _OF_LINES.finditer(norm, start, end):
        for match in _LINES.finditer(norm, clause.start(), clause.end()):
            yield Entry(*match.span(), *clause.span(), None, "project", "project.listed")
    for match in _REBUILT.finditer(norm, start, end):
        for first, last in items_of(norm, *match.span("names")):
            placed = norm[first] in "省市县区" or any(mention.start == first for mention in mentions_between(mentions, first, last))
            if placed and _REBUILT_ITEM.fullmatch(norm, first, last):
                yield Entry(first, last, first, last, None, "project", "project.listed")
    for clause in _WAYS.finditer(norm, start, end):
        yield from _ways(norm, *clause.span("names"))
    for match in (*_PHASE_STARTS.finditer(norm, start, end), *_BUILDS_PHASE.finditer(norm, start, end)):
        yield from work_named(norm, *match.span("name"), (start, end), "project.listed")


def _ways(norm: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the railways and roads of a list in which most items are one (not 完善铁路、公路、水运网)."""
    stop = re.search(r"等(?:[^、]{0,12})$", norm[start:end])
    items = list(items_of(norm, start, start + stop.start() if stop else end))
    named = [span for span in items if _WAY.fullmatch(norm, *span)]
    if named and len(named) * 2 >= len(items) and (len(named) > 1 or ENDS_IN_PHASE.search(norm[slice(*named[0])])):
        for first, last in named:
            yield Entry(first, last, first, last, None, "project", "project.listed")
