"""Works that a box lists behind a kind: 高速公路：建成甲连接线、乙高速丙至丁段；开工建设戊段拓宽工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.names.works import WORK, work_named

#: What kinds of works are called; a name of one has a place or a firm in front.
_KIND = re.compile(
    r"(?:重点|普通|其他|新建|续建|在建|主要)?[\u4e00-\u9fff]{0,6}?(?:公路|铁路|国省道|道路|港口|航道|码头|机场|轨道交通|轨道|枢纽|水利|水库|能源|电源|电网|管网|桥梁|隧道|设施|领域|方面|产业链?|装备|材料|制造|新能源|储能|氢能)(?:项目|工程|类|建设)?"
    r"|[\u4e00-\u9fff]{2,6}(?:港|港区|机场|枢纽|[市县区])"
)
_BUILDS = re.compile(r"(?:重点|加快|持续|有序|积极|全面|新)*(?:建成(?:投[运用产])?|开工(?:建设)?|续建|新建|推[进动]|实施|改扩建|扩建|改造|建设|启动)")
_WORK = re.compile(rf"(?:{WORK}|段|线|路|桥|港区|航道|扩建|拓宽|搬迁|改造)(?:（[^（）]*）)?$")
_MANY = re.compile(r"等\d*[个条项座处]?|^\d")


def is_kind(name: str, after: str) -> bool:
    """Tell whether the words that open a paragraph name a kind of works, and the text behind their colon lists them."""
    return _KIND.fullmatch(name) is not None and after.startswith("：") and _BUILDS.match(after, 1) is not None


def listed_in(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names of works that ``norm[start:end]`` lists behind verbs of building."""
    for clause in re.finditer(r"[^；。，\n]+", norm[start:end]):
        first, stop = start + clause.start(), start + clause.end()
        verb = _BUILDS.match(norm, first, stop)
        if verb is None:
            continue
        at = verb.end()
        for piece in re.finditer(r"(?:（[^（）]*）|[^、（）])+", norm[at:stop]):
            left, right = at + piece.start(), at + piece.end()
            if _MANY.search(norm[left:right]) or not _WORK.search(norm[left:right]):
                continue
            for entry in work_named(norm, left, right, (left, right), "project.box"):
                yield entry.name_start, entry.name_end
