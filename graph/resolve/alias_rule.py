"""Is one name a shortening of another? The rule that was measured against hand-written pairs (docs/decisions/0005).

Both names have the same scope already. They match when they end in the same class of head (局; 委 and 委员会; 办 and
办公室 …), begin with the same character once 自然, 国家 and 人民 are dropped, and the shorter core is an ordered
subsequence of the longer. Fuzzy scores are kept out: each of them takes 市科技局 for 市科协.
"""

from __future__ import annotations

import re

# Head class → its written forms, the longest first; the first form that a name ends in decides.
_HEADS = (
    ("委", ("管理委员会", "管委会", "委员会", "委")),
    ("办", ("办公室", "办公厅", "办")),
    ("联", ("联合会", "联")),
    ("协", ("协会", "协")),
    ("局", ("管理局", "局")),
    ("厅", ("厅",)),
    ("区", ("产业开发区", "技术开发区", "开发区", "实验区", "试验区", "示范区", "区")),
    ("院", ("研究院", "院")),
    ("校", ("大学", "学院")),
    ("部", ("工作部", "部")),
    ("心", ("中心",)),
    ("公司", ("有限责任公司", "有限公司", "公司", "集团")),
)
_DROPPABLE = re.compile(r"^(?:自然|国家|人民)+")
# An office below a full office name is another unit: 市财政局工业园区分局 is not 市财政局.
_BELOW = re.compile(r"(?:局|委|办|厅).+(?:分局|支队|大队|中心|所|站|处|分中心)$")


def is_shortening(one: str, other: str) -> bool:
    """Tell whether two names without scope stand for one office (科技局, 科学技术局); the order does not matter."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if _BELOW.search(long) is not None and _BELOW.search(short) is None:
        return False
    head_short, core_short = _split(short)
    head_long, core_long = _split(long)
    if head_short is None or head_short != head_long or core_short == "" or core_long == "":
        return False
    if head_short == "校":  # 郑州大学 and 郑州轻工业大学 differ by what a subsequence would skip
        return False
    return core_short[0] == core_long[0] and _is_subsequence(core_short, core_long)


def _split(name: str) -> tuple[str | None, str]:
    """Return head class and core, the core without droppable beginnings."""
    name = _DROPPABLE.sub("", name)
    for head, forms in _HEADS:
        for form in forms:
            if name.endswith(form) and len(name) > len(form):
                return head, name[: -len(form)]
    return None, name


def _is_subsequence(short: str, long: str) -> bool:
    characters = iter(long)
    return all(character in characters for character in short)
