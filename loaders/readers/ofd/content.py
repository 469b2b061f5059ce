"""The text and straight lines of one OFD page, in points from its top left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.readers.layout import Sign
from loaders.readers.packages import Element, attribute, children, local
from loaders.readers.ruling import Stroke

_POINTS = 72 / 25.4
#: A filled shape thinner than this (points) is a line.
THIN = 3.0
MOST_STROKES = 100_000
#: Millimetres; a damaged number must not become infinity.
LARGEST = 1e6
_DRAWN = {"Content", "Layer", "PageBlock", "CompositeObject", "Clips"}
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
_STEP = re.compile(rf"g\s+(\d{{1,6}})\s+({_NUMBER})|({_NUMBER})")
_OPERATOR = re.compile(rf"([SMLQBAC])|({_NUMBER})")

Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class PageDrawing:
    """Collects what a page and its templates draw; ``too_many`` lines are no tables."""

    signs: list[Sign] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    images: int = 0
    too_many: bool = False
    _last: tuple[float, float, float] | None = None

    def add(self, root: Element) -> None:
        """Add a page or a template."""
        for content in children(root, "Content"):
            self._walk(content)

    def _walk(self, parent: Element) -> None:
        for element in parent:
            name = local(element)
            if attribute(element, "Visible") == "false":
                continue
            if name == "TextObject":
                self._text(element)
            elif name == "PathObject":
                self._path(element)
            elif name == "ImageObject":
                self.images += 1
            elif name in _DRAWN:
                self._walk(element)

    # -- text ----------------------------------------------------------------------------------------------------
    def _text(self, element: Element) -> None:
        left, top = _corner(element)
        matrix = _matrix(element)
        size = _float(attribute(element, "Size"), 3.5) * math.hypot(matrix[2], matrix[3]) * _POINTS
        x = y = 0.0
        for code in children(element, "TextCode"):
            x, y = _float(attribute(code, "X"), x), _float(attribute(code, "Y"), y)
            # Producers indent the XML; line ends inside the element are not text.
            text = (code.text or "").strip("\r\n")
            across = _steps(attribute(code, "DeltaX"), len(text))
            down = _steps(attribute(code, "DeltaY"), len(text))
            at_x, at_y = x, y
            for index, sign in enumerate(text):
                point = _apply(matrix, at_x, at_y)
                self._sign(sign, (left + point[0]) * _POINTS, (top + point[1]) * _POINTS, size)
                at_x += across[index] if index < len(across) else (0.0 if down else size / _POINTS)
                at_y += down[index] if index < len(down) else 0.0

    def _sign(self, sign: str, x: float, baseline: float, size: float) -> None:
        if self._last is not None:
            last_x, last_y, last_size = self._last
            step = abs(baseline - last_y)
            if step > 0.5 * min(size, last_size) or x < last_x - 2 * last_size:
                self.signs.append(Sign("\n", None, None, 0.0, 0.0))
            elif x - last_x > 2.2 * last_size:
                self.signs.append(Sign(" ", None, None, 0.0, 0.0))
        self._last = (x, baseline, size)
        if sign.isspace():
            self.signs.append(Sign(" ", None, None, 0.0, 0.0))
        elif sign.isprintable() or sign > "\u009f":
            self.signs.append(Sign(sign, x + size / 2, baseline - 0.4 * size, x, size))

    # -- lines ---------------------------------------------------------------------------------------------------
    def _path(self, element: Element) -> None:
        stroked, filled = attribute(element, "Stroke") != "false", attribute(element, "Fill") == "true"
        if not stroked and not filled:
            return
        left, top = _corner(element)
        matrix = _matrix(element)
        segments = [
            tuple(
                ((left + px) * _POINTS, (top + py) * _POINTS)
                for px, py in (_apply(matrix, *start), _apply(matrix, *end))
            )
            for data in children(element, "AbbreviatedData")
            for start, end in _segments(data.text or "")
        ]
        points = [point for segment in segments for point in segment]
        if not points:
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
            self._line(min(xs), min(ys), max(xs), max(ys))
        elif stroked:
            for (x0, y0), (x1, y1) in segments:
                if abs(x0 - x1) <= 1 or abs(y0 - y1) <= 1:
                    self._line(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _line(self, left: float, top: float, right: float, bottom: float) -> None:
        if len(self.strokes) >= MOST_STROKES:
            self.too_many = True
        elif right - left >= bottom - top and right - left > THIN:
            self.strokes.append(Stroke(True, (top + bottom) / 2, left, right))
        elif bottom - top > THIN:
            self.strokes.append(Stroke(False, (left + right) / 2, top, bottom))


def _segments(data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight segments of ``AbbreviatedData`` (S, M x y, L x y, Q, B, A, C)."""
    numbers: list[float] = []
    first = last = (0.0, 0.0)
    command = ""
    for operator, number in [*_OPERATOR.findall(data), ("S", "")]:
        if number:
            numbers.append(_float(number, 0.0))
            continue
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        if command in ("M", "S") and pairs:
            first = last = pairs[-1]
        elif command == "L":
            for pair in pairs:
                yield last, pair
                last = pair
        elif command in ("Q", "B", "A") and pairs:
            last = pairs[-1]
        elif command == "C":
            yield last, first
            last = first
        command, numbers = operator, []


def _steps(raw: str | None, most: int) -> list[float]:
    """Return the distances of ``DeltaX``; ``g 3 10`` stands for 10 three times, and never for more than there are signs.

    >>> _steps("g 2 3.5 4", 9)
    [3.5, 3.5, 4.0]
    """
    steps: list[float] = []
    for count, distance, single in _STEP.findall(raw or ""):
        steps.extend([_float(distance, 0.0)] * min(int(count), most) if count else [_float(single, 0.0)])
        if len(steps) >= most:
            break
    return steps


def _corner(element: Element) -> tuple[float, float]:
    numbers = re.findall(_NUMBER, attribute(element, "Boundary") or "")
    return (_float(numbers[0], 0.0), _float(numbers[1], 0.0)) if len(numbers) >= 2 else (0.0, 0.0)


def _matrix(element: Element) -> Matrix:
    numbers = [_float(number, 0.0) for number in re.findall(_NUMBER, attribute(element, "CTM") or "")]
    return (
        (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        if len(numbers) == 6
        else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _float(raw: str | None, default: float) -> float:
    value = float(raw) if raw is not None and re.fullmatch(_NUMBER, raw.strip()) else default
    return value if abs(value) < LARGEST else default
