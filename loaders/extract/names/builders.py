"""Who builds or owns a project: 由甲公司建设, 建设单位：甲, 业主单位为甲, 甲投资建设."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BY = re.compile(
    r"由(?P<name>[^，。；由]{3,40}?)(?:牵头|负责|共同|独家|全额|出资|联合)*(?:投资(?:\d[^，。；]{0,12})?建设|承建|建设|承担|出资建设|开发建设|开发|投资|建设运营|运营|实施|组织实施)"
)
_LABEL = re.compile(
    r"(?:建设单位|业主单位|项目业主|投资主体|建设主体|实施主体|承建单位|项目单位|项目法人|业主)[：:为是]?(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·]{3,30}?)(?=[，。；\s]|$)"
)
_PART = re.compile(r"(?:会同|联合(?!会))?(?:(?!会同|联合(?!会))[^、])+")
_NOT = re.compile(r"^(?:其|企业|政府|社会资本|市场|各|地方|专业|第三方)")


def find_builders(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the builders that ``norm[start:end]`` names, in order."""
    for pattern in (_BY, _LABEL):
        for match in pattern.finditer(norm, start, end):
            first, last = match.span("name")
            for part in _PART.finditer(norm[first:last]):
                begin = part.start() + (2 if part.group().startswith(("会同", "联合")) else 0)
                if not _NOT.match(part.group()[begin - part.start() :]) and part.end() - begin >= 3:
                    yield first + begin, first + part.end()
