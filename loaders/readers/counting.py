"""Automatic numbers of Word lists, written as Word shows them (numFmt of ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
#: Word knows no list number above this; a damaged file may.
LARGEST = 32767


def chinese(value: int, digits: str = _DIGITS, units: str = "十百千万") -> str:
    """Return a number from 0 to 32767 as Chinese counts it.

    >>> [chinese(n) for n in (0, 7, 10, 12, 20, 101, 110, 315, 1002, 12034)]
    ['零', '七', '十', '十二', '二十', '一百零一', '一百一十', '三百一十五', '一千零二', '一万二千零三十四']
    """
    ten, hundred, thousand, myriad = tuple(units)
    if value >= 10000:
        rest = value % 10000
        link = digits[0] if 0 < rest < 1000 else ""
        return chinese(value // 10000, digits, units) + myriad + link + (chinese(rest, digits, units) if rest else "")
    text, gap = "", False
    for size, unit in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
        digit = value // size % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + unit
        gap = not digit
    if digits == _DIGITS and text.startswith("一十"):
        text = text[1:]
    return text or digits[0]


def _roman(value: int) -> str:
    text = ""
    for size, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        text += sign * (value // size)
        value %= size
    return text


def _letters(value: int) -> str:
    return chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else str(value)


def _from(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else chinese(value)


def _digit_by_digit(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _circled(value: int) -> str:
    return "" if value <= 0 else _from("①", 20)(value) if value <= 20 else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda value: chinese(value, _FORMAL, "拾佰仟万"),
    "japaneseLegal": lambda value: chinese(value, _FORMAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda value: chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
}


def counted(value: int, style: str) -> str:
    """Return a list number in one of Word's number formats; unknown formats count in digits, ``none`` not at all.

    >>> counted(3, "chineseCounting"), counted(2, "ideographTraditional"), counted(4, "upperRoman"), counted(1, "none")
    ('三', '乙', 'IV', '')
    """
    if style in ("none", "bullet"):
        return ""
    return _FORMATS.get(style, str)(value) if 0 <= value <= LARGEST else str(value)
