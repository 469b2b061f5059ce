"""Units of value: a written unit in, the family it can be compared in and its size there out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SCALE = re.compile(r"^(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)(?=.)")
_SCALES = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4,
}  # fmt: skip
#: Family → its units with their size. 处 and 项 stay alone: one sentence counts 2项 and 15处 of the same heritage.
_FAMILIES: dict[str, dict[str, float]] = {
    "个": dict.fromkeys("家 个 户 所 座 支 件".split(), 1.0),
    "人": dict.fromkeys("人 名 位 人口".split(), 1.0),
    "元": {"元": 1.0, "人民币": 1.0},
    "%": {"%": 1.0, "‰": 0.1},
    "个百分点": {"个百分点": 1.0, "百分点": 1.0},
    "平方米": {
        "平方米": 1.0, "平米": 1.0, "㎡": 1.0, "m2": 1.0, "公顷": 1e4, "亩": 2000 / 3, "平方公里": 1e6, "平方千米": 1e6,
    },
    "米": {"米": 1.0, "公里": 1e3, "千米": 1e3},
    "吨": {"吨": 1.0, "公斤": 1e-3, "千克": 1e-3},
    "千瓦": {"千瓦": 1.0, "kW": 1.0, "兆瓦": 1e3, "MW": 1e3, "吉瓦": 1e6, "GW": 1e6},
    "千瓦时": {"千瓦时": 1.0, "度": 1.0, "kWh": 1.0, "兆瓦时": 1e3, "MWh": 1e3, "GWh": 1e6},
    "PFLOPS": {"PFLOPS": 1.0, "PFlops": 1.0, "P": 1.0, "TFLOPS": 1e-3, "EFLOPS": 1e3, "EFlops": 1e3, "Eflops": 1e3},
    "小时": {"小时": 1.0, "个小时": 1.0, "分钟": 1 / 60},
    "天": {"天": 1.0, "日": 1.0},
    "工作日": {"工作日": 1.0, "个工作日": 1.0},
    "标准箱": {"标准箱": 1.0, "标箱": 1.0, "TEU": 1.0},
}  # fmt: skip
_BY_UNIT = {unit: (family, size) for family, units in _FAMILIES.items() for unit, size in units.items()}


@dataclass(frozen=True, slots=True)
class Unit:
    """A written unit.

    Attributes:
        family: Name of the unit that all comparable ones are turned into; "" when no unit is written.
        size: How many of those one of this unit is (亿元 is 1e8 元).
    """

    written: str
    family: str
    size: float

    @property
    def is_share(self) -> bool:
        """True for per cent and percentage points."""
        return self.family in ("%", "个百分点")


@lru_cache(maxsize=4096)
def read_unit(written: str | None) -> Unit:
    """Return a unit with its family; an unknown one is a family of its own.

    >>> [(read_unit(u).family, read_unit(u).size) for u in ("亿元", "家", "名", "公顷", "‰", "万辆")]
    [('元', 100000000.0), ('个', 1.0), ('人', 1.0), ('平方米', 10000.0), ('%', 0.1), ('辆', 10000.0)]
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", written or ""))
    if text in _BY_UNIT:
        return Unit(text, *_BY_UNIT[text])
    scale = _SCALE.match(text)
    rest = text[scale.end() :] if scale else text
    family, size = _BY_UNIT.get(rest, (rest, 1.0))
    return Unit(text, family, size * (_SCALES[scale[1]] if scale else 1.0))
