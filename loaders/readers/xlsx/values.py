"""Cell values of a workbook as a person sees them: percentages, dates and numbers by their number format."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from loaders.readers.packages import Element, attribute, child, children, whole

#: Number formats every program knows (ISO/IEC 29500-1 18.8.30), those of Chinese programs (27-36, 50-58) included.
_PERCENT = {9: "0%", 10: "0.00%"}
_DATES = {
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    27: "yyyy年m月",
    28: "m月d日",
    29: "m月d日",
    30: "m-d-yy",
    31: "yyyy年m月d日",
    32: "h时mm分",
    33: "h时mm分",
    34: "h时mm分",
    35: "h时mm分",
    36: "yyyy年m月",
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    50: "yyyy年m月",
    51: "m月d日",
    52: "yyyy年m月",
    53: "m月d日",
    54: "m月d日",
    55: "yyyy年m月",
    56: "m月d日",
    57: "yyyy年m月",
    58: "m月d日",
}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class Formats:
    """Number formats by cell style, and the day the workbook counts from."""

    def __init__(self, styles: Element | None, *, from_1904: bool) -> None:
        """Read styles.xml; None for a workbook without styles."""
        own = {
            whole(attribute(element, "numFmtId"), -1): attribute(element, "formatCode") or ""
            for element in children(child(styles, "numFmts"), "numFmt")
        }
        known = {**_PERCENT, **_DATES, **own}
        self._codes = [
            known.get(whole(attribute(element, "numFmtId")), "") for element in children(child(styles, "cellXfs"), "xf")
        ]
        self._zero = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)

    def shown(self, raw: str, style: int) -> str:
        """Return a number as its format shows it; what is no number stays as it is."""
        code = self._codes[style] if 0 <= style < len(self._codes) else ""
        try:
            value = Decimal(raw)
        except InvalidOperation:
            return raw
        if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
            return raw
        section = code.split(";")[0]
        plain = _QUOTED.sub("", section).lower()
        if "%" in plain:
            return _percent(value, plain)
        if re.search(r"[ymdhs]", plain) and not re.search(r"[0#?]", plain):
            return self._date(value, section.lower(), plain) or number(value)
        return number(value)

    def _date(self, value: Decimal, code: str, plain: str) -> str | None:
        try:
            moment = self._zero + timedelta(seconds=round(float(value) * 86400))
        except OverflowError:
            return None
        clock = "h" in plain or "s" in plain
        time = f"{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "") if clock else ""
        rest = re.sub(r"h.*", "", plain) if clock else plain
        year, month, day = "y" in rest, "m" in rest, "d" in rest
        if not (year or month or day):
            return time or None
        if "年" in code or "月" in code:
            parts = ((year, f"{moment.year}年"), (month, f"{moment.month}月"), (day, f"{moment.day}日"))
            date = "".join(text for present, text in parts if present)
        else:
            parts = ((year, f"{moment:%Y}"), (month, f"{moment:%m}"), (day, f"{moment:%d}"))
            date = "-".join(text for present, text in parts if present)
        return f"{date} {time}".strip()


def number(value: Decimal) -> str:
    """Return a number without the dust of binary fractions.

    >>> number(Decimal("0.30000000000000004")), number(Decimal("120.0")), number(Decimal("1E+3"))
    ('0.3', '120', '1000')
    """
    text = format(Decimal(f"{value:.15g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(value: Decimal, code: str) -> str:
    decimals = re.search(r"\.([0#?]+)", code)
    places = len(decimals.group(1)) if decimals is not None else 0
    return f"{(value * 100).quantize(Decimal(1).scaleb(-places))}%"
